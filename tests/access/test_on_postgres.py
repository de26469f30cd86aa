"""Who may do what on PostgreSQL: every write tried by everybody, the log that is only added to, sessions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, make_url
from sqlalchemy.exc import DBAPIError

from detente.access import deeds
from detente.access.rights import RefusedError
from detente.access.sessions import Lengths, session_of
from detente.store import log_reading, sign_ins, writes
from detente.store.engine import open_store
from detente.store.holding import held_by
from detente.store.moving import move
from detente.store.row_copies import contents
from detente.store.transactions import writing
from tests.store.databases import Server

from .writes_to_try import EVERYBODY, WRITES, Things, Write, allowed, filled, person, try_as

pytestmark = [pytest.mark.postgres, pytest.mark.slow]


@pytest.fixture(scope="module")
def pattern(postgres: Server, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Things]:
    """The library of these tests on PostgreSQL, copied for each of them, and its copy in a file."""
    content, things, copy = filled()
    folder = tmp_path_factory.mktemp("pattern")
    (folder / "library.db").write_bytes(content)
    (folder / "copy.db").write_bytes(copy)
    source, target = open_store(f"sqlite:///{folder / 'library.db'}"), open_store(postgres.new())
    move(source, target)
    name = str(target.url.database)
    source.dispose()
    target.dispose()
    return name, replace(things, copy=folder / "copy.db")


@pytest.fixture
def library(postgres: Server, pattern: tuple[str, Things], tmp_path: Path) -> Iterator[tuple[Engine, Things]]:
    name, things = pattern
    address = postgres.like(name)
    engine = open_store(address)
    copy = tmp_path / "copy.db"
    copy.write_bytes(things.copy.read_bytes())  # what was there is kept beside it
    yield engine, replace(things, copy=copy)
    engine.dispose()
    postgres.drop(address)


def content(engine: Engine) -> Any:
    """What each table holds, but for the log."""
    with engine.connect() as connection:
        return [table for table in contents(connection) if table.table != "log_entry"]


@pytest.mark.parametrize("write", WRITES, ids=lambda write: write.function)
def test_every_write_is_allowed_or_refused_by_role(library: tuple[Engine, Things], write: Write) -> None:
    engine, things = library
    assert make_url(str(engine.url)).get_backend_name() == "postgresql"
    may = [who for who in EVERYBODY if allowed(who, write, own=who == "contributor")]
    refused = [who for who in EVERYBODY if who not in may]
    for who in (*refused, *may[:1]):  # those who are refused leave the library as it is
        try_as(who, engine, things, write, content)


def test_a_connection_that_does_not_say_its_deed_cannot_write(library: tuple[Engine, Things]) -> None:
    engine, _ = library
    with pytest.raises(DBAPIError, match="read-only"), engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM article")


@pytest.mark.parametrize("statement", ["UPDATE log_entry SET name = 'X'", "DELETE FROM log_entry"])
def test_the_log_is_only_added_to(library: tuple[Engine, Things], statement: str) -> None:
    engine, _ = library
    with pytest.raises(DBAPIError, match="only ever added to"), writing(engine, deeds.DERIVE) as connection:
        connection.exec_driver_sql(statement)
    assert log_reading.first_changed(engine) is None


def test_a_session_that_has_ended_allows_nothing(library: tuple[Engine, Things]) -> None:
    engine, things = library
    session = session_of({"iss": "x", "sub": "7", "iat": 1_772_366_400})
    assert session is not None
    hands = held_by(engine, replace(person("editor"), session=session.id))
    long = Lengths(timedelta(hours=12), timedelta(hours=2))
    assert sign_ins.arrive(hands, session, long, session.since) is None
    late = session.since + timedelta(hours=13)
    assert sign_ins.arrive(hands, session, long, late) == "after 12 hours"
    before = content(engine)
    with pytest.raises(RefusedError, match="session has ended"):
        writes.delete_article(hands, things.own)
    assert content(engine) == before
