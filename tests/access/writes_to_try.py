"""The writes that every role tries, each with its deed, and the library that they are tried on."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from detente.access import deeds
from detente.access.deeds import Deed
from detente.access.grants import Grant
from detente.access.person import NOBODY, Person
from detente.access.rights import RefusedError
from detente.access.roles import Role
from detente.analysis import analyse
from detente.attribution.gazetteer import OwnActor, gazetteer
from detente.coding.codes import Code, text_hash
from detente.coding.files.coded_rows import CodedRow, TextToCode
from detente.figures.definitions import shipped_editions
from detente.records import Document
from detente.store import (
    adopted_editions,
    backup,
    batches,
    bulk,
    clusters,
    coding_answers,
    coding_exchange,
    coding_projects,
    coding_queue,
    coding_results,
    coding_withdrawal,
    lexicons,
    log_reading,
    own_actors,
    reading_corrections,
    role_grants,
    sample_articles,
    speaker_corrections,
    stale,
    taking_back,
    writes,
)
from detente.store.bin import empty_bin
from detente.store.engine import open_store, settle
from detente.store.holding import held_by
from detente.store.selection import Selection
from tests.new_library import new_library
from tests.store.conftest import analysis_of, document_of

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
    Write("reading_corrections.correct_reading", deeds.CORRECT_READING,
          lambda e, t, own: reading_corrections.correct_reading(
              e, _corrected(own, t),
              reading_corrections.CorrectedReading("target", "They said so.", "said", "NOR"), None)),
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
    Write("coding_withdrawal.withdraw", deeds.WITHDRAW_CODES,
          lambda e, t, own: coding_withdrawal.withdraw(e, 1, "Ann")),
    Write("coding_results.side_by_side", deeds.COMPARE_CODES,
          lambda e, t, own: coding_results.side_by_side(e, 1, "Dee")),
    Write("coding_results.settle", deeds.SETTLE_CODES, lambda e, t, own: coding_results.settle(
        e, 1, 0, coding_results.Settlement(2, 0, by="Vee"))),
    Write("coding_answers.begin_asking", deeds.ASK_MODEL,
          lambda e, t, own: coding_answers.begin_asking(e, 1, "a model")),
    Write("coding_answers.keep_answer", deeds.KEEP_ANSWER, lambda e, t, own: coding_answers.keep_answer(
        e, 1, "a model", coding_answers.ToAsk(TextToCode("x", "x"), 0), Code(0, 0))),
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


def _codes(*coders: str) -> tuple[CodedRow, ...]:
    text = "They said that they would talk."
    return tuple(CodedRow(coder, Code(2, 0), text_hash(text), text) for coder in coders)


def _bulk() -> list[bulk.Bulk]:
    document = Document("Many", None, document_of().blocks, language="en")
    return [bulk.Bulk(document, "1", (), (), "many")]


@cache
def filled() -> tuple[bytes, Things, bytes]:
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


EVERYBODY = ("nobody", "none", *map(str, Role))
EXPECTED = {
    # by the least role, who may: the rest is refused
    Role.CONTRIBUTOR: {"contributor", "editor", "administrator"},
    Role.EDITOR: {"editor", "administrator"},
    Role.ADMINISTRATOR: {"administrator"},
    None: set[str](),
}


def allowed(who: str, write: Write, own: bool) -> bool:
    """Whether somebody may do a write, by the deeds."""
    least = write.deed.own if own and write.deed.own is not None else write.deed.least
    return write.by_itself or who in EXPECTED[least]


def try_as(who: str, engine: Engine, things: Things, write: Write, content: Callable[[Engine], Any]) -> None:
    """Try a write, on others' things and a contributor's also on their own: refused, nothing is changed and
    the log says so; allowed, the log has it.

    Args:
        who: One of `EVERYBODY`.
        engine: The library.
        things: What it holds.
        write: What is tried.
        content: What the library holds, to be compared, but for the log.
    """
    hands = held_by(engine, NOBODY if who == "nobody" else person(who))
    before, done = content(engine), []
    for own in (False, True) if who == "contributor" else (False,):
        if allowed(who, write, own):
            done.append(own)
            continue
        with pytest.raises(RefusedError):
            write.call(hands, things, own)
        assert content(engine) == before, "a refusal leaves everything as it is"
        entry = log_reading.entries(engine, limit=1)[0]
        assert (entry.outcome, entry.deed) == ("refused", write.deed.id)
        assert entry.person == ("" if who == "nobody" else person(who).id)
    for own in done[-1:]:
        write.call(hands, things, own)
        entry = log_reading.entries(engine, limit=1)[0]
        logged = write.deed.logged and not write.by_itself
        assert not logged or (entry.outcome, entry.deed, entry.role) == ("done", write.deed.id, who)
    assert log_reading.first_changed(engine) is None
