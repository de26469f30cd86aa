"""What leaves the machine: a link that shows a colleague the same, files that read back, a pack that opens
offline.
"""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from tests.browser.conftest import SETTLED, at_rest

pytestmark = pytest.mark.browser


@pytest.mark.slow
def test_a_copied_link_shows_the_same_selection_to_somebody_else(browser, page, reading: str) -> None:

    page.goto(f"{reading}/?stance=escalatory&grain=year")
    page.wait_for_selector(SETTLED)
    more = page.get_by_text("paragraphs in").inner_text()
    page.goto(f"{reading}/?side=RUS&stance=escalatory&grain=year")
    at_rest(page)
    behind = page.get_by_text("paragraphs in").inner_text()
    assert behind != more
    page.get_by_role("button", name="Share").first.click()  # the page's own; charts have one each below
    link = page.get_by_test_id("stPopoverBody").get_by_test_id("stCode").inner_text().strip()
    assert "side=RUS" in link and "stance=escalatory" in link and "grain=year" in link
    fresh = browser.new_context().new_page()
    fresh.goto(link)
    fresh.wait_for_selector(SETTLED)
    assert fresh.get_by_text("paragraphs in").inner_text() == behind
    fresh.context.close()


@pytest.mark.slow
def test_every_format_reads_back_and_the_pack_opens_with_the_network_off(
    browser, page, reading: str, tmp_path: Path
) -> None:
    def take(name: str) -> Path:
        with page.expect_download() as waiting:
            page.get_by_test_id("stPopoverBody").get_by_test_id("stDownloadButton").filter(
                has_text=name
            ).click()
        file = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(file)
        return file

    page.goto(f"{reading}/?side=Russia")
    at_rest(page)
    page.get_by_role("button", name="Take away").first.click()
    rows = len(pd.read_csv(take("csv")))
    assert rows > 10
    assert len(pd.read_excel(take("xlsx"))) == rows
    assert len(pd.read_parquet(take("parquet"))) == rows
    assert len(json.loads(take("json").read_text(encoding="utf-8"))["rows"]) == rows
    pack = take("html")
    offline = browser.new_context(offline=True, viewport={"width": 390, "height": 800}).new_page()
    offline.goto(pack.as_uri())
    assert offline.locator("figure svg").first.bounding_box()["width"] > 300
    assert offline.locator("#paragraphs article").count() == rows
    assert "Lavrov" in offline.locator("#paragraphs").inner_text()
    assert offline.evaluate("document.documentElement.scrollWidth") <= 390
    offline.context.close()
