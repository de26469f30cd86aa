"""The calibration fitted out of fold: on paragraphs whose documents the encoder had not been taught."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from detente.second_reader.calibration import AxisWeights, Calibration, combined
from detente.second_reader.intervals import levels_needed
from detente.second_reader.steps import STEPS

Array = NDArray[np.float64]
_COVERAGE = 0.8
_RIDGE = 1e-3  # keeps weights finite where the encoder is always right
_RARE = 1e-9
_MEDIAN = 0.5  # of the chances within the stance (decisions 0056 and 0064)
_MIXED, _NEUTRAL = 1.6, 0.5  # what two stances count where one is chosen (decision 0064)


@dataclass(frozen=True, slots=True)
class OutOfFold:
    """What both readers gave for n paragraphs, and their codes.

    Attributes:
        chances: The encoder's, n × 2 × 11.
        rules: The rules' E and D, n × 2.
        codes: The coders' E and D, n × 2, half steps.
    """

    chances: Array
    rules: Array
    codes: Array


@dataclass(frozen=True, slots=True)
class Marks:
    """Chances and claims of the given stance that decide which paragraphs are marked; see `Calibration`.

    With these the mark "read differently" found the most wrong stances of all that marked a quarter of the
    paragraphs at most, of five kinds of text together (decision 0069).
    """

    unsure: float = 0.7
    agreed: float = 0.57


def calibrate(held: OutOfFold, marks: Marks) -> Calibration:
    """Fit both axes, then the level of the interval; the step that is given is a median.

    Args:
        held: Out-of-fold readings of all that was held back.
        marks: Chances and claims that decide which paragraphs are marked.

    Returns:
        The calibration that ships.
    """
    axes = [_axis(held.chances[:, axis], held.rules[:, axis], held.codes[:, axis]) for axis in range(2)]
    both = _both(axes, held)
    needed = levels_needed(both[0], both[1], held.codes[:, 0] - held.codes[:, 1])
    rank = min(1.0, np.ceil((len(needed) + 1) * _COVERAGE) / len(needed))
    level = float(np.quantile(needed, rank, method="higher"))
    return Calibration(axes[0], axes[1], _MEDIAN, _MIXED, _NEUTRAL, _COVERAGE, level, **asdict(marks))


def _both(axes: list[AxisWeights], given: OutOfFold) -> list[Array]:
    return [combined(axes[axis], given.chances[:, axis], given.rules[:, axis]) for axis in range(2)]


def _axis(chances: Array, rules: Array, codes: Array) -> AxisWeights:
    """The likeliest weights of an axis: thresholds in descending order, the rest not negative."""
    step = np.rint(codes * 2).astype(int)

    def weights(x: Array) -> AxisWeights:
        thresholds = x[0] - np.concatenate([[0.0], np.cumsum(x[1 : len(STEPS) - 1])])
        return AxisWeights(tuple(map(float, thresholds)), float(x[-3]), float(x[-2]), float(x[-1]))

    def loss(x: Array) -> float:
        chance = combined(weights(x), chances, rules)[np.arange(len(step)), step]
        return float(-np.log(chance + _RARE).mean() + _RIDGE * (x**2).mean())

    start = np.array([0.0, *[0.05] * (len(STEPS) - 2), 0.8, 0.2, 0.2])
    bounds = [(None, None), *[(0.0, None)] * (len(start) - 1)]
    return weights(minimize(loss, start, bounds=bounds, method="L-BFGS-B").x)
