"""Two parts of a library side by side: differences, their intervals, their chance, false discoveries."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.trends.differences import COLUMNS, LEAST_ARTICLES, Differences, differences, false_discovery
from detente.trends.permutations import MOST_COUNTED, chance_of_difference
from tests.two_parts import side_by_side

_ARTICLE = st.tuples(st.floats(-1, 1, width=32), st.integers(1, 6))
_SEVERAL = st.lists(_ARTICLE, min_size=LEAST_ARTICLES, max_size=5)


def _part(name: str, means: list[tuple[float, int]], start: int = 0) -> pd.DataFrame:
    """A part in which each article has one mean over some paragraphs."""
    return pd.DataFrame(
        [(name, start + at, mean * parts, parts) for at, (mean, parts) in enumerate(means)],
        columns=["name", "article", "total", "parts"],
    )


def _arrays(one: list[tuple[float, int]], other: list[tuple[float, int]]) -> tuple[np.ndarray, np.ndarray]:
    """The same articles in two groups, none in both."""
    of = [np.array([(mean * parts, parts) for mean, parts in means], dtype=float) for means in (one, other)]
    nothing = [np.zeros((len(group), 2)) for group in of]
    return np.vstack([of[0], nothing[1]]), np.vstack([nothing[0], of[1]])


@given(_SEVERAL, _SEVERAL)
@settings(max_examples=40)
def test_the_chance_is_that_of_all_labellings_counted_one_by_one(
    one: list[tuple[float, int]], other: list[tuple[float, int]]
) -> None:
    pool = [(mean * parts, parts) for mean, parts in (*one, *other)]

    def apart(places: tuple[int, ...]) -> float:
        rest = [at for at in range(len(pool)) if at not in places]
        first, second = ([pool[at] for at in those] for those in (places, rest))
        return abs(
            sum(t for t, _ in first) / sum(n for _, n in first)
            - sum(t for t, _ in second) / sum(n for _, n in second)
        )

    seen = apart(tuple(range(len(one))))
    every = [apart(places) for places in combinations(range(len(pool)), len(one))]
    expected = sum(each >= seen - 1e-9 for each in every) / len(every)
    assert chance_of_difference(*_arrays(one, other)) == pytest.approx(expected)


@given(_SEVERAL, _SEVERAL)
@settings(max_examples=40)
def test_the_two_parts_may_change_places(
    one: list[tuple[float, int]], other: list[tuple[float, int]]
) -> None:
    first, second = _part("x", one), _part("x", other, 100)
    there, back = (
        differences(side_by_side(*pair)).rows.iloc[0] for pair in ((first, second), (second, first))
    )
    assert there["difference"] == pytest.approx(-back["difference"])
    assert there["difference_low"] == pytest.approx(-back["difference_high"])
    assert there["exact_chance"] == pytest.approx(back["exact_chance"])
    assert there["difference_low"] <= there["difference"] <= there["difference_high"]
    assert 0 < there["exact_chance"] <= 1


@given(_SEVERAL)
@settings(max_examples=20)
def test_the_same_articles_in_both_parts_do_not_differ(means: list[tuple[float, int]]) -> None:
    row = differences(side_by_side(_part("x", means), _part("x", means))).rows.iloc[0]
    assert row["difference"] == pytest.approx(0) and row["exact_chance"] == 1
    assert row["difference_low"] == pytest.approx(row["difference_high"], abs=1e-6)


def test_a_pair_is_compared_within_its_article() -> None:
    """Where each article gives both sides words, and the second is always a little harder, that is seen
    although the articles differ much more among themselves.
    """
    means = [(-0.9 + 0.2 * at, 1) for at in range(9)]
    harder = [(mean + 0.05, parts) for mean, parts in means]
    paired = differences(side_by_side(_part("x", means), _part("x", harder))).rows.iloc[0]
    apart = differences(side_by_side(_part("x", means), _part("x", harder, 100))).rows.iloc[0]
    assert paired["exact_chance"] < 0.01 < 0.5 < apart["exact_chance"]
    assert paired["difference_low"] > 0 > apart["difference_low"]


def test_more_labellings_than_are_counted_are_drawn_alike_each_time() -> None:
    drawing = np.random.default_rng(1)
    one, other = ([(float(mean), 2) for mean in drawing.normal(0, 0.3, 12)] for _ in range(2))
    arrays = _arrays(one, other)
    assert MOST_COUNTED < 2_704_156  # of 12 among 24
    assert chance_of_difference(*arrays) == chance_of_difference(*arrays)
    order = drawing.permutation(24)
    assert chance_of_difference(*(array[order] for array in arrays)) == chance_of_difference(*arrays)


def test_where_nothing_differs_a_chance_of_one_in_ten_comes_once_in_ten() -> None:
    """Of 200 comparisons of like groups about a tenth fall below 0.1; three standard errors are allowed."""
    drawing = np.random.default_rng(7)
    chances = []
    for _ in range(200):
        one, other = (
            [
                (float(m), int(n))
                for m, n in zip(drawing.normal(0, 0.4, 5), drawing.integers(1, 6, 5), strict=True)
            ]
            for _ in range(2)
        )
        chances.append(chance_of_difference(*_arrays(one, other)))
    below = sum(each <= 0.1 for each in chances) / len(chances)
    assert below <= 0.1 + 3 * (0.1 * 0.9 / 200) ** 0.5


@given(st.lists(st.floats(0, 1), max_size=12))
def test_false_discovery_is_the_least_rate_at_which_a_test_is_found(chances: list[float]) -> None:
    found = false_discovery(chances)
    number = len(chances)
    for own, rate in zip(chances, found, strict=True):
        rates = [limit * number / sum(each <= limit for each in chances) for limit in chances if limit >= own]
        assert rate == pytest.approx(min(1.0, *rates))
        assert rate >= own - 1e-12


def test_a_name_with_too_little_on_one_side_is_named_and_not_compared() -> None:
    first = pd.concat([_part("x", [(0.1, 1)] * 4), _part("rare", [(0.9, 5)], 50)])
    second = pd.concat([_part("x", [(0.4, 1)] * 4, 100), _part("new", [(0.9, 5)] * 4, 150)])
    found = differences(side_by_side(first, second))
    assert tuple(found.rows.columns) == COLUMNS
    assert list(found.rows["name"]) == ["x"]
    assert dict(zip(found.few["name"], found.few["articles_second"], strict=True)) == {"rare": 0, "new": 4}


def test_two_empty_parts_differ_in_nothing() -> None:
    empty = pd.DataFrame(columns=["name", "article", "total", "parts"])
    found = differences(side_by_side(empty, empty))
    assert found.rows.empty and found.few.empty and tuple(found.rows.columns) == COLUMNS


def test_what_stands_out_has_a_false_discovery_rate_below_a_tenth_and_an_interval_without_nought() -> None:
    rows = pd.DataFrame(
        {
            "name": ["sure", "a tenth", "beyond", "wide"],
            "difference_low": [0.1, 0.1, 0.1, -0.1],
            "difference_high": [0.3, 0.3, 0.3, 0.3],
            "discovery": [0.09, 0.10, 0.12, 0.01],
        }
    )
    assert list(Differences(rows, rows.iloc[:0]).standing_out["name"]) == ["sure"]
