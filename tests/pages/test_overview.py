"""The overview: what it draws, and what its filters leave."""

from __future__ import annotations

from sqlalchemy import Engine

from detente.analysis import analyse
from detente.store.writes import save
from detente.text.blocks import outline
from tests.pages.on_screen import text_of


def test_one_article_draws_no_trend(visit, stored: int) -> None:
    assert "1 article, no trend" in text_of(visit())


def test_filters_come_from_the_address(visit, stored: int) -> None:
    page = visit("explore/articles", stance="escalatory")
    assert page.multiselect(key="stance").value == ["escalatory"]


def test_paragraphs_can_be_filtered_by_the_treaty_they_name(visit, engine: Engine) -> None:
    document = outline("Russia suspended New START on Tuesday.\n\nNobody said a word about the harvest.")
    save(engine, document, analyse(document))
    assert "2 paragraphs" in text_of(visit("explore/overview"))
    assert "1 paragraph in 1 article" in text_of(visit("explore/overview", about="New START"))
    assert "No paragraph fits" in text_of(visit("explore/overview", about="ABM"))
