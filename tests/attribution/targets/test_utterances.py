"""Names in an utterance: what they hang on, which may be subjects, and that long sentences read as short
ones.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.attribution.gazetteer import gazetteer
from detente.attribution.mentions import named_in
from detente.attribution.targets.utterances import Mention, Prepositions, Utterance

PIECES = (
    "Norway ",
    "and ",
    "Sweden ",
    "will attack ",
    "against ",
    "the ",
    "Russia, ",
    "we ",
    "that ",
    "by ",
    "; ",
)


def _utterance(text: str, own: str | None = None) -> Utterance:
    known = gazetteer()
    names = [
        Mention(n.start, n.end, n.actor.side or "", n.kind, n.start)
        for n in named_in(text, known)
        if n.actor and n.kind == "state"
    ]
    prepositions = Prepositions(text, 0)
    return Utterance(text, 0, len(text), 0, names, own, own is None, None, prepositions, lambda _: None)


@pytest.mark.parametrize(
    ("text", "preposition"),
    [
        ("They act against the neighbouring Norway", "against"),
        ("They act with partners in Sweden, Denmark and Norway", "in"),
        ("They know Norway", None),
        ("They speak to the government of Norway", "to"),
    ],
)
def test_the_last_name_hangs_on_its_preposition(text: str, preposition: str | None) -> None:
    said = _utterance(text)
    assert said.preposition(said.names[-1]) == preposition


def test_a_name_joined_to_one_that_opens_a_clause_opens_it_too() -> None:
    said = _utterance("Norway and Sweden will act for Denmark")
    assert [name.side for name in said.subjects] == ["NOR", "SWE"]


def test_many_joined_names_are_read_without_end() -> None:
    said = _utterance("Norway and Sweden and " * 2_000)
    assert len(said.opening) == len(said.names)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_spans_are_asked_alike_by_search_and_by_index(text: str) -> None:
    from detente.attribution.targets.clause_patterns import OURS

    said = _utterance(text)
    padded = _utterance(text + "x" * 500)
    assert said.has(OURS, 0, len(text)) == padded.has(OURS, 0, len(text) + 500)
    assert said.last(OURS, 0, len(text)) == padded.last(OURS, 0, len(text) + 500)
