"""Whom a token stands for, how long a session holds, and what one that has ended allows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from detente.access.grants import Grant, first_administrators, grant_of, role_of
from detente.access.person import Person
from detente.access.rights import RefusedError
from detente.access.roles import Role
from detente.access.sessions import Lengths, Session, lengths, person_of, session_of
from detente.records import DetenteError
from detente.store.engine import open_store
from detente.store.holding import beside_the_pages, held_by
from detente.store.log_reading import entries
from detente.store.role_grants import give
from detente.store.sign_ins import arrive, end, sign_ins
from detente.store.writes import delete_article
from tests.new_library import new_library

NOW = datetime(2026, 3, 1, 12)
LONG = Lengths(timedelta(hours=12), timedelta(hours=2))
CLAIMS = {"iss": "https://id.example", "sub": "7", "iat": 1_772_366_400, "email": "Anna@Example.org"}


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_store(new_library(tmp_path / "library.db"))
    give(opened, Grant("email", "anna@example.org", Role.EDITOR))
    yield opened
    opened.dispose()


def hands(engine: Engine, **more: object) -> tuple[Engine, Session]:
    claims = CLAIMS | more
    session = session_of(claims)
    assert session is not None
    return held_by(engine, person_of(claims, session.id)), session


def test_a_session_is_begun_seen_and_ended_once(engine: Engine) -> None:
    held, session = hands(engine)
    assert arrive(held, session, LONG, NOW) is None is arrive(held, session, LONG, NOW + timedelta(hours=1))
    assert [entry.deed for entry in entries(engine) if entry.email] == ["session.begin"]
    assert not delete_article(held, 99)
    assert end(held, session.id, "signed out") and not end(held, session.id, "signed out")
    assert arrive(held, session, LONG, NOW) == "signed out", "a copy of the cookie is worth nothing now"
    with pytest.raises(RefusedError, match="session has ended"):
        delete_article(held, 99)
    assert not delete_article(beside_the_pages(held), 99), "a job goes on"


@pytest.mark.parametrize(
    ("later", "why"),
    [
        (timedelta(hours=1, minutes=59), None),
        (timedelta(hours=2, minutes=1), "after 2 hours without a visit"),
        (timedelta(hours=13), "after 12 hours"),
        (timedelta(hours=-3), None),  # a clock that was set back ends nobody's session
    ],
)
def test_sessions_run_out(engine: Engine, later: timedelta, why: str | None) -> None:
    held, session = hands(engine)
    arrive(held, session, LONG, NOW)
    assert arrive(held, session, LONG, NOW + later) == why
    assert (sign_ins(engine)[0].ended is None) == (why is None)


def test_a_token_that_is_too_old_begins_no_session(engine: Engine) -> None:
    held, session = hands(engine)
    assert arrive(held, session, LONG, session.since + timedelta(days=20)) == "after 12 hours"
    assert sign_ins(engine) == ()
    with pytest.raises(RefusedError, match="session has ended"):
        delete_article(held, 99)


def test_two_sign_ins_are_two_sessions_and_a_token_without_its_time_is_none() -> None:
    first, second = session_of(CLAIMS | {"nonce": "a"}), session_of(CLAIMS | {"nonce": "b"})
    assert first and second and first.id != second.id
    assert session_of({"iss": "x", "sub": "7"}) is None


def test_only_an_administrator_ends_the_session_of_another(engine: Engine) -> None:
    held, session = hands(engine)
    arrive(held, session, LONG, NOW)
    other, own = hands(engine, sub="8", email="eve@example.org")
    arrive(other, own, LONG, NOW)
    with pytest.raises(RefusedError):
        end(other, session.id, "by an administrator")
    assert arrive(held, session, LONG, NOW) is None


@pytest.mark.parametrize(
    ("more", "email"),
    [({}, "anna@example.org"), ({"email_verified": True}, "anna@example.org"),
     ({"email_verified": False}, None), ({"email": None}, None)],
)  # fmt: skip
def test_an_address_that_the_provider_does_not_vouch_for_gives_no_role(
    more: dict[str, object], email: str | None
) -> None:
    who = person_of(CLAIMS | more)
    assert who.email == email
    assert role_of(who, [Grant("email", "anna@example.org", Role.READER)]) == (Role.READER if email else None)


def test_groups_are_found_where_the_setting_says(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = CLAIMS | {"groups": ["a"], "realm_access": {"roles": ["b"]}}
    assert person_of(claims).groups == ("a",)
    monkeypatch.setenv("DETENTE_GROUPS_CLAIM", "realm_access.roles")
    assert person_of(claims).groups == ("b",)
    assert person_of(CLAIMS | {"realm_access": "b"}).groups == ()


def test_a_domain_is_no_subdomain_and_the_highest_role_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    domain = grant_of("domain", "@Example.org", Role.READER)
    inside, outside = (
        Person("person", "1", email=f"a@{host}") for host in ("example.org", "mail.example.org")
    )
    assert role_of(inside, [domain]) == Role.READER and role_of(outside, [domain]) is None
    monkeypatch.setenv("DETENTE_ADMINISTRATORS", "a@example.org, b@example.org")
    assert role_of(inside, [domain, *first_administrators()]) == Role.ADMINISTRATOR


@pytest.mark.parametrize(
    ("holder", "value"),
    [
        ("email", "anna"),
        ("email", "a b@example.org"),
        ("domain", "a@example.org"),
        ("group", " "),
        ("all", "x"),
    ],
)
def test_what_is_no_address_or_domain_is_refused(holder: str, value: str) -> None:
    with pytest.raises(DetenteError):
        grant_of(holder, value, Role.READER)


def test_lengths_are_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    assert lengths() == LONG
    monkeypatch.setenv("DETENTE_SESSION_HOURS", "0")
    with pytest.raises(DetenteError, match="above 0"):
        lengths()
    assert datetime.now(UTC)


def test_an_address_that_only_looks_like_another_has_no_role_of_it() -> None:
    kelvin = person_of(CLAIMS | {"email": "\u212aim@example.org"})
    turkish = person_of(CLAIMS | {"email": "K\u0131m@example.org"})
    grant = grant_of("email", "Kim@Example.org", Role.ADMINISTRATOR)
    assert role_of(person_of(CLAIMS | {"email": "KIM@example.ORG"}), [grant]) == Role.ADMINISTRATOR
    assert role_of(kelvin, [grant]) is None is role_of(turkish, [grant])
    domain = grant_of("domain", "bank.example", Role.EDITOR)
    assert role_of(person_of(CLAIMS | {"email": "a@ban\u212a.example"}), [domain]) is None
