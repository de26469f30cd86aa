"""How sure both readers may be: whether intervals and chances hold what they say, and what the marks find.

A reliability table (Murphy and Winkler 1977, Journal of the Royal Statistical Society C 26) sets the chance
that a score states for its stance beside the share of coders who gave that stance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from detente.evaluate.coded_measures import COUNTED, SAMPLES, Coded, coded_sets
from detente.readers import readers_in_use, score_all
from detente.records import Score
from detente.scoring.lexicon import Lexicon
from detente.second_reader.calibration import calibration

_EDGES = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
_HIGH = 3.0  # the step of an axis from which a score says that something strong was found
_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class SurenessMark:
    """What a mark on paragraphs is good for. Shares from 0 to 1.

    Attributes:
        marks: Share of all paragraphs that bear it.
        finds: Share of the paragraphs with a wrong stance that bear it.
    """

    marks: float
    finds: float


@dataclass(frozen=True, slots=True)
class Sureness:
    """One coded set. Shares from 0 to 1, widths in steps of the balance (−5 to +5).

    Attributes:
        set: Name of the set.
        n: Paragraphs.
        coverage: Share whose coded balance lies in the interval.
        stated: Share that the intervals are made to hold.
        width: Mean width of an interval.
        unsure: The mark "unsure".
        differ: The mark "read differently by the two readers".
        high: For E and D: how many are given 3 or more, and the share of these that is right in sign.
        reliability: Rows of (lowest chance, highest chance, paragraphs, mean chance, share right).
    """

    set: str
    n: int
    coverage: float
    stated: float
    width: float
    unsure: SurenessMark
    differ: SurenessMark
    high: dict[str, tuple[int, float]]
    reliability: tuple[tuple[float, float, int, float, float], ...]


def measure_sureness(golden: Path, shared: Path, lexicon: Lexicon | None = None) -> tuple[Sureness, ...]:
    """The half that is only counted, and our own samples.

    Args:
        golden: See `coded_sets`.
        shared: See `coded_sets`.
        lexicon: The one that ships, unless another is given.

    Returns:
        A record for each of these sets that is there; none where the rules alone read.
    """
    if readers_in_use() == "rules":
        return ()
    found = coded_sets(golden, shared)
    return tuple(
        sureness(name, found[name], score_all([row.text for row in found[name]], lexicon))
        for name in (COUNTED, SAMPLES)
        if name in found
    )


def sureness(name: str, coded: Sequence[Coded], scores: Sequence[Score]) -> Sureness:
    """Set scores beside codes.

    Args:
        name: Of the set.
        coded: Paragraphs with their codes, at least one.
        scores: What both readers gave for them, in the same order.

    Returns:
        The measures.
    """
    fitted = calibration()
    truth = np.array([row.escalation - row.deescalation for row in coded]) / 5
    low = np.array([-1.0 if score.low is None else score.low for score in scores])
    high = np.array([1.0 if score.high is None else score.high for score in scores])
    chance = np.array([score.chance or 0.0 for score in scores])
    right = np.array([score.stance == row.stance for score, row in zip(scores, coded, strict=True)])
    return Sureness(
        set=name,
        n=len(coded),
        coverage=float(((low - _SLACK <= truth) & (truth <= high + _SLACK)).mean()),
        stated=fitted.coverage,
        width=float((high - low).mean() * 5),
        unsure=_mark(chance < fitted.unsure, right),
        differ=_mark(np.array([score.differs for score in scores]), right),
        high={
            "E": _high(np.array([score.escalation for score in scores]), truth),
            "D": _high(np.array([score.deescalation for score in scores]), -truth),
        },
        reliability=_reliability(chance, right),
    )


def _mark(marked: NDArray[np.bool_], right: NDArray[np.bool_]) -> SurenessMark:
    return SurenessMark(float(marked.mean()), float(marked[~right].sum() / max(1, (~right).sum())))


def _high(given: NDArray[np.float64], truth: NDArray[np.float64]) -> tuple[int, float]:
    chosen = given >= _HIGH
    return int(chosen.sum()), float((truth[chosen] > 0).mean()) if chosen.any() else 1.0


def _reliability(
    chance: NDArray[np.float64], right: NDArray[np.bool_]
) -> tuple[tuple[float, float, int, float, float], ...]:
    rows = []
    for least, most in pairwise(_EDGES):
        within = (chance >= least) & ((chance < most) | (most == _EDGES[-1]))
        if within.any():
            rows.append(
                (least, most, int(within.sum()), float(chance[within].mean()), float(right[within].mean()))
            )
    return tuple(rows)
