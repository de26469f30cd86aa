"""The three stories of benchmarks/three_stories.py with the keyboard alone: Tab, Enter, and words typed."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from benchmarks.three_stories import ARTICLE, texts
from playwright.sync_api import Page

from tests.browser.conftest import at_rest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MOST_TABS = 220
ASKS = ("A", "BUTTON", "INPUT", "TEXTAREA")  # what can be answered; a region that scrolls has the focus too
# What has the focus: its name as a screen reader says it, and whether the eye can see that it has it.
FOCUSED = """() => {
  const at = document.activeElement;
  const label = at.labels && at.labels[0] ? at.labels[0].innerText : '';
  const look = getComputedStyle(at), around = getComputedStyle(at.parentElement || at);
  const drawn = style =>
    style.outlineStyle !== 'none' && style.outlineWidth !== '0px' || style.boxShadow !== 'none';
  return {
    name: at.getAttribute('aria-label') || label || at.innerText || '',
    tag: at.tagName,
    seen: drawn(look) || drawn(around) || look.borderColor !== around.borderColor,
  };
}"""


def reach(page: Page, name: str, tag: str = "") -> None:
    """Press Tab until what is called so has the focus; it must be visible that it has."""
    passed = []
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUSED)
        passed.append(found["name"].strip()[:40])
        if name in found["name"] and found["tag"] in ((tag,) if tag else ASKS):
            assert found["seen"], f"nothing shows that {name} has the focus"
            return
    raise AssertionError(f"Tab never reaches {name}: {passed}")


def press(page: Page, name: str) -> None:
    """Reach it and press Enter, and wait until the page is at rest."""
    reach(page, name)
    page.keyboard.press("Enter")
    at_rest(page)


def test_the_journalist(page: Page, reading: str) -> None:
    page.goto(reading)
    at_rest(page)
    press(page, "Try a text")
    reach(page, "Text", "TEXTAREA")
    page.keyboard.insert_text(ARTICLE)
    press(page, "Read it")
    card = page.locator(".st-key-trial_up")
    card.get_by_text("Donald Tusk").first.wait_for()  # which words, two readers and one say differently
    press(page, "Spending of every ally")
    press(page, "Cite")
    page.get_by_test_id("stPopoverBody").get_by_text("NATO").first.wait_for()


def test_the_analyst(page: Page, serving: Callable, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    with serving() as address:
        page.goto(f"{address}/upload")
        at_rest(page)
        reach(page, "Upload", "BUTTON")
        # What Enter opens here is the system's own window, which no script can answer.
        page.locator("input[type=file]").set_input_files(texts(folder))
        page.get_by_role("button", name="Use for all rows without a date").wait_for(timeout=120_000)
        at_rest(page)
        press(page, "Use for all rows without a date")
        press(page, "Save 30 articles")
        page.get_by_role("link", name="This quarter against the last").wait_for(timeout=180_000)
        at_rest(page)
        press(page, "This quarter against the last")
        finding = page.get_by_role("heading", level=2).first.inner_text()
        assert "second quarter of 2026" in finding and "more escalatory" in finding
        press(page, "Take away")
        reach(page, "html")
        with page.expect_download() as download:
            page.keyboard.press("Enter")
        pack = download.value.path().read_text(encoding="utf-8")
        assert re.search(r"Poland \(\+\d\.\d\d\)", pack) and "more escalatory" in pack


def test_the_student(page: Page, reading: str) -> None:
    page.goto(reading)
    at_rest(page)
    press(page, "Take away")
    reach(page, "parquet")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    table = pd.read_parquet(io.BytesIO(download.value.path().read_bytes()))
    assert {"text", "cues", "acts", "targets", "url", "language"} <= set(table.columns)
