"""How much each reader counts, and how wide an interval must be: numbers fitted on paragraphs that the
encoder had not been taught (data/second_reader/calibration.json).

For each axis, the log odds that a coder gives at least step k are the sum of a threshold of k, the encoder's
own log odds of at least k, the step that the rules give, and whether that reaches the first step, each with a
weight that is never negative: a reader that gives more never lowers the score. A proportional-odds model
(McCullagh 1980, Journal of the Royal Statistical Society B 42) that takes the encoder's chances in.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.data_tables import data_path
from detente.records import DetenteError
from detente.second_reader.steps import STEPS

Array = NDArray[np.float64]
FIRST = 1.0  # the codebook's first step
_NUMBERS = ("point", "mixed", "neutral", "coverage", "level", "unsure", "agreed")
_WEAK_WORDS = 0.05  # of the doubt; more costs correlation with coders on what was held back (decision 0059)
_SURE = 1e-4  # no chance is nearer to 0 or 1


@dataclass(frozen=True, slots=True)
class AxisWeights:
    """The fitted numbers of one axis.

    Attributes:
        thresholds: Ten, one for each half step from 0.5 on.
        encoder: Weight of the encoder's log odds, 0 or more.
        rules: Weight of a step that the rules give, 0 or more.
        found: Weight of the rules reaching the first step, 0 or more.
    """

    thresholds: tuple[float, ...]
    encoder: float
    rules: float
    found: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Both axes, and the level of the central interval that covers as often as stated.

    Attributes:
        escalation: Weights of that axis.
        deescalation: Weights of that axis.
        point: Share of the probability, within the stance, that lies at or below the step that is given.
        mixed: What the chance of "mixed" counts where the stance is chosen; one that points one way counts 1.
        neutral: What the chance of "neutral" counts there.
        coverage: Share of paragraphs whose coded balance an interval holds, as stated, 0 to 1.
        level: Central probability of the combined distribution that reaches it (conformal, see `intervals`).
        unsure: Chance of the given stance below which a paragraph counts as unsure, 0 to 1.
        agreed: Claim of the given stance (`given_steps.stance_claims`) below which, after both readers or by
            the second alone, a paragraph counts as read differently.
    """

    escalation: AxisWeights
    deescalation: AxisWeights
    point: float
    mixed: float
    neutral: float
    coverage: float
    level: float
    unsure: float
    agreed: float


@lru_cache(maxsize=1)
def calibration() -> Calibration:
    """The calibration that ships with the encoder."""
    return read_calibration(data_path("second_reader", "calibration.json"))


def read_calibration(file: Path) -> Calibration:
    """Read a calibration.

    Args:
        file: JSON as `detente train-reader` writes it.

    Returns:
        The numbers.

    Raises:
        DetenteError: If a number is missing, or a weight is negative.
    """
    try:
        given: Mapping[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        axes = [_axis(given[name]) for name in ("escalation", "deescalation")]
        found = Calibration(axes[0], axes[1], *(float(given[name]) for name in _NUMBERS))
    except (KeyError, TypeError, ValueError) as wrong:
        raise DetenteError(
            f"{file.name}: no calibration of the readers ({wrong}); install it again."
        ) from wrong
    if any(min(axis.encoder, axis.rules, axis.found) < 0 for axis in axes):
        raise DetenteError(f"{file.name}: a weight is negative; fit it again.")
    return found


def _axis(given: Mapping[str, Any]) -> AxisWeights:
    thresholds = tuple(float(number) for number in given["thresholds"])
    if len(thresholds) != len(STEPS) - 1:
        raise ValueError(f"{len(thresholds)} thresholds instead of {len(STEPS) - 1}")
    return AxisWeights(thresholds, float(given["encoder"]), float(given["rules"]), float(given["found"]))


def combined(weights: AxisWeights, chances: Array, rules: Array) -> Array:
    """The chances of each step after both readers.

    Args:
        weights: Of the axis.
        chances: The encoder's, n × 11.
        rules: The rules' step, n, 0 to 5.

    Returns:
        n × 11, rows sum to 1.
    """
    at_least = np.clip(1 - np.cumsum(chances, axis=1)[:, :-1], _SURE, 1 - _SURE)
    logits = (
        np.array(weights.thresholds)
        + weights.encoder * np.log(at_least / (1 - at_least))
        + weights.rules * rules[:, None]
        + weights.found * (rules[:, None] >= FIRST)
    )
    cumulative = np.minimum.accumulate(1 / (1 + np.exp(-logits)), axis=1)
    edges = np.concatenate([np.ones((len(rules), 1)), cumulative, np.zeros((len(rules), 1))], axis=1)
    steps: Array = edges[:, :-1] - edges[:, 1:]
    return steps


def step_at(chances: Array, point: float) -> Array:
    """The half step at which a share of the probability is reached.

    Args:
        chances: n × 11.
        point: That share, 0 to 1; 0.5 gives the median.

    Returns:
        n steps, 0 to 5.
    """
    given: Array = STEPS[np.argmax(np.cumsum(chances, axis=1) >= point - _SURE**2, axis=1)]
    return given


def below_half(chances: Array, point: float, rules: Array) -> Array:
    """What is left of doubt where the step that is given is none: how near the half step was.

    Steps of 0 tie most texts with each other; a ranking needs to tell them apart. Weak words of the rules
    (courtesy, reproach) have a small say of their own, since the encoder is taught to give none for them.

    Args:
        chances: n × 11, of texts whose step is 0.
        point: Share of the probability that decided the step, 0 to 1.
        rules: The rules' step, n, 0 to 5.

    Returns:
        n, 0 to 0.25; higher where more of the probability lies higher, and where the rules give more.
    """
    found = np.clip(point / np.maximum(chances[:, 0], _SURE**2) - point, 0.0, 1 - point) / (1 - point)
    doubt: Array = ((1 - _WEAK_WORDS) * found + _WEAK_WORDS * np.minimum(rules, FIRST)) / 4
    return doubt
