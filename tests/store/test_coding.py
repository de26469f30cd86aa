"""Coding projects: drawn with known probabilities, coded blind, compared, settled, brought and taken."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import Engine, delete, select

from detente.access import deeds
from detente.coding.codes import Code, text_hash
from detente.coding.corrected_index import Corrected, NoEstimate, corrected_mean
from detente.coding.files.coded_rows import CodedRow
from detente.records import DetenteError
from detente.store import (
    coding_exchange,
    coding_models,
    coding_projects,
    coding_queue,
    coding_results,
    coding_units,
    schema,
)
from detente.store.coding_frames import coded_corpus
from detente.store.coding_projects import Plan
from detente.store.coding_results import Settlement
from detente.store.selection import Selection
from detente.store.transactions import writing

ARTICLES = 8  # of two body paragraphs each


def own_words(number: int) -> str:
    """Words that no other article has: it would be a copy of that one."""
    return " " + " ".join(f"word{number}x{place}" for place in range(40))


@pytest.fixture
def project(engine: Engine, fill: Callable[..., int]) -> int:
    for number in range(ARTICLES):
        fill(f"Article {number}", words=own_words(number))
    return coding_projects.start_project(engine, Plan("Pilot", Selection(), "simple", 12), "Ana")


def code_all(engine: Engine, project: int, coder: str, given: Callable[[str], Code]) -> int:
    count = 0
    while (unit := coding_queue.next_unit(engine, project, coder)) is not None:
        coding_queue.save_code(engine, project, unit.place, coder, given(unit.text), seconds=9.0)
        count += 1
    return count


def by_words(text: str) -> Code:
    return Code(0, 3) if "talks" in text else Code(2, 0)


def test_a_sample_keeps_the_probability_of_each_paragraph(engine: Engine, project: int) -> None:
    (found,) = coding_projects.projects(engine)
    assert (found.id, found.units, found.population, found.design) == (project, 12, 16, "simple")
    with engine.connect() as connection:
        chances = connection.execute(select(schema.coding_unit.c.probability)).scalars().all()
        frame = coding_projects.frame_of_project(connection, project)
    assert set(chances) == {12 / 16} and len(frame.article_id) == 16 and frame.strata == ("all",)
    with pytest.raises(DetenteError, match="widen the filters"):
        coding_projects.start_project(engine, Plan("None", Selection(outlets=("x",)), "simple", 5), None)
    with pytest.raises(DetenteError, match="needs a name"):
        coding_projects.start_project(engine, Plan(" ", Selection(), "simple", 5), None)


def test_strata_are_outlets_years_or_what_the_readers_doubt(engine: Engine, project: int) -> None:
    for design, grouped in (("stratified", "year"), ("stratified", "side"), ("doubt", "outlet")):
        plan = Plan("S", Selection(), design, 10, grouped)  # type: ignore[arg-type]
        assert coding_projects.start_project(engine, plan, None)


def test_what_a_coder_is_given_holds_no_score_and_nobodys_code(engine: Engine, project: int) -> None:
    seen = {field.name for field in fields(coding_units.UnitToCode)}
    assert not seen & {"escalation", "deescalation", "balance", "stance", "rung", "cues", "codes", "speaker"}
    unit = coding_queue.next_unit(engine, project, "Ana")
    assert unit is not None and unit.title and (unit.before or unit.after)
    coding_queue.save_code(engine, project, unit.place, "Ana", Code(4, 0, why="secret of Ana"))
    for given in (
        coding_queue.next_unit(engine, project, "Ben"),
        coding_queue.own_code(engine, project, unit.place, "Ben"),
        coding_results.progress(engine, project),
        coding_results.agreement_of(engine, project),
        coding_results.side_by_side(engine, project, "Ben"),
        coding_exchange.rows_for_files(engine, project, "Ben"),
    ):
        assert "secret" not in repr(given)
    again = coding_queue.next_unit(engine, project, "Ben")
    assert again == unit, "the same paragraph first, so that both soon share some"


def test_two_coders_lose_nothing_and_their_agreement_is_told(engine: Engine, project: int) -> None:
    first, second = (coding_queue.next_unit(engine, project, name) for name in ("Ana", "Ben"))
    assert first is not None and second is not None
    coding_queue.save_code(engine, project, first.place, "Ana", by_words(first.text))
    coding_queue.save_code(engine, project, second.place, "Ben", by_words(second.text))
    assert code_all(engine, project, "Ana", by_words) == 11
    assert coding_results.agreement_of(engine, project) is None
    assert code_all(engine, project, "Ben", by_words) == 11
    found = coding_results.progress(engine, project)
    assert (found.units, found.coded, found.complete, found.coders) == (12, 12, 12, {"Ana": 12, "Ben": 12})
    agreed = coding_results.agreement_of(engine, project, resamples=50)
    assert agreed is not None and agreed.stance.value == 1 and agreed.escalation.units == 12
    assert coding_queue.own_progress(engine, project, "Ana").seconds == 9.0


def test_a_code_is_taken_back_and_every_row_stays(engine: Engine, project: int) -> None:
    assert coding_queue.undo_code(engine, project, "Ana") is None
    unit = coding_queue.next_unit(engine, project, "Ana")
    assert unit is not None
    coding_queue.save_code(engine, project, unit.place, "Ana", Code(5, 0))
    assert coding_queue.next_unit(engine, project, "Ana") != unit
    assert coding_queue.undo_code(engine, project, "Ana") == unit.place
    assert coding_queue.next_unit(engine, project, "Ana") == unit
    own = coding_queue.own_code(engine, project, unit.place, "Ana")
    assert own is not None and own.code == Code(5, 0, "", "none") and own.withdrawn
    coding_queue.save_code(engine, project, unit.place, "Ana", Code(3, 0))
    with engine.connect() as connection:
        rows = connection.execute(select(schema.coding_code.c.escalation).order_by(schema.coding_code.c.id))
        assert rows.scalars().all() == [5, 5, 3]
    assert coding_results.progress(engine, project).coders == {"Ana": 1}


def test_a_code_or_an_undo_that_comes_again_changes_nothing(engine: Engine, project: int) -> None:
    def rows() -> list[tuple[float, bool]]:
        own = schema.coding_code.c
        with engine.connect() as connection:
            found = connection.execute(select(own.escalation, own.withdrawn).order_by(own.id)).all()
        return [(row.escalation, row.withdrawn) for row in found]

    def sends(value: float, since: int) -> int:
        return coding_queue.save_code(engine, project, 0, "Ana", Code(value, 0), since=since)

    first = sends(5, 0)
    assert sends(5, 0) == first and rows() == [(5, False)]
    assert coding_queue.undo_code(engine, project, "Ana", latest=first) == 0
    assert coding_queue.undo_code(engine, project, "Ana", latest=first) is None
    sends(5, 0)
    assert rows() == [(5, False), (5, True)], "what was taken back does not come again by itself"
    own = coding_queue.own_code(engine, project, 0, "Ana")
    assert own is not None
    second = sends(5, own.number)
    assert second > own.number and coding_queue.own_progress(engine, project, "Ana").latest == second
    assert sends(4, second) > second, "another code of the same paragraph is one"
    sends(3, second)
    assert rows()[2:] == [(5, False), (4, False), (3, False)], "so is one from another window"
    coding_projects.set_closed(engine, project, True)
    assert sends(3, second) and len(rows()) == 5, "it is there, whatever became of the project"


def test_whoever_has_seen_the_codes_cannot_code(engine: Engine, project: int) -> None:
    code_all(engine, project, "Ana", by_words)
    assert coding_results.side_by_side(engine, project, "Cyd", all_codes=True) == ()
    code_all(engine, project, "Ben", lambda text: Code(3, 0))
    shown = coding_results.side_by_side(engine, project, "Cyd")
    assert shown and all(
        one.apart and {given.coder for given in one.codes} == {"Ana", "Ben"} for one in shown
    )
    place = shown[0].place
    with pytest.raises(DetenteError, match="seen the codes"):
        coding_queue.save_code(engine, project, place, "Cyd", Code(0, 0))
    left = coding_queue.next_unit(engine, project, "Cyd")
    assert left is None or left.place not in {one.place for one in shown}
    coding_results.side_by_side(engine, project, "Ben", all_codes=True)
    with pytest.raises(DetenteError, match="seen the codes"):
        coding_queue.undo_code(engine, project, "Ben")


def test_what_is_settled_counts(engine: Engine, project: int) -> None:
    code_all(engine, project, "Ana", by_words)
    code_all(engine, project, "Ben", lambda text: Code(3, 0))
    one = Settlement(0.5, 2, 25, "an offer that is planned", "Cyd")
    with pytest.raises(DetenteError, match="side by side"):
        coding_results.settle(engine, project, 0, one)
    place = coding_results.side_by_side(engine, project, "Cyd")[0].place
    coding_results.settle(engine, project, place, one)
    assert coding_results.side_by_side(engine, project, "Cyd")[-1].settled == one
    with engine.connect() as connection:
        assert coding_results.judged(connection, project)[place] == (0.5, 2)
    with pytest.raises(DetenteError, match="half steps"):
        coding_results.settle(engine, project, place, Settlement(9, 0, by="Cyd"))


def test_a_closed_project_takes_no_codes_and_shows_all(engine: Engine, project: int) -> None:
    unit = coding_queue.next_unit(engine, project, "Ana")
    assert unit is not None
    coding_queue.save_code(engine, project, unit.place, "Ana", Code(1, 0))
    coding_projects.set_closed(engine, project, True)
    with pytest.raises(DetenteError, match="closed"):
        coding_queue.save_code(engine, project, unit.place, "Ben", Code(1, 0))
    assert len(coding_exchange.rows_for_files(engine, project, "Cyd")) == 1
    coding_projects.set_closed(engine, project, False)
    coding_queue.save_code(engine, project, unit.place, "Ben", Code(1, 0))
    with pytest.raises(DetenteError, match="no longer there"):
        coding_projects.set_closed(engine, 99, True)


@pytest.mark.parametrize("coder", ["", "  "])
def test_nobody_codes_without_a_name(engine: Engine, project: int, coder: str) -> None:
    with pytest.raises(DetenteError, match="Say who codes"):
        coding_queue.save_code(engine, project, 0, coder, Code(1, 0))
    with pytest.raises(DetenteError, match="Say who looks"):
        coding_results.side_by_side(engine, project, coder)


def test_a_deleted_article_takes_its_paragraph_out_and_leaves_the_codes(engine: Engine, project: int) -> None:
    code_all(engine, project, "Ana", by_words)
    with writing(engine, deeds.UPGRADE) as connection:
        connection.execute(delete(schema.article).where(schema.article.c.id == 1))
    assert coding_results.progress(engine, project).coders == {"Ana": 12}
    corpus = coded_corpus(engine, project)
    assert len(corpus.paragraphs) == 14 and len(corpus.coded) < 12


def test_the_sample_stands_beside_what_it_was_drawn_from(engine: Engine, fill: Callable[..., int]) -> None:
    for number in range(40):
        fill(f"Article {number}", words=own_words(number))
    project = coding_projects.start_project(engine, Plan("Index", Selection(), "simple", 60), None)
    fill("Came later", words=own_words(99))
    assert isinstance(corrected_mean(coded_corpus(engine, project).population("balance")), NoEstimate)
    code_all(engine, project, "Ana", by_words)
    corpus = coded_corpus(engine, project)
    assert len(corpus.paragraphs) == 80 and len(corpus.coded) == 60
    found = corrected_mean(corpus.population("balance"))
    # Half of all are offers, coded D 3; the others are coded E 2 where the tool gives 2.2.
    assert isinstance(found, Corrected) and found.value == pytest.approx((0.4 - 0.6) / 2)
    assert found.uncorrected == pytest.approx((0.44 - 0.6) / 2) and found.paragraphs == 80
    beside = corpus.beside("year")
    assert {one.group for one in beside} == {"2025"} and sum(one.weight for one in beside) == pytest.approx(
        80
    )
    assert {one.group for one in corpus.beside("outlet")} == {"The Herald"}


def test_codes_of_a_file_find_their_paragraphs_by_their_words(engine: Engine, project: int) -> None:
    texts = [one.text for one in coding_exchange.texts_to_code(engine, project)]
    rows = [CodedRow("Dee", by_words(text), text_hash("  " + text)) for text in texts]
    rows += [CodedRow("Dee", Code(9, 0), text_hash(texts[0])), CodedRow("Dee", Code(1, 0), "0" * 64)]
    came = coding_exchange.codes_into_project(engine, project, rows)
    assert (came.codes, came.paragraphs, sum(came.left.values())) == (12, 12, 2)
    own = [CodedRow("Eve", Code(1, 0), text_hash("Elsewhere."), "Elsewhere.", "file"), *rows]
    came = coding_exchange.project_from_codes(engine, "From a file", own, None)
    assert (came.paragraphs, came.found) == (13, 12) and len(
        coding_exchange.rows_for_files(engine, came.project_id, "x")
    ) == 0
    with pytest.raises(DetenteError, match="no code"):
        coding_exchange.project_from_codes(engine, "Empty", [], None)


def test_two_codings_of_a_file_give_their_agreement(engine: Engine) -> None:
    """The paragraphs of the project's own samples, coded twice, independently."""
    file = Path(__file__).parents[1] / "golden" / "samples_coded.jsonl"
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    codes = [
        CodedRow(coder, Code(*row[f"coder_{coder}"]), text_hash(row["text"]), row["text"], row["file"])
        for coder in ("a", "b")
        for row in rows
    ]
    came = coding_exchange.project_from_codes(engine, "Samples", codes, None)
    assert came.codes == 2 * len(rows) and not came.left
    found = coding_results.agreement_of(engine, came.project_id, resamples=0)
    assert found is not None
    (pair,) = found.pairs
    assert pair.stance.value == pytest.approx(0.91, abs=0.005)
    assert found.stance.value == pytest.approx(0.91, abs=0.005) and (found.escalation.value or 0) > 0.9


def test_what_is_coded_in_the_reader_stands_apart(engine: Engine, project: int) -> None:
    coding_exchange.code_in_reader(engine, 1, 1, "Ana", Code(0, 2, why="only an appeal"))
    coding_exchange.code_in_reader(engine, 1, 3, "Ben", Code(3, 0))
    coding_exchange.code_in_reader(engine, 1, 1, "Ben", Code(0, 3))
    reader = next(one for one in coding_projects.projects(engine) if one.kind == "reader")
    assert reader.units == 2 and coding_results.progress(engine, reader.id).coders == {"Ana": 1, "Ben": 2}
    assert coding_results.progress(engine, project).coded == 0
    with pytest.raises(DetenteError, match="no longer there"):
        coding_exchange.code_in_reader(engine, 1, 77, "Ana", Code(0, 2))
    assert np.isclose(len(coded_corpus(engine, reader.id).paragraphs), 0)


def as_model(engine: Engine, project: int, name: str = "a model (instructions 1)") -> coding_exchange.CameIn:
    """The answers of a model that quotes the first word wherever it sees something."""
    rows = []
    for one in coding_exchange.texts_to_code(engine, project):
        given, word = by_words(one.text), one.text.split()[0]
        code = Code(
            given.escalation,
            given.deescalation,
            escalating_words=word if given.escalation else "",
            deescalating_words=word if given.deescalation else "",
        )
        rows.append(CodedRow(name, code, one.hash, kind="model"))
    return coding_exchange.codes_into_project(engine, project, rows)


def test_a_model_counts_for_nothing_that_is_said_of_people(engine: Engine, project: int) -> None:
    assert as_model(engine, project).codes == 12
    code_all(engine, project, "Ana", lambda text: Code(3, 0))
    found = coding_results.progress(engine, project)
    assert (found.coded, found.complete, found.coders) == (12, 0, {"Ana": 12})
    assert found.models == {"a model (instructions 1)": 12}
    assert coding_results.agreement_of(engine, project) is None, "one person and a model are not two people"
    assert coding_results.side_by_side(engine, project, "Cyd", all_codes=True) == ()
    with engine.connect() as connection:
        assert set(coding_results.judged(connection, project).values()) == {(3.0, 0.0)}
    assert set(coded_corpus(engine, project).escalation) == {3.0}
    code_all(engine, project, "Ben", lambda text: Code(3, 0))
    agreed = coding_results.agreement_of(engine, project, resamples=0)
    assert agreed is not None and [one.coder for one in agreed.coders] == ["Ana", "Ben"]
    shown = coding_results.side_by_side(engine, project, "Cyd", all_codes=True)
    assert {given.kind for one in shown for given in one.codes} == {"person", "model"}
    assert not any(one.apart for one in shown), "people agree; what a model gives parts nobody"


def test_a_model_stands_beside_each_person_and_all(engine: Engine, project: int) -> None:
    assert coding_models.models_beside(engine, project) == ()
    as_model(engine, project)
    code_all(engine, project, "Ana", by_words)
    code_all(engine, project, "Ben", lambda text: Code(3, 0))
    found = coding_models.models_beside(engine, project, resamples=0)
    assert [one.beside for one in found] == [coding_models.PEOPLE, "Ana", "Ben"]
    stance = {one.beside: one.found.stance.value for one in found}
    assert stance["Ana"] == 1 and (stance["Ben"] or 0) < 0.5


def test_a_person_and_a_model_never_share_a_name(engine: Engine, project: int) -> None:
    code_all(engine, project, "Ana", by_words)
    came = as_model(engine, project, "Ana")
    assert came.codes == 0 and "is a person in this project" in next(iter(came.left))
    as_model(engine, project, "a model")
    with pytest.raises(DetenteError, match="is a model in this project"):
        coding_queue.save_code(engine, project, 0, "a model", Code(1, 0))
    with pytest.raises(DetenteError, match="is a model in this project"):
        coding_queue.undo_code(engine, project, "a model")
    assert coding_results.progress(engine, project).models == {"a model": 12}


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (Code(2, 0), "without quoting words"),
        (Code(0, 1, escalating_words="x"), "does not stand in the paragraph|without quoting"),
        (Code(2, 0, escalating_words="words that nobody wrote"), "does not stand in the paragraph"),
        (Code(7, 0, escalating_words=""), "0 to 5"),
        (Code(2.3, 0), "half steps"),
    ],
)
def test_an_answer_of_a_model_that_quotes_nothing_is_void(
    engine: Engine, project: int, code: Code, says: str
) -> None:
    first = coding_exchange.texts_to_code(engine, project)[0]
    came = coding_exchange.codes_into_project(
        engine, project, [CodedRow("liar", code, first.hash, kind="model")]
    )
    assert came.codes == 0 and re.search(says, next(iter(came.left)))


def test_codes_that_leave_bear_the_probability_of_their_paragraph(engine: Engine, project: int) -> None:
    code_all(engine, project, "Ana", by_words)
    code_all(engine, project, "Ben", by_words)
    assert {row.probability for row in coding_exchange.rows_for_files(engine, project, "Cyd")} == {12 / 16}
