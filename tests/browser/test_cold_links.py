"""A link opened on a server that has just started: the page it names, under its own menu, and no dialog."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SETTLED

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LINKS = [
    "",
    "article?id=3",
    "articles?stance=mixed",
    "actors",
    "spending",
    "claims",
    "treaties",
    "upload",
    "lexicon",
    "method",
    "sources",
]


@pytest.mark.parametrize("link", LINKS)
def test_a_page_opens_on_a_server_that_has_just_started(page: Page, serving: Callable, link: str) -> None:
    with serving() as address:
        page.goto(f"{address}/{link}")
        page.locator("h1").first.wait_for()
        page.wait_for_selector(SETTLED)
        expect(page.locator("[data-testid=stException]")).to_have_count(0)
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(page.get_by_role("heading", name="What is being said")).to_have_count(0 if link else 1)
        assert link.partition("?")[2] in page.url, "what the link asks for stays in the address"
        expect(page.get_by_test_id("stSidebar")).to_contain_text("Overview")
        expect(page.get_by_test_id("stSidebar")).not_to_contain_text(re.compile(r"\bapp\b"))
