"""Stretches of time that follow each other without a gap."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.trends.stretches import LENGTHS, Length, latest_two


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(LENGTHS))
def test_the_later_holds_the_day_and_follows_the_earlier(latest: date, length: Length) -> None:
    earlier, later = latest_two(latest, length)
    assert later[0] <= latest <= later[1]
    assert later[0] - earlier[1] == timedelta(days=1)
    assert all(first.day == 1 and (last + timedelta(days=1)).day == 1 for first, last in (earlier, later))


@pytest.mark.parametrize(
    ("length", "earlier", "later"),
    [
        ("quarter", (date(2025, 10, 1), date(2025, 12, 31)), (date(2026, 1, 1), date(2026, 3, 31))),
        ("half-year", (date(2025, 7, 1), date(2025, 12, 31)), (date(2026, 1, 1), date(2026, 6, 30))),
        ("year", (date(2025, 1, 1), date(2025, 12, 31)), (date(2026, 1, 1), date(2026, 12, 31))),
        ("month", (date(2026, 1, 1), date(2026, 1, 31)), (date(2026, 2, 1), date(2026, 2, 28))),
    ],
)
def test_stretches_are_the_calendars(
    length: Length, earlier: tuple[date, date], later: tuple[date, date]
) -> None:
    assert latest_two(date(2026, 2, 14), length) == (earlier, later)
