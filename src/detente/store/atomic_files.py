"""Copies of SQLite files that have their name only once they are whole; what a killed process left is swept
away.
"""

from __future__ import annotations

import re
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

_PART = re.compile(r"\..+\.[0-9a-f]{32}\.part(-journal)?")


@contextmanager
def atomic_file(file: Path) -> Iterator[sqlite3.Connection]:
    """A new SQLite file, written under another name and renamed when the block ends without an error.

    Parts that killed processes left in the same folder are deleted first.

    Args:
        file: The name that the file gets; what was there is replaced.

    Yields:
        A connection to write the content with.

    Raises:
        OSError: The folder cannot be written.
        sqlite3.Error: What writing raises; then no file is left.
    """
    sweep(file.parent)
    half = file.with_name(f".{file.name}.{uuid.uuid4().hex}.part")
    try:
        with closing(sqlite3.connect(half)) as target:
            target.execute("PRAGMA locking_mode=EXCLUSIVE")  # who sweeps sees that somebody is writing it
            target.execute("BEGIN EXCLUSIVE")
            target.commit()
            yield target
        half.replace(file)
    finally:
        half.unlink(missing_ok=True)
        half.with_name(f"{half.name}-journal").unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Delete the parts that nobody is writing any more."""
    for part in folder.glob(".*.part*"):
        if _PART.fullmatch(part.name) and not _is_written(part):
            part.unlink(missing_ok=True)


def _is_written(part: Path) -> bool:
    """Whether a process holds the lock that `atomic_file` takes."""
    if part.name.endswith("-journal"):
        part = part.with_name(part.name.removesuffix("-journal"))
    if not part.exists():
        return False
    try:
        with closing(
            sqlite3.connect(f"{part.resolve().as_uri()}?mode=rw", uri=True, timeout=0)
        ) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            connection.rollback()
    except sqlite3.OperationalError:
        return True
    except sqlite3.DatabaseError:  # torn, and nobody's
        return False
    return False
