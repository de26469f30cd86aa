"""Transactions on a library: how connections begin, and the one writer at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DBAPIError

from detente.records import DetenteError
from detente.store import postgres
from detente.store.reading_alone import refuse_writing

WAIT = 10_000  # milliseconds to wait for another process's write
_BUSY = ("locked", "busy", "lock timeout")  # what databases say while somebody else writes


class BusyError(DetenteError):
    """Another writer has not come to an end."""


def prepare_connections(engine: Engine) -> None:
    """Set up every connection of an engine for several readers and one writer at a time."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes: all of it is kept, or nothing. One writer at a time, from the beginning to
    the end.

    Args:
        engine: The library.

    Yields:
        A connection on which everything is part of the transaction.

    Raises:
        BusyError: Somebody else has been writing for ten seconds.
        ReadOnlyError: The library can only be read.
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
        with transaction:
            yield connection


def is_busy(trouble: DBAPIError) -> bool:
    """Whether a database's error says only that somebody else is writing."""
    return any(word in str(trouble.orig) for word in _BUSY)


def _on_connect(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy begins transactions itself, so that DDL is part of them
    for pragma in ("journal_mode=WAL", f"busy_timeout={WAIT}", "foreign_keys=ON", "synchronous=NORMAL"):
        connection.execute(f"PRAGMA {pragma}")


def _on_begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("detente_writes")
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
    elif writes:
        postgres.take_turn(connection, WAIT)
