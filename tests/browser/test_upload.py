"""An upload as a newcomer does it: files dropped, one unticked in the table, saved, found, undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SETTLED, at_rest
from tests.browser.test_story import go

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CSV = """title,date,outlet,text
Norland opens talks,2025-06-25,The Herald,"The minister of Norland said on Monday that talks on missiles \
would open."
Sudria warns Norland,2025-06-26,The Post,"Sudria warned on Tuesday that it would deploy tanks to the \
border this week."
"""


def test_drop_untick_save_and_undo(page: Page, serving, article: str, tmp_path: Path) -> None:
    (tmp_path / "norland.txt").write_text(article, encoding="utf-8")
    (tmp_path / "export.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    names = ("norland.txt", "export.csv", "empty.txt")
    with serving() as address:
        go(page, f"{address}/upload")
        page.locator("input[type=file]").set_input_files([str(tmp_path / name) for name in names])
        expect(page.get_by_role("heading", name="What was understood: 3 articles of 4 texts")).to_be_visible(
            timeout=60_000
        )
        expect(
            page.locator("[data-testid=stAlert]").filter(has_text="there is nothing to read")
        ).to_have_count(1)
        expect(page.get_by_role("button", name="Save 3 articles")).to_be_visible()
        at_rest(page)
        expect(page.get_by_role("heading", name="What was understood")).to_be_in_viewport()
        table = page.get_by_role("region", name="What was understood of each text")
        table.scroll_into_view_if_needed()  # a mouse clicks nothing that lies below the window
        box = table.bounding_box()
        assert box
        page.mouse.click(box["x"] + 38, box["y"] + 36 + 18)  # the tick of the first row
        expect(page.get_by_role("button", name="Save 2 articles")).to_be_visible()
        page.get_by_role("button", name="Save 2 articles").click()
        saved = page.locator("[data-testid=stAlert]").filter(has_text="saved")
        expect(saved.filter(has_text="export.csv, row 2")).to_have_count(1, timeout=60_000)
        expect(saved).to_have_count(2)

        go(page, f"{address}/articles?corpus=uploaded")
        expect(page.get_by_text("in 2 articles", exact=False).first).to_be_visible()
        go(page, f"{address}/upload")
        page.get_by_text("Earlier uploads (1)").click()
        expect(page.get_by_text("upload of 2 articles", exact=False).first).to_be_visible()
        page.get_by_role("button", name="Undo").click()
        page.get_by_role("button", name="Delete them").click()
        expect(page.get_by_text("2 articles deleted.")).to_be_visible()
        page.wait_for_selector(SETTLED)
        go(page, f"{address}/articles?corpus=uploaded")
        expect(page.get_by_text("No paragraph fits these filters", exact=False)).to_be_visible()
