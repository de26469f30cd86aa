"""Opening a library: where it lies and how it is connected to."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TypeAlias

from platformdirs import user_data_path
from sqlalchemy import URL, Engine, create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from detente.access import deeds
from detente.records import DetenteError
from detente.store import condition, partitions, postgres
from detente.store.atomic_files import sweep
from detente.store.holding import by_itself
from detente.store.partitions import BACKEND
from detente.store.transactions import prepare_connections, writing
from detente.store.troubles import DamagedError, trouble, watch
from detente.store.upgrading import upgrade

VARIABLE = "DETENTE_DATABASE_URL"


Library: TypeAlias = Engine  # an open library, as other rooms hold it and hand it on


def default_url() -> str:
    """The store's address: `DETENTE_DATABASE_URL`, or a SQLite file in the user's data folder."""
    given = os.environ.get(VARIABLE)
    return given or f"sqlite:///{user_data_path('detente', appauthor=False) / 'detente.db'}"


def open_store(url: str | None = None, *, examined: bool = False) -> Engine:
    """Open a library, with this version's schema; the folder and the tables are made where they are missing.

    An older SQLite library is copied beside itself before it is changed. What killed processes left
    half-written beside it is deleted. A folder of partitions ("parquet:////data/archive") can only be read.

    Args:
        url: Its address; `default_url` where None.
        examined: Whether SQLite is to look for damage also in a large file, which takes it seconds.

    Returns:
        The library.

    Raises:
        DetenteError: The address is no database address, the folder cannot be written, the database does not
            answer, was written by a newer version or another program, is half-made or damaged; the sentence
            says what to do.
    """
    address = url or default_url()
    try:
        given = make_url(address)
        if given.get_backend_name() == BACKEND:
            return partitions.connecting(Path(given.database or ""))
        engine = _connecting(given)
    except (ArgumentError, NoSuchModuleError, ImportError):
        raise DetenteError(
            f"“{_without_password(address)}” is not a database address that can be used; set {VARIABLE} to "
            "one like "
            "sqlite:////data/detente.db or postgresql://user@host/detente (with pip install "
            '"detente[postgres]").'
        ) from None
    except OSError as trouble:
        raise DetenteError(
            f"The folder of {address} cannot be made ({trouble.strerror}); set {VARIABLE} to a place that "
            "can be written."
        ) from None
    prepare_connections(engine)
    try:
        _refuse_damage(engine, examined)
        upgrade(engine)
    except BaseException:
        engine.dispose()  # no connection is left to what could not be opened
        raise
    watch(engine)
    return engine


def _refuse_damage(engine: Engine, examined: bool) -> None:
    """End with a sentence where a library's file is damaged: what is written to it would be lost."""
    file = condition.file_of(engine)
    if file is None or not file.exists():
        return
    sweep(file.parent)
    if (examined or file.stat().st_size <= condition.EXAMINED_ALWAYS) and (found := condition.damage(engine)):
        raise trouble(DamagedError, engine.url, found)


def _connecting(url: URL) -> Engine:
    match url.get_backend_name():
        case "sqlite":
            if url.database and url.database != ":memory:":
                Path(url.database).parent.mkdir(parents=True, exist_ok=True)
            return create_engine(url)  # nothing between us and a file is lost while it is not used
        case "postgresql":
            return postgres.connecting(url)
        case other:
            raise NoSuchModuleError(f"A library is kept in SQLite or PostgreSQL, not in {other}.")


def _without_password(address: str) -> str:
    try:
        return make_url(address).render_as_string()
    except ArgumentError:
        return address


def settle(engine: Engine) -> None:
    """Let the database measure what it holds, so that it finds the short way to it; after much was added at
    once.

    Args:
        engine: The library.
    """
    with writing(by_itself(engine), deeds.MEASURE) as connection:
        connection.exec_driver_sql("ANALYZE")
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
