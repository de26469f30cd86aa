"""Whose an official or a force is, from the state beside its name; a family name that stands first."""

from __future__ import annotations

import random

from detente.attribution.gazetteer import gazetteer
from detente.attribution.speakers.attributing import attribute
from detente.records import Block, Document, Voice

STATES = {
    "US": "USA", "Ukraine's": "UKR", "French": "FRA", "Japan's": "JPN", "Polish": "POL", "UK": "GBR",
    "Türkiye's": "TUR", "Israeli": "ISR",
}  # fmt: skip
OFFICES = (
    "Treasury Secretary", "Harbour Minister", "Energy Commissioner", "top commander", "foreign minister",
    "deputy prime minister", "army chief", "Trade Representative", "Foreign Ministry spokesperson", "Admiral",
)  # fmt: skip
FORCES = ("Central Command", "General Staff", "Coast Guard", "Northern Fleet", "Armed Forces", "Border Guard")
FAMILIES = ("Guo", "Zhao", "Nguyen", "Hwang", "Tsai")


def heard(*paragraphs: str) -> list[Voice]:
    """The voices of an article without a date."""
    blocks = tuple(Block("body", text) for text in paragraphs)
    return [voice for voices in attribute(Document(None, None, blocks), blocks) for voice in voices]


def test_an_official_speaks_for_the_state_beside_the_office() -> None:
    chance = random.Random(3)
    for _ in range(200):
        state, office = chance.choice(sorted(STATES)), chance.choice(OFFICES)
        (voice,) = heard(f"{state} {office} Ida Berg said that the harbour would stay open.")
        assert (voice.actor, voice.side) == ("Ida Berg", STATES[state]), (state, office)


def test_a_force_speaks_for_the_state_beside_it() -> None:
    for state, side in STATES.items():
        for force in FORCES:
            (voice,) = heard(f"{state} {force} said on Tuesday that the strait was clear.")
            assert voice.side == side, (state, force)


def test_a_state_that_only_stands_near_gives_no_side() -> None:
    for text in (
        "After talks with Ukraine and its allies, commander Ida Berg said that the harbour was open.",
        "On the Polish border commander Ida Berg said that the harbour was open.",
        "The French offer was no help, Ida Berg said.",
    ):
        assert [voice.side for voice in heard(text)] == [None], text


def test_a_family_name_may_stand_first() -> None:
    for family in FAMILIES:
        voices = heard(
            f"Chinese Foreign Ministry spokesperson {family} Jiaqing answered the reports on Monday.",
            f"“We have seen no ship,” {family} said at a briefing.",
        )
        assert [(voice.actor, voice.side) for voice in voices][-1] == (f"{family} Jiaqing", "CHN")


def test_a_given_name_is_no_family_name() -> None:
    assert "Ida" in gazetteer().given
    voices = heard("Ida Berg and Ida Holm left the hall.", "“We have seen no ship,” Ida said.")
    assert voices[-1].actor not in ("Ida Berg", "Ida Holm")
