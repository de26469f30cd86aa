"""The list of articles and the search in their paragraphs."""

from __future__ import annotations

import re
from datetime import date

from sqlalchemy import Engine

from detente.analysis import analyse
from detente.store.writes import save, update_details
from detente.text.blocks import outline
from tests.pages.on_screen import html_of, text_of


def test_search_marks_its_hits(visit, stored: int) -> None:
    page = visit("articles", opened=("filters",), q="tank brigades")
    assert "1 paragraph with these words" in text_of(page)
    assert re.search(r"<mark[^>]*>tank</mark>", html_of(page))
    assert "fits" in text_of(visit("articles", q="zebra")) or "No paragraph holds" in text_of(
        visit("articles", q="zebra")
    )


def test_an_article_without_title_or_date_is_listed_as_such(visit, engine: Engine, stored: int) -> None:
    document = outline("The envoys met on Monday, and they spoke for hours about the limits on missiles.")
    number = save(engine, document, analyse(document)).article_id
    update_details(engine, stored, published=date(2025, 6, 25), outlet=None, author=None, url=None)
    listed = visit("articles").dataframe[0].value.set_index("reader")
    assert (
        listed.loc[f"article?id={number}", "title"] == "Untitled"
        and listed.loc[f"article?id={number}", "published"] != listed.loc[f"article?id={number}", "published"]
    )
    assert str(listed.loc[f"article?id={stored}", "published"]).startswith("2025-06-25"), (
        "days stay days beside one that is not known"
    )


def test_a_search_that_finds_nothing_can_be_widened(visit, stored: int) -> None:
    page = visit("articles", opened=("filters",), q="tank brigades")
    page.multiselect(key="stance").set_value(["neutral"]).run()
    assert "No paragraph holds" in text_of(page)
    page.button(key="reset_search").click().run()
    assert "1 paragraph with these words" in text_of(page)


def test_what_is_found_has_facets_that_narrow_it_in_the_address(visit, engine: Engine) -> None:
    for side in ("Poland", "Russia"):
        document = outline(f"{side} said that it would deploy brigades to the border near the forest.")
        save(engine, document, analyse(document))
    page = visit("articles", q="brigades")
    assert not any("▲" in button.label for button in page.button), "what all hits share narrows nothing"
    page.button(key="facet_Who_POL").click().run()
    assert "Poland" in page.query_params["side"] and "brigades" in page.query_params["q"]
    assert "1 paragraph with these words" in text_of(page) and not page.exception


def test_the_field_in_the_frame_searches_from_any_page(visit, stored: int) -> None:
    page = visit("method")
    page.text_input(key="search_everything").set_value("brigades").run()
    assert not page.exception and page.title[0].value == "Articles"
    assert "with these words" in text_of(page)
    assert page.text_input(key="search_everything").value == ""


def test_a_narrow_screen_lists_titles_with_date_outlet_and_balance(
    visit, engine: Engine, stored: int
) -> None:
    update_details(engine, stored, published=date(2025, 6, 25), outlet="The <b>Herald", author=None, url=None)
    shown = html_of(visit("articles"))
    assert "25 June 2025 · The &lt;b&gt;Herald · balance" in shown and f'href="article?id={stored}"' in shown
