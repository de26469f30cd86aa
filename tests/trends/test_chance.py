"""Closed forms against the tables of Student's t."""

from __future__ import annotations

import pytest

from detente.trends.chance import chance, t_of_95

TABLE = {2: 4.303, 3: 3.182, 5: 2.571, 10: 2.228, 30: 2.042, 1000: 1.962}  # two-sided 95 %, any textbook


@pytest.mark.parametrize(("freedom", "t"), TABLE.items())
def test_95_percent_point(freedom: int, t: float) -> None:
    assert t_of_95(freedom) == pytest.approx(t, rel=0.04)


@pytest.mark.parametrize(("freedom", "t"), TABLE.items())
def test_chance_of_that_point_is_five_percent(freedom: int, t: float) -> None:
    assert chance(t, freedom) == pytest.approx(0.05, abs=0.006)
