"""The lexicon: searched, counted, taken away."""

from __future__ import annotations

from tests.pages.on_screen import text_of


def test_lexicon_can_be_searched_and_taken_away(visit) -> None:
    page = visit("lexicon", words="moratorium")
    assert page.dataframe and page.get("download_button")
    assert "No row of this table" in text_of(visit("lexicon", words="zzzz"))


def test_rows_of_the_lexicon_say_how_often_they_counted(visit, stored: int) -> None:
    frames = visit("lexicon").dataframe[0].value
    assert frames["cues here"].sum() > 0
    assert "cues here" not in visit("lexicon", table="guards").dataframe[0].value
