"""From a cell of the matrix to the quotation, to the reader, to a corrected speaker, and back: the matrix
follows.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import at_rest
from tests.browser.test_story import go

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CELLS = ".st-key-matrix_wide svg g.mark-symbol.role-mark path"


def test_a_cell_leads_to_the_reader_and_a_corrected_speaker_back_to_the_matrix(page: Page, serving) -> None:
    with serving() as address:
        go(page, f"{address}/actors")
        page.locator(CELLS).first.wait_for()
        at_rest(page)
        cell = max((one for one in page.locator(CELLS).all()), key=lambda one: one.bounding_box()["width"])
        cell.click(position={"x": 4, "y": 4}, force=True)  # beside its sign
        page.wait_for_url(re.compile(r"speaks=.*of="))
        expect(page.get_by_role("heading", name=re.compile(r"^\S.* on \S"))).to_be_visible()
        page.get_by_text("Open the paragraph").first.click()
        expect(page.get_by_role("heading", name="The text, with what counts in it")).to_be_visible()
        expect(page.locator(".who[title]").first).to_be_visible()
        page.get_by_text("Correct a speaker").click()
        at_rest(page)
        chosen = page.get_by_label("Who says them")
        chosen.click()
        chosen.press_sequentially("Switzerland")
        expect(page.get_by_role("option", name="Switzerland")).to_be_visible()
        expect(page.get_by_role("option")).to_have_count(1)
        chosen.press("ArrowDown")
        chosen.press("Enter")
        expect(page.get_by_role("option")).to_have_count(0)
        page.get_by_role("button", name="Correct", exact=True).click()
        expect(page.get_by_text("corrected by somebody on", exact=False).first).to_be_visible()

        go(page, f"{address}/actors?who=Switzerland")
        expect(page.get_by_text("Switzerland").first).to_be_visible()
        expect(page.get_by_label("Actor", exact=True).last).to_have_value("Switzerland")
