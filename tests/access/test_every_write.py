"""Every write tried by every role: allowed or refused as the deeds say, and a refusal changes nothing.

The writes are found in the code: one that is not in `writes_to_try`, or opens a transaction otherwise, fails.
"""

from __future__ import annotations

import ast
import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

import detente
from detente.access import deeds
from detente.access.deeds import DEEDS
from detente.access.grants import Grant
from detente.access.person import PROGRAM
from detente.access.rights import RefusedError
from detente.access.roles import Role
from detente.store import (
    clusters,
    log_reading,
    role_grants,
    writes,
)
from detente.store.engine import open_store
from detente.store.holding import by_itself, held_by
from detente.store.transactions import writing
from tests.access.writes_to_try import EVERYBODY, WRITES, Things, Write, filled, person, try_as
from tests.store.conftest import analysis_of, document_of

STORE = Path(detente.__file__).parent / "store"

# Found in the code, and tried elsewhere: what `demand` opens is another's deed; an upgrade comes before all
# roles; a library is moved by a command, to where none is given yet; `restore` has asked before PostgreSQL's.
# The whole file is put in the place of another, its log with it: asked before, like the rest of these writes.
WHOLE = {"backup.restore"}
ELSEWHERE = {"transactions.demand", "upgrading.upgrade", "moving.move", "postgres_copies.read_copy"} | {
    # beginning, seeing and ending sessions: tests/access/test_sessions.py
    *(f"sign_ins.{name}" for name in ("arrive", "end", "_begin")),
    "loading.load_tables",  # with the deed of save_many, from tables that a command alone makes
}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[tuple[Engine, Things]]:
    content, things, copy = filled()
    (tmp_path / "library.db").write_bytes(content)
    (tmp_path / "copy.db").write_bytes(copy)
    engine = open_store(f"sqlite:///{tmp_path / 'library.db'}")
    yield engine, Things(**{**vars(things), "copy": tmp_path / "copy.db"})
    engine.dispose()


def content(engine: Engine) -> str:
    """A hash of all that the library holds, but for the log."""
    with closing(sqlite3.connect(str(engine.url.database))) as connection:
        lines = [line for line in connection.iterdump() if 'INTO "log_entry"' not in line]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def written() -> set[str]:
    """Every function of the store that opens a transaction that writes, as module.function."""
    found = set()
    for file in STORE.rglob("*.py"):
        for function in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(function, ast.FunctionDef) or function.name == "writing":
                continue
            calls = [node.func for node in ast.walk(function) if isinstance(node, ast.Call)]
            if any(isinstance(call, ast.Name) and call.id == "writing" for call in calls):
                found.add(f"{file.stem}.{function.name}")
    return found


def test_every_function_that_writes_is_tried() -> None:
    assert {write.function for write in WRITES} - WHOLE == written() - ELSEWHERE


def test_nobody_outside_the_store_opens_a_transaction_that_writes() -> None:
    package = STORE.parent
    strays = [
        str(file.relative_to(package))
        for file in package.rglob("*.py")
        if "store" not in file.relative_to(package).parts
        and "import writing" in file.read_text(encoding="utf-8")
    ]
    assert strays == []


def test_a_connection_that_does_not_say_its_deed_cannot_write(library: tuple[Engine, Things]) -> None:
    engine, _ = library
    with pytest.raises(DBAPIError, match="readonly"), engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM article")


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("write", WRITES, ids=lambda write: write.function)
def test_every_write_is_allowed_or_refused_by_role(
    library: tuple[Engine, Things], write: Write, who: str
) -> None:
    engine, things = library
    try_as(who, engine, things, write, content)


def test_the_program_does_its_upkeep_and_nothing_else(library: tuple[Engine, Things]) -> None:
    engine, things = library
    assert {deed for deed in DEEDS.values() if deed.program} == {
        deeds.LOAD_SAMPLE, deeds.LOAD_SAMPLES, deeds.RESCORE, deeds.DERIVE, deeds.MEASURE, deeds.UPGRADE
    }  # fmt: skip
    with pytest.raises(RefusedError):
        writes.delete_article(by_itself(engine), things.own)
    writes.replace_analysis(held_by(engine, PROGRAM), things.own, analysis_of(document_of()))


def test_the_log_is_only_added_to(library: tuple[Engine, Things]) -> None:
    engine, _ = library
    for statement in ("UPDATE log_entry SET name = 'X'", "DELETE FROM log_entry"):
        with pytest.raises(DBAPIError, match="only ever added to"), writing(engine, deeds.DERIVE) as c:
            c.exec_driver_sql(statement)
    file = str(engine.url.database)
    with closing(sqlite3.connect(file)) as connection:  # somebody who has the file can drop the guard
        connection.execute("DROP TRIGGER log_entry_stays_update")
        connection.execute("UPDATE log_entry SET name = 'X' WHERE id = 3")
        connection.commit()
    assert log_reading.first_changed(engine) == 3, "but is found out"


@pytest.mark.parametrize("who", ["none", "reader", "contributor", "editor"])
def test_the_log_and_the_roles_are_read_by_administrators(library: tuple[Engine, Things], who: str) -> None:
    engine, _ = library
    for read in (log_reading.entries, log_reading.first_changed, role_grants.given):
        with pytest.raises(RefusedError):
            read(held_by(engine, person(who)))
        assert read(held_by(engine, person("administrator"))) is not False


def test_a_role_that_was_taken_is_gone_at_the_next_write(library: tuple[Engine, Things]) -> None:
    engine, things = library
    hands = held_by(engine, person("editor"))
    clusters.set_apart(hands, things.own, True)
    role_grants.take(held_by(engine, person("administrator")), "email", "editor@example.org")
    with pytest.raises(RefusedError, match="no role"):
        clusters.set_apart(hands, things.own, False)


def test_administrators_cannot_take_their_own_role(library: tuple[Engine, Things]) -> None:
    engine, _ = library
    hands = held_by(engine, person("administrator"))
    for attempt in (
        lambda: role_grants.take(hands, "email", "administrator@example.org"),
        lambda: role_grants.give(hands, Grant("email", "administrator@example.org", Role.READER)),
    ):
        with pytest.raises(detente.records.DetenteError, match="another administrator"):
            attempt()
    assert role_grants.role(hands) == Role.ADMINISTRATOR
