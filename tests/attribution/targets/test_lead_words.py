"""What governs a name, read backwards from it, is what a pattern over the same words finds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from detente.attribution.syntax.word_classes import any_form
from detente.attribution.targets.clause_patterns import (
    ADDRESSED,
    ANSWERING,
    CLAUSE_BEGINS,
    CONDITION,
    DETERMINED,
)
from detente.attribution.targets.lead_words import governors, may_begin_clause, preposition_before

_PREPOSITION = re.compile(
    rf"\b(?P<word>{any_form('preposition of a side', 'against somebody')})\s+{DETERMINED}$", re.I | re.X
)
_ADDRESSING = governors("verb that addresses", "stem of a verb that addresses")
_ANSWERING = governors("answers an act of another")
_CONDITION = governors("opens a condition")
_WORDS = (
    "If unless in case response to because of threat from "
    "the its neighbouring borders of government in cities from against including such as to Olympic both "
    "called on accused told global, (the anti-against and prime minister Mr. President that — “ “in by two "
    "friends threat puppets call-ed UN's 3 at."
).split()
_LEADS = st.lists(st.sampled_from(_WORDS), max_size=9).map(lambda found: " ".join([*found, ""]).lstrip())


@given(_LEADS)
def test_the_preposition_is_the_one_that_the_pattern_finds(lead: str) -> None:
    found = _PREPOSITION.search(lead)
    assert preposition_before(lead) == (found["word"].lower() if found else None)


@given(_LEADS)
def test_nothing_is_passed_over_that_a_pattern_would_find(lead: str) -> None:
    assert _ADDRESSING.may_govern(lead) or not ADDRESSED.search(lead)
    assert _ANSWERING.may_govern(lead) or not ANSWERING.search(lead)
    assert _CONDITION.may_govern(lead) or not CONDITION.search(lead)
    assert may_begin_clause(lead) or not CLAUSE_BEGINS.search(lead)
