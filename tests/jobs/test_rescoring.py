"""Scoring a library again: in batches, stopped and gone on with, and one bad article costs no other."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from sqlalchemy import Engine, update

from detente import analysis
from detente.access import deeds
from detente.derive import version as derive_versions
from detente.jobs import analysing, reading_pace, rescoring, rescoring_batch
from detente.jobs.in_use import InUse, in_use
from detente.jobs.rescoring_batch import RescoredBatch
from detente.jobs.task import Task
from detente.records import Analysis, Document
from detente.scoring.lexicon import own
from detente.store import schema
from detente.store.corpus_queries import corpus_version
from detente.store.engine import open_store
from detente.store.lexicons import adopt, go_back
from detente.store.stale import analysed_otherwise, derived_otherwise, made_otherwise
from detente.store.stored_article import read_article
from detente.store.transactions import writing
from detente.store.writes import save
from detente.text.blocks import outline
from tests.new_library import new_library
from tests.store.test_lexicons import changed

NUMBER = 7


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A library of some articles, and a lexicon that its users adopted afterwards."""
    opened = open_store(new_library(tmp_path / "store.db"))
    for number in range(NUMBER):
        text = (
            f"The two armies of province {number} agreed to a ceasefire on Monday, the mediators said in "
            "the port."
        )
        save(opened, document := outline(f"A Title {number}\n\n{text}"), InUse().analyse(document))
    tables = changed()
    adopt(opened, own(tables).version, "a truce weighs less", tables)
    yield opened
    opened.dispose()


def stale(engine: Engine) -> int:
    version = in_use(engine).version
    found = analysed_otherwise(engine, version)
    assert made_otherwise(engine, version) == len({*found, *derived_otherwise(engine)})
    return len(found)


def finished(work: object) -> Task:
    task = Task("scoring again", work)  # type: ignore[arg-type]
    assert task.wait(60)
    return task


def test_every_article_gets_what_is_in_use_and_a_batch_is_one_revision(engine: Engine) -> None:
    before = int(corpus_version(engine))
    assert stale(engine) == NUMBER
    task = finished(lambda task: rescoring.rescore(engine, in_use(engine), task, batch=3))
    assert not task.error and task.progress.share == 1 and stale(engine) == 0
    assert int(corpus_version(engine)) == before + 3, "seven articles in batches of three"
    read = read_article(engine, 1)
    assert read is not None and read.analysis == in_use(engine).analyse(read.document)


def test_stopped_it_keeps_what_was_done_and_goes_on(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    third, may_go_on, calls = threading.Event(), threading.Event(), iter(range(100))
    real = analysis.analyse

    def slowly(*given: object, **asked: object) -> Analysis:
        if next(calls) == 2:
            third.set()
            may_go_on.wait(10)
        return real(*given, **asked)  # type: ignore[arg-type]

    monkeypatch.setattr(analysis, "analyse", slowly)
    assert rescoring.latest(engine) is None, "nothing has begun"
    task = rescoring.start(engine)
    assert third.wait(10) and rescoring.latest(engine) is task and task.running
    task.cancel()
    may_go_on.set()
    assert task.wait(10) and not task.error
    assert 0 < stale(engine) < NUMBER and task.progress.left == stale(engine)
    assert rescoring.start(engine).wait(30) and stale(engine) == 0


def test_another_lexicon_ends_the_run_in_progress(engine: Engine) -> None:
    first = rescoring.start(engine)
    go_back(engine, None)
    second = rescoring.start(engine)
    assert second is not first and not first.running
    assert second.wait(60) and stale(engine) == 0


def test_one_that_cannot_be_analysed_keeps_its_results_and_costs_no_other(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = analysis.analyse

    def failing(document: Document, *given: object, **asked: object) -> Analysis:
        if document.title == "A Title 2":
            raise RuntimeError("no memory left")
        return real(document, *given, **asked)  # type: ignore[arg-type]

    monkeypatch.setattr(analysis, "analyse", failing)
    task = finished(lambda task: rescoring.rescore(engine, in_use(engine), task))
    assert "1 of 7 articles could not be scored again (RuntimeError)" in task.error
    assert analysed_otherwise(engine, in_use(engine).version) == (3,)


def test_what_other_code_derived_is_derived_again_without_an_analysis(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_back(engine, None)
    assert derived_otherwise(engine) == () and stale(engine) == 0
    with writing(engine, deeds.DERIVE) as connection:
        connection.execute(update(schema.statement).values(balance=9))
    monkeypatch.setattr(derive_versions, "derive_version", lambda: "another")
    for name in ("detente.store.stale.derive_version", "detente.store.derived_rows.derive_version"):
        monkeypatch.setattr(name, lambda: "another")
    assert len(derived_otherwise(engine)) == NUMBER
    monkeypatch.setattr(analysis, "analyse", lambda *given, **asked: pytest.fail("nothing is analysed"))
    before = int(corpus_version(engine))
    task = finished(lambda task: rescoring.rescore(engine, in_use(engine), task))
    assert not task.error and derived_otherwise(engine) == ()
    assert int(corpus_version(engine)) == before + 1
    with engine.connect() as connection:
        balances = set(connection.execute(schema.statement.select()).scalars())
        assert balances and 9 not in set(connection.execute(_balances()).scalars())


def _balances() -> object:
    from sqlalchemy import select

    return select(schema.statement.c.balance)


def test_where_pages_wait_worker_processes_do_whole_batches(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analysing, "_workers", analysing._Workers(serving=True))
    monkeypatch.setattr(analysis, "analyse", lambda *given, **asked: pytest.fail("not in this process"))
    monkeypatch.setattr(rescoring_batch, "score_some", lambda *given: pytest.fail("not in this process"))
    before = int(corpus_version(engine))
    task = finished(lambda task: rescoring.rescore(engine, in_use(engine), task, batch=3))
    assert not task.error and task.progress.share == 1 and stale(engine) == 0
    assert int(corpus_version(engine)) == before + 3, "seven articles in batches of three"
    analysing.end_processes()


def test_a_batch_whose_process_is_killed_is_done_here(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed: list[object] = []

    def handed(work: object, some: object) -> Future[RescoredBatch]:
        killed.append(some)
        lost: Future[RescoredBatch] = Future()
        lost.set_exception(BrokenProcessPool("killed"))
        return lost

    monkeypatch.setattr(analysing, "_workers", analysing._Workers(serving=True))
    monkeypatch.setattr(analysing, "handed", handed)
    task = finished(lambda task: rescoring.rescore(engine, in_use(engine), task, batch=3))
    assert not task.error and stale(engine) == 0 and killed == [[1, 2, 3], [4, 5, 6], [7]]


@pytest.mark.parametrize("read_now", [True, False])
def test_batches_rest_while_somebody_reads(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, read_now: bool
) -> None:
    clock, rests = [0.0], list[float]()
    use, analyse = in_use(engine), InUse.analyse

    def analysed(use: InUse, document: Document) -> Analysis:
        clock[0] += 0.25
        return analyse(use, document)

    def handed(work: Callable[[object], RescoredBatch], some: object) -> Future[RescoredBatch]:
        done: Future[RescoredBatch] = Future()
        done.set_result(work(some))
        return done

    monkeypatch.setattr(analysing, "_workers", analysing._Workers(serving=True))
    monkeypatch.setattr(analysing, "handed", handed)
    monkeypatch.setattr(reading_pace, "read_now", lambda: read_now)
    monkeypatch.setattr(InUse, "analyse", analysed)
    monkeypatch.setattr(rescoring_batch.time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(rescoring_batch.time, "sleep", rests.append)
    rescoring._rescore(engine, use, Task("scoring again", lambda task: None), batch=3)
    assert stale(engine) == 0
    assert rests == ([0.25] * NUMBER if read_now else [])


def test_what_a_batch_leaves_for_lack_of_time_goes_into_the_next(engine: Engine) -> None:
    use = in_use(engine)
    first = rescoring_batch.score_some(engine, use, range(1, NUMBER + 1), longest=0)
    assert first.done == (1,) and stale(engine) == NUMBER - 1
    waiting = deque([4])
    rescoring._dealt_with(RescoredBatch((1,)), [1, 2, 3], waiting)
    assert list(waiting) == [2, 3, 4]
