"""A provider of sign-in that nobody here wrote, the app behind it, and the way through both in a browser."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from .conftest import ROOT, at_rest
from .conftest import _wait_for as wait_for

OPENID = ROOT / "tests" / "openid"
MODULES = Path(os.environ.get("DETENTE_OPENID_MODULES", OPENID))
SECRETS = """\
[auth]
redirect_uri = "{address}/oauth2callback"
cookie_secret = "a cookie secret of the tests that is long enough"
client_id = "detente"
client_secret = "a secret of the tests"
server_metadata_url = "http://127.0.0.1:{port}/.well-known/openid-configuration"
client_kwargs = {{ prompt = "login" }}
"""


class Provider:
    """oidc-provider on loopback, stopped and started again."""

    def __init__(self, port: int, address: str, folder: Path) -> None:
        self._command = [
            "node", str(OPENID / "provider.mjs"), str(MODULES), str(port), f"{address}/oauth2callback"
        ]  # fmt: skip
        self._port, self._log = port, folder / "provider.log"
        self._running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self._log.open("a") as log:
            self._running = subprocess.Popen(self._command, stdout=log, stderr=log)
        wait_for(self._port, self._running)

    def stop(self) -> None:
        if self._running is not None:
            self._running.terminate()
            self._running.wait(timeout=20)


@contextmanager
def provided(ports: tuple[int, int], folder: Path) -> Iterator[Provider]:
    """A provider for the app at the first of two ports; skips, with the reason, where it cannot run."""
    if shutil.which("node") is None:
        pytest.skip("Node.js is not installed (Debian: apt-get install nodejs npm)")
    if not (MODULES / "node_modules" / "oidc-provider").is_dir():
        pytest.skip("the provider is not installed: npm ci --prefix tests/openid")
    pytest.importorskip("authlib", reason='Authlib is not installed: pip install -e ".[auth]"')
    running = Provider(ports[1], f"http://127.0.0.1:{ports[0]}", folder)
    try:
        running.start()
    except AssertionError:
        said = (folder / "provider.log").read_text(errors="replace").strip().splitlines()[-3:]
        pytest.skip(f"the provider does not start here: {' '.join(said)}")
    yield running
    running.stop()


@contextmanager
def server(ports: tuple[int, int], folder: Path) -> Iterator[str]:
    """The app with sign-in by the provider."""
    address = f"http://127.0.0.1:{ports[0]}"
    secrets = folder / "secrets.toml"
    secrets.write_text(SECRETS.format(address=address, port=ports[1]), encoding="utf-8")
    environment = {
        **os.environ,
        "DETENTE_DATABASE_URL": f"sqlite:///{folder / 'corpus.db'}",
        "DETENTE_ADMINISTRATORS": "chief@example.org",
    }
    options = ("--server.port", str(ports[0]), "--server.headless", "true", "--secrets.files", str(secrets))
    with (folder / "server.log").open("a") as log:
        running = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "server.py", *options],
            cwd=ROOT, env=environment, stdout=log, stderr=log,
        )  # fmt: skip
        try:
            wait_for(ports[0], running)
            yield address
        finally:
            running.terminate()
            running.wait(timeout=20)


def sign_in(page, address: str, name: str) -> None:
    """From the app's door through the provider's pages and back."""
    page.goto(address)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/interaction/**")
    page.locator("input[name=login]").fill(name)
    page.locator("input[name=password]").fill("any")
    page.locator("button[type=submit]").click()
    page.wait_for_load_state()
    page.locator("button[type=submit]").click()  # the provider asks whether the app may know the name
    page.wait_for_url(re.compile(re.escape(address)))
    at_rest(page)


def sign_out(page, address: str) -> None:
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/session/end**")
    page.locator("button[name=logout]").click()  # the provider asks whether its own session ends too
    page.wait_for_url(re.compile(re.escape(address)))
    page.get_by_role("button", name="Sign in").wait_for()
