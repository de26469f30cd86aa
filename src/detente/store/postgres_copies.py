"""Copies of a library in PostgreSQL as files of SQLite, and back: one kind of copy for all libraries."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event

from detente.access import deeds
from detente.store.atomic_files import atomic_file
from detente.store.log_writing import STAYS, note
from detente.store.row_copies import copy_rows, empty
from detente.store.settings import RESTORED, put, read_setting
from detente.store.transactions import writing
from detente.store.upgraded_copies import upgraded
from detente.store.upgrading import make_tables


def write_copy(engine: Engine, file: Path) -> None:
    """Copy a library in PostgreSQL into a SQLite file, as it is at one moment, while it is in use.

    Args:
        engine: The library.
        file: A name that is not taken; it is there only once the copy is whole and was compared.

    Raises:
        OSError: The folder cannot be written.
        DetenteError: Something else arrived than was sent.
    """
    with atomic_file(file) as target, engine.connect() as read, _written(target) as written:
        make_tables(written)
        copy_rows(read, written)


def read_copy(engine: Engine, file: Path) -> Path:
    """Put a copy in the place of a PostgreSQL library's content, in one transaction, also while it is in use.

    Args:
        engine: The library.
        file: A sound copy of this version or an earlier one.

    Returns:
        Where the content that was there is kept: a copy beside the file.

    Raises:
        DetenteError: The library is in use, or something else arrived than was sent; nothing was changed.
    """
    kept = file.with_name(f"{file.stem}.before-restore.{datetime.now():%Y%m%d%H%M%S%f}.db")
    write_copy(engine, kept)
    with upgraded(file) as (source, _), source.connect() as read, writing(engine, deeds.RESTORE) as written:
        before = int(read_setting(written, "revision") or 0)
        empty(written, STAYS)
        copy_rows(read, written, but=STAYS)
        # What others hold in memory goes by the revision: it must be one that they have not seen.
        revision = max(before, int(read_setting(written, "revision") or 0)) + 1
        put(written, "revision", str(revision))
        put(written, RESTORED, uuid.uuid4().hex)
        note(written, "library", None, file.name, f"what was there is kept in {kept.name}")
    return kept


@contextmanager
def _written(target: sqlite3.Connection) -> Iterator[Connection]:
    """One transaction on an open SQLite connection, which stays open."""
    target.isolation_level = None  # SQLAlchemy begins transactions itself, so that DDL is part of them
    engine = create_engine("sqlite://", creator=lambda: target, poolclass=StaticPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    with engine.connect() as connection, connection.begin():
        yield connection
