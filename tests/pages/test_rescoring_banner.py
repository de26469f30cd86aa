"""The banner of scoring again comes and goes without moving what stands on the page."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from detente.jobs.task import Task
from detente.ui import rescoring_banner
from tests.pages.on_screen import text_of


def places(page: AppTest) -> dict[int, str]:
    """What stands where on the page, by its place, which is how a browser knows it again."""
    return {place: part.type for place, part in page.main.children.items()}


@pytest.mark.parametrize("name", ["actors", "lexicon", "articles"])
def test_what_is_open_keeps_its_place(visit, stored: int, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    without = places(visit(name))
    over = Task("scoring again", lambda _: None)
    over.wait(10)
    monkeypatch.setattr(rescoring_banner.scorer, "left_to_score", lambda *_: 3)
    monkeypatch.setattr(rescoring_banner.rescoring, "latest", lambda _: over)
    with_banner = visit(name)
    assert "results of another version" in text_of(with_banner)
    found = places(with_banner)
    assert {place: kind for place, kind in without.items() if found.get(place) != kind} == {}
