"""Saving in the background: stopped, killed and gone on with, every article is wholly there or not at all."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from detente import analysis
from detente.jobs import saving
from detente.jobs.in_use import InUse
from detente.store import batch_history, batches
from detente.store.batches import Wanted
from detente.store.engine import open_store
from detente.text.blocks import outline

STORY = """\
Norland and Sudria meet for round {n}

The defence minister of Norland said on Monday that the talks of round {n} had begun, about missiles.

Sudria's army warned that {n} tank brigades would be deployed to the border if the talks failed.
"""


def wanted(number: int) -> list[Wanted]:
    stories = [STORY.format(n=place + 1) for place in range(number)]
    return [Wanted(f"{place}.txt", outline(story), story.encode()) for place, story in enumerate(stories)]


def content(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    """Everything the store holds of articles, without ids of uploads and times."""
    asked = {
        "article": (
            "SELECT id, sha256, words, title, language, scored, version, filename, story FROM "
            "article ORDER BY id"
        ),
        "paragraph": "SELECT * FROM paragraph ORDER BY article_id, position",
        "cue": "SELECT * FROM cue ORDER BY article_id, position, place",
        "statement": "SELECT * FROM statement ORDER BY article_id, position, place",
        "aggregate": "SELECT * FROM aggregate ORDER BY article_id, side, speaker, stance",
        "original": "SELECT * FROM original ORDER BY article_id",
        "mark": "SELECT * FROM mark ORDER BY article_id, run",
        "words": "SELECT rowid, text FROM words ORDER BY rowid",
    }
    with engine.connect() as connection:
        return {
            name: [tuple(row) for row in connection.execute(text(query))] for name, query in asked.items()
        }


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_store(f"sqlite:///{tmp_path / 'store.db'}")


@pytest.fixture
def uninterrupted(tmp_path: Path) -> Engine:
    engine = open_store(f"sqlite:///{tmp_path / 'whole.db'}")
    task = saving.start(engine, batches.begin(engine, wanted(40), "forty"), InUse())
    assert task.wait(120) and not task.error
    return engine


# Each article is followed by a pause, so that it is killed in time on any machine.
_KILLED = """
import sys, time
from detente.store import batch_history, batches
from detente.store.engine import open_store
from detente import analysis
from detente.jobs import saving
from detente.jobs.in_use import InUse
keep = batches.keep
def keep_slowly(*given):
    kept = keep(*given)
    time.sleep(0.1)
    return kept
batches.keep = keep_slowly
engine = open_store(sys.argv[1])
saving.start(engine, int(sys.argv[2]), InUse()).wait()
"""


@pytest.mark.slow
def test_killed_in_the_middle_it_goes_on_and_ends_as_if_nothing_had_happened(
    engine: Engine, uninterrupted: Engine
) -> None:
    batch = batches.begin(engine, wanted(40), "forty")
    command = [sys.executable, "-c", _KILLED, str(engine.url), str(batch)]
    for least in (3, 17):
        process = subprocess.Popen(command)
        while process.poll() is None and _saved(engine, batch) < least:
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
        process.wait(30)
        stopped = batch_history.batch_of(engine, batch)
        assert stopped and stopped.finished is None and least <= stopped.saved < 40
        assert stopped.saved + stopped.waiting == stopped.total == 40
        assert stopped.next_name == f"{stopped.saved}.txt"
        whole, part = content(uninterrupted), content(engine)
        assert len(part["article"]) == stopped.saved
        for name, rows in part.items():
            assert rows == whole[name][: len(rows)] or name == "mark", f"half an article in {name}"
        _same_extent(part, stopped.saved)
    task = saving.start(engine, batch, InUse())
    assert task.wait(120) and not task.error
    done = batch_history.batch_of(engine, batch)
    assert done and done.finished and (done.saved, done.waiting) == (40, 0)
    assert content(engine) == content(uninterrupted)


def _saved(engine: Engine, batch: int) -> int:
    found = batch_history.batch_of(engine, batch)
    return found.saved if found else 0


def _same_extent(part: dict[str, list[tuple[object, ...]]], saved: int) -> None:
    for name in ("paragraph", "aggregate", "original"):
        assert {row[0] for row in part[name]} == set(range(1, saved + 1)), name
    assert {int(str(row[0])) >> 20 for row in part["words"]} == set(range(1, saved + 1))


def test_stopped_it_keeps_what_was_saved_and_goes_on(engine: Engine) -> None:
    batch = batches.begin(engine, wanted(30), "thirty")
    task = saving.start(engine, batch, InUse())
    assert saving.start(engine, batch, InUse()) is task, "one task an upload"
    while _saved(engine, batch) < 2:
        time.sleep(0.005)
    task.cancel()
    assert task.wait(60) and saving.running(engine, batch) is None
    stopped = batch_history.batch_of(engine, batch)
    assert stopped and 2 <= stopped.saved <= 30
    assert saving.start(engine, batch, InUse()).wait(120)
    done = batch_history.batch_of(engine, batch)
    assert done and done.saved == 30 and done.finished


def test_one_that_cannot_be_analysed_costs_no_other(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def analyse(document: object, *tools: object, **asked: object) -> object:
        if "round 2" in str(document):
            raise ValueError("no")
        return real(document, *tools, **asked)  # type: ignore[arg-type]

    real = analysis.analyse
    monkeypatch.setattr(analysis, "analyse", analyse)
    batch = batches.begin(engine, wanted(4), "four")
    assert saving.start(engine, batch, InUse()).wait(60)
    dealt = batch_history.dealt_with(engine, batch)
    assert [one.state for one in dealt] == ["saved", "failed", "saved", "saved"]
    assert "could not be analysed" in str(dealt[1].problem)
