"""Administration and status: what administrators see and do there, and that nobody else does."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from detente.access.grants import Grant
from detente.access.person import Person
from detente.access.roles import Role
from detente.access.sessions import lengths, session_of
from detente.store.holding import held_by
from detente.store.log_reading import entries
from detente.store.role_grants import give, given
from detente.store.sign_ins import arrive, sign_ins
from detente.ui.menu import GROUPS
from tests.pages.on_screen import text_of
from tests.pages.signed_in import ADMINISTRATOR, sign_in


@pytest.fixture
def chief(monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in(monkeypatch, ADMINISTRATOR)


def press(page: AppTest, label: str) -> AppTest:
    next(button for button in page.button if button.label == label).click().run()
    assert not page.exception, [each.value for each in page.exception]
    return page


@pytest.mark.parametrize("page", ["administration", "status"])
def test_nobody_but_an_administrator_sees_these_pages(
    visit, engine: Engine, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    give(engine, Grant("email", "eve@example.org", Role.EDITOR))
    sign_in(monkeypatch, "eve@example.org")
    seen = visit(page)
    assert [each.value for each in seen.info] == ["Your role does not open this page."]
    assert not seen.tabs and not seen.subheader and not seen.dataframe


@pytest.mark.usefixtures("chief", "stored")
@pytest.mark.parametrize("page", [entry.page for group in GROUPS.values() for entry in group])
def test_every_page_opens_for_whoever_has_signed_in(visit, page: str) -> None:
    seen = visit(page.removeprefix("pages/").removesuffix(".py"))
    assert "Administrator: may" in text_of(seen)


@pytest.mark.usefixtures("chief")
def test_a_role_is_given_and_taken_and_the_log_has_both(visit, engine: Engine) -> None:
    page = visit("administration")
    page.text_input(key="role_value").set_value("no address")
    page = press(page, "Give the role")
    assert page.error and {each.grant.value for each in given(engine)} == {ADMINISTRATOR}
    page.text_input(key="role_value").set_value("anna@example.org")
    page.selectbox(key="role_role").set_value(Role.EDITOR)
    page = press(page, "Give the role")
    assert "anna@example.org" in text_of(page).replace("\\", "")
    assert {each.grant.value: each.grant.role for each in given(engine)}["anna@example.org"] == Role.EDITOR
    page = press(page, "Take")
    assert {each.grant.value for each in given(engine)} == {ADMINISTRATOR}
    said = [(entry.deed, entry.email) for entry in entries(engine, limit=2)]
    assert said == [("role.take", ADMINISTRATOR), ("role.give", ADMINISTRATOR)]


@pytest.mark.usefixtures("chief")
def test_the_log_is_shown_filtered_and_checked(visit, engine: Engine) -> None:
    give(engine, Grant("domain", "example.org", Role.READER))
    page = visit("administration")
    shown = next(frame.value for frame in page.dataframe if "Did" in frame.value.columns)
    (listed,) = [
        each.proto.body
        for each in page.get("html")
        if "<li>" in each.proto.body and "gave" in each.proto.body
    ]
    assert listed.count("<li>") == len(shown), "the list of a phone holds what the table does"
    assert {"gave a role", "signed in"} <= set(shown["Did"])
    page.selectbox(key="log_outcome").set_value("refused").run()
    assert "Nothing of this kind is in the log." in [each.value for each in page.info]
    page.selectbox(key="log_outcome").set_value("done and refused").run()
    page = press(page, "Check that nothing was changed")
    assert any("as it was written" in each.value for each in page.success)


@pytest.mark.usefixtures("chief")
def test_the_session_of_another_is_ended_and_one_s_own_is_not_offered(visit, engine: Engine) -> None:
    other = session_of({"iss": "https://id.example", "sub": "8", "iat": 1})
    assert other is not None
    hands = held_by(engine, Person("person", "https://id.example 8", "Eve", session=other.id))
    arrive(hands, other, lengths(), now=other.since)
    page = visit("administration")
    assert "this session" in text_of(page)
    assert len([button for button in page.button if button.label == "End"]) == 1
    press(page, "End")
    (ended,) = [each for each in sign_ins(engine) if each.ended]
    assert (ended.session, ended.why) == (other.id, "by an administrator")


@pytest.mark.usefixtures("chief")
def test_the_status_says_what_is_wrong_first_and_what_to_do(
    visit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = visit("status")
    assert "versions" in text_of(page).lower() and "room" in text_of(page).lower()
    monkeypatch.setenv("DETENTE_LIMIT_FILE_BYTES", "many")
    page = press(page, "Look again")
    assert page.subheader[0].value == "Wrong"
    assert "1 thing is wrong" in text_of(page) or "1 thing wrong" in text_of(page)
