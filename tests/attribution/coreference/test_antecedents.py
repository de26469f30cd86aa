"""Whom "it", "they" and "the two leaders" mean: the body or the pair before; nobody where that is unsure."""

from __future__ import annotations

from datetime import date

import pytest

from detente.attribution.speakers.attributing import attribute
from detente.records import Block, Document


def speakers(*paragraphs: str) -> list[list[str | None]]:
    """Who speaks in each paragraph."""
    blocks = [Block("body", text) for text in paragraphs]
    document = Document(None, None, tuple(blocks), published=date(2024, 6, 12))
    return [[voice.actor for voice in voices] for voices in attribute(document, blocks)]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("The Polish foreign ministry objected. It said that the dam was unsafe.", "Polish foreign ministry"),
        ("Norway said no. The dam would go, it said, if the river rose.", "Norway"),
        ("Norway said no. It also announced a new dam.", "Norway"),
        ("Norway rejected it, Sweden said. It warned that the river would rise.", "Sweden"),
    ],
)
def test_it_is_the_body_that_spoke_before(text: str, bodies: str) -> None:
    ((*_, last),) = speakers(text)
    assert last == bodies


def test_it_goes_back_to_the_paragraph_above() -> None:
    assert speakers("Norway said no.", '"The dam stays," it added.') == [["Norway"], ["Norway"]]


def test_it_is_the_body_that_acted_before() -> None:
    assert speakers("Norway closed the dam. It accused Sweden of silence.") == [["Norway"]]


@pytest.mark.parametrize(
    "text",
    [
        "Norway published a report. It describes the dam as unsafe.",  # the report
        "Norway closed the dam. It was said that the river had risen.",  # a passive
        "Ida Berg closed the dam. It warned that the river would rise.",  # a person
        "The dam broke. It said that the river had risen.",
        "Norway closed the dam. While Sweden slept, it warned that the river would rise.",
    ],
)
def test_it_is_nobody_where_that_is_unsure(text: str) -> None:
    assert {actor for voices in speakers(text) for actor in voices} <= {None}


@pytest.mark.parametrize(
    "text",
    [
        'Ida Berg and Bruno Keller met in Oslo. "The dam stays," they said.',
        "Ida Berg met Bruno Keller in Oslo. They said that the dam would stay.",
        "Ida Berg held talks with Bruno Keller in Oslo. The two leaders said that the dam would stay.",
        "Envoy Ida Berg of Norway and Bruno Keller spoke to the press. They warned of a flood.",
    ],
)
def test_they_are_both_who_were_named_together(text: str) -> None:
    (found,) = speakers(text)
    assert set(found) == {"Ida Berg", "Bruno Keller"} and len(found) == 2


def test_they_are_the_body_whose_leaders_were_named() -> None:
    assert speakers("G7 Leaders met in Oslo. They warned of a flood.") == [["G7"]]


def test_both_are_named_in_the_reason() -> None:
    blocks = [Block("body", "Norway and Sweden met in Oslo. They warned of a flood.")]
    (voices,) = attribute(Document(None, None, tuple(blocks)), blocks)
    assert {voice.basis for voice in voices} == {"“They” ← Norway and Sweden"}
    assert {(voice.start, voice.end) for voice in voices} == {(voices[0].start, voices[0].end)}


def test_the_pair_is_remembered_while_they_speak() -> None:
    named = speakers(
        "Norway, Sweden and Denmark said that the dam would stay.",
        "The three governments warned of a flood.",
        "They asked for pumps.",
    )
    assert [set(voices) for voices in named] == [{"Norway", "Sweden", "Denmark"}] * 3


@pytest.mark.parametrize(
    "text",
    [
        "Ida Berg and Bruno Keller visited the residents. They said that the river had risen.",
        "Ida Berg closed the dam. They said that the river had risen.",
        "Norway said no. They said that the river had risen.",
        "Ida Berg and Bruno Keller met in Oslo. The three leaders said that the dam would stay.",
        "Ida Berg and Bruno Keller met in Oslo. The two governments said that the dam would stay.",
    ],
)
def test_they_are_nobody_where_that_is_unsure(text: str) -> None:
    (found,) = speakers(text)
    assert found[-1] is None
