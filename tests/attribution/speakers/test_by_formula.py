"""Attributions without a verb: who issued what is "according to" it, and who speaks before a colon."""

from __future__ import annotations

import pytest

from detente.attribution.speakers.attributing import attribute
from detente.records import Block, BlockKind, Document, Voice


def heard(text: str, kind: BlockKind = "body") -> Voice:
    block = Block(kind, text)
    ((voice,),) = attribute(Document(None, None, (block,)), [block])
    return voice


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        (
            "According to a statement from the Polish foreign ministry, the dam will stay.",
            "Polish foreign ministry",
            "the dam will stay.",
        ),
        ("The dam will stay, according to a post by Governor Ida Berg.", "Ida Berg", "The dam will stay"),
        ("According to a report by the IAEA published on Monday, it has grown.", "IAEA", "it has grown."),
        ("According to Ida Berg, the dam is safe.", "Ida Berg", "the dam is safe."),
    ],
)
def test_the_issuer_says_so(text: str, speaker: str, said: str) -> None:
    voice = heard(text)
    assert (voice.actor, text[voice.start : voice.end]) == (speaker, said)


@pytest.mark.parametrize(
    ("heading", "speaker"),
    [
        ("Macron on Ukraine: “The dam must stay”", "Emmanuel Macron"),
        ("Putin to Macron: No talks before autumn", "Vladimir Putin"),
        ("Kremlin: No talks before autumn", "Kremlin"),
    ],
)
def test_before_a_colon_stands_who_speaks_and_then_to_whom(heading: str, speaker: str) -> None:
    voice = heard(heading, "heading")
    assert (voice.actor, voice.kind) == (speaker, "heading")
