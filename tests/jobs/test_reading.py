"""Reading what was dropped: what came twice is listed once, and says so."""

from __future__ import annotations

from pathlib import Path

from detente.intake.limits import Limits
from detente.jobs.reading import Desk, Given
from detente.store.engine import open_store
from detente.ui.upload.drafts import says

TABLE = """title,date,text
Talks open,2026-03-02,"The envoys of Norland and Sudria met on Monday, and they spoke for hours about the ships."
Ships sail,2026-03-03,"Norland sent two ships to the strait on Tuesday, and Sudria asked why they were there."
Talks open,2026-03-02,"The envoys of Norland and Sudria met on Monday, and they spoke for hours about the ships."
"""


def test_rows_that_come_again_are_listed_once_and_say_so(tmp_path: Path) -> None:
    desk = Desk(open_store(f"sqlite:///{tmp_path / 'store.db'}"), Limits())
    given = [Given("1", "export.csv", TABLE.encode())]
    task = desk.ask(given)
    assert task is not None and task.wait(60) and not task.error
    first, second = desk.drafts(given)
    assert first.again == ("export.csv, row 4",) and second.again == ()
    assert (
        says(first) == ["The same bytes came again as export.csv, row 4: listed once."] and says(second) == []
    )
