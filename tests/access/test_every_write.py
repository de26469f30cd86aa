"""Every write tried by every role: allowed or refused as the deeds say, and a refusal changes nothing.

The writes are found in the code: one that is not listed here, or opens a transaction in another way, fails.
"""

from __future__ import annotations

import ast
import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

import detente
from detente.access import deeds
from detente.access.deeds import DEEDS, Deed
from detente.access.grants import Grant
from detente.access.person import NOBODY, PROGRAM, Person
from detente.access.rights import RefusedError
from detente.access.roles import Role
from detente.analysis import analyse
from detente.attribution.gazetteer import OwnActor, gazetteer
from detente.coding.codes import Code, text_hash
from detente.coding.files.coded_rows import CodedRow
from detente.figures.definitions import shipped_editions
from detente.records import Document
from detente.store import (
    adopted_editions,
    backup,
    batches,
    bulk,
    clusters,
    coding_exchange,
    coding_projects,
    coding_queue,
    coding_results,
    lexicons,
    log_reading,
    own_actors,
    role_grants,
    sample_articles,
    speaker_corrections,
    stale,
    taking_back,
    writes,
)
from detente.store.bin import empty_bin
from detente.store.engine import open_store, settle
from detente.store.holding import by_itself, held_by
from detente.store.selection import Selection
from detente.store.transactions import writing
from tests.new_library import new_library
from tests.store.conftest import analysis_of, document_of

STORE = Path(detente.__file__).parent / "store"
WORDS = "“We will spend 5 % of GDP on arms,”"


def person(role: str) -> Person:
    return Person("person", f"https://id.example {role}", role.title(), f"{role}@example.org", place="Test")


@dataclass(frozen=True)
class Things:
    """What the library of these tests holds: numbers of two uploads' things, the contributor's own and one of
    the editor.
    """

    own: int
    other: int
    own_upload: int
    other_upload: int
    own_correction: int
    other_correction: int
    actor: int
    edition: int
    copy: Path


@dataclass(frozen=True)
class Write:
    """A write: the function that does it, its deed, and how it is called on the own things or another's."""

    function: str
    deed: Deed
    call: Callable[[Engine, Things, bool], Any]
    by_itself: bool = False  # it is done in the program's hands, whoever asks for it


def _new(engine: Engine, batch: int | None = None) -> None:
    document = document_of("New", words=" And more.")
    writes.save(engine, document, analysis_of(document), batch_id=batch)


def _corrected(own: bool, things: Things) -> int:
    return things.own if own else things.other


def _edit(engine: Engine, things: Things, own: bool) -> None:
    document = document_of("Edited", words=f" Edited {own}.")
    writes.edit(engine, _corrected(own, things), document, analysis_of(document))


def _keep(engine: Engine, things: Things, own: bool) -> None:
    batch = things.own_upload if own else things.other_upload
    ((place, document),) = batches.waiting(engine, batch)
    batches.keep(engine, batch, place, document, analysis_of(document))


def _adopt(engine: Engine, _: Things, __: bool) -> None:
    from detente.figures.importing.import_result import Imported

    edition = next(iter(shipped_editions().values()))

    class Changed:
        def counts(self) -> dict[str, int]:
            return {"new": 1, "revised": 0, "withdrawn": 0}

    adopted_editions.adopt(engine, Imported("by hand", edition, ()), Changed(), b"other", "f.csv", None)  # type: ignore[arg-type]


def _upload(own: bool, things: Things) -> int:
    return things.own_upload if own else things.other_upload


WRITES = (
    Write("writes.save", deeds.SAVE, lambda e, t, own: _new(e)),
    Write("writes.replace_analyses", deeds.RESCORE,
          lambda e, t, own: writes.replace_analysis(e, t.own, analysis_of(document_of()))),
    Write("writes.update_details", deeds.CORRECT, lambda e, t, own: writes.update_details(
        e, _corrected(own, t), published=None, outlet="Other", author=None, url=None)),
    Write("writes.edit", deeds.CORRECT, _edit),
    Write("writes.delete_article", deeds.DELETE, lambda e, t, own: writes.delete_article(e, t.own)),
    Write("taking_back.take_back", deeds.TAKE_BACK,
          lambda e, t, own: taking_back.take_back(e, 1, analysis_of)),
    Write("bin.empty_bin", deeds.EMPTY_BIN, lambda e, t, own: empty_bin(e)),
    Write("batches.begin", deeds.BEGIN_UPLOAD, lambda e, t, own: batches.begin(e, (), "an upload")),
    Write("batches.keep", deeds.KEEP, _keep),
    Write("batches.fail", deeds.GO_ON_UPLOAD,
          lambda e, t, own: batches.fail(e, _upload(own, t), 0, "broken")),
    Write("batches.finish", deeds.GO_ON_UPLOAD, lambda e, t, own: batches.finish(e, _upload(own, t))),
    Write("batches.forget", deeds.LEAVE_UPLOAD, lambda e, t, own: batches.forget(e, _upload(own, t))),
    Write("batches.undo", deeds.UNDO_UPLOAD, lambda e, t, own: batches.undo(e, _upload(own, t))),
    Write("bulk.save_many", deeds.SAVE_MANY, lambda e, t, own: bulk.save_many(e, _bulk(), t.own_upload)),
    Write("clusters.set_apart", deeds.SET_APART,
          lambda e, t, own: clusters.set_apart(e, _corrected(own, t), True)),
    Write("stale.derive_some_again", deeds.DERIVE,
          lambda e, t, own: stale.derive_some_again(e, (t.own,)), by_itself=True),
    Write("stale.bring_claims_up_to_date", deeds.DERIVE,
          lambda e, t, own: stale.bring_claims_up_to_date(e), by_itself=True),
    Write("engine.settle", deeds.MEASURE, lambda e, t, own: settle(e), by_itself=True),
    Write("sample_articles.load_samples", deeds.LOAD_SAMPLES,
          lambda e, t, own: sample_articles.load_samples(e, (), analyse)),
    Write("sample_articles.remove_samples", deeds.REMOVE_SAMPLES,
          lambda e, t, own: sample_articles.remove_samples(e)),
    Write("lexicons.adopt", deeds.ADOPT_LEXICON,
          lambda e, t, own: lexicons.adopt(e, "1", "why", {"acts": "a"})),
    Write("lexicons.go_back", deeds.GO_BACK_LEXICON, lambda e, t, own: lexicons.go_back(e, None)),
    Write("own_actors.add_actor", deeds.ADD_ACTOR, lambda e, t, own: own_actors.add_actor(
        e, OwnActor("Mara Quellen", (), "person", "NOR", ""), gazetteer(), None)),
    Write("own_actors.remove_actor", deeds.REMOVE_ACTOR,
          lambda e, t, own: own_actors.remove_actor(e, t.actor)),
    Write("own_actors.carry_over", deeds.CARRY_OVER,
          lambda e, t, own: own_actors.carry_over(e, ("X",), "0", "1")),
    Write("speaker_corrections.correct_speaker", deeds.CORRECT_SPEAKER,
          lambda e, t, own: speaker_corrections.correct_speaker(
              e, _corrected(own, t), "Other", "X", None, None)),
    Write("speaker_corrections.undo_correction", deeds.UNDO_SPEAKER,
          lambda e, t, own: speaker_corrections.undo_correction(
              e, t.own_correction if own else t.other_correction)),
    Write("adopted_editions.adopt", deeds.ADOPT_FIGURES, _adopt),
    Write("adopted_editions.revert", deeds.REVERT_FIGURES,
          lambda e, t, own: adopted_editions.revert(e, t.edition, None)),
    Write("coding_projects.start_project", deeds.DRAW_SAMPLE, lambda e, t, own: coding_projects.start_project(
        e, coding_projects.Plan("Drawn", Selection(), "simple", 1), None)),
    Write("coding_projects.set_closed", deeds.CLOSE_CODING,
          lambda e, t, own: coding_projects.set_closed(e, 1, True)),
    Write("coding_queue.save_code", deeds.CODE,
          lambda e, t, own: coding_queue.save_code(e, 1, 0, "Cee", Code(1, 0))),
    Write("coding_queue.undo_code", deeds.CODE, lambda e, t, own: coding_queue.undo_code(e, 1, "Ann")),
    Write("coding_results.side_by_side", deeds.COMPARE_CODES,
          lambda e, t, own: coding_results.side_by_side(e, 1, "Dee")),
    Write("coding_results.settle", deeds.SETTLE_CODES, lambda e, t, own: coding_results.settle(
        e, 1, 0, coding_results.Settlement(2, 0, by="Vee"))),
    Write("coding_exchange.project_from_codes", deeds.BRING_CODES,
          lambda e, t, own: coding_exchange.project_from_codes(e, "Other", _codes("Eve"), None)),
    Write("coding_exchange.codes_into_project", deeds.BRING_CODES,
          lambda e, t, own: coding_exchange.codes_into_project(e, 1, _codes("Eve"))),
    Write("coding_exchange.code_in_reader", deeds.CODE,
          lambda e, t, own: coding_exchange.code_in_reader(e, t.own, 1, "Ann", Code(1, 0))),
    Write("role_grants.give", deeds.GIVE_ROLE,
          lambda e, t, own: role_grants.give(e, Grant("domain", "other.example", Role.READER))),
    Write("role_grants.take", deeds.TAKE_ROLE,
          lambda e, t, own: role_grants.take(e, "email", "reader@example.org")),
    Write("backup.restore", deeds.RESTORE, lambda e, t, own: backup.restore(e, t.copy)),
)  # fmt: skip
# Found in the code, and tried elsewhere: what `demand` opens is another's deed; an upgrade comes before all
# roles; a library is moved by a command, to where none is given yet; `restore` has asked before PostgreSQL's.
# The whole file is put in the place of another, its log with it: asked before, like the rest of these writes.
WHOLE = {"backup.restore"}
ELSEWHERE = {"transactions.demand", "upgrading.upgrade", "moving.move", "postgres_copies.read_copy"} | {
    # beginning, seeing and ending sessions: tests/access/test_sessions.py
    *(f"sign_ins.{name}" for name in ("arrive", "end", "_begin")),
    "loading.load_tables",  # with the deed of save_many, from tables that a command alone makes
}


def _codes(*coders: str) -> tuple[CodedRow, ...]:
    text = "They said that they would talk."
    return tuple(CodedRow(coder, Code(2, 0), text_hash(text), text) for coder in coders)


def _bulk() -> list[bulk.Bulk]:
    document = Document("Many", None, document_of().blocks, language="en")
    return [bulk.Bulk(document, "1", (), (), "many")]


@cache
def _filled() -> tuple[bytes, Things, bytes]:
    """A library in which two persons uploaded an article each and have one waiting, and a copy of it."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        file = Path(folder) / "filled.db"
        engine = open_store(new_library(file))
        for role in Role:
            role_grants.give(engine, Grant("email", f"{role}@example.org", role))
        numbers = []
        for who in ("contributor", "editor"):
            hands = held_by(engine, person(who))
            waiting = document_of(f"Waiting {who}", words=f" Waiting for {who}.")
            batch = batches.begin(hands, [batches.Wanted("w.txt", waiting)], f"by {who}", who)
            document = document_of(f"By {who}", words=f" By {who}.")
            article = writes.save(hands, document, analysis_of(document), batch_id=batch).article_id
            correction = speaker_corrections.correct_speaker(hands, article, WORDS, "Somebody", None, who)
            numbers.append((article, batch, correction))
        (own, own_upload, own_correction), (other, other_upload, other_correction) = numbers
        actor = own_actors.add_actor(
            engine, OwnActor("Ole Testrup", (), "person", "NOR", ""), gazetteer(), None
        )
        gone = document_of("Gone", words=" Gone.")
        writes.delete_article(engine, writes.save(engine, gone, analysis_of(gone)).article_id)
        things = Things(
            own, other, own_upload, other_upload, own_correction, other_correction, actor, 1, Path()
        )
        _adopt(engine, things, False)
        with closing(sqlite3.connect(file)) as connection:  # another file than the one that is tried
            connection.execute("UPDATE adoption SET sha256 = 'x'")
            connection.commit()
        coding_exchange.project_from_codes(engine, "Coded", _codes("Ann", "Bob"), None)
        coding_results.side_by_side(engine, 1, "Vee", all_codes=True)
        copy = Path(folder) / "copy.db"
        backup.backup(engine, copy)
        engine.dispose()
        return file.read_bytes(), things, copy.read_bytes()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[tuple[Engine, Things]]:
    content, things, copy = _filled()
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


EXPECTED = {
    # by the least role, who may: the rest is refused
    Role.CONTRIBUTOR: {"contributor", "editor", "administrator"},
    Role.EDITOR: {"editor", "administrator"},
    Role.ADMINISTRATOR: {"administrator"},
    None: set[str](),
}


@pytest.mark.parametrize("who", ["nobody", "none", *map(str, Role)])
@pytest.mark.parametrize("write", WRITES, ids=lambda write: write.function)
def test_every_write_is_allowed_or_refused_by_role(
    library: tuple[Engine, Things], write: Write, who: str
) -> None:
    engine, things = library
    hands = held_by(engine, NOBODY if who == "nobody" else person(who))
    before, allowed = content(engine), []
    for own in (False, True) if who == "contributor" else (False,):
        least = write.deed.own if own and write.deed.own is not None else write.deed.least
        if write.by_itself or who in EXPECTED[least]:
            allowed.append(own)
            continue
        with pytest.raises(RefusedError):
            write.call(hands, things, own)
        assert content(engine) == before, "a refusal leaves everything as it is"
        entry = log_reading.entries(engine, limit=1)[0]
        assert (entry.outcome, entry.deed) == ("refused", write.deed.id)
        assert entry.person == ("" if who == "nobody" else person(who).id)
    for own in allowed[-1:]:
        write.call(hands, things, own)
        entry = log_reading.entries(engine, limit=1)[0]
        logged = write.deed.logged and not write.by_itself
        assert not logged or (entry.outcome, entry.deed, entry.role) == ("done", write.deed.id, who)
    assert log_reading.first_changed(engine) is None


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
