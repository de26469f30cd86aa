"""Whom the words beside a name describe."""

from __future__ import annotations

from detente.attribution.speakers.attributing import attribute
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
