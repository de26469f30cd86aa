"""Where it is not clear that the record is of the same, nothing is sure and nothing differs from it."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from detente.figures.claims import Claim, claim
from detente.figures.paragraph import read_figures

_SAID = date(2025, 9, 10)
_STATES = ("Poland", "Greece", "Norway", "Spain")


def _claims(text: str) -> list[Claim]:
    return [claim(found, text, (), _SAID) for found in read_figures(text, _SAID).quantities]


@pytest.mark.parametrize("state", _STATES)
def test_two_figures_of_one_year_are_not_both_sure(state: str) -> None:
    text = f"{state} spent 7.1 percent of GDP on defence in 2024, having spent 7.9 percent in 2024."
    assert not any(made.sure for made in _claims(text))


@pytest.mark.parametrize(("one", "other"), list(permutations(_STATES, 2)))
def test_a_figure_of_whom_the_sentence_before_tells_does_not_differ(one: str, other: str) -> None:
    text = f"{one} rearmed in 2024. Defence spending came to 7.9 percent of GDP, as {other} noted."
    for made in _claims(text):
        assert not made.sure
        assert made.outcome != "differs" or made.said.owner is not None


@pytest.mark.parametrize("state", _STATES)
def test_what_is_to_come_is_no_outturn_whatever_it_is_called(state: str) -> None:
    (made,) = _claims(f"For 2027 the law has 7.9 percent of GDP for the forces of {state}.")
    assert made.outcome == "target not outturn"


@pytest.mark.parametrize("state", _STATES)
def test_a_sum_that_nothing_calls_defence_spending_is_never_sure(state: str) -> None:
    for made in _claims(f"The forces of {state} flumped 90 billion dollars in 2024."):
        assert not made.sure or made.outcome in ("no official series", "not comparable")
        assert made.outcome != "differs"


def test_those_outside_a_count_own_none_of_it() -> None:
    (made,) = _claims("Without the United States it was 2.27 percent of GDP for defence in 2025.")
    assert made.outcome != "differs"
    assert not (made.sure and made.said.owner == "USA" and made.record)
