"""Statements as cards: one for each statement, about any number of sides."""

from __future__ import annotations

import re

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from detente.ui.cards.quoted import as_html, passage_of, spoken_of


def drawn() -> None:
    import pandas as pd

    from detente.ui.cards.quoted import listed

    row = {
        "article_id": 1,
        "position": 2,
        "title": "Talks",
        "sample": False,
        "published": pd.Timestamp("2025-06-25"),
        "day": pd.Timestamp("2025-06-25"),
        "text": "Berlin said that both had to answer.",
        "start": 17.0,
        "end": 36.0,
        "speaker": "Berlin",
        "side": "DEU",
        "narrated": False,
        "target": None,
        "target_actor": None,
        "balance": -0.2,
    }
    listed(
        pd.DataFrame(
            [
                row,
                row | {"target": "RUS", "balance": 0.4},
                row | {"position": 3, "target": "POL", "start": None},
                row | {"position": 4, "target": "POL", "role": "meant"},
                row | {"position": 5, "target": "POL", "role": "blamed", "balance": 0.2},
                row | {"position": 6, "target": "POL", "role": "blamed"},
            ]
        ),
        "cards",
    )


def test_a_statement_about_several_sides_is_one_card_with_a_balance_for_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(st, "page_link", lambda *_, **__: None)  # there are no pages here to link to
    page = AppTest.from_function(drawn).run()
    assert not page.exception
    first, second, meant, blamed, thanked = (caption.value.replace("\\", "") for caption in page.caption)
    assert first.startswith("**Berlin** (Germany) · balance nobody named −0.20; on Russia +0.40")
    assert "on Poland · balance −0.20" in second
    words = [str(element.proto.body) for element in page.get("html")]
    assert "probably on Poland · balance −0.20" in meant and "on Poland, blamed · balance +0.20" in blamed
    assert "on Poland · balance −0.20" in thanked, "who is spoken well of is not blamed"
    assert len(words) == 5 and "Berlin said that</span> both had to answer." in words[0]
    assert "Berlin said that both" in words[1]


LONG = "of the ministry that " * 12


@pytest.mark.parametrize(
    ("text", "said", "before", "after"),
    [
        ("One. Ida Berg said talks begin. Two.", "talks begin.", "Ida Berg said", ""),
        ("One. “We strike back”, she wrote. Two.", "“We strike back”,", "", "she wrote."),
        ("She spoke. He agreed that both meet. More.", "both meet. More.", "He agreed that", ""),
        (f"One. The head {LONG}said talks begin.", "talks begin.", "… ", ""),
        ("All of it.", "All of it.", "", ""),
    ],
)
def test_words_stand_in_whole_sentences(text: str, said: str, before: str, after: str) -> None:
    start = text.index(said)
    found = passage_of({"text": text, "start": float(start), "end": float(start + len(said))})
    assert found.words == said and found.after == after
    assert found.before.startswith(before) if before.endswith(" ") else found.before == before
    assert len(found.before) < 200


@pytest.mark.parametrize(
    ("text", "said", "drawn"),
    [
        ("Talks would begin soon, she said.", "Talks would begin soon", "soon, she said."),
        ("She said \u201cwe will talk\u201d.", "we will talk", "She said \u201cwe will talk\u201d."),
        ("She said talks began in May.", "talks began", "She said talks began in May."),
    ],
)
def test_words_stand_as_in_the_text(text: str, said: str, drawn: str) -> None:
    start = text.index(said)
    shown = as_html(passage_of({"text": text, "start": float(start), "end": float(start + len(said))}))
    assert drawn in re.sub("<[^>]*>", "", shown)


def test_what_an_article_says_is_no_markup() -> None:
    text = "<b>Ida</b> said <script>talks</script> begin."
    drawn = as_html(passage_of({"text": text, "start": 16.0, "end": float(len(text))}))
    assert "<b>" not in drawn and "<script>" not in drawn and "&lt;script&gt;" in drawn


def test_whom_the_words_do_not_name_is_probably_meant() -> None:
    words = {"text": "Berlin said that Ida Berg had to answer.", "start": 12.0, "end": 40.0}
    about = words | {"target": "RUS", "target_actor": None, "role": "blamed"}
    meant = words | {"target": "POL", "target_actor": None, "role": "meant"}
    nobody = words | {"target": None, "target_actor": None, "role": None}
    assert spoken_of([about, meant, nobody]) == "Russia and probably Poland"
    assert spoken_of([meant | {"target_actor": "Donald Tusk"}]) == "probably Donald Tusk"
    assert spoken_of([meant | {"target_actor": "Ida Berg"}]) == "Ida Berg"
    assert spoken_of([meant | {"target_actor": "Ida Berg", "start": 26.0}]) == "probably Ida Berg"
    assert spoken_of([nobody]) == "nobody named"
