"""Which version of the readers read a file: where a later one reads it better, it can be read again."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from detente.data_tables import data_path, digest


@lru_cache(maxsize=1)
def reader_version() -> str:
    """Eight hex digits over the code that reads files and lays out text, and the tables it uses."""
    package = Path(__file__).resolve().parents[1]
    files = [file for room in ("intake", "text") for file in sorted((package / room).rglob("*.py"))]
    tables = [
        file for room in ("english", "intake", "text") for file in sorted(data_path(room).glob("*.csv"))
    ]
    return digest((*files, *tables))
