"""The stance is chosen before the steps, and the steps go with it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.scoring.axes import stance_of
from detente.second_reader.calibration import calibration, combined, step_at
from detente.second_reader.given_steps import STANCES, given_steps, stance_chances
from detente.second_reader.steps import STEPS

CHANCES = st.lists(st.floats(0.001, 1), min_size=11, max_size=11).map(
    lambda weights: np.array([weights]) / sum(weights)
)
ALIKE = replace(calibration(), mixed=1.0, neutral=1.0)
NOTHING = np.zeros((1, 2))


def _at(**steps: float) -> np.ndarray:
    """Chances of some half steps, named as `none`, `two` and so on."""
    named = {"none": 0, "one": 2, "two": 4, "three": 6, "four": 8}
    found = np.zeros((1, len(STEPS)))
    for name, chance in steps.items():
        found[0, named[name]] = chance
    return found


@given(CHANCES, CHANCES)
def test_chances_of_stances_are_those_of_all_pairs_of_steps(one: np.ndarray, other: np.ndarray) -> None:
    found = dict.fromkeys(STANCES, 0.0)
    for e, up in zip(STEPS, one[0], strict=True):
        for d, down in zip(STEPS, other[0], strict=True):
            found[stance_of(float(e), float(d))] += up * down
    assert stance_chances(one, other)[0] == pytest.approx([*found.values()])


@given(CHANCES, CHANCES)
def test_the_steps_make_the_stance_that_counts_most(one: np.ndarray, other: np.ndarray) -> None:
    fitted = calibration()
    count = stance_chances(one, other)[0] * [1, 1, fitted.mixed, fitted.neutral]
    steps = given_steps((one, other), fitted, NOTHING)[0]
    assert stance_of(*steps.tolist()) == STANCES[int(count.argmax())]


def test_two_likely_turns_are_not_added_up_to_an_unlikely_one() -> None:
    both = _at(none=0.48, three=0.52), _at(none=0.10, one=0.52, three=0.38)
    likely = dict(zip(STANCES, stance_chances(*both)[0].tolist(), strict=True))
    medians = [float(step_at(axis, 0.5)[0]) for axis in both]
    assert medians == [3.0, 1.0] and stance_of(*medians) == "escalatory" and likely["escalatory"] < 0.33
    assert max(likely, key=likely.__getitem__) == "de-escalatory"
    assert given_steps(both, ALIKE, NOTHING)[0].tolist() == [0.0, 1.0]


def test_a_missed_act_counts_more_than_a_second_look() -> None:
    both = _at(none=0.55, two=0.45), _at(none=1.0)
    assert given_steps(both, ALIKE, NOTHING)[0, 0] < 0.5
    assert given_steps(both, calibration(), NOTHING)[0].tolist() == [2.0, 0.0]


@given(CHANCES, CHANCES, st.floats(0, 5), st.floats(0, 5), st.floats(0, 5))
def test_more_from_the_rules_takes_no_step_back(
    chances: np.ndarray, beside: np.ndarray, one: float, other: float, unmoved: float
) -> None:
    """Doubt below the first half step may: an act on the other axis takes it away."""
    fitted = calibration()
    low, high = (
        given_steps(
            (
                combined(fitted.escalation, chances, np.array([x])),
                combined(fitted.deescalation, beside, np.array([unmoved])),
            ),
            fitted,
            np.array([[x, unmoved]]),
        )[0, 0]
        for x in sorted((one, other))
    )
    assert low <= high or low < 0.5
