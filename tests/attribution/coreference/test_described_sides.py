"""The side of somebody by the office beside the name: before it, behind it, of a body or of a state."""

from __future__ import annotations

import itertools

import pytest

from detente.attribution.speakers import attribute
from detente.records import Block, Document

NAMES = ("Ida Berg", "Omar Lind", "Sanjay Prell")
STATES = (("Norwegian", "Norway", "NOR"), ("Polish", "Poland", "POL"), ("Kenyan", "Kenya", "KEN"))
DESCRIBED = (
    "The {people} deputy ambassador, {name}, said the port would close.",
    "The {people} foreign minister, {name}, warned that the port would close.",
    "{name}, the {people} foreign minister, said the port would close.",
    "{name}, the deputy {people} foreign minister, said the port would close.",
    "{name}, a spokeswoman for the {people} army, said the port would close.",
    "{name}, a spokesman for the foreign ministry of {state}, said the port would close.",
    "{name}, the spokeswoman of the {people} foreign ministry, warned that the port would close.",
    "{name}, ambassador of {state}, said the port would close.",
)
OF_NO_SIDE = (
    "{name}, an envoy to {state}, said the port would close.",
    "{name}, a former {people} minister, said the port would close.",
    "{name}, a scholar of {people} history, said the port would close.",
    "{name}, who was born in {state}, said the port would close.",
    "He told the {people} ambassador, {name} said, that the port would close.",
)


def _side(text: str) -> str | None:
    block = Block("body", text)
    (voices,) = attribute(Document(None, None, (block,)), [block])
    at = text.index("port would close")
    return next(voice.side for voice in voices if voice.start <= at < voice.end)


@pytest.mark.parametrize("sentence", DESCRIBED)
def test_an_office_beside_a_name_says_whose_it_is(sentence: str) -> None:
    for name, (people, state, side) in itertools.product(NAMES, STATES):
        text = sentence.format(name=name, people=people, state=state)
        assert _side(text) == side, text


@pytest.mark.parametrize("sentence", OF_NO_SIDE)
def test_where_somebody_goes_or_was_is_no_side(sentence: str) -> None:
    for name, (people, state, _) in itertools.product(NAMES, STATES):
        text = sentence.format(name=name, people=people, state=state)
        assert _side(text) is None, text
