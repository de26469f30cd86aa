"""Two stretches of time that follow each other: the latest, and the one before it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Literal, get_args

Length = Literal["month", "quarter", "half-year", "year"]
LENGTHS: tuple[Length, ...] = get_args(Length)
_MONTHS: dict[Length, int] = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}

Stretch = tuple[date, date]  # first and last day


def latest_two(latest: date, length: Length) -> tuple[Stretch, Stretch]:
    """The calendar's stretch that holds a day, and the one before it.

    Args:
        latest: The last day with material.
        length: How long a stretch is.

    Returns:
        The earlier and the later one, each with its first and last day.
    """
    months = _MONTHS[length]
    number = latest.year * 12 + (latest.month - 1) // months * months
    starts = [_first(number + months * step) for step in (-1, 0, 1)]
    one, other = ((first, after - timedelta(days=1)) for first, after in pairwise(starts))
    return one, other


def _first(number: int) -> date:
    """The first day of a month that is counted from the year 0."""
    return date(number // 12, number % 12 + 1, 1)
