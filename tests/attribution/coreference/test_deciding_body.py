"""A declaration of a summit is the body's whose leaders the report is about; "the leaders" are its own."""

from __future__ import annotations

import itertools

import pytest

from detente.attribution.speakers import attribute
from detente.records import Block, Document, Voice

BODIES = (("NATO", "NATO"), ("EU", "European Union"))
OPENINGS = (
    "{body} leaders adopted a plan in Riga on Monday.",
    "The {body} summit opened in Riga on Monday.",
    "The leaders of the {body} countries gathered in Riga on Monday.",
)
SAYING = (
    "The declaration says that the port would close.",
    "The communiqué states that the port would close.",
    "On Tuesday the leaders said that the port would close.",
    "The port would close, the leaders decided on Tuesday.",
)


def _voices(*texts: str) -> tuple[Voice, ...]:
    blocks = [Block("body", text) for text in texts]
    return attribute(Document(None, None, tuple(blocks)), blocks)[-1]


@pytest.mark.parametrize("saying", SAYING)
def test_it_is_the_body_whose_leaders_met(saying: str) -> None:
    for (body, actor), opening in itertools.product(BODIES, OPENINGS):
        voices = _voices(opening.format(body=body), "Rain fell all day.", saying)
        assert [voice.actor for voice in voices] == [actor], (opening, saying)


@pytest.mark.parametrize(
    "opening",
    [
        "NATO leaders met the EU leaders in Riga.",
        "Union leaders met in Riga on Monday.",
        "A spokesman of NATO was in Riga on Monday.",
    ],
)
def test_nobody_is_guessed_where_the_report_names_several_or_none(opening: str) -> None:
    voices = _voices(opening, "Rain fell all day.", SAYING[0])
    assert not any(voice.actor for voice in voices)
