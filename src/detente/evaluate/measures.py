"""Measures of agreement with coders. Scores are signed: above zero is escalatory, zero is silence.

AUC: area under the receiver operating characteristic (Fawcett 2006, Pattern Recognition Letters 27), ties
counted half. Intervals: percentile bootstrap (Efron and Tibshirani 1993), 1,000 resamples, a fixed seed.

F1 is scikit-learn's and the rank correlation SciPy's. Two measures are our own: the AUC, because
scikit-learn checks its input at each of the thousand resamples of every set (tests compare the two), and
the balanced accuracy, because no library counts a silent score as half right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.evaluate.optional_libraries import needed

# A balance up to a quarter step points nowhere: what is left of doubt, for the readers; for VADER the
# authors' own bound of neutral (Hutto and Gilbert 2014). One bound for every scorer and set.
SILENCE = 0.05


@dataclass(frozen=True, slots=True)
class Signs:
    """How signed labels were met; shares from 0 to 1.

    `right`: share of signed texts with the right sign. `balanced_accuracy`: mean of both classes' recall, a
    silent score counted as half right. `false_escalation`: share of de-escalatory and neutral texts scored
    escalatory; `false_deescalation` the other way round. `silent`: share of signed texts with no score at
    all.
    """

    n: int
    balanced_accuracy: float
    auc: float
    auc_low: float
    auc_high: float
    false_escalation: float
    false_deescalation: float
    silent: float


def signs(labels: Sequence[int], scores: Sequence[float], *, resamples: int = 1000) -> Signs:
    """Measure signed scores against signed labels.

    Args:
        labels: +1, -1 and 0; 0 counts in the false rates only.
        scores: The scorer's, one for each label.
        resamples: How often the AUC's interval is drawn.

    Returns:
        The measures, shares from 0 to 1.

    Raises:
        ValueError: Unless both signs occur.
    """
    truth = np.asarray(labels)
    given = np.asarray(scores, dtype=float)
    if not (truth > 0).any() or not (truth < 0).any():
        raise ValueError("signs() needs labels of both signs")
    signed = truth != 0
    up, down = given[truth > 0], given[truth < 0]
    low, high = _auc_interval(up, down, resamples)
    return Signs(
        n=int(signed.sum()),
        balanced_accuracy=float((_recall(up) + _recall(-down)) / 2),
        auc=auc(up, down),
        auc_low=low,
        auc_high=high,
        false_escalation=float((given[truth <= 0] > SILENCE).mean()),
        false_deescalation=float((given[truth >= 0] < -SILENCE).mean()),
        silent=float((np.abs(given[signed]) <= SILENCE).mean()),
    )


def auc(up: NDArray[np.float64], down: NDArray[np.float64]) -> float:
    """Chance that a text of the first class scores above one of the second, ties counted half; 0 to 1."""
    ordered = np.sort(down)
    below = np.searchsorted(ordered, up, "left")
    not_above = np.searchsorted(ordered, up, "right")
    return float((below + not_above).mean() / 2 / len(down))


def macro_f1(labels: Sequence[str], given: Sequence[str]) -> float:
    """Unweighted mean of the F1 of every class that occurs among the labels.

    Args:
        labels: The coders' classes.
        given: The scorer's, one for each label.

    Returns:
        From 0 to 1.

    Raises:
        DetenteError: If scikit-learn is not installed.
    """
    f1 = needed("sklearn.metrics").f1_score
    return float(f1(labels, given, labels=sorted(set(labels)), average="macro", zero_division=0))


def spearman(labels: Sequence[float], scores: Sequence[float]) -> float:
    """Spearman's rank correlation with ties averaged.

    Args:
        labels: The coders' values.
        scores: The scorer's, one for each label.

    Returns:
        From -1 to +1; nan if either side never varies.

    Raises:
        DetenteError: If SciPy is not installed.
    """
    if len(set(labels)) < 2 or len(set(scores)) < 2:
        return float("nan")
    return float(needed("scipy.stats").spearmanr(labels, scores).statistic)


def _recall(scores: NDArray[np.float64]) -> float:
    return float(((scores > SILENCE) + 0.5 * (np.abs(scores) <= SILENCE)).mean())


def _auc_interval(up: NDArray[np.float64], down: NDArray[np.float64], resamples: int) -> tuple[float, float]:
    chance = np.random.default_rng(20260205)
    drawn = [auc(chance.choice(up, len(up)), chance.choice(down, len(down))) for _ in range(resamples)]
    low, high = np.percentile(drawn, [2.5, 97.5])
    return float(low), float(high)
