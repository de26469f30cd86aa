"""The index, corrected: means, differences and trends of what coders would give for every paragraph.

Only a sample is coded, drawn with known probabilities; the score is there for all. A working model
y = a + b·score (+ the groups or the time asked about) is fitted to the coded paragraphs, weighted by 1 over
their probability; the estimate is the model's sum over all paragraphs plus the weighted sum of what the model
missed in the sample. Whatever the score is worth, the estimate is centred on what coding everything would
give; the better the score, the narrower its interval. It is the regression estimator of survey sampling
(Särndal, Swensson and Wretman 1992, *Model Assisted Survey Sampling*, chapter 6), which prediction-powered
inference with power tuning (Angelopoulos, Duchi and Zrnic 2023, arXiv 2311.01453) and design-based supervised
learning (Egami, Hinck, Stewart and Wei 2023, arXiv 2306.04746) come to for means and linear trends.

The variance is that of stratified simple random sampling of the errors, weighed as the estimate weighs the
codes and widened for the leverage of each (as in the HC2 of MacKinnon and White 1985), with the finite
population correction and t quantiles.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

FEWEST = 40  # coded paragraphs under which no estimate is given
FEWEST_OF_GROUP = 15  # of each group that is averaged or compared


@dataclass(frozen=True, slots=True)
class Population:
    """All paragraphs that a sample stands for, and the coded ones among them.

    Attributes:
        score: What the tool gives, one number a paragraph.
        stratum: What each was drawn within.
        coded: Places of the coded paragraphs in the population, each once.
        codes: What the coders give these, in the same order.
    """

    score: Numbers
    stratum: NDArray[np.int64]
    coded: NDArray[np.int64]
    codes: Numbers


@dataclass(frozen=True, slots=True)
class Corrected:
    """An estimate with its 95 % interval, beside the uncorrected value and what the coders alone would give.

    Attributes:
        value: Corrected.
        low: Lower end of its interval.
        high: Upper end.
        uncorrected: The same of the score alone, over all paragraphs.
        coders_low: Lower end of the interval that the coded paragraphs give without the score.
        coders_high: Its upper end.
        coded: Coded paragraphs that it rests on.
        paragraphs: Paragraphs that it speaks for.
    """

    value: float
    low: float
    high: float
    uncorrected: float
    coders_low: float
    coders_high: float
    coded: int
    paragraphs: int

    @property
    def half_width(self) -> float:
        """Of the corrected interval."""
        return (self.high - self.low) / 2


@dataclass(frozen=True, slots=True)
class Refused:
    """Why no estimate is given, as a sentence that says what to do."""

    reason: str


def corrected_mean(population: Population, within: NDArray[np.bool_] | None = None) -> Corrected | Refused:
    """The mean of what coders would give.

    Args:
        population: All paragraphs, with the coded ones.
        within: Which paragraphs are averaged; all where None.

    Returns:
        The estimate, or why there is none.
    """
    inside = np.ones(len(population.score), dtype=bool) if within is None else within
    refused = _refused(population, (inside,))
    if refused:
        return refused
    asked = inside / inside.sum()
    return _estimated(population, asked, [inside.astype(np.float64)], inside)


def corrected_difference(
    population: Population, first: NDArray[np.bool_], second: NDArray[np.bool_]
) -> Corrected | Refused:
    """The mean of the first group less that of the second.

    Args:
        population: All paragraphs, with the coded ones.
        first: Which paragraphs are in the first group.
        second: Which are in the second; no paragraph is in both.

    Returns:
        The estimate, or why there is none.
    """
    refused = _refused(population, (first, second))
    if refused:
        return refused
    asked = first / first.sum() - second / second.sum()
    groups = [first.astype(np.float64), second.astype(np.float64)]
    return _estimated(population, asked, groups, first | second)


def corrected_trend(
    population: Population, time: Numbers, within: NDArray[np.bool_] | None = None
) -> Corrected | Refused:
    """The slope of the straight line through what coders would give.

    Args:
        population: All paragraphs, with the coded ones.
        time: When each was published, in the unit that the slope is wanted per; NaN leaves a paragraph out.
        within: Which paragraphs count; all where None.

    Returns:
        The estimate, or why there is none.
    """
    dated = ~np.isnan(time)
    inside = dated if within is None else dated & within
    refused = _refused(population, (inside,))
    if refused:
        return refused
    centred = np.where(inside, time - time[inside].mean(), 0.0)
    spread = float((centred**2).sum())
    if spread == 0:
        return Refused("All paragraphs are of one time; a trend needs at least two.")
    return _estimated(population, centred / spread, [inside.astype(np.float64), centred], inside)


def _refused(population: Population, groups: Sequence[NDArray[np.bool_]]) -> Refused | None:
    if len(population.coded) < FEWEST:
        return Refused(
            f"{len(population.coded)} paragraphs are coded; a correction needs at least {FEWEST}, for "
            "under that its interval is not to be relied on."
        )
    for group in groups:
        held = int(group[population.coded].sum())
        if held < FEWEST_OF_GROUP:
            return Refused(
                f"{held} of the coded paragraphs are in this group; at least {FEWEST_OF_GROUP} are needed. "
                "Code more, or take a wider group."
            )
    sampled = np.unique(population.stratum[population.coded], return_counts=True)
    drawn = dict(zip(sampled[0].tolist(), sampled[1].tolist(), strict=True))
    reached = np.unique(population.stratum[np.logical_or.reduce(groups)]).tolist()
    bare = [stratum for stratum in reached if drawn.get(stratum, 0) < 2]
    if bare:
        return Refused(
            f"{len(bare)} of the groups that the sample was drawn within have fewer than two coded "
            "paragraphs; nothing can be said of them yet. Code on."
        )
    return None


def _estimated(
    population: Population, asked: Numbers, groups: Sequence[Numbers], inside: NDArray[np.bool_]
) -> Corrected:
    """The estimate of Σ asked·y over all paragraphs, with the score and without it."""
    value, error, freedom = _regression(population, asked, [*groups, population.score * inside])
    alone, alone_error, alone_freedom = _regression(population, asked, groups)
    wide, alone_wide = error * _t(freedom), alone_error * _t(alone_freedom)
    return Corrected(
        value=value,
        low=value - wide,
        high=value + wide,
        uncorrected=float((asked * population.score).sum()),
        coders_low=alone - alone_wide,
        coders_high=alone + alone_wide,
        coded=int(inside[population.coded].sum()),
        paragraphs=int(inside.sum()),
    )


def _regression(population: Population, asked: Numbers, model: Sequence[Numbers]) -> tuple[float, float, int]:
    """The regression estimate, its standard error, and the degrees of freedom."""
    columns = np.column_stack(list(model))
    sampled, codes = population.coded, population.codes
    strata, inverse = np.unique(population.stratum, return_inverse=True)
    held = np.bincount(inverse, minlength=len(strata)).astype(np.float64)
    of_sample = inverse[sampled]
    drawn = np.bincount(of_sample, minlength=len(strata)).astype(np.float64)
    weight = held[of_sample] / drawn[of_sample]
    x = columns[sampled]
    bread = np.linalg.pinv((x * weight[:, None]).T @ x)
    fitted = bread @ ((x * weight[:, None]).T @ codes)
    missed = codes - x @ fitted
    # The estimate is a weighted sum of the codes; these are its weights, calibrated to the known totals.
    total = asked @ columns - (weight * asked[sampled]) @ x
    share = weight * (asked[sampled] + x @ (bread @ total))
    leverage = weight * np.einsum("ij,jk,ik->i", x, bread, x)
    of_each = share * missed / np.sqrt(np.clip(1 - leverage, 0.05, 1))
    variance = 0.0
    for number in np.flatnonzero(drawn >= 2):
        some = of_each[of_sample == number]
        variance += (1 - drawn[number] / held[number]) * drawn[number] * float(some.var(ddof=1))
    value = float(asked @ (columns @ fitted) + (weight * asked[sampled]) @ missed)
    inside = int((asked[sampled] != 0).sum())
    freedom = max(1, inside - int(np.linalg.matrix_rank(x)))
    return value, math.sqrt(variance), freedom


def _t(freedom: int) -> float:
    """The 97.5 % quantile of Student's t, by the expansion of Cornish and Fisher (exact to three digits from
    ten degrees of freedom on).
    """
    z = 1.959963984540054
    terms = (
        z,
        (z**3 + z) / (4 * freedom),
        (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2),
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3),
    )
    return sum(terms)
