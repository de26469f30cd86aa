"""Whose "the foreign ministry" and "a government official" are, where no word says so."""

from __future__ import annotations

from itertools import product

import pytest

from detente.analysis import analyse
from detente.records import Block, Document, Voice

SIDES = (("Serbia", "Belgrade", "SRB"), ("Kenya", "Nairobi", "KEN"), ("Poland", "Warsaw", "POL"))
TOLD = (
    "{capital} gave notice that it was leaving the pact with Chile. The {body} said that it was over.",
    "{A} thanked Chile for the batteries. The {body} said that they had arrived last week.",
    "{capital} denied that it had sent weapons. A {body} official called the report a fabrication.",
    "{A} has closed the port. The {body} warned of a war.",
)
LATER = (  # written before the rule ran on them
    "On Monday {A} rejected the offer. The {body} spoke of a provocation.",
    "{A}'s president left for Chile. According to the {body}, the troops will stay.",
    "{A} will not renew the contract. A {body} spokesman said that the troops would leave by May.",
    "{capital} said that it was ready to talk. The talks could begin at once, the {body} added.",
)
BODIES = ("foreign ministry", "defence ministry", "government")
OPEN = (
    "{A} accused Chile of an attack. The foreign ministry rejected the charge.",
    "{A} and Chile met on Monday. The foreign ministry said that the talks had failed.",
    "The rain went on. The foreign ministry said that the talks had failed.",
    "Ida Berg left for Chile. The envoy said that the talks had failed.",
)


def last_voice(text: str, outlet: str | None = None) -> Voice:
    document = Document(None, None, (Block("body", text),), outlet=outlet)
    return analyse(document, readers="rules").paragraphs[-1].voices[-1]


@pytest.mark.parametrize("text", TOLD + LATER)
def test_a_body_without_a_state_is_of_the_one_told_of_before(text: str) -> None:
    for (state, capital, code), body in product(SIDES, BODIES):
        filled = text.format(A=state, capital=capital, body=body)
        assert last_voice(filled).side == code, filled


@pytest.mark.parametrize("text", OPEN)
def test_it_stays_open_where_it_may_be_somebody_elses(text: str) -> None:
    for state, _, _ in SIDES:
        assert last_voice(text.format(A=state)).side is None


def test_it_is_of_the_state_that_published_the_text() -> None:
    for office in ("foreign minister", "prime minister", "defence ministry"):
        text = f"The rain went on. The {office} called on Chile to withdraw its troops."
        assert last_voice(text, "Ministry of Foreign Affairs of Peru").side == "PER"
        assert last_voice(text, "Halden Courier").side is None
