"""Two parts of a library side by side: what differs between them, ranked, with how sure each difference is.

Articles are the units throughout, for the paragraphs of one hang together. The interval is that of a
difference of ratio means with the linearised variance (Cochran, Sampling Techniques, 3rd ed. 1977, section
6.4) and Student's t; an article that stands in both parts counts with its covariance. The chance is that of
an exact test (`detente.trends.permutations`), or Student's where there are more articles than it is needed
for. Of many rows some differ by chance alone: each therefore says its false discovery rate too (Y. Benjamini
and Y. Hochberg, Journal of the Royal Statistical Society B 57, 1995). A row stands out by that rate and its
interval together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from detente.trends.chance import chance, t_of_95
from detente.trends.permutations import Numbers, chance_of_difference

COLUMNS = ("name", "first", "second", "difference", "difference_low", "difference_high", "exact_chance",
           "discovery", "articles_first", "articles_second", "parts_first", "parts_second")  # fmt: skip
LEAST_ARTICLES = 3  # in each part; fewer are named and not compared
DISCOVERY = 0.10  # a false discovery rate below this stands out
_MOST_TESTED = 300  # articles beyond which Student's t is as good as the exact test


@dataclass(frozen=True, slots=True)
class Differences:
    """What was compared.

    Attributes:
        rows: `COLUMNS`, the largest difference first: means (or shares) of both parts, second − first with
            its 95 % interval, the chance of a difference this large were both alike, the false discovery rate
            up to this row in order of chance, articles and parts (paragraphs, statements) on both sides.
        few: name, articles_first, articles_second of those with too little on one side, most first.
    """

    rows: pd.DataFrame
    few: pd.DataFrame

    @property
    def stands_out(self) -> pd.Series:
        """For each row whether its false discovery rate is below `DISCOVERY` and its interval leaves out 0.

        Of few articles the exact test may find what the interval does not; what is said to differ holds by
        both, so that no sentence speaks against the interval drawn beneath it.
        """
        beyond = (self.rows["difference_low"] > 0) | (self.rows["difference_high"] < 0)
        return (self.rows["discovery"] < DISCOVERY) & beyond

    @property
    def standing_out(self) -> pd.DataFrame:
        """The rows that stand out."""
        return self.rows[self.stands_out]


def differences(both: pd.DataFrame, whole: pd.DataFrame | None = None) -> Differences:
    """Compare two parts name by name.

    Args:
        both: A row for each name and article that either part holds, in that order: name, article (a number
            from 0 on), and of either part, `_first` and `_second`, total (the sum of what is averaged) and
            parts (how many it is averaged over); 0 where it has nothing.
        whole: For shares, all articles of both parts with their parts: an article without a name counts among
            its parts with 0. Names that fewer than `LEAST_ARTICLES` articles of both parts together hold are
            not compared.

    Returns:
        Names with `LEAST_ARTICLES` on both sides compared, the others named.
    """
    rows, few = list[tuple[Any, ...]](), list[tuple[str, int, int]]()
    held = _held(both, whole)
    sums = _summed(held)
    for place, name in enumerate(held.names):
        articles, parts = sums.articles[:, place].tolist(), sums.parts[:, place].tolist()
        if min(articles) < LEAST_ARTICLES:
            few.append((name, *articles))
        else:
            rows.append((name, *_compared(held, sums, place), *articles, *parts))
    chances = false_discovery([row[COLUMNS.index("exact_chance")] for row in rows])
    place = COLUMNS.index("discovery")
    ranked = [(*row[:place], chance, *row[place:]) for row, chance in zip(rows, chances, strict=True)]
    # equal ones by their names, however their sums were rounded
    ranked.sort(key=lambda row: (-round(abs(row[COLUMNS.index("difference")]), 12), row[0]))
    few.sort(key=lambda row: -(row[1] + row[2]))
    counts = dict.fromkeys(COLUMNS[-4:], np.int64)
    return Differences(
        _frame(COLUMNS, ranked, counts),
        _frame(("name", *COLUMNS[-4:-2]), few, dict.fromkeys(COLUMNS[-4:-2], np.int64)),
    )


def _frame(
    columns: Sequence[str], rows: Sequence[tuple[Any, ...]], whole: Mapping[str, type[np.int64]]
) -> pd.DataFrame:
    """Rows as a frame, column by column: pandas takes longer to find out what rows hold."""
    values = list(zip(*rows, strict=True)) or [()] * len(columns)
    return pd.DataFrame(
        {
            name: pd.Series(column, dtype=object)
            if name == "name"
            else np.array(column, whole.get(name, float))
            for name, column in zip(columns, values, strict=True)
        }
    )


def false_discovery(chances: Sequence[float]) -> list[float]:
    """The false discovery rate of each of several tests.

    Args:
        chances: One a test, 0 to 1.

    Returns:
        For each the share of those at or below it that chance alone is expected to have made, at most 1; in
        the order given.
    """
    number = len(chances)
    found, least = [1.0] * number, 1.0
    ranked = sorted(range(number), key=lambda place: chances[place])
    for rank, place in reversed(list(enumerate(ranked, start=1))):
        least = min(least, chances[place] * number / rank)
        found[place] = least
    return found


@dataclass(frozen=True, slots=True)
class _Held:
    """What both parts hold of each name, a row for each name and article, in order of the names.

    Attributes:
        names: The names.
        name: The place of each row's name.
        article: The article of each row.
        total: A line of rows for each part; 0 where it has nothing.
        parts: Likewise; in shares those of the whole article.
        here: Whether a part has something of the name in this article, a line each.
        whole: In shares, the parts of all articles, a line for each part; else without articles.
    """

    names: list[str]
    name: NDArray[np.int64]
    article: NDArray[np.int64]
    total: Numbers
    parts: Numbers
    here: NDArray[np.bool_]
    whole: Numbers

    def each(self, place: int) -> list[Numbers]:
        """Total and parts of each article that counts for a name, a row each, in either part."""
        begin, end = np.searchsorted(self.name, (place, place + 1))
        total, parts = self.total[:, begin:end], self.parts[:, begin:end]
        if self.whole.size:
            there = self.whole.any(axis=0)
            total = np.zeros_like(self.whole)
            total[:, self.article[begin:end]] = self.total[:, begin:end]
            total, parts = total[:, there], self.whole[:, there]
        return [np.array(both).T for both in zip(total, parts, strict=True)]


def _held(both: pd.DataFrame, whole: pd.DataFrame | None) -> _Held:
    """Both parts as arrays."""
    code, known = pd.factorize(both["name"], sort=True)
    article = both["article"].to_numpy(np.int64)
    total, parts = (_of_each(both, kind) for kind in ("total", "parts"))
    every = [article] if whole is None else [article, whole["article"].to_numpy(np.int64)]
    number = 1 + max((int(each.max()) for each in every if len(each)), default=0)
    all_of_it = np.zeros((2, number if whole is not None else 0))
    if whole is not None:
        all_of_it[:, every[1]] = _of_each(whole, "parts")
    return _Held(
        [*map(str, known)],
        code.astype(np.int64),
        article,
        total,
        parts if whole is None else all_of_it[:, article],
        parts > 0,
        all_of_it,
    )


def _of_each(both: pd.DataFrame, kind: str) -> Numbers:
    """A line for each part."""
    return np.array([both[f"{kind}_{part}"].to_numpy(float) for part in ("first", "second")])


@dataclass(frozen=True, slots=True)
class _Sums:
    """Sums over the articles of each name; two lines are those of both parts.

    Attributes:
        number: How many articles there are in either part.
        articles: How many hold something.
        parts: Over how many is averaged.
        means: The averages.
        squares: Of what each article adds to the error of a mean.
        product: Of what each adds to the errors of both means, as one that stands in both parts does.
    """

    number: NDArray[np.int64]
    articles: NDArray[np.int64]
    parts: Numbers
    means: Numbers
    squares: Numbers
    product: Numbers


def _summed(held: _Held) -> _Sums:
    """All names at once; one by one they would take as long as everything else here."""

    def added(rows: NDArray[Any]) -> Numbers:
        return np.bincount(held.name, weights=rows, minlength=len(held.names)).astype(float, copy=False)

    number = np.bincount(held.name, minlength=len(held.names))
    articles = np.array([added(here) for here in held.here], dtype=np.int64)
    parts = np.array([added(line) for line in held.parts])
    if held.whole.size:
        enough = number >= LEAST_ARTICLES
        number = np.where(enough, held.whole.any(axis=0).sum(), number)
        articles = np.where(enough, (held.whole > 0).sum(axis=1)[:, None], articles)
        parts = np.broadcast_to(held.whole.sum(axis=1)[:, None], parts.shape)
    over = np.maximum(parts, 1)
    means = np.array([added(line) for line in held.total]) / over
    errors = (held.total - means[:, held.name] * held.parts) / over[:, held.name]

    def products(one: int, other: int) -> Numbers:
        found = added(errors[one] * errors[other])
        if not held.whole.size:
            return found
        lacking = held.whole[one] @ held.whole[other] - added(held.parts[one] * held.parts[other])
        of_each: Numbers = means[one] * means[other] / (over[one] * over[other])  # articles without the name
        found += of_each * lacking
        return found

    squares = np.array([products(0, 0), products(1, 1)])
    return _Sums(number, articles, parts, means, squares, products(0, 1))


def _compared(held: _Held, sums: _Sums, place: int) -> tuple[float, float, float, float, float, float]:
    """Both means, their difference with its interval, and its chance."""
    first, second = sums.means[:, place].tolist()
    sizes = sums.articles[:, place].tolist()
    widened = [size / (size - 1) for size in sizes]  # as a variance from a sample is
    variances = (sums.squares[:, place] * widened).tolist()
    together = 2 * float(sums.product[place]) * sqrt(widened[0] * widened[1])
    error = sqrt(max(sum(variances) - together, 0.0))
    spread = sum(v**2 / (size - 1) for v, size in zip(variances, sizes, strict=True))
    freedom = max(2.0, sum(variances) ** 2 / spread) if spread > 0 else float(sum(sizes) - 2)
    half, difference = t_of_95(freedom) * error, second - first
    if sums.number[place] > _MOST_TESTED:
        by_chance = chance(difference / max(error, 1e-9), freedom)
    else:
        by_chance = chance_of_difference(*held.each(place))
    return first, second, difference, difference - half, difference + half, by_chance
