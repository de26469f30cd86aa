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
    saved = {"token": "7:3", "escalation": 2, "deescalation": 0, "sent": 1_000}
    session["coding_card"] = SimpleNamespace(saved=saved, undone=None)
    for _ in range(2):
        code_card._save(7, "Ana")
    assert done == [(3, "Ana", Code(2, 0))]
    session["coding_card"] = SimpleNamespace(saved=None, undone={"token": "7:4", "sent": 2_000})
    for _ in range(2):
        code_card._undo_by_key(7, "Ana")
    assert done[1:] == ["undone"]
