"""The finding of a comparison says who differs, how much and which way."""

from __future__ import annotations

import pandas as pd

from detente.export.part_comparison import finding
from detente.store.comparison_sums import Dimension
from detente.trends.differences import Differences


def differing(*rows: tuple[str, float]) -> Differences:
    """Names with their differences, each beyond chance."""
    frame = pd.DataFrame(
        [(name, by, by - 0.01, by + 0.01, 0.001) for name, by in rows],
        columns=["name", "difference", "difference_low", "difference_high", "discovery"],
    )
    return Differences(frame, frame.iloc[:0])


def said(dimension: Dimension, *rows: tuple[str, float]) -> str:
    return finding(differing(*rows), dimension)


def test_sides_are_named_by_the_way_they_moved_each_with_how_much() -> None:
    assert said("side", ("RUS", 0.31), ("FRA", -0.2), ("DEU", 0.1)) == (
        "Sides that speak: Russia (+0.31) and Germany (+0.10) more escalatory, France (−0.20) more "
        "de-escalatory"
    )


def test_a_name_has_its_article() -> None:
    assert said("side", ("USA", 0.31), ("NLD", 0.1)) == (
        "Sides that speak: the United States (+0.31) and the Netherlands (+0.10) more escalatory"
    )


def test_acts_grow_more_or_less_frequent_in_points() -> None:
    assert said("act", ("blame", 0.14), ("talks", -0.08)) == (
        "Acts: Blame (+14 points) more often, Talks (−8 points) less often"
    )


def test_three_are_named_and_the_others_counted() -> None:
    rows = [(name, 0.5) for name in ("RUS", "FRA", "DEU", "POL", "USA")]
    assert said("side", *rows).endswith("Germany (+0.50) more escalatory, 2 more differ")
    assert said("side", *rows[:4]).endswith(", 1 more differs")


def test_where_nothing_stands_out_that_is_said() -> None:
    assert said("target") == "Sides that are spoken of: none differs more than chance would make"
