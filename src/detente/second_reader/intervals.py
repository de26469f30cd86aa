"""Intervals of the balance: distributional conformal prediction.

The interval is the central part of the combined distribution of E − D; its level is the one that held the
coded balance of the stated share of paragraphs whose documents the encoder had not been taught (Chernozhukov,
Wüthrich and Zhu 2021, PNAS 118; split conformal prediction, Vovk et al. 2005).

Coders give half steps, each of which stands for a quarter of a step on both sides of it. An interval ends at
these edges, so that it holds the mean of two coders, which may lie between half steps, where it holds both.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.second_reader.steps import STEPS

Array = NDArray[np.float64]
_DIFFERENCES = np.arange(-10, 11) / 2  # E − D in half steps
_EDGE = 0.25  # steps from a half step to the edge of what it stands for
_MOST = 5.0
_SLACK = 1e-9


def difference(escalation: Array, deescalation: Array) -> Array:
    """The chances of E − D from those of E and of D, taken as independent given the text.

    Args:
        escalation: n × 11.
        deescalation: n × 11.

    Returns:
        n × 21, for −5 to +5 in half steps.
    """
    found = np.zeros((len(escalation), len(_DIFFERENCES)))
    last = len(STEPS) - 1
    for high in range(len(STEPS)):
        for low in range(len(STEPS)):
            found[:, high - low + last] += escalation[:, high] * deescalation[:, low]
    return found


def levels_needed(escalation: Array, deescalation: Array, coded: Array) -> Array:
    """The least central level whose interval holds each coded difference, n, 0 to 1."""
    cumulative = np.cumsum(difference(escalation, deescalation), axis=1)
    at = np.rint(coded * 2).astype(int) + len(STEPS) - 1
    rows = np.arange(len(at))
    below = np.where(at > 0, cumulative[rows, at - 1], 0.0)
    above = 1 - cumulative[rows, at]
    needed: Array = np.maximum(0.0, 2 * np.maximum(below, above) - 1)
    return needed


def interval(escalation: Array, deescalation: Array, level: float) -> tuple[Array, Array]:
    """The central interval of E − D at a level.

    Args:
        escalation: n × 11.
        deescalation: n × 11.
        level: Central probability, 0 to 1.

    Returns:
        Its ends, n each, in steps from −5 to +5: the edges of the outermost half steps that it holds.
    """
    cumulative = np.cumsum(difference(escalation, deescalation), axis=1)
    tail = (1 - level) / 2
    low = np.argmax(cumulative > tail + _SLACK, axis=1)
    high = np.argmax(cumulative >= 1 - tail - _SLACK, axis=1)
    return np.maximum(_DIFFERENCES[low] - _EDGE, -_MOST), np.minimum(_DIFFERENCES[high] + _EDGE, _MOST)
