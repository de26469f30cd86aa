"""The reader: one article with its marks, cards and corrections."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine

from detente.analysis import analyse
from detente.store import article_lists, corpus_queries
from detente.store.selection import Selection
from detente.store.stored_article import read_article
from detente.store.writes import save, update_details
from detente.text.blocks import outline
from tests.pages.on_screen import html_of, save_of, text_of


def test_an_article_without_a_title_is_offered_as_untitled(visit, engine: Engine, stored: int) -> None:
    document = outline("The envoys met on Monday, and they spoke for hours about the limits on missiles.")
    save(engine, document, analyse(document), raw=b"", filename=None)
    (titles,) = (box for box in visit("article").selectbox if box.label == "Article")
    assert any(option.startswith("Untitled (") for option in titles.options)


def test_reader_shows_marks_scores_speaker_figure_and_treaty(visit, stored: int) -> None:
    page = visit("article", id=str(stored))
    assert page.title[0].value.startswith("Norland Offers Talks")
    assert '<mark class="d"' in html_of(page) and '<mark class="e"' in html_of(page)
    labels = [element.proto.popover.label for element in page.get("popover")]
    assert any("Why this score" in label for label in labels)
    assert any("Ida Berg" in label for label in labels)
    assert any("5\u00a0%" in label for label in labels)
    shown = text_of(page)
    assert "The Hague" in shown and "25 June 2025" in shown and "2035" in shown and "2029" in shown
    assert "3.5\u00a0% core + 1.5\u00a0% related" in shown.replace("\\", "")
    assert "of 30** allies" in shown


def test_reader_pins_the_paragraph_of_the_link(visit, stored: int) -> None:
    page = visit("article", id=str(stored), paragraph="4")
    assert "The paragraph this link points to" in text_of(page)


@pytest.mark.parametrize("nonsense", ["999999", "abc", "-1", "9" * 40, "1;drop"])
def test_reader_survives_any_address(visit, stored: int, nonsense: str) -> None:
    page = visit("article", id=nonsense)
    assert page.warning and "not here any more" in page.warning[0].value


def test_article_text_is_never_markup(visit, engine: Engine) -> None:
    page = visit("upload")
    hostile = (
        "A <b>title</b> ![x](http://example.org/x.png)\n\n"
        "The minister <script>alert(1)</script> said the army would deploy tanks to the border $x^2$ "
        ":red[now] today.\n"
    )
    page.text_area[0].set_value(hostile).run()
    save_of(page).click().run()
    assert not page.exception
    number = int(article_lists.articles(engine, Selection())["id"][0])
    shown = html_of(visit("article", id=str(number)))
    assert "<script>alert" not in shown and "&lt;script&gt;" in shown


def test_a_card_leads_on_to_what_its_figure_is_about(visit, engine: Engine) -> None:
    document = outline("Russia holds 1,550 deployed warheads.\n\nPoland spends 4.48 % of GDP on defence.")
    number = save(engine, document, analyse(document)).article_id
    page = visit("article", id=str(number))
    links = [link.proto.label for link in page.get("page_link")]
    assert links.count("Treaties and warheads") == 1 and links.count("Spending of every ally") == 1


def test_reader_tells_a_treaty_at_its_date_and_today(visit, engine: Engine) -> None:
    document = outline(
        "New START still binds both capitals, the envoy said, and inspectors would come back in spring."
    )
    article = save(engine, document, analyse(document)).article_id
    update_details(engine, article, published=date(2023, 5, 1), outlet=None, author=None, url=None)
    shown = text_of(visit("article", id=str(article))).replace("\\", "")
    assert "On 1 May 2023, the article's date: **In force since 5 February 2011; suspended by Russia" in shown
    assert "Today: **Ended (expired), 5 February 2026.**" in shown


def test_an_article_is_cited(visit, stored: int) -> None:
    page = visit("article", opened=("take_article",), id=str(stored))
    assert any(code.value.startswith("@online{article") for code in page.code)


def test_copies_say_where_else_a_story_stands(visit, engine: Engine) -> None:
    words = " ".join(f"word{number}" for number in range(60))
    ids = []
    for outlet in ("The Herald", "The Post"):
        document = replace(
            outline(f"The envoys met on Monday and spoke of {words} for hours."), outlet=outlet
        )
        ids.append(save(engine, document, analyse(document)).article_id)
    page = visit("article", id=str(ids[0]))
    assert any("also in 1 outlet" in expander.label for expander in page.expander)
    assert "1 copy of the same story, counted once" in text_of(visit("articles"))
    page = visit("article", id=str(ids[0]))
    page.button(key=f"apart_{ids[0]}").click().run()
    assert corpus_queries.counts(engine, Selection()).articles == 2


def test_the_margin_says_who_of_whom_and_the_strip_leads_to_each_paragraph(visit, engine: Engine) -> None:
    document = outline(
        "Poland said that it would strike Russia.\n\nPoland said that it was ready to open talks with Russia."
    )
    number = save(engine, document, analyse(document)).article_id
    shown = html_of(visit("article", id=str(number)))
    assert "Poland → Russia" in shown and "balance" in shown
    assert 'href="#par-1"' in shown and 'id="par-2"' in shown
    assert shown.count('tabindex="0" data-why="') >= 2, "each cue is reached by keyboard and tap"


def test_a_target_is_corrected_in_the_reader_and_taken_back(visit, engine: Engine, stored: int) -> None:
    page = visit("article", id=str(stored))
    (side,) = (box for box in page.selectbox if box.key == "reading_side")
    side.select("CHE")
    page = (
        next(b for b in page.button if b.label == "Correct" and "reading" in (b.form_id or "")).click().run()
    )
    assert not page.exception
    assert "whom an act is aimed at ← **Switzerland**, corrected by" in text_of(page)
    made = read_article(engine, stored)
    assert made is not None and [each.side for each in made.corrections] == ["CHE"]
    page = next(button for button in page.button if button.label == "Undo").click().run()
    undone = read_article(engine, stored)
    assert undone is not None and not undone.corrections
