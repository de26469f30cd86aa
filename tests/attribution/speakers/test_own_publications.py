"""Who speaks in what a government or body publishes on its own behalf."""

from __future__ import annotations

import pytest

from detente.analysis import analyse
from detente.records import Block, Document, Voice

OUTLETS = (
    ("White House", "White House", "USA"),
    ("The White House", "White House", "USA"),
    ("U.S. Department of State", "U.S. Department of State", "USA"),
    ("NATO", "NATO", "NATO"),
    ("Ministry of Foreign Affairs of Peru", "Ministry of Foreign Affairs of Peru", "PER"),
    ("Norwegian Government", "Norwegian Government", "NOR"),
)
OWN_TEXTS = (
    "FACT SHEET: New Support for the Port",
    "Readout of the Call with President Berg",
    "Press release",
)
PAPERS = ("Halden Courier", "Kyiv Post", "The Irish Times", "Norway Today", None)
PLAIN = "New sanctions hit forty banks. The border stays closed."
OURS = "We condemn the attack on the port. Our forces stay where they are."


def first_voice(title: str | None, outlet: str | None, text: str = PLAIN) -> Voice | None:
    document = Document(title, None, (Block("body", text),), outlet=outlet)
    body = next(each for each in analyse(document, readers="rules").paragraphs if each.kind == "body")
    return body.voices[0] if body.voices else None


@pytest.mark.parametrize(("outlet", "name", "side"), OUTLETS)
def test_its_own_texts_are_its_words(outlet: str, name: str, side: str) -> None:
    for title in OWN_TEXTS:
        voice = first_voice(title, outlet)
        assert voice is not None, (outlet, title)
        assert (voice.actor, voice.side, voice.kind) == (name, side, "document")


@pytest.mark.parametrize("outlet", PAPERS)
def test_a_newspaper_is_no_government(outlet: str | None) -> None:
    for title in (*OWN_TEXTS, None):
        assert first_voice(title, outlet) is None
        assert first_voice(title, outlet, OURS) is None


@pytest.mark.parametrize(("outlet", "name", "side"), OUTLETS)
def test_we_is_the_body_elsewhere_too(outlet: str, name: str, side: str) -> None:
    voice = first_voice("The Minister Travels to Halden", outlet, OURS)
    assert voice is not None
    assert (voice.actor, voice.side) == (name, side)
    assert first_voice("The Minister Travels to Halden", outlet) is None
    assert first_voice("Joint Statement on the Port", outlet, OURS) is None


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("G7 Leaders’ Statement", "G7"),
        ("G7 Leaders’ Halden Vision on the Border", "G7"),
        ("EU statement on the port", "EU"),
        ("Statement by the G7 foreign ministers on the port", "G7"),
        ("Joint statement of the leaders of the European Union on the port", "EU"),
    ],
)
def test_a_statement_of_states_together_is_their_bodys(title: str, body: str) -> None:
    voice = first_voice(title, "White House", OURS)
    assert voice is not None
    assert voice.side == body


def test_the_statement_of_an_official_of_a_body_is_his() -> None:
    voice = first_voice("NATO Secretary General’s statement on the port", None)
    assert voice is None or voice.actor != "NATO"


def test_who_is_quoted_in_it_keeps_his_words() -> None:
    text = "The call lasted an hour. President Biden said that the talks had failed."
    document = Document("Readout of the Call", None, (Block("body", text),), outlet="White House")
    (_, body) = analyse(document, readers="rules").paragraphs
    assert [voice.actor for voice in body.voices] == ["White House", "Biden"] or body.voices[1].inside == 0
