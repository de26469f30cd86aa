"""Random walks through the app with filters set: menu, links, Back and reload keep what is chosen.

    python benchmarks/filter_walks.py [--walks 20] [--steps 8]

Each walk draws its filters and its steps from its own seed. After every step the address must bear the
filters, and the bar of filters, where the page has one, must show them; the first step that loses one ends
the walk and is printed with its trail.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.three_stories import library
from tests.browser.conftest import CHROMIUM, at_rest, free_port, served

# What may be chosen: in the address, and as the bar of filters says it.
FILTERS: Final = {
    ("side", "Russia"): "Russia speaks",
    ("from", "2023-01-01"): "from 1 January 2023",
    ("to", "2026-06-30"): "to 30 June 2026",
    ("stance", "escalatory"): "escalatory",
}
MENU: Final = ("Actors", "Spending", "Articles", "Claims", "Overview", "Compare", "Treaties", "Method")
BAR: Final = "[data-testid=stMain] .st-key-filter_bar"
LINKS: Final = "[data-testid=stMain] [data-testid=stPageLink-NavLink]"


class LostError(AssertionError):
    """A step after which a filter was no longer there."""


def walk(page: Page, address: str, seed: int, steps: int) -> list[str]:
    """One walk; its trail.

    Args:
        page: A tab of its own.
        address: Of the server.
        seed: Decides the filters and the steps.
        steps: How many.

    Returns:
        What was done, in words.

    Raises:
        LostError: Where a step lost a filter.
    """
    drawn = random.Random(seed)
    chosen = dict(drawn.sample(sorted(FILTERS), drawn.randint(1, 3)))
    page.goto(f"{address}/?{urlencode(chosen)}")
    at_rest(page)
    trail, behind = [f"/?{urlencode(chosen)}"], 0  # how far Back leads within the app
    for _ in range(steps):
        before = page.url
        trail.append(step(page, drawn, behind > 0))
        at_rest(page)
        if trail[-1] == "back":
            behind -= 1
        elif page.url != before:
            behind += 1
        _still_there(page, chosen, trail)
    return trail


def step(page: Page, drawn: random.Random, may_go_back: bool) -> str:
    """One step, of those that are possible here; what it was."""
    kind = drawn.choice(("menu", "menu", "link", "back", "reload"))
    if kind == "back" and may_go_back:
        page.go_back()
        return "back"
    if kind == "link" and (links := [each for each in page.locator(LINKS).all() if each.is_visible()]):
        link = drawn.choice(links)
        name = link.inner_text().split("\n")[-1]  # its icon is a word of its own
        link.click()
        return f"link “{name}”"
    if kind == "reload":
        page.reload()
        return "reload"
    name = drawn.choice(MENU)
    page.get_by_test_id("stSidebar").get_by_role("link", name=name, exact=True).click()
    return f"menu “{name}”"


def _still_there(page: Page, chosen: dict[str, str], trail: list[str]) -> None:
    asked = parse_qs(urlsplit(page.url).query)
    lost = [name for name, value in chosen.items() if value not in asked.get(name, [])]
    if lost:
        raise LostError(f"{', '.join(lost)} lost in the address: {trail} {page.url}")
    if page.locator(BAR).count():
        shown = page.locator(BAR).inner_text()
        hidden = [FILTERS[pair] for pair in chosen.items() if FILTERS[pair] not in shown]
        if hidden:
            raise LostError(f"{', '.join(hidden)} not shown: {trail} {page.url}")


def main() -> int:
    """Walk as often as asked, print a line each; 1 where a filter was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--walks", type=int, default=20)
    parser.add_argument("--steps", type=int, default=8)
    asked = parser.parse_args()
    if CHROMIUM is None:
        print("Chromium is not installed (Debian: apt-get install chromium).")
        return 1
    lost = 0
    with library() as folder, served(folder, free_port()) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        warm = context.new_page()
        warm.goto(address)  # a server's first visit loads the program
        warm.locator(f"{BAR} button").first.wait_for(timeout=180_000)
        at_rest(warm)
        warm.close()
        for seed in range(asked.walks):
            page, began = context.new_page(), time.perf_counter()
            page.set_default_timeout(60_000)
            try:
                said = " · ".join(walk(page, address, seed, asked.steps))
            except LostError as trouble:
                lost += 1
                said = f"LOST: {trouble}"
            print(f"walk {seed:2}  {time.perf_counter() - began:5.1f} s  {said}", flush=True)
            page.close()
        browser.close()
    print(f"{asked.walks} walks of {asked.steps} steps, {lost} lost a filter")
    return int(lost > 0)


if __name__ == "__main__":
    sys.exit(main())
