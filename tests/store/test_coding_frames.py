"""A sample beside a corpus that changes: articles corrected, deleted, taken back, and numbers used again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from sqlalchemy import Engine, select

from detente.coding.codes import Code
from detente.records import Analysis, Block, Document
from detente.store import (
    coding_answers,
    coding_projects,
    coding_queue,
    coding_results,
    coding_withdrawal,
    schema,
    taking_back,
    writes,
)
from detente.store.bin import in_bin
from detente.store.coding_answers import ToAsk
from detente.store.coding_frames import coded_corpus
from detente.store.coding_projects import Plan
from detente.store.selection import Selection
from tests.store.conftest import analysis_of, document_of
from tests.store.test_coding import by_words, code_all, own_words

MODEL = "m (instructions 1)"


@pytest.fixture
def project(engine: Engine, fill: Callable[..., int]) -> int:
    """Eight of sixteen paragraphs, in eight articles of two each."""
    for number in range(8):
        fill(f"Article {number}", words=own_words(number))
    return coding_projects.start_project(engine, Plan("Pilot", Selection(), "simple", 8, coders=1), "Ana")


def with_a_paragraph_before(document: Document) -> tuple[Document, Analysis]:
    """An article as corrected: one paragraph more at the beginning, so that all others stand further down."""
    analysis = analysis_of(document)
    first = replace(analysis.paragraphs[2], kind="body", text="A line that was left out.", position=1)
    moved = [replace(one, position=one.position + (one.position > 0)) for one in analysis.paragraphs]
    blocks = (Block("body", first.text), *document.blocks)
    return replace(document, blocks=blocks), replace(analysis, paragraphs=(moved[0], first, *moved[1:]))


def coded_axes(engine: Engine, project: int) -> set[tuple[float, float, float]]:
    """What was coded, beside the tool's escalation of the paragraph that it is set beside."""
    corpus = coded_corpus(engine, project)
    given = corpus.paragraphs["escalation"].to_numpy()[list(corpus.coded)]
    return set(zip(given.tolist(), corpus.escalation, corpus.deescalation, strict=True))


def test_a_code_stays_with_its_words_where_an_article_is_corrected(engine: Engine, project: int) -> None:
    code_all(engine, project, "Ana", by_words)
    before = coded_axes(engine, project)
    assert before <= {(0.0, 0.0, 3.0), (2.2, 2.0, 0.0)} and len(before) == 2
    for number in range(8):
        document = document_of(f"Article {number}", words=own_words(number))
        writes.edit(engine, number + 1, *with_a_paragraph_before(document))
    assert coded_axes(engine, project) <= before, "not with whatever stands at its place now"
    assert coding_queue.next_unit(engine, project, "Ben") is not None


def test_words_that_were_corrected_are_coded_no_more_and_their_codes_stay(
    engine: Engine, project: int
) -> None:
    code_all(engine, project, "Ana", by_words)
    for number in range(8):
        document = document_of(f"Article {number}", words=f" Corrected.{own_words(number)}")
        writes.edit(engine, number + 1, document, analysis_of(document))
    corpus = coded_corpus(engine, project)
    assert len(corpus.paragraphs) == 16 and corpus.coded == ()
    assert coding_results.progress(engine, project).coders == {"Ana": 8}
    assert coding_queue.next_unit(engine, project, "Ben") is None
    assert coding_results.side_by_side(engine, project, "Cyd", all_codes=True) == ()


def test_an_article_that_is_taken_back_brings_its_paragraphs_to_code(engine: Engine, project: int) -> None:
    code_all(engine, project, "Ana", by_words)
    assert writes.delete_article(engine, 8) and writes.delete_article(engine, 7)
    assert len(coding_answers.left_of_sample(engine, project, MODEL)) < 8
    for one in in_bin(engine):
        taking_back.take_back(engine, one.id, analysis_of)
    assert code_all(engine, project, "Ben", by_words) == 8


def test_a_number_that_is_used_again_is_no_article_of_the_sample(
    engine: Engine, project: int, fill: Callable[..., int]
) -> None:
    code_all(engine, project, "Ana", by_words)
    assert writes.delete_article(engine, 8)
    fill("Another", words=own_words(99))
    corpus = coded_corpus(engine, project)
    assert len(corpus.paragraphs) == 14 and corpus.paragraphs["article_id"].max() == 7
    asked = coding_answers.next_beside(engine, project, MODEL, 99)
    assert "word99x0" not in "".join(one.text.text for one in asked)


def answers(engine: Engine, project: int, asked: tuple[ToAsk, ...]) -> None:
    for one in asked:
        word = one.text.text.split()[0]
        assert not coding_answers.keep_answer(engine, project, MODEL, one, Code(2, 0, escalating_words=word))


def test_a_models_codes_count_up_to_the_first_that_it_was_not_asked_for(engine: Engine, project: int) -> None:
    beside = coding_answers.next_beside(engine, project, MODEL, 99)
    answers(engine, project, coding_answers.left_of_sample(engine, project, MODEL))
    answers(engine, project, (*beside[:3], *beside[4:]))
    codes = coded_corpus(engine, project).models[MODEL]
    assert codes.beside == 3 and codes.asked.sum() == 11, "the rest would be no random part"
    answers(engine, project, beside[3:4])
    whole = coded_corpus(engine, project)
    assert whole.models[MODEL].asked.all() and set(whole.models[MODEL].escalation) == {2.0}
    proxy = whole.population("balance", MODEL).proxy
    assert proxy is not None and set(proxy.values) == {0.4}
    coded = coding_answers.keep_answer(engine, project, MODEL, beside[0], Code(5, 0, escalating_words="x"))
    again = coded_corpus(engine, project).models[MODEL]
    assert not coded and set(again.escalation) == {2.0}, "the first stands"


def test_where_words_have_changed_the_score_stands_for_the_model(engine: Engine, project: int) -> None:
    answers(engine, project, coding_answers.left_of_sample(engine, project, MODEL))
    answers(engine, project, coding_answers.next_beside(engine, project, MODEL, 99))
    document = document_of("Article 0", words=f" Corrected.{own_words(0)}")
    writes.edit(engine, 1, document, analysis_of(document))
    corpus = coded_corpus(engine, project)
    codes = corpus.models[MODEL]
    assert codes.asked.all() and np.isnan(codes.escalation).sum() == 2
    proxy = corpus.population("escalation", MODEL).proxy
    assert proxy is not None and sorted(set(proxy.values)) == [0.0, 2.0, 2.2]


def test_codes_by_an_earlier_codebook_are_told_apart(
    engine: Engine, project: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(coding_queue, "codebook_version", lambda: "earlier")
        code_all(engine, project, "Ana", by_words)
    code_all(engine, project, "Ben", by_words)
    assert coding_results.progress(engine, project).earlier == 8
    shown = coding_results.side_by_side(engine, project, "Cyd", all_codes=True)
    assert {given.codebook == "earlier" for one in shown for given in one.codes} == {True, False}


def test_a_coder_who_withdraws_counts_in_nothing_and_every_row_stays(engine: Engine, project: int) -> None:
    for coder in ("Ana", "Ben"):
        code_all(engine, project, coder, by_words)
    assert coding_results.agreement_of(engine, project, resamples=0) is not None
    assert coding_withdrawal.withdraw(engine, project, "Ben") == 8
    assert coding_withdrawal.withdraw(engine, project, "Ben") == 0
    assert coding_results.progress(engine, project).coders == {"Ana": 8}
    assert coding_results.agreement_of(engine, project, resamples=0) is None
    assert coding_queue.next_unit(engine, project, "Ben") is not None
    with engine.connect() as connection:
        assert len(connection.execute(select(schema.coding_code.c.id)).all()) == 24
