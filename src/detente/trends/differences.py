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

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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


def differences(
    first: pd.DataFrame, second: pd.DataFrame, whole: tuple[pd.DataFrame, pd.DataFrame] | None = None
) -> Differences:
    """Compare two parts name by name.

    Args:
        first: A row for each name and article: name, article, total (the sum of what is averaged), parts (how
            many it is averaged over).
        second: The same of the second part; an article may stand in both.
        whole: For shares, all articles of both parts with their parts: an article without a name counts among
            its parts with 0. Names that fewer than `LEAST_ARTICLES` articles of both parts together hold are
            not compared.

    Returns:
        Names with `LEAST_ARTICLES` on both sides compared, the others named.
    """
    rows, few = list[tuple[Any, ...]](), list[tuple[str, int, int]]()
    held = _by_name(first, second)
    for name, one, other in held if whole is None else _among_all_articles(held, *whole):
        articles = int((one[:, 1] > 0).sum()), int((other[:, 1] > 0).sum())
        if min(articles) < LEAST_ARTICLES:
            few.append((name, *articles))
        else:
            rows.append((name, *_compared(one, other), *articles, one[:, 1].sum(), other[:, 1].sum()))
    chances = false_discovery([row[COLUMNS.index("exact_chance")] for row in rows])
    place = COLUMNS.index("discovery")
    ranked = [(*row[:place], chance, *row[place:]) for row, chance in zip(rows, chances, strict=True)]
    ranked.sort(key=lambda row: (-abs(row[COLUMNS.index("difference")]), row[0]))
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
        begins: For each name its first row, and the number of all rows.
        article: The article of each row.
        one: Total and parts in the first part, 0 where it has nothing.
        other: In the second.
    """

    names: list[str]
    begins: NDArray[np.int64]
    article: pd.Index[Any]
    one: Numbers
    other: Numbers

    def __iter__(self) -> Iterator[tuple[str, Numbers, Numbers]]:
        """Each name with the sums of its articles in either part."""
        for name, begin, end in zip(self.names, self.begins[:-1], self.begins[1:], strict=True):
            yield name, self.one[begin:end], self.other[begin:end]


def _by_name(first: pd.DataFrame, second: pd.DataFrame) -> _Held:
    """Both parts name by name; summed by numbers, for pandas takes as long to join names as everything else
    here.
    """
    names = sorted({*first["name"].unique(), *second["name"].unique()})
    articles = pd.Index(pd.concat([first["article"], second["article"]]).unique())
    keys, sums = zip(*(_by_key(part, names, articles) for part in (first, second)), strict=True)
    every = np.sort(np.concatenate(keys), kind="stable")  # both are in order: merged, where a set is hashed
    every = every[np.diff(every, prepend=-1) != 0]
    both = list[Numbers]()
    for key, sum_ in zip(keys, sums, strict=True):
        placed = np.zeros((2, len(every))).T  # each column by itself in memory, as they are summed
        placed[np.searchsorted(every, key)] = sum_
        both.append(placed)
    number = max(1, len(articles))
    begins = np.searchsorted(every, np.arange(len(names) + 1) * number)
    return _Held(names, begins, articles.take(every % number), both[0], both[1])


def _by_key(
    part: pd.DataFrame, names: Sequence[str], articles: pd.Index[Any]
) -> tuple[NDArray[np.int64], Numbers]:
    """A number for each name and article of a part, ascending, and the sums of each."""
    code, own = pd.factorize(part["name"])
    place = {name: number for number, name in enumerate(names)}
    code = np.array([place[name] for name in own] or [0], dtype=np.int64)[code]
    key = code * len(articles) + articles.get_indexer(pd.Index(part["article"])).astype(np.int64)
    order = np.argsort(key, kind="stable")
    starts = np.flatnonzero(np.diff(key[order], prepend=-1))
    sums = np.array([part["total"], part["parts"]], dtype=float).T[order]
    return key[order[starts]], np.add.reduceat(sums, starts) if len(starts) else sums


def _among_all_articles(
    held: _Held, first: pd.DataFrame, second: pd.DataFrame
) -> Iterator[tuple[str, Numbers, Numbers]]:
    """Names as shares: articles without a name count with the parts that they have."""
    whole = _by_name(first.assign(name=""), second.assign(name=""))
    for name, begin, end in zip(held.names, held.begins[:-1], held.begins[1:], strict=True):
        if end - begin < LEAST_ARTICLES:
            yield name, held.one[begin:end], held.other[begin:end]
            continue
        at = whole.article.get_indexer(held.article[begin:end])
        shares = list[Numbers]()
        for part, all_of_it in ((held.one, whole.one), (held.other, whole.other)):
            share = np.array([np.zeros(len(all_of_it)), all_of_it[:, 1]]).T
            share[at, 0] = part[begin:end, 0]
            shares.append(share)
        yield name, shares[0], shares[1]


def _compared(one: Numbers, other: Numbers) -> tuple[float, float, float, float, float, float]:
    """Both means, their difference with its interval, and its chance."""
    n, m = one[:, 1].sum(), other[:, 1].sum()
    first, second = one[:, 0].sum() / n, other[:, 0].sum() / m
    difference = second - first
    # What each article adds to the error of either mean; one that stands in both adds to both at once.
    error_first = (one[:, 0] - first * one[:, 1]) / n
    error_second = (other[:, 0] - second * other[:, 1]) / m
    sizes = int((one[:, 1] > 0).sum()), int((other[:, 1] > 0).sum())
    widened = [size / (size - 1) for size in sizes]  # as a variance from a sample is
    variances = (error_first**2).sum() * widened[0], (error_second**2).sum() * widened[1]
    together = 2 * float(error_first @ error_second) * np.sqrt(widened[0] * widened[1])
    error = float(np.sqrt(max(sum(variances) - together, 0.0)))
    spread = sum(v**2 / (size - 1) for v, size in zip(variances, sizes, strict=True))
    freedom = max(2.0, float(sum(variances) ** 2 / spread)) if spread > 0 else float(sum(sizes) - 2)
    half = t_of_95(freedom) * error
    if len(one) > _MOST_TESTED:
        by_chance = chance(difference / max(error, 1e-9), freedom)
    else:
        by_chance = chance_of_difference(one, other)
    return first, second, difference, difference - half, difference + half, by_chance
