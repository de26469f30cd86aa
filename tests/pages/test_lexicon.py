"""The lexicon: searched, counted, taken away."""

from __future__ import annotations

from tests.pages.on_screen import html_of, text_of


def test_lexicon_can_be_searched_and_taken_away(visit) -> None:
    page = visit("lexicon", words="moratorium")
    assert page.dataframe and page.get("download_button")
    assert "No row of this table" in text_of(visit("lexicon", words="zzzz"))


def test_rows_of_the_lexicon_say_how_often_they_counted(visit, stored: int) -> None:
    frames = visit("lexicon").dataframe[0].value
    assert frames["cues here"].sum() > 0
    assert "cues here" not in visit("lexicon", table="guards").dataframe[0].value


def test_a_narrow_screen_lists_rows_whose_links_open_where_they_counted(visit, stored: int) -> None:
    page = visit("lexicon")
    table = page.dataframe[0].value
    place = table.index[table["cues here"] > 0][0]
    assert f"row=frames%3A{place}" in html_of(page) and "cues here ·" in html_of(page)
    opened = visit("lexicon", table="frames", row=f"frames:{place}")
    assert any(header.value.startswith("Where ") for header in opened.header)
    assert not any(
        header.value.startswith("Where ") for header in visit("lexicon", row=f"idioms:{place}").header
    )
    assert "row=guards" not in html_of(visit("lexicon", table="guards"))
