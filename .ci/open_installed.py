"""Starts the dashboard of an installed package away from the checkout, and opens two of its pages in
Chromium.

python .ci/open_installed.py PATH/TO/detente
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

_PAGES = {"": "What is being said", "claims": "Claims beside the record"}  # the second is a cold link
_PATIENCE = 120  # seconds
_IDLE = "[data-testid=stApp][data-test-script-state=notRunning]"


def main(detente: Path) -> None:
    """Fail with an exception where a page does not open, or shows one."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as elsewhere:
        environment = os.environ | {"DETENTE_DATABASE_URL": f"sqlite:///{elsewhere}/library.db"}
        environment.pop("PYTHONPATH", None)
        options = ["--server.port", str(port), "--server.address", "127.0.0.1"]
        server = subprocess.Popen([detente, "serve", *options], cwd=elsewhere, env=environment)
        try:
            _wait_for(server, f"http://127.0.0.1:{port}/_stcore/health")
            _open_pages(f"http://127.0.0.1:{port}")
        finally:
            server.terminate()
            server.wait(timeout=30)


def _wait_for(server: subprocess.Popen[bytes], address: str) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            if time.monotonic() > until or server.poll() is not None:
                raise
            time.sleep(0.3)


def _open_pages(server: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for address, title in _PAGES.items():
            page = browser.new_page()
            page.goto(f"{server}/{address}")
            page.get_by_role("heading", name=title, exact=True).first.wait_for(timeout=_PATIENCE * 1000)
            page.locator(_IDLE).wait_for(timeout=_PATIENCE * 1000)
            assert not page.locator("[data-testid=stException]").count(), f"an exception on {title}"
            print(f"the installed package opens {title}")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute())
