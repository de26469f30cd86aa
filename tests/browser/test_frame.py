"""What the frame gives to every page, where a browser alone can tell."""

from __future__ import annotations

import pytest

from tests.browser.conftest import DEFERRED, at_rest

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_the_title_stands_at_the_top_beside_an_open_menu(page, reading: str) -> None:
    page.goto(f"{reading}/sources")
    page.locator("h1").first.wait_for()
    at_rest(page)
    assert page.locator("h1").first.bounding_box()["y"] < 60


def test_a_list_stands_where_a_table_would_be_cut(page, reading: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{reading}/lexicon")
    at_rest(page)
    assert not page.locator(".st-key-wide_lexicon").is_visible()
    row = page.locator(".st-key-narrow_lexicon a").first
    row.click()
    page.get_by_role("heading", name="Where ").wait_for()
    at_rest(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    assert page.locator(".st-key-wide_lexicon").is_visible()
    assert not page.locator(".st-key-narrow_lexicon").is_visible()


def test_the_table_under_a_chart_is_a_list_on_a_phone(page, reading: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{reading}/pledges")
    at_rest(page)
    page.locator(".st-key-due_under").get_by_text("Table", exact=True).click()
    at_rest(page)
    listed = page.locator(".st-key-narrow_due_rows")
    assert "commitments" in listed.inner_text() and listed.is_visible()
    assert not page.locator(".st-key-wide_due_rows").is_visible()
    assert listed.evaluate("box => box.scrollWidth <= box.clientWidth")


def test_on_a_phone_the_margin_stands_between_a_text_and_what_opens_under_it(page, reading: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{reading}/article?id=3")
    at_rest(page)
    paragraph = page.locator(".st-key-p2")
    text, margin, opens = (
        paragraph.locator(part).first.bounding_box()["y"] for part in ("#par-1", ".beside", "button")
    )
    assert text < margin < opens
    page.set_viewport_size({"width": 1280, "height": 900})
    wide = paragraph.locator(".beside").bounding_box()
    assert wide["x"] > paragraph.locator("#par-1").bounding_box()["x"] + 300


def test_the_menu_leads_on_without_loading_the_page_anew(page, reading: str) -> None:
    page.goto(f"{reading}/?side=Russia")
    at_rest(page)
    page.evaluate("() => { window.stillHere = true; }")
    menu = page.get_by_role("navigation", name="Pages")
    assert menu.locator("[aria-current=page]").inner_text().endswith("Overview")
    menu.get_by_role("link", name="Actors", exact=True).click()
    page.get_by_role("heading", name="Who speaks, and of whom", level=1).wait_for()
    at_rest(page)
    assert page.url.endswith("/actors?side=Russia")
    assert menu.locator("[aria-current=page]").inner_text().endswith("Actors")
    page.go_back()
    page.get_by_role("heading", name="What is being said", level=1).wait_for()
    at_rest(page)
    assert page.url.endswith("/?side=Russia") and page.get_by_role("button", name="Russia speaks").count()
    assert page.evaluate("() => window.stillHere")
    with page.context.expect_page() as opened:  # in a tab of its own
        menu.get_by_role("link", name="Claims", exact=True).click(modifiers=["Control"])
    opened.value.wait_for_url("**/claims?side=Russia")
    opened.value.close()


def test_the_menu_stays_where_a_page_ends_early(page, reading: str) -> None:
    page.goto(f"{reading}/?actor=Nobody+Here&side=Russia")
    at_rest(page)
    page.get_by_role("button", name="Russia speaks").click()
    at_rest(page)
    page.get_by_text("No paragraph fits these filters").wait_for()
    assert page.get_by_role("navigation", name="Pages").get_by_role("link", name="Sources").is_visible()


def test_what_is_far_is_drawn_when_somebody_scrolls_to_it_or_searches_in_the_page(page, reading: str) -> None:
    outlines = page.locator(DEFERRED)
    for ask in ("scroll", "search"):
        page.goto(f"{reading}/")
        page.get_by_text("95\u00a0%").first.wait_for()
        page.wait_for_timeout(4_000)
        left = outlines.count()
        assert left > 1, "all was drawn, though nobody looked"
        if ask == "scroll":
            outlines.last.scroll_into_view_if_needed()
            page.get_by_text("Allies at 5").first.wait_for()
        else:
            page.keyboard.press("Control+f")
            page.wait_for_function("() => !document.querySelector('[class*=st-key-deferred_]')")


@pytest.mark.parametrize("heading", ["What it costs", "Who speaks"])
def test_who_jumps_down_or_filters_there_keeps_the_place(page, reading: str, heading: str) -> None:
    page.goto(f"{reading}/?side=Russia")
    page.get_by_text("95\u00a0%").first.wait_for()
    page.wait_for_timeout(2_000)
    found = page.get_by_role("heading", name=heading, exact=True)
    found.evaluate("heading => heading.scrollIntoView({block: 'center'})")
    before = found.bounding_box()["y"]
    assert page.locator(DEFERRED).count() > 1
    page.wait_for_timeout(4_000)
    assert page.locator(DEFERRED).count() < 4, "nothing was drawn"
    assert abs(found.bounding_box()["y"] - before) < 120
    page.get_by_role("button", name="Russia speaks").evaluate("chip => chip.click()")  # nor scrolls to it
    page.wait_for_timeout(5_000)
    assert "side=" not in page.url
    assert abs(found.bounding_box()["y"] - before) < 120
