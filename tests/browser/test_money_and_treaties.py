"""Money and treaties on a phone: a path taken away as a table, a treaty followed from its page into the
reader.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Page

from tests.browser.conftest import SETTLED

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def phone(page: Page) -> Page:
    """The tab, as narrow as a phone."""
    page.set_viewport_size({"width": 400, "height": 900})
    page.set_default_timeout(60_000)
    return page


def test_a_path_is_read_on_a_phone_and_taken_away(phone: Page, reading: str, tmp_path: Path) -> None:
    phone.goto(f"{reading}/spending?view=path+to+2035&ally=Spain")
    phone.wait_for_selector(SETTLED)
    phone.get_by_text("Real growth needed, mean a year").wait_for()
    phone.get_by_text("no comparable official series").first.wait_for()
    phone.get_by_test_id("stVegaLiteChart").nth(2).wait_for()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 400
    with phone.expect_download() as waiting:
        phone.get_by_test_id("stDownloadButton").filter(has_text="csv").nth(2).click()
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)
    rows = pd.read_csv(file)
    assert set(rows["ally"]) == {"Spain"} and set(rows[rows["year"] == 2035]["share_required"]) == {3.5}


def test_a_treaty_leads_into_the_reader_and_stands_there_at_the_articles_date(
    phone: Page, reading: str
) -> None:
    phone.goto(f"{reading}/treaties?treaty=New+START&on=2023-03-01")
    phone.wait_for_selector(SETTLED)
    shown = phone.get_by_test_id("stMain").inner_text()
    assert "Ended (expired), 5 February 2026" in shown and "suspended by Russia (21 February 2023)" in shown
    phone.get_by_test_id("stVegaLiteChart").nth(1).wait_for()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 400
    phone.get_by_text("Open the paragraph").first.click()
    phone.wait_for_url("**/article?**paragraph=**")
    phone.wait_for_selector(SETTLED)
    phone.get_by_role("button", name="New START").first.click()
    box = phone.get_by_test_id("stPopoverBody")
    box.get_by_text("Today:").first.wait_for()
    card = box.inner_text()
    assert "the article's date" in card and "Today: Ended (expired), 5 February 2026" in card
