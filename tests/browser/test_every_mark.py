"""Every kind of mark of every chart on every page, clicked as a reader clicks it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.conftest import SETTLED

pytestmark = pytest.mark.browser

# Every page with each of its views; a chart in a closed box is opened by the address or by `OPENED`.
VIEWS = [
    "",
    "?from=2024-01-01&to=2025-12-31&moved=actors",
    "article?id=3",
    "actors?who=Vladimir+Putin",
    "spending",
    "spending?view=over+the+years",
    "spending?view=path+to+2035&ally=Spain",
    "spending?view=words+and+money",
    "claims",
    "treaties?treaty=New+START",
    "method",
]
OPENED = ("Which outlets stand behind it",)
CHART = "[data-testid=stVegaLiteChart]"
# The marks that a pointer can reach, the first and the middle one of each layer: where they stand, and how they look.
REACHED = """(chart) => [...chart.querySelectorAll('g.role-mark')].flatMap(layer => {
  const marks = [...layer.children].filter(mark => mark.getBoundingClientRect().width + mark.getBoundingClientRect().height > 0);
  const kind = [...layer.classList].find(name => name.startsWith('mark-') && name !== 'mark-group');
  return [...new Set([0, marks.length >> 1])].filter(at => kind && marks[at]).map(at => {
    const box = marks[at].getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const hit = document.elementFromPoint(x, y);
    return {kind, x, y, hit: hit === marks[at], looks: hit ? getComputedStyle(hit).cursor : 'none'};
  });
})"""


@dataclass(frozen=True)
class Click:
    """What a click on a mark did."""

    chart: str
    kind: str
    looks: str  # the pointer over it
    trouble: str  # what the page says went wrong


def clicks(page: Page, address: str) -> list[Click]:
    """One click on each kind of mark of each chart of a page."""
    page.goto(address)
    page.locator(f"{CHART} svg").first.wait_for()
    settled(page)
    for name in OPENED:
        if page.get_by_text(name).count():
            page.get_by_text(name).first.click()
            settled(page)
    return [click for place in range(page.locator(CHART).count()) for click in clicked(page, place)]


def clicked(page: Page, place: int) -> list[Click]:
    """One click on each kind of mark of the chart at `place`, counted from the top."""
    done = []
    chart = page.locator(CHART).nth(place)
    chart.locator("svg").wait_for()
    for number in range(len(marks(chart))):
        found = marks(chart)  # a click may have moved what is below it
        if number >= len(found) or not found[number]["hit"]:
            continue
        mark = found[number]
        page.mouse.click(mark["x"], mark["y"])
        settled(page)
        trouble = page.locator("[data-testid=stException]").all_inner_texts()
        done.append(
            Click(chart.get_attribute("aria-label") or "", mark["kind"], mark["looks"], " ".join(trouble))
        )
    return done


def marks(chart: Locator) -> list[dict]:
    """The marks of a chart that a pointer reaches, with the chart brought into the window."""
    chart.evaluate("chart => chart.scrollIntoView({block: 'center', behavior: 'instant'})")
    return chart.evaluate(REACHED)


def settled(page: Page) -> None:
    """Wait until the script that a click may have started is through."""
    page.wait_for_timeout(150)
    page.wait_for_selector(SETTLED)


@pytest.mark.parametrize("view", VIEWS)
def test_a_click_on_any_mark_meets_no_exception(page: Page, reading: str, view: str) -> None:
    done = clicks(page, f"{reading}/{view}")
    assert done, "no mark was reached"
    assert not [click for click in done if click.trouble]
