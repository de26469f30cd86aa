"""A sample of two phases: the score is known of all, the codes of those drawn; estimates and their spread."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Proxy:
    """What a model gives, beside the score: of all paragraphs, or of a random part of each stratum.

    Whatever it is worth, the estimate stays centred on the coders, as long as no coder's code had a say in
    it and no paragraph was asked for because of what it gave.

    Attributes:
        values: One number a paragraph, looked at where `asked`.
        asked: Which paragraphs it was asked for: all that are coded, and others at random.
    """

    values: Numbers
    asked: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Population:
    """All paragraphs that a sample stands for, and the coded ones among them.

    Attributes:
        score: What the tool gives, one number a paragraph.
        stratum: What each was drawn within.
        coded: Places of the coded paragraphs in the population, each once.
        codes: What the coders give these, in the same order.
        proxy: What a model gives; None where none is taken.
    """

    score: Numbers
    stratum: NDArray[np.int64]
    coded: NDArray[np.int64]
    codes: Numbers
    proxy: Proxy | None = None


@dataclass(frozen=True, slots=True)
class _FirstPhase:
    """What the paragraphs that the model was asked for say of all: estimated totals of the terms, the terms
    less what the score says of them, and the weights of the estimate, both for the coded paragraphs.
    """

    totals: Numbers
    unexplained: Numbers
    share: Numbers


@dataclass(frozen=True, slots=True)
class TwoPhaseSample:
    """How the coded paragraphs were drawn: sizes by stratum, and the stratum of each paragraph."""

    population: Population
    stratum: NDArray[np.int64]
    held: Numbers
    drawn: Numbers
    asked: Numbers

    @classmethod
    def of(cls, population: Population) -> TwoPhaseSample:
        """The sample of a population: its strata, and what each unit that was drawn stands for."""
        strata, inverse = np.unique(population.stratum, return_inverse=True)

        def sizes(some: NDArray[Any]) -> Numbers:
            return np.bincount(inverse[some], minlength=len(strata)).astype(np.float64)

        held, drawn = sizes(np.arange(len(inverse))), sizes(population.coded)
        asked = held if population.proxy is None else sizes(np.flatnonzero(population.proxy.asked))
        return cls(population, inverse, held, drawn, asked)

    def regression(
        self, asked: Numbers, known: Numbers, seen: Numbers | None = None
    ) -> tuple[float, float, int]:
        """The regression estimate, its standard error, and the degrees of freedom.

        `known` are the terms that are there for all paragraphs; `seen` those that the model was asked for.
        """
        coded, codes = self.population.coded, self.population.codes
        within = self.stratum[coded]
        weight = self.held[within] / self.drawn[within]
        first = None if seen is None else self.first_phase(asked, known, seen)
        x = known[coded] if seen is None else np.column_stack([known, seen])[coded]
        bread = np.linalg.pinv((x * weight[:, None]).T @ x)
        fitted = bread @ ((x * weight[:, None]).T @ codes)
        missed = codes - x @ fitted
        totals = asked @ known if first is None else first.totals
        # The estimate is a weighted sum of the codes; these are its weights, calibrated to the totals.
        share = weight * (asked[coded] + x @ (bread @ (totals - (weight * asked[coded]) @ x)))
        leverage = weight * np.einsum("ij,jk,ik->i", x, bread, x)
        steady = np.sqrt(np.clip(1 - leverage, 0.05, 1))
        of_all, of_asked = self.asked / self.held, self.drawn / np.maximum(self.asked, 1)
        left = 1 - of_asked * of_all if first is None else 1 - of_asked
        variance = self._spread(share * missed / steady, left)
        if first is not None:
            by_score = missed + first.unexplained @ fitted
            variance += self._spread(weight * first.share * by_score / steady, of_asked * (1 - of_all))
        value = float(totals @ fitted + (weight * asked[coded]) @ missed)
        freedom = int((asked[coded] != 0).sum()) - int(np.linalg.matrix_rank(x))
        return value, math.sqrt(variance), max(1, freedom)

    def first_phase(self, asked: Numbers, known: Numbers, seen: Numbers) -> _FirstPhase:
        """The totals of all terms, those that the model was asked for estimated by what is known of all."""
        proxy, coded = self.population.proxy, self.population.coded
        part = np.arange(len(asked)) if proxy is None else np.flatnonzero(proxy.asked)
        weight = self.held[self.stratum[part]] / self.asked[self.stratum[part]]
        x, every = known[part], np.column_stack([known, seen])
        bread = np.linalg.pinv((x * weight[:, None]).T @ x)
        explains = bread @ ((x * weight[:, None]).T @ every[part])
        missed = every[part] - x @ explains
        short = asked @ known - (weight * asked[part]) @ x
        return _FirstPhase(
            totals=(asked @ known) @ explains + (weight * asked[part]) @ missed,
            unexplained=every[coded] - known[coded] @ explains,
            share=asked[coded] + known[coded] @ (bread @ short),
        )

    def _spread(self, of_each: Numbers, left: Numbers) -> float:
        """The variance that drawing adds; `left`: the share of each stratum that was not drawn."""
        within, variance = self.stratum[self.population.coded], 0.0
        for number in np.flatnonzero(self.drawn >= 2):
            some = of_each[within == number]
            variance += left[number] * self.drawn[number] * float(some.var(ddof=1))
        return variance


def t_quantile(freedom: int) -> float:
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
