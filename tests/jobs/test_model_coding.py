"""A model codes a project beside the pages: what is kept is kept, what is void is counted, and it goes on."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sqlalchemy import Engine

from detente.coding.codes import Code, text_hash
from detente.coding.files.coded_rows import CodedRow
from detente.coding.model_client.answers import model_coder
from detente.coding.model_client.model_settings import ModelSettings
from detente.jobs import model_coding
from detente.jobs.model_coding import ModelRun, code_by_model
from detente.jobs.task import Task
from detente.records import DetenteError
from detente.store import coding_answers, coding_exchange, coding_results
from detente.store.coding_frames import coded_corpus
from detente.store.coding_projects import Plan, set_closed, start_project
from detente.store.engine import open_store
from detente.store.selection import Selection
from detente.store.writes import save
from tests.coding.model_client.lying_server import Answer, code_line, completion, model_server
from tests.new_library import new_library
from tests.store.conftest import analysis_of, document_of

TEXTS = [f"Paragraph number {n} says the fleet will be moved." for n in range(6)]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_store(new_library(tmp_path / "corpus.db"))
    yield opened
    opened.dispose()


@pytest.fixture
def project(engine: Engine) -> int:
    rows = [CodedRow("Ana", Code(1, 0), text_hash(text), text, "A title") for text in TEXTS]
    return coding_exchange.project_from_codes(engine, "P", rows, None).project_id


def settings(address: str, **more: Any) -> ModelSettings:
    return ModelSettings(address, "m", **{"first_pause": 0.0, "seconds": 5.0, "tries": 2} | more)


def runs(engine: Engine, project: int, how: ModelSettings, beside: int = 0) -> tuple[ModelRun, Task]:
    run = ModelRun()
    task = Task("a model", lambda task: code_by_model(engine, project, how, run, task, beside))
    assert task.wait(60)
    return run, task


def asked_for(body: dict[str, Any]) -> str:
    return str(json.loads(body["messages"][1]["content"])["text"])


def test_codes_are_kept_lies_are_void_and_what_is_left_is_asked_again(engine: Engine, project: int) -> None:
    def lies_of_the_third(_: int, body: dict[str, Any]) -> Answer:
        quoted = "no such words" if "number 3" in asked_for(body) else "the fleet will be moved"
        return completion(code_line(2, 0, escalating_words=quoted))

    with model_server(lies_of_the_third) as (address, asked):
        run, task = runs(engine, project, settings(address))
        assert not task.error and (run.kept, sum(run.void.values()), run.unanswered) == (5, 1, 0)
        assert "does not stand" in next(iter(run.void)) and "no such words" not in next(iter(run.void))
        assert run.cost(settings(address)).tokens_in == 600
        left = coding_answers.left_of_sample(engine, project, model_coder("m"))
        assert [one.text.text for one in left] == [TEXTS[3]]
        runs(engine, project, settings(address))
    assert len(asked.bodies) == 7, "only what was void is asked again"
    assert all(set(json.loads(body["messages"][1]["content"])) == {"hash", "text"} for body in asked.bodies)
    far = coding_results.progress(engine, project)
    assert far.models == {model_coder("m"): 5} and far.coders == {"Ana": 6}


def test_a_server_that_goes_away_loses_nothing(engine: Engine, project: int) -> None:
    def goes(number: int, _: object) -> Answer | None:
        return completion(code_line()) if number == 1 else None

    with model_server(goes) as (address, _):
        run, task = runs(engine, project, settings(address))
    assert run.kept == 1 and run.unanswered == 5
    assert "What came is kept" in task.error and address.rpartition(":")[0].rpartition("/")[2] in task.error


def test_whoever_stops_keeps_what_came(engine: Engine, project: int) -> None:
    begun, answered = threading.Event(), threading.Event()

    def waits(number: int, _: object) -> Answer:
        if number == 2:
            begun.set()
            answered.wait(30)
        return completion(code_line())

    with model_server(waits) as (address, asked):
        model_coding.start(engine, project, settings(address, seconds=60.0))
        found = model_coding.latest(engine, project)
        assert found is not None and begun.wait(30)
        found[0].cancel()
        answered.set()
        assert found[0].wait(60) and found[1].kept == 2 and len(asked.bodies) == 2
        model_coding.start(engine, project, settings(address))
        again = model_coding.latest(engine, project)
        assert again is not None and again[0].wait(60) and again[1].kept == 4


def test_a_refused_key_ends_it_at_once(engine: Engine, project: int) -> None:
    with model_server(lambda *_: (401, {}, b"")) as (address, asked):
        run, task = runs(engine, project, settings(address))
    assert len(asked.bodies) == 1 and not run.kept and "refuses the key" in task.error


def test_a_closed_project_is_asked_no_more(engine: Engine, project: int) -> None:
    def closes(number: int, _: object) -> Answer:
        if number == 2:
            set_closed(engine, project, True)
        return completion(code_line())

    with model_server(closes) as (address, asked):
        run, task = runs(engine, project, settings(address))
        with pytest.raises(DetenteError, match="closed"):
            model_coding.start(engine, project, settings(address))
    assert run.kept == 1 and "closed" in task.error and len(asked.bodies) == 2, "each question may cost"


@pytest.fixture
def sampled(engine: Engine) -> int:
    """A sample of 4 of 16 paragraphs."""
    for number in range(8):
        words = " ".join(f"word{number}x{place}" for place in range(40))
        document = document_of(f"Article {number}", words=f" {words}")
        save(engine, document, analysis_of(document))
    return start_project(engine, Plan("Pilot", Selection(), "simple", 4), "Ana")


def test_others_of_the_corpus_are_asked_for_at_random_and_first_answers_stand(
    engine: Engine, sampled: int
) -> None:
    order = coding_answers.next_beside(engine, sampled, model_coder("m"), 99)
    assert len(order) == 12 == coding_answers.left_beside(engine, sampled, model_coder("m"))
    silent, lying = order[1].text.text, order[2].text.text

    def answers(_: int, body: dict[str, Any]) -> Answer | None:
        text = asked_for(body)
        if text == silent:
            return None
        words = "no such words" if text == lying else text.split()[0]
        return completion(code_line(2, 0, escalating_words=words))

    with model_server(answers) as (address, asked):
        how = settings(address, tries=1)
        run, task = runs(engine, sampled, how, beside=5)
        assert not task.error and (run.kept, run.beside, run.unanswered) == (4, 3, 1)
        assert [asked_for(body) for body in asked.bodies[4:]] == [one.text.text for one in order[:5]]
        again, _ = runs(engine, sampled, how, beside=2)
        assert again.beside == 2 and len(asked.bodies) == 11, "it goes on where it was"
    codes = coded_corpus(engine, sampled).models[model_coder("m")]
    assert codes.beside == 7 and codes.asked.sum() == 11
    assert np.isnan(codes.escalation[codes.asked]).sum() == 2, "void and unanswered: the score stands there"
    far = coding_results.progress(engine, sampled)
    assert far.models == {model_coder("m"): 4} and not far.coders


def test_where_the_server_went_away_nobody_is_said_to_have_been_asked(engine: Engine, sampled: int) -> None:
    with model_server(lambda number, _: completion(code_line()) if number < 6 else None) as (address, _):
        run, task = runs(engine, sampled, settings(address, tries=1), beside=12)
    assert task.error and run.unanswered == 5
    assert coding_answers.left_beside(engine, sampled, model_coder("m")) == 12 - run.beside
