"""First paint and a rerun after a filter, side by side with an empty Streamlit page that has one chart.

    python benchmarks/first_paint.py [--runs 7] [--seen]

Both servers run at once on one machine and are visited in turn by one browser, so that whatever else the
machine does weighs on both. A first paint runs from the address to the page's heading and its first chart
drawn; a rerun from the click to the new count on screen, and until nothing in the window is still to be
drawn. Sections far below the window are outlines until somebody scrolls to them or searches in the page
(`detente.ui.components.deferred`): whoever filters without that has fewer elements on the page, and `--seen`
measures the reruns of somebody who has had every section drawn before the click. How long until all of them
stand is measured too, of a first visit and of a rerun, and has no limit. Each page is visited once before,
unmeasured. Every visit asserts what it shows: the overview its finding with its interval, a rerun the
counts that the filter leaves. Medians and ratios are printed beside what they may be.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.three_stories import library
from tests.browser.conftest import CHROMIUM, SETTLED, at_rest, free_port, served

MOST = {
    "first paint": 1.5,
    "first visit, every section": None,
    "rerun, answer on screen": 1.3,
    "rerun, all that is in the window": 1.3,
    "rerun, every section": None,
}
# Whether something is still to be drawn: in the window, or anywhere.
OUTLINES = "document.querySelectorAll('[class*=st-key-deferred_]')"
IN_WINDOW = f"() => ![...{OUTLINES}].some((each) => each.getBoundingClientRect().top < window.innerHeight)"
EVERYWHERE = f"() => {{ window.dispatchEvent(new Event('detente-whole')); return !{OUTLINES}.length; }}"
EMPTY = """
import altair as alt
import pandas as pd
import streamlit as st

st.title("An empty page")
half = st.button("Half of it")
frame = pd.DataFrame({"x": range(60), "y": [n * n % 17 for n in range(60)]})
frame = frame.head(30) if half else frame
st.markdown(f"{len(frame)} paragraphs in {len(frame)} articles")
st.altair_chart(alt.Chart(frame).mark_point().encode(x="x:Q", y="y:Q"))
"""
CHART = "[data-testid=stVegaLiteChart] :is(canvas, svg)"
FILTERED = "?side=Russia"


@contextmanager
def empty_page(folder: Path) -> Iterator[str]:
    """A server of the empty page; its address."""
    port, script = free_port(), folder / "empty_page.py"
    script.write_text(EMPTY, encoding="utf-8")
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    command += ["--server.headless", "true", "--browser.gatherUsageStats", "false"]
    command += ["--server.fileWatcherType", "none"]
    server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def painted(page: Page, address: str) -> tuple[float, float]:
    """Seconds until the heading and the first chart stand, and until every section does."""
    began = time.perf_counter()
    page.goto(address)
    page.locator("h1").first.wait_for()
    page.locator(CHART).first.wait_for()
    first = time.perf_counter() - began
    return first, _through(page, EVERYWHERE, began)


def rerun(page: Page, button: str, now: str) -> tuple[float, float, float]:
    """Seconds from a click until the counts say `now`, until all in the window is drawn, and all below it."""
    began = time.perf_counter()
    page.get_by_role("button", name=button).first.click()
    page.get_by_text(now).first.wait_for()
    answered = time.perf_counter() - began
    return answered, _through(page, IN_WINDOW, began), _through(page, EVERYWHERE, began)


def _through(page: Page, drawn: str, began: float) -> float:
    """Seconds until no script runs and what a condition of the page asks for is drawn."""
    page.wait_for_selector(SETTLED)
    page.wait_for_function(drawn)
    page.wait_for_selector(SETTLED)
    return time.perf_counter() - began


def unhurried(page: Page) -> None:
    """Wait until no script has run for two seconds, nor is anything near the window still to be drawn."""
    quiet = 0
    for _ in range(240):
        quiet = quiet + 1 if page.locator(SETTLED).count() and page.evaluate(IN_WINDOW) else 0
        if quiet == 8:
            return
        page.wait_for_timeout(250)
    raise AssertionError("the page never came to rest")


def visited(
    browser: Browser, address: str, query: str, button: str, now: str, shows: str, seen: bool
) -> tuple[float, ...]:
    """One visit: its first paint in two measures, and its rerun on the filtered page in three."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(60_000)
    paints = painted(page, address)
    assert shows in page.locator("[data-testid=stMain]").inner_text(), shows
    if query:
        page.goto(f"{address}/{query}")
        page.locator("h1").first.wait_for()
    unhurried(page)
    if seen:
        at_rest(page)
    assert not page.get_by_text(now).count(), "the filter has nothing to change"
    again = rerun(page, button, now)
    assert not page.locator("[data-testid=stException]").count()
    page.close()
    return *paints, *again


def main() -> int:
    """Visit both in turn and print medians and ratios; 1 where one takes longer than it may."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--seen", action="store_true", help="every section is drawn before the click")
    asked = parser.parse_args()
    runs = asked.runs
    if CHROMIUM is None:
        print("Chromium is not installed (Debian: apt-get install chromium).")
        return 1
    with (
        library() as folder,
        served(folder, free_port()) as ours,
        TemporaryDirectory() as other,
        empty_page(Path(other)) as empty,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        warm = browser.new_page()
        for address in (ours, f"{ours}/{FILTERED}", empty):
            for _ in range(200):  # a server that has only begun
                try:
                    warm.goto(address)
                    break
                except Exception:
                    time.sleep(0.1)
            warm.locator("h1").first.wait_for(timeout=120_000)
            at_rest(warm)
        warm.goto(ours)
        at_rest(warm)
        whole = warm.get_by_text("paragraphs in").first.inner_text().split(" · ")[0]
        warm.close()
        taken: dict[str, list[tuple[float, ...]]] = {"empty": [], "ours": []}
        for _ in range(runs):
            taken["empty"].append(
                visited(browser, empty, "", "Half of it", "30 paragraphs in", "60 paragraphs", asked.seen)
            )
            taken["ours"].append(
                visited(browser, ours, FILTERED, "Russia speaks", whole, "95\u00a0%", asked.seen)
            )
        browser.close()
    slow = 0
    for place, (name, most) in enumerate(MOST.items()):
        base, found = (statistics.median(each[place] for each in taken[who]) for who in ("empty", "ours"))
        slow += most is not None and found > most * base
        asked = f"at most {most}" if most else "no limit"
        print(f"{name}: {found:.2f} s, empty page {base:.2f} s: {found / base:.2f} x, {asked} (n={runs})")
    return int(slow > 0)


if __name__ == "__main__":
    sys.exit(main())
