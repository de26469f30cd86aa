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

A model's codes can stand beside the score (`Proxy`). Where it was asked for all paragraphs they are one more
term of the working model; where it was asked for a random part, which holds all coded paragraphs, this is
two-phase sampling (Särndal, Swensson and Wretman 1992, chapter 9): the model's codes correct the score over
the part, the coders' correct both over what they coded, and the variance has a share of either phase.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.coding.sampling import more_needed
from detente.coding.two_phase_sample import Numbers, Population, TwoPhaseSample, t_quantile

FEWEST = 40  # coded paragraphs under which no estimate is given
FEWEST_OF_GROUP = 15  # of each group that is averaged or compared


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
        proxy_alone: The same of the model's codes alone; None where none are taken.
    """

    value: float
    low: float
    high: float
    uncorrected: float
    coders_low: float
    coders_high: float
    coded: int
    paragraphs: int
    proxy_alone: float | None = None

    @property
    def half_width(self) -> float:
        """Of the corrected interval."""
        return (self.high - self.low) / 2


@dataclass(frozen=True, slots=True)
class NoEstimate:
    """Why no estimate is given, as a sentence that says what to do."""

    reason: str


def corrected_mean(population: Population, within: NDArray[np.bool_] | None = None) -> Corrected | NoEstimate:
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
) -> Corrected | NoEstimate:
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
) -> Corrected | NoEstimate:
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
        return NoEstimate("All paragraphs are of one time; a trend needs at least two.")
    return _estimated(population, centred / spread, [inside.astype(np.float64), centred], inside)


def more_by_people(by_score: Corrected, with_model: Corrected) -> int:
    """What a model's codes were worth: how many paragraphs more people would have to code for as narrow an
    interval without them.

    Args:
        by_score: The estimate without the model.
        with_model: The same with it.

    Returns:
        Paragraphs; 0 where the model's codes made nothing narrower.
    """
    return more_needed(by_score.half_width, by_score.coded, with_model.half_width, by_score.paragraphs)


def _refused(population: Population, groups: Sequence[NDArray[np.bool_]]) -> NoEstimate | None:
    if population.proxy is not None and not population.proxy.asked[population.coded].all():
        left = int((~population.proxy.asked[population.coded]).sum())
        return NoEstimate(
            f"The model has not been asked for {left} of the coded paragraphs; ask it for the whole sample, "
            "or correct by the score alone."
        )
    if len(population.coded) < FEWEST:
        return NoEstimate(
            f"{len(population.coded)} paragraphs are coded; a correction needs at least {FEWEST}, for "
            "under that its interval is not to be relied on."
        )
    for group in groups:
        held = int(group[population.coded].sum())
        if held < FEWEST_OF_GROUP:
            return NoEstimate(
                f"{held} of the coded paragraphs are in this group; at least {FEWEST_OF_GROUP} are needed. "
                "Code more, or take a wider group."
            )
    sampled = np.unique(population.stratum[population.coded], return_counts=True)
    drawn = dict(zip(sampled[0].tolist(), sampled[1].tolist(), strict=True))
    reached = np.unique(population.stratum[np.logical_or.reduce(groups)]).tolist()
    bare = [stratum for stratum in reached if drawn.get(stratum, 0) < 2]
    if bare:
        return NoEstimate(
            f"{len(bare)} of the groups that the sample was drawn within have fewer than two coded "
            "paragraphs; nothing can be said of them yet. Code on."
        )
    return None


def _estimated(
    population: Population, asked: Numbers, groups: Sequence[Numbers], inside: NDArray[np.bool_]
) -> Corrected:
    """The estimate of Σ asked·y over all paragraphs, with the score and without it."""
    known = np.column_stack([*groups, population.score * inside])
    sample = TwoPhaseSample.of(population)
    seen = None if population.proxy is None else (population.proxy.values * inside)[:, None]
    value, error, freedom = sample.regression(asked, known, seen)
    alone, alone_error, alone_freedom = sample.regression(asked, np.column_stack(list(groups)))
    wide, alone_wide = error * t_quantile(freedom), alone_error * t_quantile(alone_freedom)
    return Corrected(
        value=value,
        low=value - wide,
        high=value + wide,
        uncorrected=float((asked * population.score).sum()),
        coders_low=alone - alone_wide,
        coders_high=alone + alone_wide,
        coded=int(inside[population.coded].sum()),
        paragraphs=int(inside.sum()),
        proxy_alone=None if seen is None else float(sample.first_phase(asked, known, seen).totals[-1]),
    )
