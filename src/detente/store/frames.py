"""What queries have in common: a result as a frame, and the period that a day falls into, as the database can say it."""

from __future__ import annotations

from typing import Any, Literal

import pandas as pd
from sqlalchemy import ColumnElement, Engine, Integer, Select, cast, func

Grain = Literal["week", "month", "quarter", "year"]


def period_of(engine: Engine, grain: Grain, day: ColumnElement[Any]) -> ColumnElement[Any]:
    """The first day of the period that a day falls into."""
    if engine.dialect.name != "sqlite":
        return func.date_trunc(grain, day)
    if grain == "week":  # Monday of the week
        return func.date(day, "weekday 0", "-6 days")
    if grain == "month":
        return func.strftime("%Y-%m-01", day)
    if grain == "year":
        return func.strftime("%Y-01-01", day)
    number = cast(func.strftime("%m", day), Integer)
    month = number - (number - 1) % 3
    return func.strftime("%Y-", day).concat(func.printf("%02d-01", month))


def frame_of(engine: Engine, query: Select[Any]) -> pd.DataFrame:
    """The rows of a query, with its columns also where there are none."""
    with engine.connect() as connection:
        result = connection.execute(query)
        return pd.DataFrame(result.mappings().all(), columns=list(result.keys()))
