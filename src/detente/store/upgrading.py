"""Bringing a library to this version's schema: in one transaction, after one copy, and a sentence where it
cannot be done.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect
from sqlalchemy.exc import DBAPIError

from detente.access import deeds
from detente.records import DetenteError
from detente.store import condition, postgres
from detente.store.atomic_files import atomic_file
from detente.store.condition import file_of
from detente.store.transactions import BusyError, is_busy, writing
from detente.store.troubles import kind_of, said_by, trouble

# alembic is loaded where a library is made or upgraded: a start that finds it as it is needs none
if TYPE_CHECKING:
    from alembic.config import Config

_TRIES = 20  # attempts to be the one who upgrades, when several processes start at once
_PAUSE = 0.1  # seconds between them
# What databases say where the tables are not those of the library's revision.
_OTHER_TABLES = ("already exists", "duplicate column", "no such", "does not exist")
_MOST_NAMED = 3  # parts that a half-made library lacks and that are named


class _HalfMadeError(Exception):
    """The tables of a library are not those of its version."""


def migrations() -> Config:
    """Where the steps from one schema to the next are found."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).resolve().parent / "migrations"))
    return config


def upgrade(engine: Engine) -> None:
    """Bring a library to the latest schema; an older SQLite file is copied beside itself first.

    All steps are one transaction, which ends only if all tables are then there: where a step fails, nothing
    is changed. A failed upgrade that is tried again keeps the one copy that it made.

    Args:
        engine: A library of any earlier schema, or an empty database.

    Raises:
        BusyError: Somebody else has been writing all the time.
        DetenteError: The database does not answer, was written by a newer version or another program, is
            half-made or damaged, or has no room; the sentence says which, and what to do.
    """
    head = _newest()
    for attempt in range(1, _TRIES + 1):
        revision, begun = None, False
        try:
            revision, filled = _state(engine, head)
            if revision == head:
                return
            if revision is not None and revision > head:
                raise DetenteError(_newer(engine))
            if revision is not None and filled:
                _copy_before(engine, revision)
            with writing(engine, deeds.UPGRADE) as connection:
                begun = True
                make_tables(connection)
            return
        except _HalfMadeError as lacks:
            raise DetenteError(_half_made(engine, revision or head, str(lacks))) from None
        except BusyError:
            if attempt == _TRIES:
                raise
        except DBAPIError as trouble:  # another process may be upgrading at this very moment
            if attempt == _TRIES or not is_busy(trouble):
                raise DetenteError(_sentence(engine, revision, trouble, begun)) from trouble
            time.sleep(_PAUSE)


def make_tables(connection: Connection) -> None:
    """Bring a database's tables to this version's, from whichever they are, within the caller's transaction.

    Args:
        connection: To a library of any earlier schema, or to an empty database.
    """
    from alembic import command

    config = migrations()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if connection.dialect.name == "postgresql":
        postgres.order_by_numbers(connection)
    _check_tables(connection)


def _newest() -> str:
    """The revision of the newest migration: their files' names begin with it, and it counts up."""
    versions = Path(__file__).resolve().parent / "migrations" / "versions"
    return max(file.name.partition("_")[0] for file in versions.glob("[0-9]*_*.py"))


def _state(engine: Engine, head: str | None) -> tuple[str | None, bool]:
    """The revision of a library, and whether it holds tables of ours."""
    with engine.connect() as connection:
        revision = _revision(connection)
        if revision == head:
            _check_tables(connection)
        elif revision is None and engine.dialect.name == "sqlite":
            _refuse_strangers(connection)
        return revision, inspect(connection).has_table("article")


def _revision(connection: Connection) -> str | None:
    """The revision that a database names, None where it names none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    named: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return named


def _check_tables(connection: Connection) -> None:
    """End with an exception where a library of this version's revision lacks a part of its tables."""
    if lacks := condition.missing(connection):
        more = f" and {len(lacks) - _MOST_NAMED:,} more" if len(lacks) > _MOST_NAMED else ""
        raise _HalfMadeError(f"it lacks {', '.join(lacks[:_MOST_NAMED])}{more}")


def _refuse_strangers(connection: Connection) -> None:
    """End with a sentence where a file is the database of another program."""
    if tables := condition.strangers(connection):
        raise DetenteError(
            f"{connection.engine.url.render_as_string()} is the database of another program (it holds "
            f"“{tables[0]}”); nothing was changed. Set DETENTE_DATABASE_URL to a file of Détente's own."
        )


def _sentence(engine: Engine, revision: str | None, error: DBAPIError, begun: bool) -> str:
    """What is wrong with a library that cannot be opened or, once begun, upgraded, and what to do."""
    original = error.orig or error
    said = said_by(original)
    if begun and any(words in said for words in _OTHER_TABLES):
        return _half_made(engine, revision, said)
    kind = kind_of(original)
    if kind is not None and engine.dialect.name == "sqlite":
        return str(trouble(kind, engine.url, said))
    return (
        f"The database at {engine.url.render_as_string()} cannot be opened ({said}); check that it can be "
        "reached and written, or set DETENTE_DATABASE_URL."
    )


def _half_made(engine: Engine, revision: str | None, said: str) -> str:
    version = f"has the version {revision}" if revision else "has no version"
    return (
        f"The library at {engine.url.render_as_string()} is half-made: it {version} and the tables of "
        f"another ({said}). Nothing in it was changed. Move it away, start Détente, and bring a whole copy "
        f"back with “detente restore FILE”.{_latest_copy(engine, revision or '*')}"
    )


def _newer(engine: Engine) -> str:
    return (
        f"The library at {engine.url.render_as_string()} was written by a newer Détente; upgrade Détente, or "
        f"restore a copy that this version has made.{_latest_copy(engine, '*')}"
    )


def _latest_copy(engine: Engine, revision: str) -> str:
    copies = _copies(engine, revision)
    return f" The latest copy beside it is {copies[-1].name}." if copies else ""


def _copy_before(engine: Engine, revision: str) -> None:
    """Copy a SQLite file beside itself, unless a copy of this very state lies there from an upgrade that
    failed.
    """
    there = file_of(engine)
    if there is None:
        return
    with closing(sqlite3.connect(there)) as source:
        state = _fingerprint(source)
        for kept in _copies(engine, revision):
            with closing(
                sqlite3.connect(f"{kept.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
            ) as before:
                if state is not None and _fingerprint(before) == state:
                    return
        copy = there.with_name(f"{there.stem}.before-{revision}.{datetime.now():%Y%m%d%H%M%S%f}.db")
        try:
            with atomic_file(copy) as target:
                source.backup(target)
                target.execute("PRAGMA journal_mode=DELETE")  # one file, without others beside it
        except (OSError, sqlite3.Error) as trouble:
            raise DetenteError(
                f"The library at {there} cannot be copied before its upgrade ({trouble}); make room beside "
                "it, or make its "
                "folder writable. Nothing was changed."
            ) from None


def _copies(engine: Engine, revision: str) -> list[Path]:
    """The copies that upgrades from a revision made, the earliest first."""
    there = file_of(engine)
    return sorted(there.parent.glob(f"{there.stem}.before-{revision}.*.db")) if there else []


def _fingerprint(connection: sqlite3.Connection) -> tuple[object, ...] | None:
    """By what two states of a library are compared; None where it cannot be read."""
    try:
        schema = connection.execute(
            "SELECT group_concat(sql) FROM (SELECT sql FROM sqlite_master ORDER BY name)"
        )
        articles = connection.execute("SELECT count(*), max(id), max(added) FROM article")
        revision = connection.execute("SELECT value FROM setting WHERE name = 'revision'")
        return (schema.fetchone(), articles.fetchone(), revision.fetchone())
    except sqlite3.DatabaseError:
        return None
