"""The finding of a comparison says who differs, how much and which way."""

from __future__ import annotations

import pandas as pd

from detente.export.part_comparison import MOST_DRAWN, drawn_rows, finding, ranked_rows
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


def test_of_two_that_do_not_differ_both_are_named() -> None:
    found = differing(("RUS", 0.1), ("USA", -0.1))
    alike = Differences(found.rows.assign(discovery=0.9), found.few)
    assert finding(alike, "side") == (
        "Sides that speak: neither Russia nor the United States differs more than chance would make"
    )
    more = differing(("RUS", 0.1), ("USA", -0.1), ("POL", 0.1))
    assert ": none differs" in finding(Differences(more.rows.assign(discovery=0.9), more.few), "side")


def test_a_chart_draws_the_first_rows_of_a_table_that_holds_all() -> None:
    rows = [(f"Speaker {at}", (at - 10) / 20) for at in range(MOST_DRAWN + 5)]
    found = differing(*rows)
    table, drawn = ranked_rows(found, "speaker"), drawn_rows(found, "speaker")
    assert set(table["label"]) == {name for name, _ in rows}
    assert list(drawn["label"]) == list(table["label"])[:MOST_DRAWN]
