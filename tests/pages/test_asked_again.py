"""What Streamlit runs past the door asks again whether its reader may still read."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
import streamlit as st
from sqlalchemy import Engine, update

from detente.access import deeds
from detente.access.grants import Grant
from detente.access.rights import RefusedError
from detente.access.roles import Role
from detente.access.sessions import lengths, session_of
from detente.store import schema
from detente.store.holding import held_by
from detente.store.role_grants import give, take
from detente.store.sign_ins import arrive, end, sign_ins, why_over
from detente.store.transactions import writing
from detente.ui import identity
from detente.ui.library import access_store
from detente.ui.sign_in import asked_again
from tests.pages.signed_in import sign_in

ROOT = Path(__file__).resolve().parents[2]
EMAIL = "anna@example.org"


class RunAgainError(Exception):
    """What `st.rerun` raises, for these tests."""


@pytest.fixture
def session(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Of a reader who has just arrived."""
    give(engine, Grant("email", EMAIL, Role.READER))
    sign_in(monkeypatch, EMAIL)
    began = session_of(st.user.to_dict())
    assert began is not None
    assert arrive(access_store(), began, lengths()) is None
    yield began.id


def lose_role(engine: Engine, session: str) -> None:
    assert take(engine, "email", EMAIL)


def lose_session(engine: Engine, session: str) -> None:
    assert end(engine, session, "by an administrator")


@pytest.mark.parametrize("lose", [lose_role, lose_session])
def test_a_file_is_made_in_the_name_of_its_reader_while_they_may_read(
    engine: Engine, session: str, monkeypatch: pytest.MonkeyPatch, lose
) -> None:
    make = asked_again.later(lambda: identity.person().email)
    monkeypatch.setattr(type(st.user), "to_dict", lambda _: {})  # as outside of a page's script
    assert identity.person().kind == "nobody"
    assert make() == EMAIL
    lose(engine, session)
    with pytest.raises(RefusedError):
        make()


@pytest.mark.parametrize("lose", [lose_role, lose_session])
def test_a_part_that_is_drawn_alone_shows_nothing_after_its_reader_has_lost_the_right(
    engine: Engine, session: str, monkeypatch: pytest.MonkeyPatch, lose
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(st, "fragment", lambda part, run_every: part)
    part = asked_again.fragment(lambda: drawn.append("part"))

    def again() -> None:
        raise RunAgainError

    monkeypatch.setattr(st, "rerun", again)
    monkeypatch.setattr(
        asked_again, "get_script_run_ctx", lambda **_: SimpleNamespace(fragment_ids_this_run=["part"])
    )
    part()
    lose(engine, session)
    with pytest.raises(RunAgainError):
        part()
    assert drawn == ["part"]


@pytest.mark.parametrize(("every", "seen"), [(None, True), (1.0, False)])
def test_a_click_on_a_part_is_a_visit_and_what_is_drawn_by_itself_is_none(
    engine: Engine, session: str, monkeypatch: pytest.MonkeyPatch, every: float | None, seen: bool
) -> None:
    monkeypatch.setattr(st, "fragment", lambda part, run_every: part)
    monkeypatch.setattr(
        asked_again, "get_script_run_ctx", lambda **_: SimpleNamespace(fragment_ids_this_run=["part"])
    )
    hour_ago = datetime.now(UTC).replace(tzinfo=None) - timedelta(hours=1)
    with writing(engine, deeds.VISIT) as connection:
        connection.execute(update(schema.sign_in).values(seen=hour_ago))
    asked_again.fragment(run_every=every)(lambda: None)()
    assert (sign_ins(engine)[0].seen > hour_ago) is seen


def test_nobody_who_never_came_through_the_door_is_let_past_it(engine: Engine, monkeypatch) -> None:
    give(engine, Grant("email", EMAIL, Role.READER))
    sign_in(monkeypatch, EMAIL)
    assert not asked_again.may_read(identity.person())


def test_what_goes_on_by_itself_is_no_visit(engine: Engine, session: str) -> None:
    library, now = held_by(engine, identity.person()), datetime.now(UTC).replace(tzinfo=None)
    for minutes in (50, 110):
        assert why_over(library, session, lengths(), now + timedelta(minutes=minutes)) is None
    assert why_over(library, session, lengths(), now + timedelta(minutes=121)) is not None


def test_no_page_draws_or_makes_anything_without_asking_again() -> None:
    found = []
    for file in [*(ROOT / "src" / "detente" / "ui").rglob("*.py"), *(ROOT / "pages").glob("*.py")]:
        if file.name == "asked_again.py":
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            fragment = isinstance(node, ast.Attribute) and node.attr == "fragment"
            if fragment and isinstance(node.value, ast.Name) and node.value.id == "st":
                found.append(f"{file.name}:{node.lineno}: st.fragment")
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("st.download_button"):
                given = [*node.args, *(each.value for each in node.keywords)]
                if any(isinstance(each, ast.Lambda) for each in given):
                    found.append(f"{file.name}:{node.lineno}: a file made without `later`")
    assert found == []
