"""The pictures of README, drawn from the sample corpus by a server and a browser of their own.

    python -m benchmarks.screenshots

writes docs/images/overview.png and docs/images/reader.png. Needs Chromium, as the browser tests do.
"""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

from playwright.sync_api import sync_playwright
from tests.browser.conftest import CHROMIUM, ROOT, at_rest, free_port, served

from detente.analysis import analyse
from detente.intake.sample_digests import read_samples
from detente.store.engine import open_store
from detente.store.sample_articles import load_samples

SHOTS = {"overview": "", "reader": "article?id=3"}  # name of the picture, and the page in the address
SIZE = {"width": 1280, "height": 900}


def main() -> None:
    """Read the samples into a library that is thrown away, and draw each page."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        engine = open_store(f"sqlite:///{folder / 'corpus.db'}")
        load_samples(engine, read_samples(), partial(analyse, with_tone=False))
        engine.dispose()
        with served(folder, free_port()) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            tab = browser.new_page(viewport=SIZE)
            for name, path in SHOTS.items():
                tab.goto(f"{address}/{path}")
                tab.locator("h1").first.wait_for(timeout=120_000)
                at_rest(tab)
                tab.screenshot(path=ROOT / "docs" / "images" / f"{name}.png")
            browser.close()


if __name__ == "__main__":
    main()
