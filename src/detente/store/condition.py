"""The condition of a library: whether its tables are those of this version, and whether its file is sound."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from detente.store.schema import metadata
from detente.store.troubles import DamagedError, kind_of, said_by

# Up to this size a file is examined whenever it is opened (0.15 s); a larger one when a server starts, before
# it is copied, and by `detente doctor`: a gigabyte takes 2 to 3 s.
EXAMINED_ALWAYS: Final = 64_000_000  # bytes

_COLUMNS = {
    "sqlite": (
        "SELECT 'column', owner.name || '.' || own.name FROM sqlite_master AS owner "
        "JOIN pragma_table_info(owner.name) AS own WHERE owner.type = 'table' "
        "UNION ALL SELECT 'index', name FROM sqlite_master WHERE type = 'index'"
    ),
    "postgresql": (
        "SELECT 'column', table_name || '.' || column_name FROM information_schema.columns "
        "WHERE table_schema = current_schema() "
        "UNION ALL SELECT 'index', indexname FROM pg_indexes WHERE schemaname = current_schema()"
    ),
}


class SchemaPart(NamedTuple):
    """A part of a schema: a column, as "table.column", or an index."""

    kind: str
    name: str


@cache
def wanted() -> frozenset[SchemaPart]:
    """The columns and indexes that this version's library has."""
    columns = {
        SchemaPart("column", f"{table.name}.{column.name}")
        for table in metadata.tables.values()
        for column in table.c
    }
    indexes = {
        SchemaPart("index", str(index.name)) for table in metadata.tables.values() for index in table.indexes
    }
    return frozenset(columns | indexes | {SchemaPart("column", "alembic_version.version_num")})


def present(connection: Connection) -> frozenset[SchemaPart]:
    """The columns and indexes that a library has.

    Args:
        connection: To the library.

    Returns:
        All of them, also those that other programs have put there.
    """
    rows = connection.exec_driver_sql(_COLUMNS[connection.dialect.name])
    return frozenset(SchemaPart(str(kind), str(name)) for kind, name in rows)


def missing(connection: Connection) -> tuple[str, ...]:
    """What a library of this version lacks of its tables.

    Args:
        connection: To the library, also within the transaction that upgrades it.

    Returns:
        Such as "column article.words", in order; none where it is whole.
    """
    return tuple(f"{part.kind} {part.name}" for part in sorted(wanted() - present(connection)))


def fingerprint(connection: Connection) -> str:
    """By what two libraries of one schema are known to be so, on whichever database.

    Args:
        connection: To the library.

    Returns:
        Twelve hexadecimal digits of the parts that Détente knows.
    """
    known = sorted(wanted() & present(connection))
    return hashlib.sha256(repr([tuple(part) for part in known]).encode()).hexdigest()[:12]


def strangers(connection: Connection) -> tuple[str, ...]:
    """The tables of a database that has none of ours: it belongs to another program.

    Args:
        connection: To the database.

    Returns:
        Their names, in order; none where the database is empty or a library.
    """
    tables = {part.name.partition(".")[0] for part in present(connection) if part.kind == "column"}
    ours = {*metadata.tables, "alembic_version"}
    return () if tables & ours else tuple(sorted(name for name in tables if not name.startswith("sqlite_")))


def damage(engine: Engine) -> str | None:
    """What SQLite's quick_check finds in a library's file; PostgreSQL watches over its own.

    Args:
        engine: The library.

    Returns:
        The first finding in SQLite's words; None where the file is sound, or cannot be read for another
        reason.
    """
    if engine.dialect.name != "sqlite":
        return None
    try:
        with engine.connect() as connection:
            found = str(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar())
    except DBAPIError as error:  # so damaged that SQLite cannot look, or busy, or closed to us
        original = error.orig or error
        return said_by(original) if kind_of(original) is DamagedError else None
    return None if found == "ok" else " ".join(found.split())


def file_of(engine: Engine) -> Path | None:
    """The file of a SQLite library.

    Args:
        engine: The library.

    Returns:
        None where it lies in memory or in PostgreSQL.
    """
    if engine.dialect.name != "sqlite" or not engine.url.database or engine.url.database == ":memory:":
        return None
    return Path(engine.url.database)
