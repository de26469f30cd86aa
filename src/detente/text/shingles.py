"""Runs of five words: what two texts share of them says whether one is a copy of the other.

Broder (1997), On the resemblance and containment of documents, SEQUENCES '97; bottom-k sketches: Cohen and
Kaplan (2007), Summarizing data using bottom-k sketches, PODC '07.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

LENGTH = 5  # words in a run
FEWEST = 20  # runs under which a text is too short to be called anybody's copy
MARKS = 32  # runs that stand for a text in an index
COPIED = 0.5  # share of the shorter text's runs from which it is a copy
_SMALLEST = 0.2  # of the longer text's runs: what is shorter is a passage in it, and no copy of it
_WORD = re.compile(r"\w+")
# Odd, of the golden ratio: multiplying by it spreads values over all bits.
_SPREAD = np.uint64(0x9E3779B97F4A7C15)

Runs = NDArray[np.int64]


def runs(text: str) -> Runs:
    """Hashes of all runs of five words of a text, each once, in ascending order. Case and punctuation do not
    count.

    Args:
        text: Any text.

    Returns:
        64-bit integers, one-dimensional; empty for fewer than five words.
    """
    words = [_hash(word) for word in _WORD.findall(text.casefold())]
    if len(words) < LENGTH:
        return np.empty(0, np.int64)
    numbers = np.array(words, np.uint64)
    number = len(words) - LENGTH + 1
    mixed = np.zeros(number, np.uint64)
    for place in range(LENGTH):
        mixed = (mixed ^ numbers[place : place + number]) * _SPREAD
        mixed ^= mixed >> np.uint64(29)
    return np.unique(mixed.view(np.int64))


def marks(of: Runs) -> list[int]:
    """The few runs that stand for a text: those with the smallest hashes. Of two texts alike, many are the
    same.

    Of a copy that shares the fraction J of the runs of both texts together, about 32 × J; none has a chance
    of (1 − J)³², 1 in 10,000 at J = 0.25. Empty for a text too short to have copies.

    Args:
        of: The runs of a text, ascending.

    Returns:
        At most 32 hashes, ascending (a bottom-k sketch; Cohen and Kaplan 2007).
    """
    return [int(run) for run in of[:MARKS]] if len(of) >= FEWEST else []


def shared(one: Runs, other: Runs) -> float:
    """Share, 0 to 1, of the shorter text's runs that stand in the other.

    Args:
        one: The runs of one text.
        other: The runs of the other.

    Returns:
        0 where one of them is empty.
    """
    fewer = min(len(one), len(other))
    return len(np.intersect1d(one, other, assume_unique=True)) / fewer if fewer else 0.0


def are_copies(one: Runs, other: Runs) -> bool:
    """Whether one text is the other with words changed, added or its end cut: half of the shorter's runs, or
    more.

    Args:
        one: The runs of one text.
        other: The runs of the other.

    Returns:
        False where either has fewer than 20 runs, or one has less than a fifth of the other's.
    """
    fewer, more = sorted((len(one), len(other)))
    return fewer >= FEWEST and fewer >= _SMALLEST * more and shared(one, other) >= COPIED


@lru_cache(maxsize=100_000)  # the same words come again and again
def _hash(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "little")
