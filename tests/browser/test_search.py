"""Search as a reader walks it: from any page, narrowed by a facet, into an article, and Back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import at_rest

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_back_from_an_article_returns_to_the_search(page: Page, reading: str) -> None:
    page.goto(f"{reading}/method")
    at_rest(page)
    everywhere = page.get_by_test_id("stSidebar").get_by_label("Search all paragraphs")
    everywhere.fill("missiles")
    everywhere.press("Enter")
    field = page.get_by_label("Search in the paragraphs")
    expect(field).to_have_value("missiles")
    at_rest(page)
    page.get_by_role("button", name="Russia", exact=False).filter(has_text="Russia").first.click()
    at_rest(page)
    assert "side=Russia" in page.url
    page.get_by_role("link", name="Open the paragraph").first.click()
    expect(field).to_have_count(0)
    at_rest(page)
    page.go_back()
    expect(field).to_have_value("missiles")
    expect(page.get_by_text("paragraphs with these words")).to_be_visible()
    assert "side=Russia" in page.url
