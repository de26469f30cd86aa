"""Transactions on a library: how connections begin, the one writer at a time, and what it is allowed.

There is no other way to write than `writing`: all other transactions are read-only to the database itself.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DBAPIError

from detente.access.deeds import Deed
from detente.access.rights import RefusedError
from detente.records import DetenteError
from detente.store import postgres
from detente.store.log_writing import ENTRY, append, entry_for, nothing_done
from detente.store.permission import Thing, refused
from detente.store.reading_alone import refuse_writing
from detente.store.state import written

WAIT = 10_000  # milliseconds to wait for another process's write
# What was said to be saved is on the disk: NORMAL loses the last transactions where the power fails. Apple's
# fsync alone does not reach the disk; the second says nothing elsewhere.
LASTING = ("synchronous=FULL", "fullfsync=ON")
# Python's driver asks every None whether it would be something else, half a microsecond each time, of rows a
# third of which is empty. This answers at once: it would be None.
sqlite3.register_adapter(type(None), dict[None, None]().get)
_BUSY = ("locked", "busy", "lock timeout")  # what databases say while somebody else writes


class BusyError(DetenteError):
    """Another writer has not come to an end."""


def prepare_connections(engine: Engine) -> None:
    """Set up every connection of an engine for several readers and one writer at a time."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _on_connect)
    else:
        event.listen(engine, "connect", postgres.only_read)
    event.listen(engine, "begin", _on_begin)


@contextmanager
def writing(engine: Engine, deed: Deed, on: Thing | None = None) -> Iterator[Connection]:
    """One transaction that writes: all of it is kept, with its entry in the log, or nothing. One writer at a
    time, from the beginning to the end.

    Args:
        engine: The library, in the hands of the one who does it.
        deed: What is done.
        on: To what, where that is there already.

    Yields:
        A connection on which everything is part of the transaction.

    Raises:
        BusyError: Somebody else has been writing for ten seconds.
        ReadOnlyError: The library can only be read.
        RefusedError: The library's holder may not do this; the log says that they tried.
    """
    refuse_writing(engine)
    with engine.connect().execution_options(detente_writes=True) as connection:
        try:
            transaction = connection.begin()
        except DBAPIError as trouble:
            if not is_busy(trouble):
                raise
            raise BusyError(
                "Somebody else has been writing to this library for a while; try again in a moment."
            ) from trouble
        try:
            with transaction:
                why = refused(connection, deed, on)
                entry = entry_for(connection, deed, on)
                connection.execution_options(**{ENTRY: entry})
                if why is None:
                    yield connection
                if why is not None or (deed.logged and not entry.nothing):
                    append(connection, entry, why)
        finally:
            written(engine)
        if why is not None:
            raise RefusedError(why)


def demand(engine: Engine, deed: Deed, on: Thing | None = None) -> None:
    """Refuse, before anything is done, what the holder of a library may not do; where a deed is more than one
    transaction, or reads what not everybody may read.

    Args:
        engine: The library.
        deed: What would be done.
        on: To what.

    Raises:
        RefusedError: They may not; the log says that they tried.
    """
    with engine.connect() as connection:
        allowed = refused(connection, deed, on) is None
    if not allowed:
        with writing(engine, deed, on) as connection:  # raises, once the entry is written
            nothing_done(connection)  # somebody gave them the role at this very moment


def is_busy(trouble: DBAPIError) -> bool:
    """Whether a database's error says only that somebody else is writing."""
    return any(word in str(trouble.orig) for word in _BUSY)


def _on_connect(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy begins transactions itself, so that DDL is part of them
    for pragma in ("journal_mode=WAL", f"busy_timeout={WAIT}", "foreign_keys=ON", *LASTING):
        connection.execute(f"PRAGMA {pragma}")


def _on_begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("detente_writes")
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if writes else 'ON'}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
    elif writes:
        postgres.take_turn(connection, WAIT)
