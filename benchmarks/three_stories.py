"""Three stories in Chromium, with clicks and seconds printed: a journalist, an analyst, a student.

    python benchmarks/three_stories.py

Each begins where its person begins, on the sample articles in a library of its own, and asserts what the
person came for; so a story that prints its line did what it says. A click is a press of the mouse; files that
are dropped count as one. Seconds run from the first click until the page is at rest after the last, which is
taken to be so a second and a half after it is.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
from playwright.sync_api import Locator, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.browser.conftest import CHROMIUM, at_rest, free_port, served

from detente.intake.sample_digests import read_samples
from detente.jobs.in_use import in_use
from detente.store.engine import open_store
from detente.store.sample_articles import load_samples

MOST = {"journalist": 4, "analyst": 6, "student": 3}
ARTICLE = """\
Poland Warns Russia as It Raises Its Budget

Polish Prime Minister Donald Tusk said on Monday that Poland would strike back at Russia if its border was \
crossed.

"We will raise defence spending to 5% of GDP by 2035," Tusk said.

The town's spring fair drew record crowds on Sunday.
"""
MILD = "Poland said on day {} that it was ready to open talks with Russia and to withdraw from post {}."
HARD = "Poland said on day {} that Russia had broken the truce, and that it would strike back at post {}."


@dataclass
class Walk:
    """One story as it is walked: its clicks, and the clock since the first of them."""

    page: Page
    clicks: int = 0
    began: float = 0.0

    def did(self) -> None:
        """Count a click that was made."""
        self.began = self.began or time.perf_counter()
        self.clicks += 1

    def click(self, what: Locator) -> None:
        """Click, and wait until the page is at rest."""
        what.wait_for()
        self.did()
        what.click()
        at_rest(self.page)

    @property
    def seconds(self) -> float:
        """Since the first click."""
        return time.perf_counter() - self.began


def journalist(walk: Walk, address: str, folder: Path) -> str:
    """Paste a text: who says the strongest words, of whom; is the figure right; how is the record cited."""
    page = walk.page
    page.goto(address)
    at_rest(page)
    walk.click(page.get_by_test_id("stSidebar").get_by_role("link", name="Try a text"))
    page.wait_for_timeout(2_000)  # while the text is looked for and copied
    pasted = time.perf_counter()
    page.get_by_role("textbox", name="Text", exact=True).fill(ARTICLE)
    page.get_by_role("button", name="Read it").click()
    walk.did()
    card = page.locator(".st-key-trial_up")
    card.get_by_text("strike back").first.wait_for()
    read = time.perf_counter() - pasted
    at_rest(page)
    said = card.inner_text()
    assert "Donald Tusk" in said and "Russia" in said, said
    page.get_by_text("On record:").first.wait_for()
    walk.click(page.get_by_role("link", name="Spending of every ally").first)
    walk.click(page.get_by_role("button", name="Cite").first)
    cited = page.get_by_test_id("stPopoverBody").inner_text()
    assert "NATO" in cited, cited
    return f"from paste to result {read:.1f} s"


def analyst(walk: Walk, address: str, folder: Path) -> str:
    """Drop thirty texts: who escalated this quarter, towards whom, against the last; take the pack away."""
    page = walk.page
    page.goto(f"{address}/upload")
    at_rest(page)
    page.locator("input[type=file]").set_input_files(texts(folder))
    walk.did()
    dates = page.get_by_role("button", name="Use for all rows without a date")
    dates.wait_for(timeout=120_000)
    at_rest(page)
    walk.click(dates)
    walk.click(page.get_by_role("button", name="Save 30 articles"))
    compare = page.get_by_role("link", name="This quarter against the last")
    compare.wait_for(timeout=180_000)
    walk.click(compare)
    finding = page.get_by_role("heading", level=2).first.inner_text()
    assert "second quarter of 2026" in finding and "more escalatory" in finding, finding
    assert "15 and 15 articles" in finding.replace("\xa0", " "), finding
    for name in ("Poland", "Russia"):  # one speaks, of one: each question is a sentence
        page.get_by_text(f"Only {name} can be compared: +").first.wait_for()
    walk.click(page.get_by_role("button", name="Take away"))
    with page.expect_download() as download:
        walk.did()
        page.get_by_role("button", name="html", exact=True).click()
    pack = download.value.path().read_text(encoding="utf-8")
    assert "Poland (+" in pack and "Sides that are spoken of" in pack
    return finding


def student(walk: Walk, address: str, folder: Path) -> str:
    """Take all paragraphs with their cues, acts, targets, addresses and language."""
    page = walk.page
    page.goto(address)
    at_rest(page)
    walk.click(page.get_by_role("button", name="Take away").first)
    with page.expect_download() as download:
        walk.did()
        page.locator(".st-key-paragraphs_parquet button").click()
    table = pd.read_parquet(io.BytesIO(download.value.path().read_bytes()))
    wanted = {"text", "cues", "acts", "targets", "url", "language", "escalation", "deescalation"}
    assert wanted <= set(table.columns), sorted(wanted - set(table.columns))
    assert (table["acts"] != "").mean() > 0.3 and (table["targets"] != "").any()
    return f"{len(table):,} paragraphs, {len(table.columns)} columns"


def texts(folder: Path) -> list[str]:
    """Thirty articles of our own with the day in the file's name: two quarters of 2026, the second harder."""
    names = []
    for month, words in ((2, MILD), (5, HARD)):
        for at in range(1, 16):
            file = folder / f"2026-{month:02}-{at:02} note.txt"
            file.write_text(
                f"Note {at} of month {month}\n\n{words.format(at, at * month)}\n", encoding="utf-8"
            )
            names.append(str(file))
    return names


@contextmanager
def library() -> Iterator[Path]:
    """A folder with a library of the sample articles."""
    with TemporaryDirectory() as name:
        engine = open_store(f"sqlite:///{Path(name) / 'corpus.db'}")
        load_samples(engine, read_samples(), in_use(engine).analyse)
        engine.dispose()
        yield Path(name)


STORIES: dict[str, Callable[[Walk, str, Path], str]] = {
    "journalist": journalist, "analyst": analyst, "student": student,
}  # fmt: skip


def main() -> int:
    """Walk all three, print a line each; 1 where one takes more clicks than it may."""
    if CHROMIUM is None:
        print("Chromium is not installed (Debian: apt-get install chromium).")
        return 1
    too_many = 0
    with library() as folder, served(folder, free_port()) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        warm = browser.new_page()
        warm.goto(f"{address}/try")
        at_rest(warm)
        for name, story in STORIES.items():
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.set_default_timeout(60_000)
            walk = Walk(page)
            found = story(walk, address, folder)
            seconds = walk.seconds
            too_many += walk.clicks > MOST[name]
            print(f"{name:11} {walk.clicks} of {MOST[name]} clicks  {seconds:5.1f} s  {found}", flush=True)
            page.close()
        browser.close()
    return int(too_many > 0)


if __name__ == "__main__":
    sys.exit(main())
