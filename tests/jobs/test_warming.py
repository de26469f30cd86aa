"""The first reading is made ready once, and harms nobody where it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.jobs import analysing, warming
from detente.records import Document
from detente.store.engine import open_store
from tests.new_library import new_library


def test_a_library_is_made_ready_once(tmp_path: Path) -> None:
    engine = open_store(new_library(tmp_path / "own.db"))
    thread = warming.warm(engine)
    assert thread is not None
    thread.join(60)
    assert not thread.is_alive() and warming.warm(engine) is None
    engine.dispose()


def test_what_goes_wrong_is_logged_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise OSError("no process")

    monkeypatch.setattr(warming, "open_text", broken)
    engine = open_store(new_library(tmp_path / "own.db"))
    thread = warming.warm(engine)
    assert thread is not None
    thread.join(60)
    assert "could not be made ready" in caplog.text
    engine.dispose()


def test_a_process_for_uploads_is_started_and_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed: list[Document] = []
    monkeypatch.setattr(analysing, "_handed_out", lambda use, document: handed.append(document))
    engine = open_store(new_library(tmp_path / "own.db"))
    warming.start_process(engine)
    engine.dispose()
    assert len(handed) == 1 and handed[0].blocks
