"""Which two stretches of time are set against each other: the last quarter and the one before, or longer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Length = Literal["week", "month", "quarter", "year"]
_ORDINALS = ("first", "second", "third", "fourth")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_LONGER = ((182, "six months"), (365, "year"), (730, "two years"))  # days, and what they are called


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from `start` to `end`, both included, and what they are called in a sentence."""

    start: date
    end: date
    name: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A stretch and the one right before it."""

    before: Stretch
    after: Stretch


def candidates(last: date, grain: Length) -> Iterator[Pair]:
    """Pairs to compare, the shortest first: the calendar's own, then the days up to the last one.

    Args:
        last: The last day of which anything is known.
        grain: The calendar's length to begin with; a year is taken as the year up to the last day.

    Yields:
        Pairs of stretches that touch and do not overlap.
    """
    if grain != "year":
        after = _calendar(last, grain)
        yield Pair(_calendar(after.start - timedelta(days=1), grain), after)
    for days, name in _LONGER:
        middle = last - timedelta(days=days)
        yield Pair(
            Stretch(middle - timedelta(days=days - 1), middle, f"the {name} before"),
            Stretch(middle + timedelta(days=1), last, f"the {name} to {_day(last)}"),
        )


def _calendar(day: date, grain: Length) -> Stretch:
    """The week, month or quarter that a day lies in."""
    if grain == "week":
        start = day - timedelta(days=day.weekday())
        return Stretch(start, start + timedelta(days=6), f"the week of {_day(start)}")
    months = 1 if grain == "month" else 3
    first = (day.month - 1) // months * months + 1
    start = date(day.year, first, 1)
    following = date(day.year + (first + months > 12), (first + months - 1) % 12 + 1, 1)
    name = (
        f"{_MONTHS[first - 1]} {day.year}"
        if months == 1
        else f"the {_ORDINALS[first // 3]} quarter of {day.year}"
    )
    return Stretch(start, following - timedelta(days=1), name)


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
