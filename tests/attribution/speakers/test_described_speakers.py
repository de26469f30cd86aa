"""Speakers with a description beside the name, and those who only listen: constructions, any names."""

from __future__ import annotations

import itertools

import pytest

from detente.attribution.speakers import attribute
from detente.records import Block, Document

NAMES = ("Ida Berg", "Omar Lind", "Juma Adeyo", "Sanjay Prell")
DESCRIPTIONS = (
    "deputy chairman of the Harbour Fund", "head of the coast guard", "mayor of Halden",
    "chief economist at Norland Bank", "spokeswoman for the mission", "member of parliament for Eastport",
    "commander of the northern fleet", "director general of the Harbour Agency", "a retired admiral",
    "co-founder of the Harbour Watch", "senior fellow at the Coast Institute", "former envoy to the talks",
)  # fmt: skip
OUTLETS = ("CNN", "Reuters", "the Harbour Gazette", "state television", "Al Jazeera", "Norland's Radio One")
SENTENCES = (
    "{name}, {what}, said the port would close.",
    "{name}, {what}, warned that the port would close.",
    "“Surely the port would close,” {name}, {what}, said on Monday.",
    "{name}, {what}, told {outlet} that the port would close.",
    "“Surely the port would close,” {name}, {what}, told {outlet} on Monday.",
    "The port would close, {name} told {outlet} in an interview.",
    "As {name}, {what}, put it: “Surely the port would close.”",
    "“Surely the port would close,” as {name} put it.",
    "{name}, {what}: “Surely the port would close.”",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_name_beside_a_description_speaks_and_the_outlet_listens(sentence: str) -> None:
    for name, what, outlet in itertools.product(NAMES, DESCRIPTIONS, OUTLETS):
        if what.startswith("a ") and sentence.startswith("{name}, {what}:"):
            continue
        text = sentence.format(name=name, what=what, outlet=outlet)
        block = Block("body", text)
        (voices,) = attribute(Document(None, None, (block,)), [block])
        at = text.index("port would close")
        assert [voice.actor for voice in voices if voice.start <= at < voice.end] == [name], text


@pytest.mark.parametrize(
    "text", ["Ships, ports, and what is next: “The port will close.”", "Ida Berg put it back."]
)
def test_what_is_no_description_names_nobody(text: str) -> None:
    block = Block("body", text)
    (voices,) = attribute(Document(None, None, (block,)), [block])
    assert not any(voice.actor for voice in voices)
