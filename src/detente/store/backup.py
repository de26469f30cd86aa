"""A consistent copy of a running store, and back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine

from detente.records import DetenteError


def backup(engine: Engine, file: Path) -> None:
    """Copy a SQLite store into `file` while it is in use. Raises DetenteError where that cannot be done."""
    with closing(_sqlite(engine)) as source, closing(sqlite3.connect(file)) as target:
        source.backup(target)


def restore(engine: Engine, file: Path) -> None:
    """Put a copy made by `backup` in the place of the store's content."""
    if not file.exists():
        raise DetenteError(f"{file} is not there; name a file that `detente backup` has written.")
    with closing(sqlite3.connect(file)) as source:
        try:
            source.execute("SELECT count(*) FROM article").fetchone()
        except sqlite3.DatabaseError:
            raise DetenteError(f"{file} is not a copy of a Détente store.") from None
        with closing(_sqlite(engine)) as target:
            source.backup(target)


def _sqlite(engine: Engine) -> sqlite3.Connection:
    if engine.dialect.name != "sqlite" or not engine.url.database:
        raise DetenteError(
            "Only a SQLite store is copied by Détente; use your database's own tool, e.g. pg_dump."
        )
    return sqlite3.connect(engine.url.database)
