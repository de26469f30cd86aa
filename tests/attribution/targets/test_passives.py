"""Who does it: behind "by" in a passive, and not where "by" belongs to what is acted on."""

from __future__ import annotations

from itertools import permutations

import pytest

from detente.analysis import analyse
from detente.records import Cue

SIDES = {"Chile": ("CHL", "Chilean"), "Kenya": ("KEN", "Kenyan")}
PAIRS = list(permutations(SIDES))
ACTIVE = (  # {A} does it
    ("The {Aadj} government blocked a statement by {B} on the talks.", "blocked"),
    ("{A} ordered 400 missiles in order to deter a landing by {B}.", "ordered"),
    ("{A} has stopped a convoy by {B} at the border.", "stopped"),
    ("{A}'s army will deploy troops to prevent an attack by {B}.", "deploy"),
)
ACTIVE_LATER = (  # written before the rule ran on them
    ("The {Aadj} parliament rejected a proposal by {B} to freeze the front.", "rejected"),
    ("{A} also attacked a post held by {B}.", "attacked"),
    ("{A}'s foreign ministry quickly condemned the raid by {B}.", "condemned"),
    ("{A} closed its border after a raid by {B}.", "closed"),
)
PASSIVE = (  # {B} does it
    ("The port was struck by {B} at night.", "struck"),
    ("Two {Aadj} ships were attacked by {B}.", "attacked"),
    ("An attack by {B} destroyed the bridge.", "attack"),
    ("The withdrawal of the troops by {B} began on Monday.", "withdrawal"),
)


def cue_of(text: str, word: str) -> Cue:
    (paragraph,) = analyse(text, readers="rules").paragraphs
    cue = next(cue for cue in paragraph.cues if word in text[cue.start : cue.end])
    voice = paragraph.voices[cue.voice] if cue.voice is not None else None
    return cue if voice is None else Cue(**{**_fields(cue), "doer": voice.side})


def _fields(cue: Cue) -> dict[str, object]:
    return {name: getattr(cue, name) for name in cue.__dataclass_fields__}


@pytest.mark.parametrize(("sentence", "word"), ACTIVE + ACTIVE_LATER)
def test_by_behind_what_is_acted_on_is_no_doer(sentence: str, word: str) -> None:
    for one, other in PAIRS:
        text = sentence.format(A=one, B=other, Aadj=SIDES[one][1])
        assert cue_of(text, word).doer == SIDES[one][0], text


@pytest.mark.parametrize(("sentence", "word"), PASSIVE)
def test_by_behind_a_passive_or_a_deed_is_who_does_it(sentence: str, word: str) -> None:
    for one, other in PAIRS:
        text = sentence.format(A=one, B=other, Aadj=SIDES[one][1])
        assert cue_of(text, word).doer == SIDES[other][0], text
