"""Opening the store: where it lies, how it is connected to, and bringing it up to this version's schema."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from platformdirs import user_data_path
from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from detente.records import DetenteError
from detente.store import postgres

VARIABLE = "DETENTE_DATABASE_URL"
_WAIT = 10_000  # milliseconds to wait for another process's write
_TRIES = 20  # attempts to be the one who migrates, when several processes start at once


Library: TypeAlias = Engine  # an open library, as other rooms hold it and hand it on


class BusyError(DetenteError):
    """Another writer has not come to an end."""


def default_url() -> str:
    """The store's address: `DETENTE_DATABASE_URL`, or a SQLite file in the user's data folder."""
    given = os.environ.get(VARIABLE)
    return given or f"sqlite:///{user_data_path('detente', appauthor=False) / 'detente.db'}"


def open_store(url: str | None = None) -> Engine:
    """An engine on a store of this version's schema; the folder and the tables are made where they are missing.

    Raises DetenteError if the address is no database address, the folder cannot be written, the database does not
    answer, or it was written by a newer Détente. An older SQLite store is copied beside itself before it is changed.
    """
    address = url or default_url()
    try:
        engine = _connecting(make_url(address))
    except (ArgumentError, NoSuchModuleError, ImportError):
        raise DetenteError(
            f"“{_without_password(address)}” is not a database address that can be used; set {VARIABLE} to one like "
            'sqlite:////data/detente.db or postgresql://user@host/detente (with pip install "detente[postgres]").'
        ) from None
    except OSError as trouble:
        raise DetenteError(
            f"The folder of {address} cannot be made ({trouble.strerror}); set {VARIABLE} to a place that can be written."
        ) from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    _migrate(engine)
    return engine


def _connecting(url: URL) -> Engine:
    match url.get_backend_name():
        case "sqlite":
            if url.database and url.database != ":memory:":
                Path(url.database).parent.mkdir(parents=True, exist_ok=True)
            return create_engine(url, pool_pre_ping=True)
        case "postgresql":
            return postgres.connecting(url)
        case other:
            raise NoSuchModuleError(f"A library is kept in SQLite or PostgreSQL, not in {other}.")


def _without_password(address: str) -> str:
    try:
        return make_url(address).render_as_string()
    except ArgumentError:
        return address


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes: all of it is kept, or nothing. One writer at a time, from the beginning to the end.

    Raises BusyError where somebody else has been writing for ten seconds.
    """
    with engine.connect().execution_options(detente_writes=True) as connection:
        try:
            transaction = connection.begin()
        except DBAPIError as trouble:
            if not _may_pass(trouble):
                raise
            raise BusyError(
                "Somebody else has been writing to this library for a while; try again in a moment."
            ) from trouble
        with transaction:
            yield connection


def settle(engine: Engine) -> None:
    """Let the database look at what it holds, so that it reads it the short way; after much was added at once."""
    with engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")
        connection.commit()
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _on_connect(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy begins transactions itself, so that DDL is part of them
    for pragma in ("journal_mode=WAL", f"busy_timeout={_WAIT}", "foreign_keys=ON", "synchronous=NORMAL"):
        connection.execute(f"PRAGMA {pragma}")


def _on_begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("detente_writes")
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
    elif writes:
        postgres.take_turn(connection, _WAIT)


def migrations() -> Config:
    """Where the steps from one schema to the next are found."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).resolve().parent / "migrations"))
    return config


def _migrate(engine: Engine) -> None:
    config = migrations()
    head = ScriptDirectory.from_config(config).get_current_head()
    for attempt in range(_TRIES):
        try:
            with engine.connect() as connection:
                current = MigrationContext.configure(connection).get_current_revision()
                filled = inspect(connection).has_table("article")
            if current == head:
                return
            if current is not None and filled:
                _copy_before(engine, current)
            with writing(engine) as connection:
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
                if engine.dialect.name == "postgresql":
                    postgres.order_by_numbers(connection)
            return
        except CommandError:
            raise DetenteError(
                "This database was written by a newer Détente; upgrade Détente, or restore the copy that lies beside it."
            ) from None
        except BusyError:
            if attempt == _TRIES - 1:
                raise
        except DBAPIError as trouble:  # another process may be migrating at this very moment
            if attempt == _TRIES - 1 or not _may_pass(trouble):
                raise DetenteError(
                    f"The database at {engine.url.render_as_string()} cannot be opened ({postgres.said_by(trouble)}); "
                    f"check that it can be reached and written, or set {VARIABLE}."
                ) from None
            time.sleep(0.1)


def _may_pass(trouble: DBAPIError) -> bool:
    return any(word in str(trouble.orig) for word in ("locked", "already exists", "busy", "lock timeout"))


def _copy_before(engine: Engine, revision: str) -> None:
    if engine.dialect.name != "sqlite" or not engine.url.database:
        return
    there = Path(engine.url.database)
    copy = there.with_name(f"{there.stem}.before-{revision}.{datetime.now():%Y%m%d%H%M%S}.db")
    with sqlite3.connect(there) as source, sqlite3.connect(copy) as target:
        source.backup(target)
