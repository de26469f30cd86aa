"""How easily chance makes a difference between two groups of articles: an exact test by relabelling.

Were the groups alike, an article could as well stand in the other one. Every way of labelling that keeps the
size of the groups is counted where there are few; of more, a sample that the same data always draws. An
article with material in both groups is a pair: its two parts change places, and it never weighs against
itself.

E. S. Edgington and P. Onghena, Randomization Tests, 4th ed. 2007; sampling, with one added to count and
number: B. Phipson and G. K. Smyth, Statistical Applications in Genetics and Molecular Biology 9 (2010).
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations, product
from math import comb

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
MOST_COUNTED = 4_000  # labellings that are all counted; of more, a sample is drawn
_DRAWN = 1_999
_SEED = 20260101
_DIGITS = 9
_EQUAL = 10.0**-_DIGITS  # differences that rounding alone keeps apart


def chance_of_difference(first: Numbers, second: Numbers) -> float:
    """The two-sided chance of a difference of means this large where both groups are alike.

    Args:
        first: A row an article, k × 2: the sum of what is averaged and the number of its parts (0, 0 where an
            article has nothing in the first group).
        second: The same articles in the second group.

    Returns:
        More than 0, at most 1; 1 where a group holds nothing.
    """
    here, there = first[:, 1] > 0, second[:, 1] > 0
    if not here.any() or not there.any():
        return 1.0
    pairs = here & there
    single = (here | there) & ~pairs
    alone, size = (first + second)[single], int((here & ~pairs).sum())
    # An order that depends neither on that in which the articles came nor on how their sums were rounded.
    alone = alone[np.lexsort(np.round(alone, _DIGITS).T[::-1])]
    swaps, number = second[pairs] - first[pairs], int(pairs.sum())
    every = comb(len(alone), size) * 2**number <= MOST_COUNTED
    if every:
        swapped, labelled = _all_labellings(number, len(alone), size)
        one = swapped @ swaps + labelled @ alone
    else:
        drawing = np.random.default_rng(_SEED)
        one = drawing.integers(0, 2, (_DRAWN, number)).astype(float) @ swaps + _drawn(alone, size, drawing)
    one += first[pairs].sum(axis=0)
    whole = first.sum(axis=0) + second.sum(axis=0)
    seen = abs(_mean(first.sum(axis=0)) - _mean(second.sum(axis=0)))
    others = np.abs(_mean(one) - _mean(whole - one))
    as_far = int((others >= seen - _EQUAL).sum())
    return as_far / len(others) if every else (as_far + 1) / (len(others) + 1)


def _mean(sums: Numbers) -> Numbers:
    """Sum by number, along the last axis; a group always holds something."""
    return np.asarray(sums[..., 0] / sums[..., 1])


def _drawn(alone: Numbers, size: int, drawing: np.random.Generator) -> Numbers:
    """What so many articles add up to, drawn again and again.

    Fisher and Yates's shuffle, of all samples at once, as far as the smaller group reaches.
    """
    number, rows = min(size, len(alone) - size), np.arange(_DRAWN)
    shuffled = np.repeat(np.arange(len(alone), dtype=np.int32), _DRAWN)  # a column a sample
    places = drawing.integers(np.arange(number)[:, None], len(alone), size=(number, _DRAWN)) * _DRAWN + rows
    taken = np.empty((number, _DRAWN), dtype=np.int32)
    for step, at in enumerate(places):
        taken[step] = shuffled[at]
        shuffled[at] = shuffled[step * _DRAWN : (step + 1) * _DRAWN]
    sums = np.array([column[taken].sum(axis=0) for column in alone.T]).T
    return sums if number == size else alone.sum(axis=0) - sums


@lru_cache(maxsize=64)  # half a megabyte each at most; a page asks for the same few sizes again and again
def _all_labellings(pairs: int, singles: int, size: int) -> tuple[Numbers, Numbers]:
    """Which pairs change places and which single articles stand in the first group, a row each."""
    swaps = np.array(list(product((0.0, 1.0), repeat=pairs))).reshape(2**pairs, pairs)
    ones = np.array(list(combinations(range(singles), size)), dtype=int).reshape(comb(singles, size), size)
    labels = np.zeros((len(ones), singles))
    labels[np.arange(len(ones))[:, None], ones] = 1.0
    return np.repeat(swaps, len(labels), axis=0), np.tile(labels, (len(swaps), 1))
