"""The bar of filters in a browser: the way through menu, links, Back and Reload keeps what is chosen."""

from __future__ import annotations

import random

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import at_rest

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CHIP = "[data-testid=stMain] .st-key-filter_bar"
STEPS = 9


def test_filters_survive_a_walk(page: Page, reading: str) -> None:
    walk = random.Random(7)
    page.goto(f"{reading}/?side=Russia&from=2023-01-01")
    at_rest(page)
    trail = []
    for _ in range(STEPS):
        step = walk.choice(("Actors", "Spending", "Articles", "Claims", "Overview", "back", "reload"))
        trail.append(step)
        if step == "reload" or (step == "back" and len(trail) < 3):
            page.reload()
        elif step == "back":
            page.go_back()
        else:
            page.get_by_test_id("stSidebar").get_by_role("link", name=step).click()
        at_rest(page)
        assert "side=Russia" in page.url and "from=2023-01-01" in page.url, trail
        if page.locator(CHIP).count():
            expect(page.locator(CHIP)).to_contain_text("Russia speaks")
            expect(page.locator(CHIP)).to_contain_text("from 1 January 2023")
    page.goto(f"{reading}/?side=Russia")
    page.get_by_role("button", name="Russia speaks").click()
    expect(page.locator(CHIP)).to_contain_text("No filter")
    page.go_back()
    expect(page.locator(CHIP)).to_contain_text("Russia speaks")
