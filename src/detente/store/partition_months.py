"""The files that a question needs: a list of few articles opens those of their months, not those of all.

Opening a file costs DuckDB a millisecond or two, and an archive of fourteen years has 169 of each table.
Which months a list is from is mostly known in memory before its words are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import numpy as np
from sqlalchemy import ColumnElement, Engine, FromClause, String, bindparam, literal_column

from detente.store.aggregate_columns import UNDATED, Numbers, day_number

MONTH = "month"  # the column that views of partitions have beside those of their table
UNDATED_MONTH = "undated"


def in_months_of(engine: Engine, days: Numbers, *tables: FromClause) -> list[ColumnElement[bool]]:
    """Conditions that let DuckDB leave the files of other months closed; they choose no other rows.

    Args:
        engine: The library.
        days: When the articles asked for were published, as numbers of days, `UNDATED` where unknown.
        tables: Tables of the query whose rows are all of these articles.

    Returns:
        A condition a table; none where the library is a database.
    """
    if engine.dialect.name != "duckdb":
        return []
    return [_within(table, months_of_days(days)) for table in tables]


def days_of(published: Iterable[date | None]) -> Numbers:
    """Dates as `in_months_of` takes them.

    Args:
        published: Dates of articles, None where unknown.

    Returns:
        Numbers of days.
    """
    return np.array([UNDATED if day is None else day_number(day) for day in published], dtype=np.int32)


def months_of_days(days: Numbers) -> list[str]:
    """The months that days fall in.

    Args:
        days: As for `in_months_of`.

    Returns:
        As partitions name them ("2025-03"), each once, in order.
    """
    known = np.unique(days)
    named = known[known != UNDATED].astype("datetime64[D]").astype("datetime64[M]").astype(str)
    return [*dict.fromkeys(named.tolist()), *([UNDATED_MONTH] if len(named) < len(known) else [])]


def _within(table: FromClause, months: Iterable[str]) -> ColumnElement[bool]:
    """Months as words of the query: values that are handed over are known too late to choose files."""
    values = bindparam(MONTH, list(months), String(), expanding=True, literal_execute=True, unique=True)
    column: ColumnElement[str] = literal_column(f'"{table.name}".{MONTH}', String())  # type: ignore[attr-defined]  # named: a table or an alias
    return column.in_(values)
