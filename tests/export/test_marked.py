"""Marked paragraphs: exact, numbered, escaped."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from detente.analysis import analyse
from detente.export.marked import marked, numbered, read_in_vain
from detente.records import Paragraph

TAGS = re.compile(r"<sup>\d+</sup>|<span class=\"who\"[^>]*>[^<]*</span>|</?(?:div|mark)[^>]*>")


def paragraph(text: str) -> Paragraph:
    return next(p for p in analyse(f"A Title\n\n{text}", with_tone=False).paragraphs if p.kind == "body")


def test_cues_are_marked_with_their_number_and_direction() -> None:
    shown = marked(
        paragraph(
            "The army withdrew its troops from the border, but the general threatened to bomb the town."
        )
    )
    assert re.search(r'<mark class="d"[^>]*>withdrew its troops</mark><sup>2</sup>', shown)
    assert re.search(r'<mark class="e"[^>]*>threatened to bomb[^<]*</mark><sup>3</sup>', shown)


def test_article_text_is_escaped() -> None:
    shown = marked(
        paragraph("The <b>army</b> said & wrote <img src=x onerror=alert(1)> that it attacked the town.")
    )
    assert "<b>" not in shown and "<img" not in shown and "&lt;b&gt;" in shown


def test_numbers_follow_the_place_of_the_words() -> None:
    cues = paragraph(
        "They agreed to a ceasefire after the army had attacked the town and bombed the bridge."
    ).cues
    assert [number for number, _ in numbered(cues)] == list(range(1, len(numbered(cues)) + 1))
    starts = [cue.start for _, cue in numbered(cues)]
    assert starts == sorted(starts)


def test_a_cue_that_adds_nothing_is_told_and_not_marked() -> None:
    read = paragraph("The army withdrew its troops from the border.")
    (withdrew,) = (cue for cue in read.cues if cue.act == "reduce")
    vain = replace(withdrew, start=4, end=8, escalation=0.04, deescalation=0.0)
    both = replace(read, cues=(vain, withdrew))
    assert [cue for _, cue in numbered(both.cues)] == [withdrew]
    assert read_in_vain(both.cues) == [vain]
    assert marked(both).count("<mark") == 1


@given(st.text(alphabet="ab <>&\"'attack war, talks.", min_size=1, max_size=80))
def test_the_words_come_out_as_they_went_in(text: str) -> None:
    for shown in analyse(f"A title of it\n\nThe army said {text} and left.", with_tone=False).paragraphs:
        assert unescape(TAGS.sub("", marked(shown))) == shown.text
