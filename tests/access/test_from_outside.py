"""A server from outside: messages of Streamlit's that no page sends, other people's numbers, cookies that are
forged or worth nothing any more.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import requests
from sqlalchemy import Engine
from streamlit.proto.BackMsg_pb2 import BackMsg

from detente.access.grants import Grant
from detente.access.roles import Role
from detente.analysis import analyse
from detente.store.engine import open_store
from detente.store.role_grants import give, take
from detente.store.sample_articles import remove_samples
from detente.store.sign_ins import end, sign_ins
from detente.store.writes import save
from detente.ui.menu import ADMINISTERED, GROUPS
from tests.browser.conftest import _wait_for as wait_for
from tests.browser.conftest import free_port
from tests.new_library import new_library
from tests.store.conftest import document_of

from .messages import SECRET, Visitor, claims, cookies

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
TITLE = "Only those who signed in read this"
PAGES = tuple(
    entry.page.removeprefix("pages/").removesuffix(".py")
    for group in (GROUPS | ADMINISTERED).values()
    for entry in group
)
FEW = ("articles", "article", "administration")
# Addresses that would change something if an address could: each with what some page knows by that name.
QUERIES = (
    "id=1&delete=1&undo=1", "id=1&correct=1&outlet=Another&sure=true", "project=1&view=Settle&code=5",
    "own_actor_1=true&adopt=1&figures_revert_1=true", "undo_1=true&take_back_1=true&go_on_1=true",
    "log_check=true&take_role_0=true&which=a@example.org&role=administrator&give_role=true",
)  # fmt: skip


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    opened = open_store(new_library(tmp_path_factory.mktemp("outside") / "corpus.db"))
    remove_samples(opened)
    document = document_of(TITLE, words=" We will talk.")
    save(opened, document, analyse(document, with_tone=False))
    for role in Role:
        give(opened, Grant("email", f"{role}@example.org", role))
    yield opened
    opened.dispose()


@pytest.fixture(scope="module")
def address(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with sign-in; its provider need not be there for those who have a cookie."""
    pytest.importorskip("authlib", reason='Authlib is not installed: pip install -e ".[auth]"')
    folder, port = tmp_path_factory.mktemp("server"), free_port()
    own = f"http://127.0.0.1:{port}"
    (folder / "secrets.toml").write_text(
        f'[auth]\nredirect_uri = "{own}/oauth2callback"\ncookie_secret = "{SECRET}"\nclient_id = "detente"\n'
        'client_secret = "x"\nserver_metadata_url = "http://127.0.0.1:9/.well-known/openid-configuration"\n'
    )
    options = ("--server.port", str(port), "--secrets.files", str(folder / "secrets.toml"))
    environment = {**os.environ, "DETENTE_DATABASE_URL": str(engine.url), "DETENTE_READERS": "rules"}
    with (folder / "log").open("w") as log:
        running = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "server.py", *options],
            cwd=ROOT, env=environment, stdout=log, stderr=log,
        )  # fmt: skip
        try:
            wait_for(port, running)
            yield own
        finally:
            running.terminate()
            running.wait(timeout=20)


Enter = Callable[..., Visitor]


@pytest.fixture
def enter(address: str) -> Iterator[Enter]:
    """Come with a cookie of somebody's, or with none."""
    came: list[Visitor] = []

    def enters(email: str | None = None, **more: object) -> Visitor:
        kept = None if email is None else cookies(claims(f"{email}@example.org", address, **more))
        came.append(Visitor(address, kept))
        return came[-1]

    yield enters
    for visitor in came:
        visitor.close()


def content(engine: Engine) -> list[str]:
    """All that the library holds, but for the log and who was seen when."""
    passing = ('INSERT INTO "log_entry"', 'INSERT INTO "sign_in"', 'INSERT INTO "sqlite_sequence"')
    with closing(sqlite3.connect(str(engine.url.database))) as connection:
        return [line for line in connection.iterdump() if not line.startswith(passing)]


@contextmanager
def nothing_changes(engine: Engine) -> Iterator[None]:
    before = content(engine)
    yield
    time.sleep(0.5)
    assert sorted(set(content(engine)) ^ set(before)) == []


def shows(visitor: Visitor, what: str) -> bool:
    return what.encode() in visitor.seen


def leave(engine: Engine, name: str, why: str) -> None:
    """End the sessions of somebody."""
    for each in sign_ins(engine):
        if each.email == f"{name}@example.org" and not each.ended:
            assert end(engine, each.session, why)


def stranger(kind: str, engine: Engine, address: str, enter: Enter) -> Visitor:
    """Somebody who has no right to read, of some kind."""
    reader, earlier = claims("reader@example.org", address), time.time() - 60
    match kind:
        case "with a forged cookie":
            return Visitor(address, cookies(reader, secret="another secret, made up by somebody else"))
        case "with the cookie of another server":
            return Visitor(address, cookies(reader | {"origin": "https://another.example"}))
        case "with the cookie of a session that was ended":
            enter("reader", issued=earlier).visit("articles")
            leave(engine, "reader", "signed out")
            return enter("reader", issued=earlier)
        case "with a cookie of yesterday":
            return enter("reader", issued=time.time() - 13 * 3600)
        case "with an address that was not verified":
            return enter("reader", email_verified=False, sub="mallory")
        case "without a time in the token":
            return Visitor(address, cookies({**reader, "iat": None}))
        case _:
            return enter()


@pytest.mark.parametrize(
    "kind",
    [
        "with nothing", "with a forged cookie", "with the cookie of another server",
        "with the cookie of a session that was ended", "with a cookie of yesterday",
        "with an address that was not verified", "without a time in the token",
    ],
)  # fmt: skip
def test_a_stranger_reads_nothing_on_any_page_and_uploads_nothing(
    engine: Engine, address: str, enter: Enter, kind: str
) -> None:
    visitor = stranger(kind, engine, address, enter)
    for page in PAGES if kind in ("with nothing", "with the cookie of a session that was ended") else FEW:
        visitor.visit(page, "id=1")
        assert not shows(visitor, TITLE), page
        assert visitor.files == {} and set(visitor.buttons) <= {"Sign in", "Sign out"}, page
    assert visitor.put(visitor.session) == 403
    visitor.close()


def test_a_reader_reads_and_may_look_at_a_file_of_their_own(enter: Enter) -> None:
    visitor = enter("reader")
    visitor.visit("article", "id=1")
    assert shows(visitor, TITLE)
    assert visitor.put(visitor.session) == 204
    assert visitor.put("a-session-that-is-none") == 400


@pytest.mark.parametrize("role", [Role.READER, Role.CONTRIBUTOR])
def test_clicks_on_what_only_others_are_shown_change_nothing(
    engine: Engine, enter: Enter, role: Role
) -> None:
    above, below, clicked = enter("administrator"), enter(str(role)), 0
    with nothing_changes(engine):
        for page in PAGES:
            above.visit(page, "id=1")
            below.visit(page, "id=1")
            more = [each for label, each in above.buttons.items() if label not in below.buttons]
            clicked += len(more)
            if more:
                below.click(*more)
    assert clicked > 5


def test_no_address_changes_anything(engine: Engine, enter: Enter) -> None:
    visitor = enter("administrator")
    with nothing_changes(engine):
        for page in PAGES:
            for query in QUERIES:
                visitor.visit(page, query)


@pytest.mark.parametrize("lose", ["session", "role"])
def test_parts_and_files_of_a_page_that_was_left_open_show_nothing_more(
    engine: Engine, enter: Enter, lose: str
) -> None:
    visitor = enter("reader")
    visitor.visit("coding", "view=Files")
    visitor.visit("article", "id=1")
    assert visitor.parts, "the page has parts that are drawn alone"
    part = min(visitor.parts)
    visitor.draw(part)
    assert not shows(visitor, "Sign in")
    if lose == "session":
        leave(engine, "reader", "by an administrator")
    else:
        assert take(engine, "email", "reader@example.org")
    try:
        visitor.draw(part)  # the page is drawn again, which shows the door
        assert not shows(visitor, TITLE)
        assert shows(visitor, "Your session has ended" if lose == "session" else "You have no role here yet")
    finally:
        give(engine, Grant("email", "reader@example.org", Role.READER))


def test_a_file_is_made_for_those_who_may_and_no_more_when_they_have_left(
    engine: Engine, enter: Enter
) -> None:
    visitor = enter("administrator")
    visitor.visit("administration")
    file = visitor.files["Take the whole log (csv)"]
    taken = visitor.make(file)
    assert taken is not None and b"session.begin" in taken
    assert visitor.web.get(visitor.fetched, timeout=30).status_code == 200
    for stranger_to_it in (enter(), enter("somebody")):
        assert stranger_to_it.web.get(visitor.fetched, timeout=30).status_code == 403
    leave(engine, "administrator", "signed out")
    assert visitor.make(file) is None
    assert visitor.web.get(visitor.fetched, timeout=30).status_code == 403


def test_nobody_throws_away_what_is_kept_for_all(enter: Enter) -> None:
    kept = enter("reader")
    kept.visit("articles")
    for name in ("clear_cache", "debug_shutdown_runtime", "set_run_on_save", "load_git_info"):
        asked = BackMsg()
        setattr(asked, name, True)
        kept.send(asked)
    kept.visit("article", "id=1")
    assert shows(kept, TITLE)


@pytest.mark.parametrize(
    "path",
    [
        "/auth/login?next=https://evil.example", "/auth/login?provider=forged",
        "/auth/logout?next=//evil.example", "/oauth2callback?state=x&code=y",
        "/oauth2callback?error=a%0d%0aLocation:%20https://evil.example&state=x",
    ],
)  # fmt: skip
def test_no_way_through_the_door_leads_elsewhere(address: str, path: str) -> None:
    for host in ({}, {"Host": "evil.example", "X-Forwarded-Host": "evil.example"}):
        answer = requests.get(address + path, headers=host, allow_redirects=False, timeout=30)
        assert answer.headers.get("Location", "/") == "/" and "evil" not in answer.text


def test_what_the_app_tells_browsers(address: str) -> None:
    answer = requests.get(address, timeout=30)
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert requests.get(f"{address}/_stcore/metrics", timeout=30).status_code == 404


def test_a_group_that_was_taken_away_counts_until_the_session_ends_and_no_longer(
    engine: Engine, enter: Enter
) -> None:
    give(engine, Grant("group", "analysts", Role.READER))
    member = enter("someone", groups=["analysts"])
    member.visit("article", "id=1")
    assert shows(member, TITLE)
    leave(engine, "someone", "by an administrator")
    again = enter("someone", groups=[], issued=time.time() + 1)
    again.visit("article", "id=1")
    assert not shows(again, TITLE)
