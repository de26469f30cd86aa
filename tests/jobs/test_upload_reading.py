"""Reading what was dropped: what came twice is listed once, and says so."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from detente.intake.limits import Limits
from detente.jobs.upload_drafts import GivenFile
from detente.jobs.upload_reading import UploadReader
from detente.records import Document
from detente.store.engine import open_store
from detente.ui.upload.drafts import says
from tests.intake.attacks import PDFS
from tests.intake.hostile import STORY

TABLE = """title,date,text
Talks open,2026-03-02,"The envoys of Norland and Sudria met on Monday, and spoke for hours about ships."
Ships sail,2026-03-03,"Norland sent two ships to the strait on Tuesday, and Sudria asked why they were there."
Talks open,2026-03-02,"The envoys of Norland and Sudria met on Monday, and spoke for hours about ships."
"""


def test_rows_that_come_again_are_listed_once_and_say_so(tmp_path: Path) -> None:
    reader = UploadReader(open_store(f"sqlite:///{tmp_path / 'store.db'}"), Limits())
    given = [GivenFile("1", "export.csv", TABLE.encode())]
    task = reader.read(given)
    assert task is not None and task.wait(60) and not task.error
    first, second = reader.drafts(given)
    assert first.again == ("export.csv, row 4",) and second.again == ()
    assert (
        says(first) == ["The same bytes came again as export.csv, row 4: listed once."] and says(second) == []
    )


def reader_of(folder: Path, left: Callable[[], bool] = lambda: False, **limits: float) -> UploadReader:
    return UploadReader(open_store(f"sqlite:///{folder / 'store.db'}"), Limits(**limits), left=left)


def test_a_file_that_never_ends_costs_none_of_the_drop(tmp_path: Path) -> None:
    reader = reader_of(tmp_path, cpu_seconds=2)
    halves = json.dumps({"text": f"{STORY} First.", "outlet": "\udc00", "author": "a\x00b\ud800"}).encode()
    given = [
        GivenFile("1", "ring.pdf", PDFS["a ring for a size"]()),
        GivenFile("2", "halves.json", halves),
        GivenFile("3", "talks.txt", f"Talks open\n\n{STORY} Second.".encode()),
        GivenFile("4", "pasted text", f"Ships sail\n\n{STORY} Third."),
    ]
    task = reader.read(given)
    assert task is not None and task.wait(60) and not task.error
    ring, halved, *others = reader.drafts(given)
    assert "of computing" in (ring.reading.problem or "")
    assert halved.reading.document is not None and halved.reading.document.outlet == "\ufffd"
    assert all(draft.reading.document is not None for draft in others) and len(others) == 2


def test_an_article_that_cannot_be_compared_costs_none_of_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def known(connection: object, document: Document) -> None:
        if document.title == "Talks open":
            raise RuntimeError("the database has gone")

    monkeypatch.setattr("detente.jobs.upload_reading.known", known)
    reader = reader_of(tmp_path)
    given = [GivenFile("1", "export.csv", TABLE.encode())]
    task = reader.read(given)
    assert task is not None and task.wait(60) and not task.error
    drafts = reader.drafts(given)
    assert [draft.reading.document is not None for draft in drafts] == [False, True]
    assert "could not be compared" in (drafts[0].reading.problem or "")


def test_reading_ends_with_its_visitor_and_goes_on_when_somebody_asks_again(tmp_path: Path) -> None:
    gone = Event()
    reader = reader_of(tmp_path, gone.is_set)
    given = [
        GivenFile("1", "talks.txt", f"Talks open\n\n{STORY}".encode()),
        GivenFile("2", "ring.pdf", PDFS["a ring for a size"]()),
    ]
    task = reader.read(given)
    assert task is not None and not task.wait(1.5)
    gone.set()
    assert task.wait(5) and not task.error and not task.cancelled
    assert [draft.name for draft in reader.drafts(given)] == ["talks.txt"]
    gone.clear()
    assert reader.read(given[:1]) is None
    again = reader.read(given)
    assert again is not None and again is not task
    again.cancel()
    assert again.wait(5)
