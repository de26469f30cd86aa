"""The files that a question needs: a list of few articles opens those of their months, not those of all.

Opening a file costs DuckDB a millisecond or two, looking at one that stays closed a twentieth of that, and an
archive of fourteen years has 169 of each table.
Which months a list is from is mostly known in memory before its words are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import (
    ColumnElement,
    Engine,
    Select,
    String,
    Table,
    bindparam,
    false,
    literal_column,
    text,
)

from detente.store.aggregate_columns import UNDATED, Numbers, day_number
from detente.store.partitions import MONTH, of_months
from detente.store.schema import article

UNDATED_MONTH = "undated"


def in_months_of(engine: Engine, query: Select[Any], days: Numbers, *tables: Table) -> Select[Any]:
    """A query that lets DuckDB leave the files of other months alone; it finds no other rows.

    Args:
        engine: The library.
        query: Asks each of the tables, but for that of articles, in one place alone.
        days: When the articles asked for were published, as numbers of days, `UNDATED` where unknown.
        tables: Tables of the query whose rows are all of these articles.

    Returns:
        The same query where the library is a database.
    """
    if engine.dialect.name != "duckdb":
        return query
    months = months_of_days(days)
    if not months:
        return query.where(false())
    for table in tables:
        files = of_months(engine, table.name, months)
        if files is None:
            continue
        if table is article:  # it may be asked which of all articles are copies
            query = query.where(_within(table, months))
        else:
            query = query.add_cte(text(files.replace(":", "\\:")).columns().cte(table.name))
    return query


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


def _within(table: Table, months: Iterable[str]) -> ColumnElement[bool]:
    """Months as words of the query: values that are handed over are known too late to choose files."""
    values = bindparam(MONTH, list(months), String(), expanding=True, literal_execute=True, unique=True)
    column: ColumnElement[str] = literal_column(f'"{table.name}".{MONTH}', String())
    return column.in_(values)
