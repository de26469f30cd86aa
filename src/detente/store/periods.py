"""Periods of the calendar as the database can say them."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Date, DateTime, Engine, Integer, cast, func, literal

Grain = Literal["week", "month", "quarter", "year"]
GRAINS: tuple[Grain, ...] = get_args(Grain)


def period_of(engine: Engine, grain: Grain, day: ColumnElement[Any]) -> ColumnElement[Any]:
    """The first day of the period that a date falls into; a week begins on Monday."""
    if engine.dialect.name != "sqlite":
        # as a timestamp, which a date becomes with a time zone otherwise; the grain as a word, to be grouped
        # by
        return cast(func.date_trunc(literal(grain, literal_execute=True), cast(day, DateTime)), Date)
    if grain == "week":
        return func.date(day, "weekday 0", "-6 days")
    if grain == "month":
        return func.strftime("%Y-%m-01", day)
    if grain == "year":
        return func.strftime("%Y-01-01", day)
    number = cast(func.strftime("%m", day), Integer)
    month = number - (number - 1) % 3
    return func.strftime("%Y-", day).concat(func.printf("%02d-01", month))


def fitting(first: date | None, last: date | None) -> Grain:
    """The length of period that suits a span.

    Args:
        first: First day.
        last: Last day.

    Returns:
        week up to four months, month up to three years, quarter beyond.
    """
    days = (last - first).days if first and last else 0
    return "week" if days <= 125 else "month" if days <= 3 * 366 else "quarter"


def periods_of(grain: Grain, days: NDArray[Any]) -> NDArray[Any]:
    """The first days of the periods that days fall into; days count from 1970-01-01, which was a Thursday."""
    if grain == "week":
        monday: NDArray[Any] = days - (days + 3) % 7
        return monday
    if grain == "year":
        return days.astype("datetime64[D]").astype("datetime64[Y]").astype("datetime64[D]").astype(np.int64)
    months: NDArray[Any] = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    if grain == "quarter":
        months -= months % 3
    return months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
