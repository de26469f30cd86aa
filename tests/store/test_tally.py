"""Tallies against a recount in plain Python."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import Engine

from detente.store.periods import fitting
from detente.store.selection import Selection
from detente.store.tally import tally


def test_sums_are_those_of_the_paragraphs(engine: Engine, fill: Callable[..., int]) -> None:
    fill("One", published=date(2025, 5, 6))
    fill("Two", published=date(2025, 6, 7), words=" Once more.")
    fill("Three", published=date(2025, 7, 8), words=" And again.")
    fill("Undated", published=None, words=" Without a date.")
    found = tally(engine, Selection(), "outlet", "quarter")
    assert list(found["period"].dt.date) == [date(2025, 4, 1), date(2025, 7, 1)]
    first = found.iloc[0]
    # each article has one paragraph at -0.6 and one at +0.44
    assert (first["paragraphs"], first["articles"]) == (4, 2)
    assert first["balance"] == pytest.approx(2 * (0.44 - 0.6))
    assert first["squares"] == pytest.approx(2 * (0.44 - 0.6) ** 2)
    assert first["products"] == pytest.approx(2 * 2 * (0.44 - 0.6)) and first["sizes"] == 8


def test_by_side_and_without_a_period_the_undated_count_too(engine: Engine, fill: Callable[..., int]) -> None:
    fill("One")
    fill("Undated", published=None, words=" Without a date.")
    found = tally(engine, Selection(), "side").set_index("side")
    assert found.loc["SUD", "paragraphs"] == 2 and found.loc["", "paragraphs"] == 2
    assert "period" not in found
    assert list(tally(engine, Selection(stances=("escalatory",)), "side")["side"]) == ["SUD"]


def test_grain_fits_the_span() -> None:
    start = date(2025, 1, 1)
    assert fitting(start, date(2025, 3, 1)) == "week"
    assert fitting(start, date(2026, 6, 1)) == "month"
    assert fitting(start, date(2029, 1, 1)) == "quarter"
    assert fitting(None, None) == "week"
