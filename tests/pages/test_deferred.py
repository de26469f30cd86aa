"""Sections that are drawn when the browser asks for them."""

from __future__ import annotations

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from detente.ui import turns


def page() -> None:
    import streamlit as st

    from detente.ui.components import deferred

    deferred.section("first", lambda: st.text("seen first"), at_once=True)
    deferred.section("below", lambda: st.text("seen later"))
    deferred.ask({"below": (300, 700)})


def drawn() -> AppTest:
    test = AppTest.from_function(page).run()
    assert not test.exception
    return test


def test_where_no_browser_can_ask_everything_is_drawn() -> None:
    assert [text.value for text in drawn().text] == ["seen first", "seen later"]


def test_a_browser_gets_a_button_in_place_of_what_is_below(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(st.context), "headers", {"Host": "here"})
    shown = drawn()
    assert [text.value for text in shown.text] == ["seen first"]
    assert [button.label for button in shown.button] == ["Show this section"]
    (script,) = (
        body for element in shown.get("html") if "detenteDeferred" in (body := str(element.proto.body))
    )
    assert ".st-key-deferred_below button {min-height: 300px;}" in script, "as high as what will stand there"


def test_an_answer_is_given_time_before_the_rest_once_something_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def chosen() -> None:
        from detente.ui.components import deferred

        deferred.answer_first()

    rests: list[float] = []
    monkeypatch.setattr(turns, "rest", rests.append)
    test = AppTest.from_function(chosen).run()
    assert not test.run().exception and not rests, "where there is no browser nobody waits"
    monkeypatch.setattr(type(st.context), "headers", {"Host": "here"})
    test = AppTest.from_function(chosen).run()
    assert not rests, "a first visit waits for its first chart"
    assert not test.run().exception and len(rests) == 1
