"""Try: a pasted text is read at once, stored nowhere, and kept where its reader asks for it."""

from __future__ import annotations

from sqlalchemy import Engine

from detente.store.article_lists import articles_of
from detente.store.selection import Selection
from tests.pages.on_screen import html_of, save_of, text_of


def _tried(visit, text: str):
    page = visit("try")
    page.text_area(key="tried").set_value(text)
    page.button[0].click().run()
    assert not page.exception
    return page


def test_a_text_shows_speaker_strongest_words_and_its_figure(visit, engine: Engine, article: str) -> None:
    page = _tried(visit, article)
    shown = text_of(page)
    assert "Strongest towards escalation" in shown and "Ida Berg" in shown
    assert "We must" in html_of(page)
    assert "5\u00a0% of GDP" in shown or "5 % of GDP" in shown
    assert articles_of(engine, Selection()) == 0, "nothing is stored"


def test_an_example_is_a_click_away_and_stored_nowhere(visit, engine: Engine) -> None:
    page = visit("try")
    page.button(key="example").click().run()
    assert not page.exception
    shown = text_of(page)
    assert "Strongest towards escalation" in shown and "Figures in it, beside the record" in shown
    assert page.text_area(key="tried").value.startswith("NATO Agrees on 5% of GDP by 2035\n\n")
    assert not [button for button in page.button if button.key == "example"]
    assert articles_of(engine, Selection()) == 0


def test_a_sentence_is_enough(visit) -> None:
    page = _tried(visit, "The minister said her country will never negotiate and will strike back.")
    assert "→" in text_of(page)


def test_a_text_in_another_language_says_so(visit) -> None:
    page = _tried(visit, "Les ministres ont déclaré que l'armée était prête. Ils négocient à Genève. " * 3)
    assert any("not scored" in warning.value.lower() for warning in page.warning)


def test_what_is_kept_goes_through_the_upload(visit, engine: Engine, article: str) -> None:
    page = _tried(visit, article)
    page.button(key="keep_it").click().run()
    assert not page.exception and page.title[0].value == "Upload"
    assert article.splitlines()[0] in page.text_area[0].value
    page.switch_page("pages/upload.py").run()  # the test stays on the page that it opened
    save_of(page).click().run()
    assert articles_of(engine, Selection()) == 1


def test_emptied_it_shows_nothing_more(visit, article: str) -> None:
    page = _tried(visit, article)
    page.button(key="forget").click().run()
    assert page.text_area(key="tried").value == "" and "Strongest" not in text_of(page)
