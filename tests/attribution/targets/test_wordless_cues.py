"""Cues that no words carry: aimed where the paragraph's other acts are, never by its first name."""

from __future__ import annotations

from itertools import permutations

import pytest

from detente.attribution.gazetteer.gazetteer_tables import gazetteer
from detente.attribution.targets.cue_targets import Targets
from detente.derive.target_roles import target_role
from detente.records import Cue, Voice

CODES = {"Chile": "CHL", "Kenya": "KEN", "Nepal": "NPL"}
PAIRS = list(permutations(CODES, 2))
TEXT = "{one} is in the news. We accuse {other} of the raid, and we offer {one} a new treaty."


def read(text: str, *cues: Cue) -> tuple[Cue, ...]:
    voice = Voice(None, "", "USA", 0, len(text), "direct")
    return Targets(gazetteer(), None).read(text, cues, [voice])


def cue(text: str, words: str, act: str, escalation: float, deescalation: float) -> Cue:
    start = text.index(words)
    return Cue(start, start + len(words), "", act, "asserted", escalation, deescalation, voice=0)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_it_is_aimed_where_the_others_of_its_leaning_are(one: str, other: str) -> None:
    text = TEXT.format(one=one, other=other)
    blamed, offered = cue(text, "raid", "blame", 1, 0), cue(text, f"offer {one}", "offer", 0, 3)
    hard, mild, *_ = read(
        text,
        Cue(0, 0, "", "blame", "asserted", 2, 0),
        Cue(0, 0, "", "talks", "asserted", 0, 1),
        blamed,
        offered,
    )
    assert (hard.target, mild.target) == (CODES[other], CODES[one])
    assert hard.target_basis.startswith("carried by no words") and target_role(hard) == "meant"


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_without_one_of_its_leaning_the_rest_is_asked(one: str, other: str) -> None:
    text = TEXT.format(one=one, other=other)
    mild, _ = read(text, Cue(0, 0, "", "talks", "asserted", 0, 1), cue(text, "raid", "blame", 1, 0))
    assert mild.target == CODES[other]


@pytest.mark.parametrize("name", CODES)
def test_the_first_name_of_a_paragraph_is_not_its_object(name: str) -> None:
    text = f"{name} is in the news. Nobody spoke."
    (alone,) = read(text, Cue(0, 0, "", "blame", "asserted", 2, 0))
    assert alone.target is None
