"""The steps of E and D that are given, from what both readers together hold likely.

First the stance, then the steps. A step on each axis by itself, its median, gave one paragraph in thirty
the wrong way round: where a turn to war and a turn to peace are both likely, and neither surely, the medians
may add up to a stance that is itself unlikely. So the stance is the likeliest one, and each step the median
of what goes with it. Two stances do not count as they are: to miss an act costs a reader more than to look
once more at a paragraph without one, and "mixed" divides its claim among two axes (decision 0064).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from detente.records import Stance
from detente.scoring.axes import stance_of
from detente.second_reader.calibration import Calibration, below_half, step_at
from detente.second_reader.steps import STEPS

Array = NDArray[np.float64]
STANCES: tuple[Stance, ...] = ("escalatory", "de-escalatory", "mixed", "neutral")
_STANCE_OF = np.array([[STANCES.index(stance_of(float(e), float(d))) for d in STEPS] for e in STEPS])
_GOES_WITH = np.array([stance == _STANCE_OF for stance in range(len(STANCES))], dtype=float)


def stance_chances(escalation: Array, deescalation: Array) -> Array:
    """The probability of each stance, the axes taken as independent given the text.

    Args:
        escalation: The chances of each half step, n × 11.
        deescalation: Likewise.

    Returns:
        n × 4 in the order of `STANCES`, rows sum to 1.
    """
    found: Array = np.einsum("ni,nj,sij->ns", escalation, deescalation, _GOES_WITH)
    return found


def stance_claims(escalation: Array, deescalation: Array, fitted: Calibration) -> Array:
    """The chances of the stances as they count where one is chosen, in shares.

    Args:
        escalation: The chances of each half step, n × 11.
        deescalation: Likewise.
        fitted: What "mixed" and "neutral" count.

    Returns:
        n × 4 in the order of `STANCES`, rows sum to 1.
    """
    counted = _counted(escalation, deescalation, fitted)
    found: Array = counted / counted.sum(axis=1, keepdims=True)
    return found


def _counted(escalation: Array, deescalation: Array, fitted: Calibration) -> Array:
    found: Array = stance_chances(escalation, deescalation) * [1.0, 1.0, fitted.mixed, fitted.neutral]
    return found


def given_steps(both: Sequence[Array], fitted: Calibration, rules: Array) -> Array:
    """E and D of each text: half steps as coders give them; where both are none, what is left of doubt.

    Beside an act the other axis stays at none: a tenth of doubt would take a step of 1 below the codebook's
    first stance.

    Args:
        both: The chances of each half step of E and of D after both readers, n × 11 each.
        fitted: What "mixed" and "neutral" count, and the share that decides a step.
        rules: The rules' E and D, n × 2.

    Returns:
        n × 2, 0 to 5.
    """
    stance = _counted(both[0], both[1], fitted).argmax(axis=1)
    likely = both[0][:, :, None] * both[1][:, None, :] * _GOES_WITH[stance]
    steps = np.stack([_median(likely.sum(axis=axis), fitted.point) for axis in (2, 1)], axis=1)
    at = np.rint(steps * 2).astype(int)
    strays = np.not_equal(_STANCE_OF[at[:, 0], at[:, 1]], stance)
    if strays.any():  # two medians that do not go together: the likeliest pair that does
        pairs = likely[strays].reshape(int(strays.sum()), -1).argmax(axis=1)
        steps[strays] = np.stack([STEPS[pairs // len(STEPS)], STEPS[pairs % len(STEPS)]], axis=1)
    doubt = [below_half(chances, fitted.point, rules[:, axis]).round(3) for axis, chances in enumerate(both)]
    act = (steps > 0).any(axis=1, keepdims=True)
    found: Array = np.where(act, steps, np.stack(doubt, axis=1))
    return found


def _median(weights: Array, point: float) -> Array:
    return step_at(weights / weights.sum(axis=1, keepdims=True), point)
