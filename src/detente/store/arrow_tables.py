"""The tables of a library as Arrow's: columns of the same names, values as the database would keep them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import pyarrow as pa
from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, DateTime, Float, Integer, LargeBinary, Table
from sqlalchemy.dialects import sqlite

from detente.store.schema import metadata
from detente.store.text_columns import LongText, ShortText

_KINDS = (
    (BigInteger, pa.int64()),
    (Integer, pa.int64()),
    (Boolean, pa.bool_()),
    (Float, pa.float64()),
    (DateTime, pa.timestamp("us")),
    (Date, pa.date32()),
    (LargeBinary, pa.binary()),
    ((ShortText, LongText, JSON), pa.string()),
)
_DIALECT = sqlite.dialect()


@lru_cache(maxsize=32)
def arrow_schema(name: str) -> pa.Schema:
    """The columns of a table.

    Args:
        name: Of the table, such as "paragraph".

    Returns:
        A field for each column. JSON is text.
    """
    return pa.schema([pa.field(column.name, _kind(column)) for column in metadata.tables[name].columns])


def arrow_table(name: str, rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """Rows as an Arrow table.

    Args:
        name: Of the table.
        rows: Values by column; a column that a row lacks is None.

    Returns:
        Names cut to the length that a library keeps, without zero characters.
    """
    given = list(rows)
    arrays = []
    for column, field in zip(metadata.tables[name].columns, arrow_schema(name), strict=True):
        values = [row.get(column.name) for row in given]
        arrays.append(pa.array(_kept(column, values), field.type))
    return pa.Table.from_arrays(arrays, schema=arrow_schema(name))


def key_of(name: str) -> tuple[str, ...]:
    """The columns that tell the rows of a table apart, in their order.

    Args:
        name: Of the table.

    Returns:
        Names of columns.
    """
    table: Table = metadata.tables[name]
    return tuple(column.name for column in table.primary_key)


def _kind(column: Column[Any]) -> pa.DataType:
    for kinds, arrow in _KINDS:
        if isinstance(column.type, kinds):
            return arrow
    raise TypeError(f"{column} has no kind in Arrow")


def _kept(column: Column[Any], values: list[Any]) -> list[Any]:
    """Values as a database is given them."""
    if isinstance(column.type, JSON):
        return [None if value is None else json.dumps(value) for value in values]
    if isinstance(column.type, (ShortText, LongText)):
        return [column.type.process_bind_param(value, _DIALECT) for value in values]
    return values
