"""The first reading is made ready once, and harms nobody where it cannot be."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from detente.jobs import analysing, warming
from detente.jobs.in_use import InUse
from detente.records import Document
from detente.store.engine import open_store
from tests.new_library import new_library


def test_a_library_is_made_ready_once(tmp_path: Path) -> None:
    engine = open_store(new_library(tmp_path / "own.db"))
    thread = warming.warm(engine)
    thread.join(60)
    assert not thread.is_alive() and warming.warm(engine) is thread
    engine.dispose()


def test_a_first_page_makes_it_ready_once_it_stands_but_not_on_a_server_of_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warming, "_UNHURRIED", 0)
    made: list[object] = []
    monkeypatch.setattr(warming, "warm", made.append)
    engine = open_store(new_library(tmp_path / "own.db"))
    monkeypatch.setattr(analysing, "_workers", analysing._Workers(serving=True))
    warming.warm_soon(engine)
    monkeypatch.setattr(analysing, "_workers", analysing._Workers(serving=False))
    for _ in range(2):
        warming.warm_soon(engine)
    for thread in threading.enumerate():
        if isinstance(thread, threading.Timer):
            thread.join(10)
    engine.dispose()
    assert made == [engine]


def test_what_goes_wrong_is_logged_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise OSError("no process")

    monkeypatch.setattr(warming, "open_text", broken)
    engine = open_store(new_library(tmp_path / "own.db"))
    thread = warming.warm(engine)
    thread.join(60)
    assert "could not be made ready" in caplog.text
    engine.dispose()


@pytest.mark.parametrize("serving", [True, False])
def test_where_pages_wait_a_process_for_uploads_is_started_once_and_not_waited_for(
    serving: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workers = analysing._Workers(serving=serving)
    handed: list[Document] = []

    def handed_out(use: InUse, document: Document) -> None:
        workers.pool = ThreadPoolExecutor()
        handed.append(document)

    monkeypatch.setattr(analysing, "_workers", workers)
    monkeypatch.setattr(analysing, "_handed_out", handed_out)
    engine = open_store(new_library(tmp_path / "own.db"))
    warming.start_process(engine)
    warming.start_process(engine)
    engine.dispose()
    assert [bool(each.blocks) for each in handed] == [True] * serving
