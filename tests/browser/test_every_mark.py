"""Every kind of mark of every chart on every page, clicked as a reader clicks it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from detente.coding.codes import Code
from detente.store import coding_projects, coding_queue
from detente.store.coding_projects import Plan
from detente.store.engine import open_store
from detente.store.selection import Selection
from tests.browser.conftest import SETTLED, whole

pytestmark = pytest.mark.browser

# Every page with each of its views; a chart in a closed box is opened by the address or by `OPENED`.
VIEWS = [
    "",
    "?from=2024-01-01&to=2025-12-31",
    "article?id=3",
    "actors",
    "actors?who=Vladimir+Putin",
    "compare",
    "compare?by=sides&a_sides=Russia&b_sides=United+States",
    "spending",
    "pledges",
    "revisions",
    "spending?view=over+the+years",
    "spending?view=path+to+2035&ally=Spain",
    "spending?view=words+and+money",
    "claims",
    "treaties?treaty=New+START",
    "method",
]
OPENED = ("Which outlets stand behind it",)
CHART = "[data-testid=stVegaLiteChart]"
# The marks that a pointer can reach, the first and the middle one of each layer: where they stand, and how
# they look.
REACHED = """(chart) => [...chart.querySelectorAll('g.role-mark')].flatMap(layer => {
  const size = mark => mark.getBoundingClientRect();
  const marks = [...layer.children].filter(mark => size(mark).width + size(mark).height > 0);
  const kind = [...layer.classList].find(name => name.startsWith('mark-') && name !== 'mark-group');
  return [...new Set([0, marks.length >> 1])].filter(at => kind && marks[at]).map(at => {
    const box = marks[at].getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const hit = document.elementFromPoint(x, y);
    const says = marks[at].getAttribute('aria-label') || '';
    return {kind, says, x, y, hit: hit === marks[at]};
  });
})"""

LOOKS = "([x, y]) => getComputedStyle(document.elementFromPoint(x, y)).cursor"


@dataclass(frozen=True)
class Click:
    """What a click on a mark did."""

    chart: str
    kind: str
    says: str  # what a screen reader says of the mark
    looks: str  # the pointer over it
    opened: bool  # whether the page shows something else than before
    grew: bool  # whether it shows more: a click beside all that opens closes what was open
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
        before = steady(page)  # what an earlier click brought may have come late
        page.mouse.move(mark["x"], mark["y"])  # the chart shows its pointer when one is over it
        looks = page.evaluate(LOOKS, [mark["x"], mark["y"]])
        page.mouse.click(mark["x"], mark["y"])
        settled(page)
        now = steady(page)
        trouble = " ".join(page.locator("[data-testid=stException]").all_inner_texts())
        name = chart.get_attribute("aria-label") or ""
        grew = len(now) > len(before)
        done.append(Click(name, mark["kind"], mark["says"], looks, now != before, grew, trouble))
    return done


def marks(chart: Locator) -> list[dict]:
    """The marks of a chart that a pointer reaches, with the chart brought into the window."""
    chart.evaluate("chart => chart.scrollIntoView({block: 'center', behavior: 'instant'})")
    return chart.evaluate(REACHED)


def settled(page: Page) -> None:
    """Wait until the script that a click may have started is through, and all sections are drawn."""
    page.wait_for_timeout(150)
    page.wait_for_selector(SETTLED)
    whole(page)
    page.wait_for_selector(SETTLED)


def steady(page: Page) -> str:
    """What stands on the page once it changes no more: a busy machine answers a click late."""
    found = shown(page)
    for _ in range(20):
        page.wait_for_timeout(250)
        page.wait_for_selector(SETTLED)
        if (now := shown(page)) == found:
            break
        found = now
    return found


def shown(page: Page) -> str:
    """What stands on the page outside its charts."""
    return page.evaluate(
        "() => { const all = document.querySelector('[data-testid=stMain]').cloneNode(true);"
        f"all.querySelectorAll('{CHART}').forEach(chart => chart.remove()); return all.textContent; }}"
    )


@pytest.mark.slow
@pytest.mark.parametrize("view", VIEWS)
def test_a_mark_opens_or_does_not_look_as_if_it_did(page: Page, reading: str, view: str) -> None:
    _each_opens_or_looks_still(clicks(page, f"{reading}/{view}"))


@pytest.mark.slow
def test_the_marks_of_two_coders_open(page: Page, serving, tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{tmp_path / 'corpus.db'}")
    project = coding_projects.start_project(engine, Plan("Pilot", Selection(), "simple", 60), "Ana")
    for coder in ("Ana", "Ben"):
        while (unit := coding_queue.next_unit(engine, project, coder)) is not None:
            word = len(unit.text) % 4
            code = Code(word, 0) if word else Code(0, 2 if coder == "Ana" else 0)
            coding_queue.save_code(engine, project, unit.place, coder, code)
    engine.dispose()
    with serving() as address:
        done = clicks(page, f"{address}/coding?view=Agreement")
    assert len({click.chart for click in done}) == 2, "the stances of both, and both over time"
    _each_opens_or_looks_still(done)


def _each_opens_or_looks_still(done: list[Click]) -> None:
    assert done, "no mark was reached"
    assert not [click for click in done if click.trouble]
    # Two layers of one chart may stand for the same thing: a second click on it has nothing more to open.
    asleep = {click.chart for click in done} - {click.chart for click in done if click.opened}
    assert not asleep, "no mark of these opens"
    assert not [click for click in done if click.grew and click.looks != "pointer"], "what opens looks so"


@pytest.mark.slow
def test_what_opens_belongs_to_the_mark(page: Page, reading: str) -> None:
    page.goto(f"{reading}/")
    whole(page)
    chart = page.locator(f"{CHART}[aria-label^='Number of paragraphs of each stance']")
    chart.locator("svg").wait_for()
    settled(page)
    bar = next(mark for mark in marks(chart) if mark["kind"] == "mark-rect")
    number = re.search(r"paragraphs: ([\d,]+)", bar["says"])
    assert number, bar["says"]
    page.mouse.click(bar["x"], bar["y"])
    opened = page.locator(".st-key-stance_opened")
    expect(opened).to_contain_text(f"{number[1]} paragraphs in")
    expect(opened.get_by_text("Open the paragraph")).to_have_count(3)
