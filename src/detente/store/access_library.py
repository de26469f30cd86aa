"""Where roles, sessions and the log of a library are kept: in itself, or, where it can only be read, in a
small library beside it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from sqlalchemy.engine import make_url

from detente.store.engine import Library, default_url, open_store
from detente.store.reading_alone import read_only

ACCESS: Final = "DETENTE_ACCESS_URL"  # where they are kept for a folder of partitions
_ENDING: Final = ".access.db"


def access_library(library: Library, url: str | None = None) -> Library:
    """The library that knows who may do what in another, who has signed in, and who did what.

    Args:
        library: The one that people read.
        url: Its address; the one in force where None.

    Returns:
        The same one, where it can be written. For a folder of partitions a library of its own, without
        articles, at `DETENTE_ACCESS_URL` or else beside the folder; it is made where it is missing.

    Raises:
        DetenteError: It cannot be opened or made.
    """
    if not read_only(library):
        return library
    return open_store(os.environ.get(ACCESS) or _beside(Path(make_url(url or default_url()).database or "")))


def _beside(root: Path) -> str:
    """The address of the library beside a folder of partitions, such as /data/archive.access.db."""
    place = root.resolve()
    return f"sqlite:///{place.with_name(place.name + _ENDING)}"
