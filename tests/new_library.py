"""An empty library for a test, without the time that it takes to make one."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from detente.store.engine import open_store


def new_library(file: Path) -> str:
    """The address of a library of today's schema without articles: a copy of one that was made once."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_empty())
    return f"sqlite:///{file}"


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "empty.db"
        open_store(f"sqlite:///{file}").dispose()
        return file.read_bytes()
