"""Facts about a library that say how it is: what it holds, its tables, what waits, its clock."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, func, select

from detente.store import condition
from detente.store.batch_history import SILENT
from detente.store.schema import article, batch, item
from detente.store.settings import read_setting
from detente.store.upgrading import migrations


class Held(NamedTuple):
    """What a library holds; `size` in bytes, `server` the database's name and version."""

    articles: int
    size: int
    revision: str
    server: str


class TableState(NamedTuple):
    """Of which version a library's tables are, and what they lack."""

    revision: str | None
    newest: str | None
    missing: tuple[str, ...]
    fingerprint: str


class Queue(NamedTuple):
    """Articles that wait to be saved, and the uploads among them that nobody is saving."""

    waiting: int
    interrupted: int


class Times(NamedTuple):
    """Now, the latest time in the library, and how far the database's clock is ahead; all in UTC."""

    now: datetime
    latest: datetime | None
    apart: timedelta | None


def held(engine: Engine) -> Held:
    """What a library holds.

    Args:
        engine: The library.

    Returns:
        Its articles, size, revision and database.
    """
    with engine.connect() as connection:
        articles = int(connection.execute(select(func.count()).select_from(article)).scalar_one())
        revision = read_setting(connection, "revision") or "0"
        if engine.dialect.name == "postgresql":
            size = connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar()
            server = str(connection.exec_driver_sql("SHOW server_version").scalar())
            return Held(articles, int(size or 0), revision, f"PostgreSQL {server}")
        pages = connection.exec_driver_sql(
            "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
        ).scalar()
        version = connection.exec_driver_sql("SELECT sqlite_version()").scalar()
        return Held(articles, int(pages or 0), revision, f"SQLite {version}")


def tables(engine: Engine) -> TableState:
    """Of which version a library's tables are.

    Args:
        engine: The library.

    Returns:
        Its revision and this version's, what is missing, and the fingerprint of what is there.
    """
    with engine.connect() as connection:
        revision = MigrationContext.configure(connection).get_current_revision()
        newest = ScriptDirectory.from_config(migrations()).get_current_head()
        lacks = condition.missing(connection)
        return TableState(revision, newest, lacks, condition.fingerprint(connection))


def queue(engine: Engine) -> Queue:
    """What waits to be saved.

    Args:
        engine: The library.

    Returns:
        Articles, and uploads that stand still.
    """
    query = (
        select(func.count(), func.coalesce(batch.c.touched, batch.c.started))
        .join(batch, batch.c.id == item.c.batch_id)
        .where(item.c.state == "waiting", batch.c.undone.is_(None))
        .group_by(batch.c.id, batch.c.touched, batch.c.started)
    )
    with engine.connect() as connection:
        rows = connection.execute(query).all()
    still = [number for number, last in rows if abs(_now() - last) >= SILENT]
    return Queue(sum(number for number, _ in rows), len(still))


def times(engine: Engine) -> Times:
    """What the clocks say.

    Args:
        engine: The library.

    Returns:
        Now, the latest time that the library holds, and how far PostgreSQL's clock is ahead of ours.
    """
    with engine.connect() as connection:
        found = connection.execute(
            select(
                select(func.max(article.c.added)).scalar_subquery(),
                select(func.max(batch.c.started)).scalar_subquery(),
                select(func.max(batch.c.touched)).scalar_subquery(),
            )
        ).one()
        apart = None
        if engine.dialect.name == "postgresql":
            there = connection.exec_driver_sql("SELECT clock_timestamp() AT TIME ZONE 'UTC'").scalar_one()
            apart = there - _now()
    return Times(_now(), max((time for time in found if time is not None), default=None), apart)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def sqlite_version() -> str:
    """The version of SQLite that Python brings, "3.40.1"."""
    return sqlite3.sqlite_version
