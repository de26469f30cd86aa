"""Who suffers what is condemned or warded off is neither spoken against nor acted on."""

from __future__ import annotations

from itertools import permutations

import pytest

from detente.analysis import analyse
from detente.records import Block, Cue, Document

SIDES = {"Serbia": "SRB", "Kenya": "KEN", "Chile": "CHL", "Japan": "JPN"}
PAIRS = list(permutations(SIDES, 2))
CONDEMNED = [
    "{one} [condemned] in the strongest terms the attack on {other}.",
    "{one} [condemns] the aggression against {other}.",
    "The president of {one} [denounced] the invasion of {other}.",
    "{one}'s foreign ministry [deplored] the strikes against {other}.",
    "{one} strongly [condemned the bombing] of {other}.",
    "The foreign minister of {one} [protested] against the raid on {other}.",
]
WARDED_OFF = [
    "{one} will [deter attacks] against {other}, its president said.",
    "{one} wants to [prevent an attack] on {other}, its president said.",
    "{one} will help [avert an invasion] of {other}, its foreign minister said.",
]


def said(sentence: str, one: str, other: str) -> Cue:
    """The weightiest cue that overlaps the words in brackets, in a report on a third."""
    marked = sentence.format(one=one, other=other)
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    blocks = ("The border has been closed for a month.", text, "Nobody was hurt in the night.")
    document = Document("The war in Nepal", None, tuple(Block("body", each) for each in blocks))
    cues = [c for p in analyse(document, readers="rules").paragraphs if p.text == text for c in p.cues]
    near = [c for c in cues if c.start < end and start < c.end]
    return max(near, key=lambda c: max(c.escalation, c.deescalation))


@pytest.mark.parametrize("sentence", [*CONDEMNED, *WARDED_OFF])
def test_who_was_attacked_is_not_the_target(sentence: str) -> None:
    for one, other in PAIRS:
        assert said(sentence, one, other).target != SIDES[other], (one, other)


@pytest.mark.parametrize(
    "sentence",
    [
        "{one} [condemned] {other}'s attack on Nepal.",
        "{one} [condemned] {other} for its attack on Nepal.",
        "The president of {one} [denounced] the attack by {other} on Nepal.",
    ],
)
def test_who_did_it_still_is(sentence: str) -> None:
    for one, other in PAIRS:
        assert said(sentence, one, other).target == SIDES[other], (one, other)


@pytest.mark.parametrize("their", ["Serbian", "Kenyan", "Chilean", "Japanese"])
def test_a_tragedy_is_not_the_fault_of_its_side(their: str) -> None:
    for head in ("tragedy", "crisis", "plight"):
        found = said(f"The {their} {head} [is a disgrace], the president of {{one}} said.", "Nepal", "")
        assert found.target_basis != "subject of the act", head
