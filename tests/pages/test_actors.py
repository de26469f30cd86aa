"""Actors: who speaks about whom, one of them, and what a reader corrects or adds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
from sqlalchemy import Engine

from detente.analysis import analyse
from detente.jobs import rescoring
from detente.store.writes import save
from detente.text.blocks import outline
from tests.pages.on_screen import html_of, text_of


def test_actor_opens_to_offices_and_statements(visit, stored: int) -> None:
    page = visit("actors")
    assert "Ida Berg" in page.selectbox(key="who").options
    assert "We must rearm" in html_of(page) and "unattributed" in text_of(page)


def test_a_link_to_an_actor_is_called_by_the_name_where_somebody_is_heard_by_it(visit, stored: int) -> None:
    assert visit("actors", who="Ida Berg").title[0].value == "Ida Berg"
    assert visit("actors", who="Call this number").title[0].value == "Who speaks, and of whom"
    assert visit("actors").title[0].value == "Who speaks, and of whom"


def _on_russia(engine: Engine) -> int:
    document = outline("Berlin said that Russia had broken the truce and was massing troops for an attack.")
    return save(engine, document, analyse(document)).article_id


def test_a_cell_of_the_matrix_is_in_the_address_and_opens_its_words(visit, engine: Engine) -> None:
    _on_russia(engine)
    page = visit("actors", speaks="Germany", of="Russia")
    assert "Germany on Russia" in text_of(page) and "had broken the truce" in html_of(page)


def test_an_actor_who_speaks_of_nobody_and_of_somebody_is_listed(visit, engine: Engine) -> None:
    _on_russia(engine)
    document = outline(
        "Berlin warned that war was near and rearmed. Berlin said it would raise its defence spending."
    )
    save(engine, document, analyse(document))
    page = visit("actors", who="Berlin")
    assert "on Russia" in text_of(page) and not page.exception


def test_a_corrected_speaker_is_shown_counted_and_taken_back(visit, engine: Engine) -> None:
    number = _on_russia(engine)
    page = visit("article", id=str(number))
    assert 'class="who"' in html_of(page)
    page.selectbox(key="corrected_actor").select("Poland")
    next(button for button in page.button if button.label == "Correct").click().run()
    assert not page.exception
    page = visit("article", id=str(number))
    assert "corrected by somebody on" in text_of(page)
    assert "Poland on Russia" in text_of(visit("actors", speaks="Poland", of="Russia"))
    page = visit("article", id=str(number))
    next(button for button in page.button if button.label == "Undo").click().run()
    assert "Germany on Russia" in text_of(visit("actors", speaks="Germany", of="Russia"))


def test_an_own_actor_is_added_and_its_articles_are_read_again(visit, engine: Engine) -> None:
    document = outline("Jan Holmgren said that Russia had broken the truce.")
    save(engine, document, analyse(document))
    page = visit("actors")
    page.text_input(key="own_name").set_value("May")
    page.selectbox(key="own_side").select("SWE")
    next(button for button in page.button if button.label == "Add").click().run()
    assert page.error and "May" in page.error[0].value
    page.text_input(key="own_name").set_value("Jan Holmgren")
    next(button for button in page.button if button.label == "Add").click().run()
    assert not page.exception
    assert (task := rescoring.latest(engine)) and task.wait(20)
    assert "Sweden on Russia" in text_of(visit("actors", speaks="Sweden", of="Russia"))


def test_a_link_to_an_actor_opens_with_acts_first_uses_and_targets(visit, engine: Engine) -> None:
    for month, words in ((2, "was ready to open talks with Russia"), (5, "would strike Russia")):
        document = replace(outline(f"Poland said that it {words}."), published=date(2026, month, 3))
        save(engine, document, analyse(document))
    page = visit("actors", who="Poland")
    assert page.title[0].value == "Poland" and "An actor" not in [head.value for head in page.header]
    assert "Poland" not in [head.value for head in page.subheader], "the page says the name once"
    acts = next(frame.value for frame in page.dataframe if "act_name" in frame.value)
    assert {"Talks"} <= set(acts["act_name"]) and list(acts["act_step"]) == sorted(
        acts["act_step"], reverse=True
    )
    talks = acts[acts["act_name"] == "Talks"].iloc[0]
    assert pd.Timestamp(talks["first_day"]).date() == date(2026, 2, 3) and "paragraph=" in talks["read"]
    whom = next(frame.value for frame in page.dataframe if "target_name" in frame.value)
    assert "Russia" in set(whom["target_name"])
    assert visit("actors").header[0].value == "Who speaks about whom"


def test_who_speaks_about_whom_is_shown_over_time(visit, engine: Engine) -> None:
    for month in (2, 5):
        document = replace(
            outline(f"Berlin said in month {month} that Russia had broken the truce and would be punished."),
            published=date(2026, month, 3),
        )
        save(engine, document, analyse(document))
    page = visit("actors", opened=("pairs_over_time_figures",))
    assert any(
        "pair" in frame.value and set(frame.value["pair"]) == {"Germany on Russia"}
        for frame in page.dataframe
    )


def test_the_part_of_the_other_side_is_chosen_and_in_the_address(visit, engine: Engine) -> None:
    _on_russia(engine)
    page = visit("actors", speaks="Germany", of="Russia")
    assert "had broken the truce" in html_of(page) and ", blamed" in text_of(page)
    page = visit("actors", part="helped")
    assert "shows both who speaks and of whom" in text_of(page) and not page.exception
    page = visit("actors", told="said", part="blamed", speaks="Germany", of="Russia")
    assert "had broken the truce" in html_of(page) and not page.exception
