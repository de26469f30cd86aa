from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.data_tables import data_path
from detente.records import DetenteError
from detente.second_reader.calibration import below_half, calibration, combined, read_calibration, step_at
from detente.second_reader.intervals import difference, interval, levels_needed

CHANCES = st.lists(st.floats(0.001, 1), min_size=11, max_size=11).map(
    lambda weights: np.array([weights]) / sum(weights)
)


@given(CHANCES, st.floats(0, 5))
def test_both_together_are_chances(chances: np.ndarray, rules: float) -> None:
    both = combined(calibration().escalation, chances, np.array([rules]))
    assert both.min() >= 0
    assert both.sum() == pytest.approx(1)


@given(CHANCES, st.floats(0, 5), st.floats(0, 5))
def test_more_from_the_rules_never_lowers_the_step(chances: np.ndarray, one: float, other: float) -> None:
    fitted = calibration()
    low, high = sorted((one, other))
    for axis in (fitted.escalation, fitted.deescalation):
        steps = [step_at(combined(axis, chances, np.array([x])), fitted.point)[0] for x in (low, high)]
        assert steps[0] <= steps[1]


@given(st.lists(st.floats(0.6, 1.0), min_size=2, max_size=2))
def test_doubt_is_less_than_a_quarter_step_and_grows_with_what_lies_higher(nothing: list[float]) -> None:
    chances = np.array([[none, 1 - none, *[0.0] * 9] for none in sorted(nothing)])
    doubt = below_half(chances, 0.6, np.zeros(2))
    assert 0 <= doubt[1] <= doubt[0] <= 0.25


@given(st.floats(0.6, 1.0), st.floats(0, 5), st.floats(0, 5))
def test_weak_words_of_the_rules_add_to_doubt_and_never_make_a_step(
    nothing: float, one: float, other: float
) -> None:
    chances = np.array([[nothing, 1 - nothing, *[0.0] * 9]] * 2)
    doubt = below_half(chances, 0.6, np.array(sorted((one, other))))
    assert 0 <= doubt[0] <= doubt[1] <= 0.25


@given(CHANCES, CHANCES, st.floats(0.1, 0.9), st.floats(0, 1))
def test_an_interval_holds_what_lies_between_two_half_steps_that_it_holds(
    one: np.ndarray, other: np.ndarray, level: float, share: float
) -> None:
    low, high = interval(one, other, level)
    steps = np.arange(-10, 11) / 2
    held = steps[(steps >= low[0]) & (steps <= high[0])]
    assert -5 <= low[0] <= held.min() <= held.min() + share * np.ptp(held) <= held.max() <= high[0] <= 5
    assert high[0] - low[0] >= np.ptp(held) + 0.25


@given(CHANCES, CHANCES, st.floats(0.1, 0.9))
def test_an_interval_holds_at_least_its_level(one: np.ndarray, other: np.ndarray, level: float) -> None:
    low, high = interval(one, other, level)
    steps = np.arange(-10, 11) / 2
    inside = (steps >= low[0]) & (steps <= high[0])
    assert difference(one, other)[0, inside].sum() >= level - 1e-6


@given(CHANCES, CHANCES, st.integers(-10, 10))
def test_the_level_that_is_needed_holds_the_code(one: np.ndarray, other: np.ndarray, coded: int) -> None:
    needed = levels_needed(one, other, np.array([coded / 2]))
    low, high = interval(one, other, min(1.0, float(needed[0]) + 1e-6))
    assert low[0] <= coded / 2 <= high[0]


@pytest.mark.parametrize("wrong", ["{}", "no json", '{"escalation": {"thresholds": [1]}}'])
def test_what_is_no_calibration_is_refused(tmp_path: Path, wrong: str) -> None:
    file = tmp_path / "calibration.json"
    file.write_text(wrong, encoding="utf-8")
    with pytest.raises(DetenteError, match="install it again"):
        read_calibration(file)


def test_a_negative_weight_is_refused(tmp_path: Path) -> None:
    given_ = json.loads(data_path("second_reader", "calibration.json").read_text(encoding="utf-8"))
    given_["escalation"]["rules"] = -1
    file = tmp_path / "calibration.json"
    file.write_text(json.dumps(given_), encoding="utf-8")
    with pytest.raises(DetenteError, match="negative"):
        read_calibration(file)
