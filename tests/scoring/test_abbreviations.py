"""A text scores alike whether its titles, ranks, months are abbreviated or written out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from detente.records import Cue
from detente.scoring.axes import score
from detente.scoring.tokens import _MAYBE_INNER, cut
from detente.text.english import Abbreviation, abbreviation, english
from detente.text.normalise import fold
from detente.text.sentences import inner_stops, sentences

# Where an abbreviation of each kind stands: in the place of {who} or, where it is no person, beside it.
PLACES = {
    "title": "{} Holm",
    "rank": "{} Ida Holm",
    "company": "Acme {}",
    "suffix": "Bruno Keller {}",
    "body": "the {} of Varna",
    "month": "the council of {} 24",
    "weekday": "the council of {} evening",
    "number": "the council of {} 10",
    "unit": "the garrison 40 {} away",
    "region": "the base in Norfolk, {},",
    "address": "the garrison in Harbour {}",
}
# Sentences of all polarities: done, denied, negated, demanded, conditional, past, offered, ended.
SENTENCES = [
    "They deny that {} ordered troops to attack the city.",
    "They said that {} will never withdraw from the treaty.",
    "It is not true that {} bombed the bridge.",
    "The ministry demanded that {} end the siege.",
    "If {} attacks the port, the fleet will answer.",
    "In 1962 the staff of {} had prepared the invasion.",
    "Nobody at {} offered talks on a ceasefire.",
    "The envoys and {} agreed to extend the truce.",
    "The rebels and {} freed forty prisoners.",
    "Without {} there would be no sanctions against the regime.",
    "The parliament refused to let {} deploy missiles.",
    "The decision by {} to cut the arsenal was welcomed.",
    "They warned {} that any attack would be answered with force.",
    "The harvest was brought in before {} left.",
]
# Of two rows of one word ("Sec." before a name and before a figure) the first whose place it may be is read.
ROWS = [
    row
    for row in english().abbreviations
    if row.kind in PLACES
    and row.stands_for.isalpha()
    and (row.kind == "number" or abbreviation(row.written)[0] == row)
]


def _written(sentence: str, row: Abbreviation, word: str) -> str:
    return sentence.format(PLACES[row.kind].format(word))


def _unplaced(cue: Cue) -> Cue:
    return replace(cue, start=0, end=0, turns=tuple(replace(turn, start=0, end=0) for turn in cue.turns))


@pytest.mark.parametrize("title", ["Gen.", "Adm.", "Capt.", "Amb.", "Pres.", "Brig.", "Sec."])
def test_a_title_does_not_flip_a_denial(title: str) -> None:
    found = score(f"They deny that {title} Holm ordered troops to attack the city.")
    assert found.escalation == 0 and found.deescalation > 1


@pytest.mark.parametrize("words", ["of Acme Inc.", "at No. 10", "on Feb. 24", "at 5 p.m."])
def test_no_other_abbreviation_flips_a_denial(words: str) -> None:
    found = score(f"They deny that somebody {words} ordered troops to attack the city.")
    assert found.escalation == 0 and found.deescalation > 1


@given(st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from(ROWS)), min_size=1, max_size=4))
def test_a_score_is_the_same_with_abbreviations_written_out(parts: list[tuple[str, Abbreviation]]) -> None:
    short = score(" ".join(_written(sentence, row, row.written) for sentence, row in parts))
    whole = score(" ".join(_written(sentence, row, row.stands_for) for sentence, row in parts))
    assert replace(short, cues=()) == replace(whole, cues=())
    assert [_unplaced(cue) for cue in short.cues] == [_unplaced(cue) for cue in whole.cues]


@given(st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from(ROWS)), min_size=1, max_size=4))
def test_sentences_are_the_same_with_abbreviations_written_out(parts: list[tuple[str, Abbreviation]]) -> None:
    text = " ".join(_written(sentence, row, row.written) for sentence, row in parts)
    assert len(sentences(text)) == len(parts)


def test_a_year_behind_a_shortened_month_is_the_past() -> None:
    short, whole = (score(f"The army attacked the town in {month} 1962.") for month in ("Oct.", "October"))
    assert short.escalation == whole.escalation
    assert {cue.status for cue in short.cues} == {"past"}


PIECES = st.sampled_from(
    [
        *" \n.!?…;,()”“\"'’-_",
        "Gen.",
        "Feb.",
        "U.S.",
        "No.",
        "inc.",
        "24",
        "Holm",
        "The",
        "left",
        "e.g.",
        "p.m.",
        "é",
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.lists(PIECES, max_size=40).map(" ".join))


@given(TEXTS)
@example(".“")
def test_the_quick_look_for_inner_stops_overlooks_none(text: str) -> None:
    found = {stop.at for stop in inner_stops(text) if stop.at < len(text) - 1}
    assert found <= {maybe.start() for maybe in _MAYBE_INNER.finditer(fold(text))}


@given(TEXTS)
def test_statements_end_where_sentences_end(text: str) -> None:
    """A full stop ends a statement and a sentence, or neither."""
    pieces, words = cut(text)
    ends, at = set(), 0
    for place, piece in enumerate(pieces):
        at += len(piece)
        if place % 2 and words[place // 2] == ".":
            ends.add(at - 1)
    inner = {stop.at for stop in inner_stops(text)}
    assert not ends & inner
    for _, end in sentences(text)[:-1]:
        last = text[:end].rstrip("\"”’»')]")
        if last.endswith(".") and not last.endswith("..") and len(last) - 1 not in inner:
            assert len(last) - 1 in ends
