"""States that are no single side are nobody's target, and where somebody meets is not blamed."""

from __future__ import annotations

from itertools import permutations, product

import pytest

from detente.analysis import analyse
from detente.records import Block, Cue, Document

SIDES = {"Chile": "CHL", "Kenya": "KEN", "Nepal": "NPL"}
PAIRS = list(permutations(SIDES, 2))
GROUPS = ("the West", "Western nations", "Western capitals", "Gulf states", "European governments")
OF_GROUPS = (
    "{A} said that {group} had prepared an attack.",
    "{A} said that {group} had long been planning an attack on the port.",
    "{A} warned that {group} would pay for the aggression.",
    "{A} accused {group} of breaking the truce.",
)
OF_GROUPS_LATER = (  # written before the rule ran on them
    "{A}'s president said that {group} wanted to go on with the war.",
    "{group} must stop the blockade, the foreign minister of {A} said.",
    "According to {A}, {group} have moved their missiles to the border.",
    "{A} will answer any attack by {group} with force.",
)
TOWNS = (
    ("Leaders of twelve states met in {town}, {B}, and condemned the aggression.", "condemned"),
    ("At a conference in {town}, {B}, {A}'s president condemned the blockade.", "condemned"),
    ("{A} rejected the offer at talks in {town}, {B}.", "rejected"),
    ("{TOWN}, {B} — The president of {A} threatened to close the port.", "threatened"),
)
TOWNS_LATER = (  # written before the rule ran on them
    ("In {town}, {B}, the two delegations broke off the talks.", "broke off"),
    ("On Monday {A} broke off the talks in {town}, {B}, and left.", "broke off"),
    ("{A} and its partners condemned the raid at a summit in {town}, {B}, and left.", "condemned"),
)
PLACES = (("Valparaíso", "Chile"), ("Mombasa", "Kenya"), ("Pokhara", "Nepal"))


def cues_of(sentence: str, above: str, below: str) -> tuple[str, tuple[Cue, ...]]:
    blocks = tuple(Block("body", text) for text in (above, sentence, below))
    paragraphs = analyse(Document(None, None, blocks), readers="rules").paragraphs
    return sentence, next(each.cues for each in paragraphs if each.text == sentence)


@pytest.mark.parametrize("sentence", OF_GROUPS + OF_GROUPS_LATER)
def test_a_group_of_states_is_no_single_one(sentence: str) -> None:
    for (one, other), group in product(PAIRS, GROUPS):
        text = sentence.format(A=one, group=group)
        text = text[0].upper() + text[1:]
        _, cues = cues_of(text, f"{other} has closed the border.", f"{one} and {other} have met before.")
        assert all(cue.target != SIDES[other] for cue in cues), text


@pytest.mark.parametrize(("sentence", "word"), TOWNS + TOWNS_LATER)
def test_where_somebody_meets_neither_does_it_nor_suffers_it(sentence: str, word: str) -> None:
    for (one, other), (town, state) in product(PAIRS, PLACES):
        if state != other:
            continue
        text = sentence.format(A=one, B=other, town=town, TOWN=town.upper())
        document = Document(None, None, (Block("body", text),))
        (paragraph,) = analyse(document, readers="rules").paragraphs
        cue = next(cue for cue in paragraph.cues if word in text[cue.start : cue.end])
        assert SIDES[other] not in (cue.doer, cue.target), text


def test_behind_a_town_another_state_may_still_act() -> None:
    (paragraph,) = analyse("In Mombasa, Chile threatened to leave the treaty.", readers="rules").paragraphs
    assert "CHL" in {cue.doer for cue in paragraph.cues} | {voice.side for voice in paragraph.voices}
