"""Signing in at a real provider that nobody here wrote: each role, sign-out, a session that ends, a provider
that is down.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from detente.access.grants import Grant
from detente.access.roles import Role
from detente.store.engine import open_store
from detente.store.log_reading import entries, first_changed
from detente.store.role_grants import give
from detente.store.sign_ins import end, sign_ins

from .conftest import ROOT, at_rest, free_port
from .conftest import _wait_for as wait_for

pytestmark = [pytest.mark.browser, pytest.mark.slow]
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
# What a role finds on the pages: a button or a word that only those see who may use it.
OFFERED = {
    "reader": (False, False, False),
    "contributor": (True, False, False),
    "editor": (True, True, False),
    "chief": (True, True, True),
}


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


@pytest.fixture(scope="module")
def ports() -> tuple[int, int]:
    return free_port(), free_port()


@pytest.fixture(scope="module")
def folder(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("signing")
    shutil.copy(samples, place / "corpus.db")
    engine = open_store(f"sqlite:///{place / 'corpus.db'}")
    for role in (Role.READER, Role.CONTRIBUTOR, Role.EDITOR):
        give(engine, Grant("email", f"{role}@example.org", role))
    give(engine, Grant("group", "editors", Role.EDITOR))
    engine.dispose()
    return place


@pytest.fixture(scope="module")
def provider(ports: tuple[int, int], folder: Path) -> Iterator[Provider]:
    if shutil.which("node") is None:
        pytest.skip("Node.js is not installed (Debian: apt-get install nodejs npm)")
    if not (MODULES / "node_modules" / "oidc-provider").is_dir():
        pytest.skip("the provider is not installed: npm install --prefix tests/openid")
    pytest.importorskip("authlib", reason='Authlib is not installed: pip install -e ".[auth]"')
    running = Provider(ports[1], f"http://127.0.0.1:{ports[0]}", folder)
    try:
        running.start()
    except AssertionError:
        said = (folder / "provider.log").read_text(errors="replace").strip().splitlines()[-3:]
        pytest.skip(f"the provider does not start here: {' '.join(said)}")
    yield running
    running.stop()


@pytest.fixture(scope="module")
def address(ports: tuple[int, int], folder: Path, provider: Provider) -> Iterator[str]:
    with server(ports, folder) as running:
        yield running


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
            [sys.executable, "-m", "streamlit", "run", "app.py", *options],
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


@pytest.fixture(scope="module")
def library(folder: Path) -> Iterator[object]:
    engine = open_store(f"sqlite:///{folder / 'corpus.db'}")
    yield engine
    engine.dispose()


@pytest.mark.parametrize("name", OFFERED)
def test_each_role_signs_in_finds_what_it_may_use_and_signs_out(page, address, library, name: str) -> None:
    uploads, deletes, administers = OFFERED[name]
    page.goto(address)
    page.get_by_role("button", name="Sign in").wait_for()
    assert page.get_by_text("What is being said").count() == 0, "nothing shows before somebody signs in"
    sign_in(page, address, name)
    page.get_by_role("button", name="Sign out").wait_for()
    assert page.get_by_role("link", name="Administration").count() == administers
    page.goto(f"{address}/upload")
    at_rest(page)
    assert bool(page.get_by_test_id("stFileUploader").count()) == uploads
    page.goto(f"{address}/article?id=1")
    at_rest(page)
    assert bool(page.get_by_role("button", name="Correct or delete").count()) == deletes
    page.goto(f"{address}/administration")
    at_rest(page)
    assert bool(page.get_by_role("tab", name="Log").count()) == administers
    sign_out(page, address)
    came, left = (entries(library, deed=deed, limit=1)[0] for deed in ("session.begin", "session.end"))
    assert came.email == left.email == f"{name}@example.org" and left.detail == "signed out"


def test_a_group_gives_a_role_and_nothing_gives_none(page, address) -> None:
    sign_in(page, address, "member")
    page.get_by_text("Editor: may").wait_for()
    sign_out(page, address)
    sign_in(page, address, "stranger")
    page.get_by_text("You have no role here yet").wait_for()
    assert page.get_by_role("link", name="Articles").count() == 0
    sign_out(page, address)


def test_a_session_that_was_ended_shows_the_door_at_the_next_click(page, address, library) -> None:
    sign_in(page, address, "editor")
    session = next(
        each for each in sign_ins(library) if each.email == "editor@example.org" and not each.ended
    )
    assert end(library, session.session, "by an administrator")
    page.get_by_role("link", name="Articles").click()
    page.get_by_text("Your session has ended").wait_for()
    page.reload()
    page.get_by_text("Your session has ended").wait_for()
    assert page.get_by_role("link", name="Articles").count() == 0


def test_a_provider_that_is_down_is_said_to_be(page, address, provider, ports, library) -> None:
    provider.stop()
    with pytest.raises(OSError), socket.create_connection(("127.0.0.1", ports[1]), timeout=1):
        pass
    page.goto(address)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_text("does not answer").wait_for()
    assert page.url.startswith(address)
    assert first_changed(library) is None
    provider.start()
