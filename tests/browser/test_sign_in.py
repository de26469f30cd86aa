"""Signing in at a real provider that nobody here wrote: each role, sign-out, a session that ends, a provider
that is down.
"""

from __future__ import annotations

import shutil
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from detente.access.grants import Grant
from detente.access.roles import Role
from detente.store.engine import open_store
from detente.store.log_reading import entries, first_changed
from detente.store.role_grants import give
from detente.store.sign_ins import end, sign_ins

from .conftest import at_rest, free_port
from .signing_in import Provider, provided, server, sign_in, sign_out

pytestmark = [pytest.mark.browser, pytest.mark.slow]
# What a role finds on the pages: a button or a word that only those see who may use it.
OFFERED = {
    "reader": (False, False, False),
    "contributor": (True, False, False),
    "editor": (True, True, False),
    "chief": (True, True, True),
}


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
    with provided(ports, folder) as running:
        yield running


@pytest.fixture(scope="module")
def address(ports: tuple[int, int], folder: Path, provider: Provider) -> Iterator[str]:
    with server(ports, folder) as running:
        yield running


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


@pytest.mark.parametrize(
    ("column", "hours", "why"),
    [("seen", 3, "after 2 hours without a visit"), ("since", 13, "after 12 hours")],
)
def test_a_session_that_ran_out_shows_the_door_and_what_was_clicked_is_not_done(
    page, address, folder, library, column: str, hours: int, why: str
) -> None:
    sign_in(page, address, "editor")
    page.goto(f"{address}/article?id=1")
    at_rest(page)
    page.get_by_role("button", name="Correct or delete").click()
    page.get_by_label("Outlet", exact=True).last.fill("Another")
    with closing(sqlite3.connect(folder / "corpus.db")) as connection:
        earlier = f"UPDATE sign_in SET {column} = datetime('now', '-{hours} hours') WHERE ended IS NULL"
        assert connection.execute(earlier).rowcount
        connection.commit()
    page.get_by_role("button", name="Save and read again").click()
    page.get_by_text(f"It ended {why}").wait_for()
    assert page.get_by_role("link", name="Articles").count() == 0, "nothing shows any more"
    assert not [entry for entry in entries(library, deed="article.correct") if entry.email]
    left = entries(library, deed="session.end", limit=1)[0]
    assert (left.email, left.detail) == ("editor@example.org", why)


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
