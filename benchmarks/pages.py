"""How long a visitor waits: first paint of the overview on a warm server, and an upload until the reader
stands.

    python benchmarks/pages.py [ARTICLE] [--runs 5]

Needs Chromium (Debian: apt-get install chromium). ARTICLE defaults to a sample digest.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from dashboard import ROOT, served
from playwright.sync_api import Page, sync_playwright

SETTLED = "[data-testid=stApp][data-test-script-state=notRunning]"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument(
        "article", nargs="?", type=Path, default=ROOT / "data" / "samples" / "2025-06-25-hague-summit.md"
    )
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    text = options.article.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder, served(Path(folder) / "corpus.db") as (port, _):
        measure(f"http://127.0.0.1:{port}", text, Path(folder), options.runs)


def measure(address: str, text: str, folder: Path, runs: int) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        paints, uploads = [], []
        visit(browser.new_page(), address)  # the first visit loads the sample corpus
        for run in range(runs):
            page = browser.new_page()
            paints.append(visit(page, address))
            page.goto(f"{address}/upload")
            page.wait_for_selector(SETTLED)
            file = folder / f"article{run}.txt"
            file.write_text(
                f"{text}\n\nThis is reading number {run} of the same article for the benchmark.\n",
                encoding="utf-8",
            )
            page.locator("input[type=file]").set_input_files(str(file))
            page.get_by_role("button", name="Save 1 article").wait_for()
            began = time.perf_counter()
            page.get_by_role("button", name="Save 1 article").click()
            page.get_by_text("The text, with what counts in it").wait_for()
            page.wait_for_selector(SETTLED)
            uploads.append(time.perf_counter() - began)
            page.close()
        browser.close()
    for name, seconds in (
        ("first paint of the overview, warm", paints),
        ("saved, analysed and shown", uploads),
    ):
        print(
            f"{name}: median {statistics.median(seconds):.2f} s, slowest {max(seconds):.2f} s (n = "
            f"{len(seconds)})"
        )


def visit(page: Page, address: str) -> float:
    began = time.perf_counter()
    page.goto(address)
    page.wait_for_selector(
        "[data-testid=stVegaLiteChart] canvas, [data-testid=stVegaLiteChart] svg", timeout=60_000
    )
    page.wait_for_selector(SETTLED)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
