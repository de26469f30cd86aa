"""Two people code at once by keyboard alone, on a screen and on a phone, and see nothing of each other's."""

from __future__ import annotations

import pytest

from detente.store import coding_projects, coding_results
from detente.store.engine import open_store
from tests.browser.conftest import at_rest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PARAGRAPHS = 20
FIRST_OPENED = 90_000  # milliseconds: the server is as new as the visitor, and others may use the machine
ANOTHER = "before => document.querySelector('.cc-text')?.innerText !== before"
# What the page says; the article's own words may hold any word.
AROUND_THE_ARTICLE = """() => {
  const seen = document.body.innerText;
  return [...document.querySelectorAll('[class^=cc-]')].reduce(
    (rest, part) => part.innerText ? rest.replaceAll(part.innerText, ' ') : rest, seen);
}"""


def begins(page, name: str) -> None:
    page.get_by_label("Your name or initials").fill(name)
    page.keyboard.press("Enter")


def codes(page, *keys: str) -> None:
    """Type the keys of one paragraph and wait for the next."""
    token = page.locator(".cc-text").inner_text()
    for key in keys:
        page.keyboard.press(key)
    from playwright.sync_api import TimeoutError as Late

    try:
        page.wait_for_function(ANOTHER, arg=token)
    except Late as late:
        said = page.locator(".cc-status").all_inner_texts()
        raise AssertionError(f"{keys} brought no other paragraph; the card says {said}") from late


def test_two_browsers_code_the_same_paragraphs_by_keyboard_alone(browser, page, serving, tmp_path) -> None:
    page.set_default_timeout(FIRST_OPENED)
    with serving(entry="server.py") as address:
        page.goto(f"{address}/coding")
        begins(page, "Ana")
        page.get_by_role("button", name="Draw 60 paragraphs").click()
        page.wait_for_selector(".cc-text")
        at_rest(page)
        phone = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme="dark").new_page()
        phone.set_default_timeout(FIRST_OPENED)
        phone.goto(f"{address}/coding")
        begins(phone, "Ben")
        phone.wait_for_selector(".cc-text")
        at_rest(phone)
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390
        assert phone.locator(".cc-text").inner_text() == page.locator(".cc-text").inner_text()
        for number in range(PARAGRAPHS):
            up, down = str(number % 6), str(number % 3)
            # R draws the whole page again, once while a code is on its way.
            codes(page, up, down, "Enter", *("r" if number == 7 else ""))
            codes(phone, up, "0", "Enter")
        seen = page.evaluate(AROUND_THE_ARTICLE)
        assert f"{PARAGRAPHS} of 60 paragraphs coded by you" in seen
        assert not any(word in seen for word in ("balance", "escalatory", "Ben"))
        page.keyboard.press("4")
        for view in ("Files", "Code"):
            page.get_by_test_id("stMain").get_by_text(view, exact=True).click()
            at_rest(page)
        chosen = page.locator("[data-axis=escalation] [aria-checked=true]")
        assert chosen.inner_text() == "4", "what was typed stays when the card is drawn again"
        codes(page, "u")
        codes(page, "e", "2", ".", "Enter")
        at_rest(page)
        context = phone.context
        context.close()
    engine = open_store(f"sqlite:///{tmp_path / 'corpus.db'}")
    (project,) = coding_projects.projects(engine)
    found = coding_results.progress(engine, project.id)
    assert found.coders == {"Ana": PARAGRAPHS, "Ben": PARAGRAPHS} and found.complete == PARAGRAPHS
    agreed = coding_results.agreement_of(engine, project.id, resamples=0)
    assert agreed is not None and agreed.escalation.value is not None and 0.9 < agreed.escalation.value < 1
    engine.dispose()
