"""Whose those are whom sanctions hit, where no words turn to a side: banks, people, firms, ships."""

from __future__ import annotations

from itertools import permutations

import pytest

from detente.analysis import analyse
from detente.records import Cue

SIDES = {"Chile": ("CHL", "Chilean"), "Kenya": ("KEN", "Kenyan"), "Nepal": ("NPL", "Nepalese")}
TRIPLES = list(permutations(SIDES))
NAMED = (  # {B} is hit
    "{A} imposed sanctions on 12 people and entities in {B}.",
    "{A} imposed sanctions on two {Badj} banks.",
    "{A} adopted sanctions on eight {Badj} generals and their families.",
    "{A} announced an asset freeze on companies based in {B}.",
    "{A} imposed an asset freeze on shipping firms from {B}.",
    "{A} froze the assets of three {Badj} judges.",
    "{A} announced new sanctions against four banks and a shipyard in {B}.",
    "The {Aadj} government blacklisted a dozen {Badj} companies.",
    "Two firms in {B} were blacklisted by {A}.",
)
LATER = (  # written before the rule ran on them
    "{A} adopted sanctions on more than 40 vessels that belong to {B}.",
    "{A} imposed sanctions on Monday on 15 individuals linked to {B}.",
    "{A} slapped sanctions on five senior {Badj} officials over the killing of a diplomat from {C}.",
    "{A} extended its sanctions to six companies with ties to the army of {B}.",
    "The {Aadj} foreign ministry imposed sanctions on a network of traders in {B}.",
    "{A} will impose sanctions on people and firms behind the missile programme of {B}, its president said.",
    "{A}, together with {C}, imposed sanctions on 20 {Badj} officers.",
    "{A} imposed sanctions in coordination with {C} on two {Badj} ports.",
    "{A} has frozen the assets of 30 people close to the leadership of {B}.",
)
NOBODY = (  # the place of a meeting, and whom the sanctions are for
    "{A} imposed sanctions on 12 people and entities at a meeting in {B}.",
    "{A} announced sanctions on several people in response to the killing of a {Badj} nurse.",
    "{A} imposed sanctions on a trader for the murder of two {Badj} sailors.",
)


def sanctions_in(text: str) -> Cue:
    (paragraph,) = analyse(text, readers="rules").paragraphs
    return next(cue for cue in paragraph.cues if cue.act == "sanctions")


def filled(sentence: str, triple: tuple[str, ...]) -> str:
    a, b, c = triple
    return sentence.format(A=a, B=b, C=c, Aadj=SIDES[a][1], Badj=SIDES[b][1])


@pytest.mark.parametrize("sentence", NAMED + LATER)
def test_sanctions_are_aimed_at_the_side_of_those_they_hit(sentence: str) -> None:
    for triple in TRIPLES:
        cue = sanctions_in(filled(sentence, triple))
        assert cue.target == SIDES[triple[1]][0], (filled(sentence, triple), cue.target_basis)


@pytest.mark.parametrize("sentence", NOBODY)
def test_no_words_aim_them_at_a_place_or_at_a_victim(sentence: str) -> None:
    for triple in TRIPLES:
        cue = sanctions_in(filled(sentence, triple))
        assert cue.target is None or cue.target_basis.startswith("not named")
