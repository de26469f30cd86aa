"""Where a blow falls, from which troops leave, and whose the subject of a passive is: constructions with any
pair of sides. Of each table the second half was written before the rules ran on it.
"""

from __future__ import annotations

import itertools
import random

import pytest

from detente.analysis import analyse
from detente.attribution.gazetteer.cities import side_of_city
from detente.records import Cue

# (state, its adjective, a city that is not its capital, code)
SIDES = (
    ("Norway", "Norwegian", "Stavanger", "NOR"), ("Chile", "Chilean", "Antofagasta", "CHL"),
    ("Ukraine", "Ukrainian", "Kharkiv", "UKR"), ("Pakistan", "Pakistani", "Quetta", "PAK"),
    ("Israel", "Israeli", "Haifa", "ISR"), ("Kenya", "Kenyan", "Mombasa", "KEN"),
)  # fmt: skip
DONE_BY_ONE = (
    "{Aadj} missiles hit a power station near {Bcity} before dawn.",
    "{A}'s air force struck two camps in the {Badj} province of the north.",
    "{Aadj} forces sank a boat off the coast of {B}.",
    "{Aadj} jets bombed a bridge outside {Bcity} on Tuesday.",
    "{A}'s army shelled three villages in {B} for an hour.",
    "{Aadj} drones attacked a refinery in the {Badj} port of {Bcity}.",
)
SUFFERED = (
    "Three villages in the {Badj} north were shelled overnight.",
    "A hospital in {Bcity} was bombed on Sunday.",
    "Two bridges in {B} were hit by {Aadj} rockets.",
    "A depot near {Bcity} was attacked in the night.",
)
LEFT = (
    "{A} pulled the last of its soldiers out of the base at {Bcity} in {B}.",
    "{A} withdrew its troops from a base in {B} in the summer.",
)
PAIRS = tuple(itertools.permutations(SIDES, 2))


def strongest(text: str) -> Cue:
    (paragraph,) = analyse(text, readers="rules").paragraphs
    return max(paragraph.cues, key=lambda cue: max(cue.escalation, cue.deescalation))


def filled(sentence: str, a: tuple[str, str, str, str], b: tuple[str, str, str, str]) -> str:
    return sentence.format(A=a[0], Aadj=a[1], B=b[0], Badj=b[1], Bcity=b[2])


@pytest.mark.parametrize("sentence", DONE_BY_ONE)
def test_a_blow_falls_on_the_side_whose_ground_it_is(sentence: str) -> None:
    for a, b in random.Random(sentence).sample(PAIRS, 12):
        cue = strongest(filled(sentence, a, b))
        assert (cue.doer, cue.target) == (a[3], b[3]), filled(sentence, a, b)


@pytest.mark.parametrize("sentence", SUFFERED)
def test_the_subject_of_a_passive_suffers_it(sentence: str) -> None:
    for a, b in random.Random(sentence).sample(PAIRS, 12):
        cue = strongest(filled(sentence, a, b))
        assert cue.target == b[3], filled(sentence, a, b)
        assert cue.doer in (None, a[3])


@pytest.mark.parametrize("sentence", LEFT)
def test_troops_leave_the_side_on_whose_ground_they_were(sentence: str) -> None:
    for a, b in random.Random(sentence).sample(PAIRS, 12):
        assert strongest(filled(sentence, a, b)).target == b[3], filled(sentence, a, b)


def test_a_blow_on_its_own_ground_is_aimed_at_nobody() -> None:
    for state, adjective, city, _ in SIDES:
        text = f"{adjective} jets shot down a drone over {city} on Tuesday, {state} said."
        assert strongest(text).target is None, text


def test_a_city_is_known_where_its_name_is_one_states_alone() -> None:
    assert side_of_city("Kharkiv") == "UKR"
    assert side_of_city("Georgetown") is None and side_of_city("Split") is None
