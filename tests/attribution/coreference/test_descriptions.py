"""Whom the words beside a name describe."""

from __future__ import annotations

from detente.attribution.coreference.descriptions import Descriptions, Naming
from detente.attribution.gazetteer.gazetteer_tables import gazetteer
from detente.attribution.speakers.attributing import attribute
from detente.attribution.syntax.passage import loose_passage
from detente.records import Block, Document


def speakers(*paragraphs: str) -> list[str | None]:
    blocks = [Block("body", text) for text in paragraphs]
    document = Document(None, None, tuple(blocks))
    return [voice.actor for voices in attribute(document, blocks) for voice in voices]


def test_a_title_of_somebody_else_describes_nobody() -> None:
    texts = (
        "The president will be joined by Director Klara Stein.",
        "Now the president said that the dams would stay.",
    )
    assert speakers(*texts) == [None]


def test_a_person_who_is_named_again_is_asked_of_the_new_place_only() -> None:
    passage = loose_passage("Envoy Ida Berg met Ida Berg, the mayor of Halden.", gazetteer())
    first, second = (name for name in passage.names if name.name.endswith("Ida Berg"))
    read: list[str] = []

    def holds(words: str) -> bool:
        read.append(words)
        return "mayor" in words

    once = Descriptions(Naming("Ida Berg", passage, first))
    assert not once.any("mayor", holds) and len(read) == 1
    twice = Descriptions(Naming("Ida Berg", passage, second), once)
    assert twice.any("mayor", holds) and len(read) == 2
    assert not once.any("mayor", holds) and twice.any("mayor", holds) and len(read) == 2
    assert twice.ends_with(second) and not twice.ends_with(first)
