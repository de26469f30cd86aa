"""What the card sends is done once, however often a run brings it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import streamlit as st

from detente.coding.codes import Code
from detente.ui.coding import code_card


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    state: dict[str, object] = {}
    monkeypatch.setattr(st, "session_state", state)
    return state


def test_a_code_and_an_undo_that_come_twice_are_done_once(
    session: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[object] = []
    monkeypatch.setattr(code_card, "store", lambda: None)
    monkeypatch.setattr(code_card.coding_queue, "save_code", lambda *of, **_: done.append(of[2:]))
    monkeypatch.setattr(code_card.coding_queue, "undo_code", lambda *of: done.append("undone"))
    saved = {"token": code_card._token(7, 3, "Ana"), "escalation": 2, "deescalation": 0, "sent": 1_000}
    session["coding_card"] = SimpleNamespace(saved=saved, undone=None)
    for _ in range(2):
        code_card._save(7, "Ana")
    assert done == [(3, "Ana", Code(2, 0))]
    session["coding_card"] = SimpleNamespace(saved=None, undone={"sent": 2_000})
    for _ in range(2):
        code_card._undo_by_key(7, "Ana")
    assert done[1:] == ["undone"]


def test_what_one_coder_sent_is_never_saved_as_anothers(
    session: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[object] = []
    monkeypatch.setattr(code_card, "store", lambda: None)
    monkeypatch.setattr(code_card.coding_queue, "save_code", lambda *of, **_: done.append(of))
    tokens = [code_card._token(7, 3, "Ana"), code_card._token(8, 3, "Ben"), "7:x", "7", ""]
    for number, token in enumerate(tokens):
        sent = {"token": token, "escalation": 2, "deescalation": 0, "sent": number}
        session["coding_card"] = SimpleNamespace(saved=sent)
        code_card._save(7, "Ben")
    assert not done
