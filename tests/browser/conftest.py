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
DEFERRED = "[class*=st-key-deferred_]"  # a section that is still to be drawn
# Asks for all sections, as a search in the page does.
WHOLE = "() => window.dispatchEvent(new Event('detente-whole'))"


def whole(page) -> None:
    """Ask for every section of the page, and wait until all are drawn."""
    for _ in range(240):
        page.evaluate(WHOLE)
        if page.locator(SETTLED).count() and not page.locator(DEFERRED).count():
            return
        page.wait_for_timeout(250)
    raise AssertionError("Some sections were never drawn.")


def at_rest(page) -> None:
    """Wait until all is drawn and no script has run for a second and a half: a page that was just changed to
    may run twice.
    """
    quiet = 0
    for _ in range(120):
        page.evaluate(WHOLE)
        drawn = page.locator(SETTLED).count() and not page.locator(DEFERRED).count()
        quiet = quiet + 1 if drawn else 0
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
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=30_000)  # as long as other steps may take beside other work
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def tab(browser) -> Iterator[object]:
    """One tab for all tests: the app's own scripts, compiled once, are most of what a new one costs."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def page(tab) -> Iterator[object]:
    """The tab as a visitor opens it: empty, wide and light, with nothing remembered of an earlier test.

    What the app's own content policy keeps from it is a fault: a part of the page that does not work.
    """
    kept_away: list[str] = []
    listener = partial(_note_kept_away, kept_away)
    tab.on("console", listener)
    tab.context.clear_cookies()
    tab.set_viewport_size({"width": 1280, "height": 900})
    tab.emulate_media(color_scheme="light")
    tab.set_default_timeout(30_000)
    yield tab
    if tab.url.startswith("http"):
        tab.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    tab.goto("about:blank")
    tab.remove_listener("console", listener)
    assert not kept_away, kept_away


def _note_kept_away(found: list[str], message) -> None:
    if "Content Security Policy" in message.text:
        found.append(message.text)


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def served(folder: Path, port: int, entry: str = "app.py") -> Iterator[str]:
    """Run the app on the store of a folder, for as long as the block lasts; its address.

    `app.py` is what people run on their own machine; `server.py` is a server's, with its content policy.
    """
    environment = {**os.environ, "DETENTE_DATABASE_URL": f"sqlite:///{folder / 'corpus.db'}"}
    options = ("--server.port", str(port), "--server.headless", "true")
    command = [sys.executable, "-m", "streamlit", "run", entry, *options]
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
    with served(folder, free_port(), "server.py") as address:
        yield address


@pytest.fixture(scope="session")
def port() -> int:
    """The port of each server of a test's own, one after another: the tab knows the scripts there."""
    return free_port()


@pytest.fixture
def serving(samples: Path, tmp_path: Path, port: int) -> Callable:
    """Run the app on this test's own store; leaving the block stops it,
    entering again starts it once more.
    """
    shutil.copy(samples, tmp_path / "corpus.db")
    return partial(served, tmp_path, port)


def _wait_for(port: int, server: subprocess.Popen) -> None:
    for _ in range(600):
        assert server.poll() is None, "the server stopped by itself"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the server did not answer within 30 s")
