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
_EQUAL = 1e-9  # differences that rounding alone keeps apart


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
    # An order that does not depend on the order in which the articles came.
    alone = alone[np.lexsort((alone[:, 1], alone[:, 0]))]
    swapped, labelled, every = _labellings(int(pairs.sum()), len(alone), size)
    moved = swapped @ (second[pairs] - first[pairs])
    one = labelled @ alone + moved + first[pairs].sum(axis=0)
    whole = first.sum(axis=0) + second.sum(axis=0)
    seen = abs(_mean(first.sum(axis=0)) - _mean(second.sum(axis=0)))
    others = np.abs(_mean(one) - _mean(whole - one))
    as_far = int((others >= seen - _EQUAL).sum())
    return as_far / len(others) if every else (as_far + 1) / (len(others) + 1)


def _mean(sums: Numbers) -> Numbers:
    """Sum by number, along the last axis; a group always holds something."""
    return np.asarray(sums[..., 0] / sums[..., 1])


def _labellings(pairs: int, singles: int, size: int) -> tuple[Numbers, Numbers, bool]:
    """Which pairs change places and which single articles stand in the first group, a row each; whether these
    are all ways.
    """
    if comb(singles, size) * 2**pairs <= MOST_COUNTED:
        return *_all_labellings(pairs, singles, size), True
    drawing = np.random.default_rng(_SEED)
    row = np.arange(singles) < size
    labels = drawing.permuted(np.tile(row, (_DRAWN, 1)), axis=1).astype(float)
    return drawing.integers(0, 2, (_DRAWN, pairs)).astype(float), labels, False


@lru_cache(maxsize=64)  # half a megabyte each at most; a page asks for the same few sizes again and again
def _all_labellings(pairs: int, singles: int, size: int) -> tuple[Numbers, Numbers]:
    swaps = np.array(list(product((0.0, 1.0), repeat=pairs))).reshape(2**pairs, pairs)
    ones = np.array(list(combinations(range(singles), size)), dtype=int).reshape(comb(singles, size), size)
    labels = np.zeros((len(ones), singles))
    labels[np.arange(len(ones))[:, None], ones] = 1.0
    return np.repeat(swaps, len(labels), axis=0), np.tile(labels, (len(swaps), 1))
