"""A real server and a real browser: Debian's Chromium, driven by Playwright.

Where it is absent the stories skip.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from detente.analysis import analyse
from detente.intake.sample_digests import read_samples
from detente.store.engine import open_store
from detente.store.sample_articles import load_samples

ROOT = Path(__file__).resolve().parents[2]
REQUIRED = os.environ.get("DETENTE_BROWSER_TESTS") == "required"
CHROMIUM = shutil.which("chromium")
SETTLED = "[data-testid=stApp][data-test-script-state=notRunning]"


def at_rest(page) -> None:
    """Wait until no script has run for a second and a half: a page that was just changed to may run twice."""
    quiet = 0
    for _ in range(120):
        quiet = quiet + 1 if page.locator(SETTLED).count() else 0
        if quiet == 6:
            return
        page.wait_for_timeout(250)
    raise AssertionError("The app never came to rest.")


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    if not CHROMIUM:
        if REQUIRED:
            pytest.fail(
                "Chromium is not installed, and this run requires the browser tests: apt-get install chromium"
            )
        pytest.skip("Chromium is not installed (Debian: apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser) -> Iterator[object]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.set_default_timeout(30_000)
    yield opened
    context.close()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Run the app on the store of a folder, for as long as the block lasts; its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "DETENTE_DATABASE_URL": f"sqlite:///{folder / 'corpus.db'}"}
    options = ("--server.port", str(port), "--server.headless", "true")
    command = [sys.executable, "-m", "streamlit", "run", "app.py", *options]
    with (folder / "server.log").open("a") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            _wait_for(port, server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the sample articles, read once for all tests: copied, never written to."""
    file = tmp_path_factory.mktemp("samples") / "corpus.db"
    engine = open_store(f"sqlite:///{file}")
    load_samples(engine, read_samples(), partial(analyse, with_tone=False))
    engine.dispose()
    return file


@pytest.fixture(scope="session")
def reading(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of one server on the samples, for every test that changes nothing in its library."""
    folder = tmp_path_factory.mktemp("reading")
    shutil.copy(samples, folder / "corpus.db")
    with served(folder) as address:
        yield address


@pytest.fixture
def serving(samples: Path, tmp_path: Path) -> Callable:
    """Run the app on this test's own store; leaving the block stops it,
    entering again starts it once more.
    """
    shutil.copy(samples, tmp_path / "corpus.db")
    return partial(served, tmp_path)


def _wait_for(port: int, server: subprocess.Popen) -> None:
    for _ in range(300):
        assert server.poll() is None, "the server stopped by itself"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not answer within 30 s")
