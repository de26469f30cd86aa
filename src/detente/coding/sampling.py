"""Drawing paragraphs to code, each with the probability that it had of being drawn.

Every design is a stratified simple random sample, so that estimates from it are unbiased whatever the score
is worth (Cochran 1977, *Sampling Techniques*, chapter 5): *simple* has one stratum; *stratified* has one for
each outlet, year or side and takes the same share of each, at least a few; *doubt* takes most from paragraphs
that the two readers read differently or unsurely, where a code teaches most, and still some from all others,
for without them nothing could be said about the whole.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from detente.records import DetenteError

Design = Literal["simple", "stratified", "doubt"]
DIFFERS, UNSURE, SURE = "readers differ", "unsure", "sure"
# Of each hundred that are drawn where the readers doubt.
_SHARES = {DIFFERS: 0.45, UNSURE: 0.25, SURE: 0.30}
FEWEST = 4  # of a stratum: two for its variance, and two that may be left uncoded
_NORMAL = 1.96


@dataclass(frozen=True, slots=True)
class DrawnParagraph:
    """A paragraph that was drawn.

    Attributes:
        index: Its place in the population.
        stratum: What it was drawn within.
        probability: Of being drawn, above 0 and at most 1.
    """

    index: int
    stratum: str
    probability: float


def draw(strata: Sequence[str], size: int, design: Design, seed: int) -> tuple[DrawnParagraph, ...]:
    """Draw a sample, in an order that is random too: a coder who stops early has coded a random part of it.

    Args:
        strata: The stratum of each paragraph of the population; looked at unless the design is simple.
        size: How many; all where there are no more.
        design: How.
        seed: The same seed gives the same sample.

    Returns:
        The paragraphs drawn.

    Raises:
        DetenteError: There is nothing to draw from, or there are more strata than the size allows.
    """
    if not strata or size < 1:
        raise DetenteError("There is no paragraph to draw from; widen the filters.")
    chance = np.random.default_rng(seed)
    named = ["all"] * len(strata) if design == "simple" else list(strata)
    members: dict[str, list[int]] = {}
    for index, stratum in enumerate(named):
        members.setdefault(stratum, []).append(index)
    sizes = {stratum: len(some) for stratum, some in members.items()}
    drawn: list[DrawnParagraph] = []
    for stratum, number in allocated(sizes, min(size, len(strata)), design).items():
        some = chance.permutation(np.array(members[stratum]))[:number]
        drawn += [DrawnParagraph(int(index), stratum, number / sizes[stratum]) for index in some]
    order = chance.permutation(len(drawn))
    return tuple(drawn[place] for place in order)


def allocated(sizes: dict[str, int], size: int, design: Design) -> dict[str, int]:
    """How many of each stratum are drawn: in sum `size`, none more than it has, and at least a few of each.

    Args:
        sizes: Paragraphs of each stratum.
        size: Of the sample.
        design: How.

    Returns:
        Numbers by stratum.

    Raises:
        DetenteError: There are too many strata for this size.
    """
    least = {stratum: min(FEWEST, held) for stratum, held in sizes.items()}
    if len(sizes) == 1:
        return {stratum: min(size, held) for stratum, held in sizes.items()}
    if sum(least.values()) > size:
        raise DetenteError(
            f"{len(sizes)} groups need at least {sum(least.values())} paragraphs, {FEWEST} of each; draw "
            "more, or group by something else."
        )
    total = sum(sizes.values())
    wanted = {
        stratum: size * (_SHARES[stratum] if design == "doubt" else held / total)
        for stratum, held in sizes.items()
    }
    given = {
        stratum: min(held, max(least[stratum], math.floor(wanted[stratum])))
        for stratum, held in sizes.items()
    }
    while sum(given.values()) != size:
        over = sum(given.values()) > size
        free = [s for s in sizes if (given[s] > least[s] if over else given[s] < sizes[s])]
        step = max(free, key=lambda s: (given[s] - wanted[s]) * (1 if over else -1))
        given[step] += -1 if over else 1
    return given


def doubt(differs: bool, chance: float | None, unsure: float) -> str:
    """The stratum of a paragraph by how far the two readers can be relied on.

    Args:
        differs: Whether they give another stance each.
        chance: Probability of the stance, None where the rules alone read.
        unsure: Probability under which a stance counts as unsure.

    Returns:
        "readers differ", "unsure" or "sure".
    """
    if differs:
        return DIFFERS
    return UNSURE if chance is not None and chance < unsure else SURE


def more_needed(half_width: float, coded: int, wanted: float, paragraphs: float = math.inf) -> int:
    """How many paragraphs more give an interval of a wanted half width, if they are like those coded.

    Args:
        half_width: Of the interval now.
        coded: Paragraphs coded so far.
        wanted: Half width wished for; above 0 where `paragraphs` is not given.
        paragraphs: That the sample was drawn from: who has coded all of them is certain.

    Returns:
        0 where it is reached already; never more than are left.
    """
    if half_width <= wanted or not 0 < coded < paragraphs:
        return 0
    narrower = (wanted / half_width) ** 2
    # Cochran 1977, chapter 4: the variance goes with 1 over those coded less 1 over all.
    share = 1 / paragraphs + narrower * (1 / coded - 1 / paragraphs)
    return math.ceil(1 / share - coded - 1e-9)


def needed(spread: float, wanted: float) -> int:
    """How many paragraphs of a simple sample give a mean with a wanted half width of its 95 % interval.

    Args:
        spread: Standard deviation of what is averaged.
        wanted: Half width.

    Returns:
        The number, at least 2.
    """
    return max(2, math.ceil((_NORMAL * spread / wanted) ** 2))
