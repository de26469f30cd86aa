"""Each role tries each write that a page offers, in a browser: it is done and in the log, or refused and
nothing is changed.

What a page does not offer a role was drawn for a person whose role was then taken: a page that was left open.
All of it is 140 clicks (DETENTE_ROLES=whole); otherwise a write of each page, by the highest role that is
refused and the lowest that is allowed.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sqlalchemy import Engine

from detente.access.deeds import DEEDS
from detente.access.grants import Grant
from detente.access.person import Person
from detente.access.roles import Role
from detente.store import role_grants, sample_articles
from detente.store.engine import open_store
from detente.store.log_reading import Logged, entries, first_changed
from tests.new_library import new_library

from .attempts import (
    ATTEMPTS,
    COMMANDS,
    ELSEWHERE,
    READING,
    WITH_ANOTHER,
    Attempt,
    Trial,
    clock,
    next_number,
    settle,
    watch_scripts,
)
from .conftest import free_port
from .signing_in import provided, server, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NAME = "tester"
EMAIL = f"{NAME}@example.org"
WHOLE = os.environ.get("DETENTE_ROLES") == "whole"
OF_EACH_PAGE = (
    "leave the rest of an upload", "correct a speaker", "delete an article", "remove the samples",
    "add an actor", "adopt a lexicon", "close a coding project", "give a role",
)  # fmt: skip
_QUIET = 0.2  # seconds in which nothing was written: what the program does by itself has come to its end


class House(NamedTuple):
    """The app with sign-in, its library, and a page in which the tester has signed in."""

    engine: Engine
    page: Any
    address: str
    tester: Person


@pytest.fixture(scope="module")
def house(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder: Path = tmp_path_factory.mktemp("roles")
    engine = open_store(new_library(folder / "corpus.db"))
    sample_articles.remove_samples(engine)
    give(engine, Role.ADMINISTRATOR)
    ports = free_port(), free_port()
    with provided(ports, folder), server(ports, folder) as address:
        context = browser.new_context(viewport={"width": 1280, "height": 1000})
        page = context.new_page()
        page.set_default_timeout(60_000)
        watch_scripts(page)
        sign_in(page, address, NAME)
        page.get_by_role("button", name="Sign out").wait_for()
        tester = Person("person", f"http://127.0.0.1:{ports[1]} {NAME}", NAME.title(), EMAIL)
        yield House(engine, page, address, tester)
        context.close()
    engine.dispose()


def give(engine: Engine, role: Role) -> None:
    role_grants.give(engine, Grant("email", EMAIL, role))


def content(engine: Engine) -> frozenset[str]:
    """All that the library holds, but for the log and the sessions' last visits, at rest."""
    before: frozenset[str] = frozenset()
    for _ in range(100):
        with closing(sqlite3.connect(str(engine.url.database))) as connection:
            now = frozenset(line for line in connection.iterdump() if not _passing(line))
        if now == before:
            return now
        before = now
        time.sleep(_QUIET)
    raise AssertionError("the library does not come to rest")


def _passing(line: str) -> bool:
    """Whether a line of a dump is the log, or when the tester was seen last."""
    if line.startswith('INSERT INTO "sign_in"'):
        return EMAIL in line
    return line.startswith(('INSERT INTO "log_entry"', 'INSERT INTO "sqlite_sequence"'))


def last_of(engine: Engine, attempt: Attempt) -> Logged | None:
    """The tester's latest entry of a deed."""
    found = entries(engine, deed=attempt.deed.id, limit=20)
    return next((entry for entry in found if entry.email == EMAIL), None)


def test_every_deed_of_a_person_is_tried_or_is_no_page_s() -> None:
    tried = {attempt.deed for attempt in ATTEMPTS}
    persons = {deed for deed in DEEDS.values() if deed.least is not None}
    assert tried | COMMANDS | WITH_ANOTHER | READING | ELSEWHERE == persons
    assert not tried & (COMMANDS | READING | ELSEWHERE)


@pytest.mark.parametrize(
    "attempt",
    [each for each in ATTEMPTS if WHOLE or each.name in OF_EACH_PAGE],
    ids=lambda attempt: attempt.name,
)
def test_each_role_tries_each_write(house: House, attempt: Attempt) -> None:
    for own in (False, True) if attempt.deed.own is not None else (False,):
        for role in Role if WHOLE else either_side(attempt, own):
            try_it(house, attempt, role, own)
    assert first_changed(house.engine) is None


def either_side(attempt: Attempt, own: bool) -> tuple[Role, ...]:
    """The highest role that is refused, the lowest that is allowed."""
    return tuple(
        role
        for role in Role
        if attempt.may(role, own) != attempt.may(Role(min(role + 1, 4)), own)
        or (role > 1 and attempt.may(role, own) != attempt.may(Role(role - 1), own))
    )


def try_it(house: House, attempt: Attempt, role: Role, own: bool) -> None:
    """Draw the page as somebody who may, take the role, click; look at what became of the library."""
    engine, allowed = house.engine, attempt.may(role, own)
    said = f"{attempt.name} as {role}, {'own' if own else 'not own'}"
    least = attempt.deed.least
    assert least is not None
    # A refused role clicks on a page that was drawn for one below administrator, where that is enough: the
    # menu of both is the same, so the page is not begun anew before the click arrives.
    enough = Role.ADMINISTRATOR if least is Role.ADMINISTRATOR else Role.EDITOR
    give(engine, role if allowed else enough)
    trial = Trial(engine, house.page, house.address, house.tester, own, next_number())
    thing = attempt.draw(trial)
    give(engine, role)
    before, entry = content(engine), last_of(engine, attempt)
    pressed = clock(house.page)
    attempt.press(trial, thing)
    settle(house.page, pressed)
    after, now = content(engine), last_of(engine, attempt)
    assert house.page.get_by_test_id("stException").count() == 0, said
    if not allowed:
        changed = [line[:200] for line in sorted(after ^ before)]
        assert not changed, f"{said}: something was changed: {changed}"
        assert now == entry or (now is not None and now.outcome == "refused"), said
        return
    shown = house.page.get_by_test_id("stAlert").all_inner_texts()
    assert after != before, f"{said}: nothing was changed; the page says {shown}"
    if attempt.deed.logged:
        assert now is not None and now != entry, f"{said}: the log does not have it"
        assert (now.outcome, now.role) == ("done", str(role)), said
