"""Who is heard in paragraphs, and what they said: what the tests of attribution ask."""

from __future__ import annotations

from datetime import date

from detente.attribution.speakers.attributing import attribute
from detente.records import Block, Document, Voice


def heard(
    *paragraphs: str, published: date | None = None, author: str | None = None
) -> list[tuple[Voice, ...]]:
    blocks = [Block("body", text) for text in paragraphs]
    return attribute(Document(None, None, tuple(blocks), published=published, author=author), blocks)


def speakers(*paragraphs: str) -> list[str | None]:
    return [voice.actor for voices in heard(*paragraphs) for voice in voices]


def words(text: str, **details: date | str) -> list[str]:
    """What each speaker of one paragraph said."""
    (voices,) = heard(text, **details)  # type: ignore[arg-type]
    return [text[voice.start : voice.end] for voice in voices]
