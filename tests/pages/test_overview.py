"""The overview: what it draws, and what its filters leave."""

from __future__ import annotations

from datetime import date

import pytest
import streamlit as st
from sqlalchemy import Engine

from detente.analysis import analyse
from detente.store.writes import delete_article, save, update_details
from detente.text.blocks import outline
from detente.ui.overview import first_visit
from tests.pages.on_screen import text_of


def test_one_article_draws_no_trend(visit, stored: int) -> None:
    assert "1 article, no trend" in text_of(visit())


def test_filters_come_from_the_address(visit, stored: int) -> None:
    page = visit("articles", opened=("filters",), stance="escalatory")
    assert page.multiselect(key="stance").value == ["escalatory"]


def test_paragraphs_can_be_filtered_by_the_treaty_they_name(visit, engine: Engine) -> None:
    document = outline("Russia suspended New START on Tuesday.\n\nNobody said a word about the harvest.")
    save(engine, document, analyse(document))
    assert "2 paragraphs" in text_of(visit("overview"))
    assert "1 paragraph in 1 article" in text_of(visit("overview", about="New START"))
    assert "No paragraph fits" in text_of(visit("overview", about="ABM"))


def test_days_of_long_ago_can_be_chosen(visit, engine: Engine) -> None:
    document = outline("Russia suspended New START on Tuesday.")
    article = save(engine, document, analyse(document)).article_id
    update_details(engine, article, published=date(1987, 12, 8), outlet=None, author=None, url=None)
    page = visit("overview", ("filters",), **{"from": "1987-01-01", "to": "1988-01-01"})
    assert page.date_input(key="from").value == date(1987, 1, 1)
    assert "1 paragraph in 1 article" in text_of(page)


def test_an_empty_selection_can_be_left_and_an_empty_library_filled(
    visit, engine: Engine, stored: int
) -> None:
    page = visit("overview", opened=("filters",), stance="mixed", about="ABM")
    assert "No paragraph fits" in text_of(page)
    page.button(key="reset_empty").click().run()
    assert "No paragraph fits" not in text_of(page) and not page.multiselect(key="about").value
    delete_article(engine, stored)
    page = visit("overview")
    assert "The library holds no article yet" in text_of(page)
    assert {"Upload articles", "Restore the samples"} <= {link.proto.label for link in page.get("page_link")}


def test_a_closed_hint_is_kept_by_the_browser_and_stays_closed(
    visit, stored: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = visit()
    assert "New here?" in text_of(page)
    page.button(key="close_hint").click().run()
    assert "New here?" not in text_of(page)
    kept = [str(element.proto.body) for element in page.get("html") if "cookie" in str(element.proto.body)]
    assert len(kept) == 1 and f"{first_visit.COOKIE}=closed" in kept[0]
    monkeypatch.setattr(type(st.context), "cookies", {first_visit.COOKIE: "closed"})
    assert "New here?" not in text_of(visit())


def test_an_empty_library_speaks_of_no_samples_and_of_no_filter(visit, engine: Engine, stored: int) -> None:
    delete_article(engine, stored)
    said = text_of(visit())
    assert "The library holds no article yet" in said
    assert "No filter" not in said and "New here?" not in said
