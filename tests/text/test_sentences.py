"""Sentences as spans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.text.english import english
from detente.text.sentences import inner_stops, sentences


@pytest.mark.parametrize(
    "parts",
    [
        ["They met.", "They talked."],
        ["Gen. Holm met Mr. Berg.", "They talked."],
        ["Lt. Gen. Ida J. Holm met Brig.-Gen. Berg.", "They talked."],
        ["GEN. HOLM MET MR. BERG.", "THEY TALKED."],
        ["He wanted to be a Sen.", "The vote went to Berg."],
        ["It cost 3.5 per cent.", "No more."],
        ["The U.S. said no.", "Why?"],
        ["The U.S. Army left the U.S.", "They talked."],
        ["He said no.", "They met at No. 10 on the hill."],
        ["They met on Feb. 24 and on Tues. Feb. 25.", "They met in Feb.", "Nothing was said."],
        ["They sat in the sun.", "24 men watched."],
        ["Acme Inc. builds it.", "It is not Acme Inc.", "They left."],
        ["They left at 5 p.m. Monday.", "They came at 4 p.m.", "Nothing was said."],
        ["Guns, shells, etc. were found.", "They hold guns, etc.", "Nothing was said."],
        ["Arms (e.g. mortars) were found, i.e. The line held."],
        ["They gave (approx.) 40.", "Nothing was said."],
        ["Prices rose in May.", "Bread was short."],
        ["“We met.”", "“We talked.”", "They left."],
        ["“We met.” said Berg.", "They left."],
        ["“We met.", "We talked.”", "Berg left."],
        ["He waited… and left."],
        ["He waited…", "Nobody came."],
        ["He waited...", "Nobody came."],
        ["It is on nato.int now.", "They left."],
        ["They left one; nobody stayed."],
        [],
    ],
)
def test_cuts(parts: list[str]) -> None:
    text = " ".join(parts)
    assert [text[start:end] for start, end in sentences(text)] == parts


def test_sentences_without_a_space_between_them_are_parted() -> None:
    text = "They left.They came.12 Nothing was said."
    assert next(text[start:end] for start, end in sentences(text)) == "They left."


@pytest.mark.parametrize("space", [" ", "  ", "\n", "\n\n", " \n ", " \n \n"])
def test_a_blank_line_ends_a_sentence(space: str) -> None:
    text = f"They left{space}Gen.{space}Holm."
    assert len(sentences(text)) == (3 if space.count("\n") > 1 else 1)


PIECES = st.sampled_from(
    [
        *" \n.!?…;,()”“\"'’-",
        "Gen.",
        "Feb.",
        "U.S.",
        "No.",
        "inc.",
        "24",
        "Holm",
        "The",
        "left",
        "。",
        "e.g.",
        "p.m.",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=40).map("".join),
    st.lists(PIECES, max_size=40).map(" ".join),
)


@given(TEXTS)
def test_spans_are_in_order_and_hold_all_that_is_no_space(text: str) -> None:
    before = 0
    for start, end in sentences(text):
        assert before <= start < end <= len(text)
        assert not text[before:start].strip()
        assert text[start:end] == text[start:end].strip()
        before = end
    assert not text[before:].strip()


@given(TEXTS)
def test_no_sentence_ends_at_an_inner_stop(text: str) -> None:
    ends = {end for _, end in sentences(text)} - {len(text.rstrip())}
    for stop in inner_stops(text):
        assert text[stop.at] == "."
        assert stop.at + 1 not in ends


@given(
    st.sampled_from([row for row in english().abbreviations if row.kind in ("title", "rank")]), st.booleans()
)
def test_what_follows_a_title_is_a_name(row: object, capitals: bool) -> None:
    text = f"They met {row.written} Holm today."  # type: ignore[attr-defined]
    text = text.upper() if capitals else text
    assert len(sentences(text)) == 1
