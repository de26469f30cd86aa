"""The rows of a query as columns of numbers, straight from each database's own driver.

Names become places in a list of names, dates numbers of days. Going by the driver's own cursor takes a third
of the time that rows of SQLAlchemy take; a DuckDB answer never becomes Python objects at all.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

import numpy as np
from sqlalchemy import Boolean, ColumnElement, Connection, Date, Float, Select, String, func, literal, select

from detente.store.aggregate_columns import UNDATED, Numbers, day_number
from detente.store.text_columns import LongText, ShortText

_NAMES = (String, ShortText, LongText)
_BETWEEN = "\x1f"  # between the names of a row: the character that ASCII has for it
_AT_ONCE = 50_000  # rows read in one go: as Python objects they are ten times as large
_BATCH = 200_000  # rows that DuckDB gives at once


@dataclass(frozen=True, slots=True)
class ReadColumns:
    """The columns of an answer, of equal length, by their labels.

    Attributes:
        numbers: Values; of names, their places in `names`. Who takes one out may let it go.
        names: By label of a column of names, all that occur, in order, "" for none first.
    """

    numbers: dict[str, Numbers]
    names: Mapping[str, tuple[str, ...]]

    def coded(self, label: str) -> tuple[tuple[str, ...], Numbers]:
        """A column of names.

        Args:
            label: Of the column.

        Returns:
            The names there are, and places among them.
        """
        return self.names[label], self.numbers[label]

    def among(self, label: str, known: Sequence[str]) -> Numbers:
        """A column of names as places in a list that the caller knows.

        Args:
            label: Of the column.
            known: Holds every name that occurs.

        Returns:
            Small whole numbers.
        """
        places = {name: place for place, name in enumerate(known)}
        moved: Numbers = np.array([places.get(name, -1) for name in self.names[label]], dtype=np.int8)
        return moved[self.numbers[label]]


def read_columns(connection: Connection, query: Select[Any]) -> ReadColumns:
    """Ask for a query's columns.

    Args:
        connection: Of the caller's transaction.
        query: Its columns have labels and types: names, dates, booleans, floating and whole numbers. Of whole
            numbers and booleans none is NULL.

    Returns:
        The columns. NULL is "", `UNDATED` or NaN.
    """
    of = {column.key or "": column.type for column in query.selected_columns}
    if connection.dialect.name == "duckdb":
        return _of_arrow(connection, query, of)
    if connection.dialect.name == "sqlite":
        return _of_sqlite(connection, query, of)
    rows = iter(connection.execution_options(stream_results=True).execute(query))
    columns = _taken(rows, list(of.values()))
    numbers, names = {}, {}
    for (label, kind), column in zip(of.items(), columns, strict=True):
        numbers[label] = column.numbers()
        if isinstance(kind, _NAMES):
            names[label], numbers[label] = _in_order(list(column.places), numbers[label])
    return ReadColumns(numbers, names)


def _of_sqlite(connection: Connection, query: Select[Any], of: Mapping[str, Any]) -> ReadColumns:
    """SQLite's answer, by its own cursor. Each value of a row costs as much as any other, so that the names
    of a row come as one text.
    """
    named = [label for label, kind in of.items() if isinstance(kind, _NAMES)]
    others = {label: kind for label, kind in of.items() if label not in named}
    whole = query.subquery()
    texts = [func.coalesce(whole.c[label], literal("")) for label in named]
    together: ColumnElement[str] = texts[0] if texts else literal("")
    for more in texts[1:]:
        together = together.concat(literal(_BETWEEN)).concat(more)
    driver: Any = connection.connection.driver_connection
    asked = _as_text(connection, select(together, *(whole.c[label] for label in others)))
    first, *rest = _taken(iter(driver.execute(asked)), [String(), *others.values()])
    numbers = {label: column.numbers() for label, column in zip(others, rest, strict=True)}
    rows, seen = first.numbers(), [each.split(_BETWEEN) for each in first.places]
    if any(len(each) != len(named) for each in seen if named):
        raise ValueError("a name holds the character that stands between names")
    names = {}
    for place, label in enumerate(named):
        parts = _Places()
        moved = np.array([parts[each[place]] for each in seen], dtype=np.int32)
        names[label], numbers[label] = _in_order(list(parts), moved[rows] if len(seen) else rows)
    return ReadColumns(numbers, names)


def _taken(rows: Iterator[Any], kinds: Sequence[Any]) -> list[_Column]:
    """Rows as columns, read some at a time."""
    columns = [_Column(kind) for kind in kinds]
    with uncollected():
        while some := list(islice(rows, _AT_ONCE)):
            for column, values in zip(columns, zip(*some, strict=True), strict=True):
                column.take(values)
    return columns


@contextmanager
def uncollected() -> Iterator[None]:
    """Without looking for cycles among rows, which have none: a quarter of the time of reading them, and a
    seventh of that of writing them.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _as_text(connection: Connection, query: Select[Any]) -> str:
    return str(query.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True}))


class _Places(dict[Any, int]):
    """What was seen, numbered as it came."""

    def __missing__(self, seen: Any) -> int:
        number = self[seen] = len(self)
        return number


class _Days(dict[Any, int]):
    """The numbers of days; SQLite gives them as texts."""

    def __missing__(self, seen: Any) -> int:
        day = date.fromisoformat(seen) if isinstance(seen, str) else seen
        number = self[seen] = UNDATED if day is None else day_number(day)
        return number


class _Column:
    """A column that is read some rows at a time."""

    def __init__(self, kind: Any) -> None:
        self.places: dict[Any, int] = _Days() if isinstance(kind, Date) else _Places()
        self._looked_up = isinstance(kind, (Date, *_NAMES))
        self._dtype = np.int32 if self._looked_up else _dtype(kind)
        self._parts: list[Numbers] = []

    def take(self, values: Sequence[Any]) -> None:
        """Further values."""
        if self._looked_up:
            values = list(map(self.places.__getitem__, values))
        self._parts.append(np.array(values, dtype=self._dtype))

    def numbers(self) -> Numbers:
        """All of them, given once: the parts are let go, or both would be in memory for all columns."""
        parts, self._parts = self._parts, []
        return np.concatenate(parts) if parts else np.empty(0, dtype=self._dtype)


def _dtype(kind: Any) -> Any:
    if isinstance(kind, Boolean):
        return np.bool_
    return np.float64 if isinstance(kind, Float) else np.int64


def _in_order(seen: Sequence[str | None], places: Numbers) -> tuple[tuple[str, ...], Numbers]:
    """Names in order, "" first, and places among them, from names as they came."""
    known = tuple(sorted({"", *(name or "" for name in seen)}))
    where = {name: place for place, name in enumerate(known)}
    moved = small(np.array([where[name or ""] for name in seen] or [0], dtype=np.int32))
    return known, moved[places]


def small(whole: Numbers) -> Numbers:
    """Whole numbers in as few bytes as they fit into: columns of millions of rows.

    Args:
        whole: Whole numbers.

    Returns:
        The same numbers, of one byte each, of two or of four.
    """
    least, most = (whole.min(), whole.max()) if len(whole) else (0, 0)
    kinds = (
        kind for kind in (np.int8, np.int16) if np.iinfo(kind).min <= least <= most <= np.iinfo(kind).max
    )
    return whole.astype(next(kinds, np.int32))


def _of_arrow(connection: Connection, query: Select[Any], of: Mapping[str, Any]) -> ReadColumns:
    """DuckDB's answer, which comes as columns."""
    driver: Any = connection.connection.driver_connection
    if complete := getattr(driver, "complete", None):  # DuckDB 2 asks for it after a row that came alone
        complete()
    columns = [_ArrowColumn(kind) for kind in of.values()]
    for batch in driver.sql(_as_text(connection, query)).to_arrow_reader(_BATCH):
        for column, values in zip(columns, batch.columns, strict=True):
            column.take(values)
    numbers, names = {}, {}
    for (label, kind), column in zip(of.items(), columns, strict=True):
        numbers[label] = column.numbers()
        if isinstance(kind, _NAMES):
            names[label], numbers[label] = _in_order(list(column.places), numbers[label])
    return ReadColumns(numbers, names)


class _ArrowColumn(_Column):
    """A column that comes as Arrow's, some rows at a time: texts are never all there at once."""

    def take(self, values: Any) -> None:
        """Further values."""
        import pyarrow as pa
        import pyarrow.compute as pc

        if isinstance(self.places, _Days):
            days = pc.fill_null(values.cast(pa.date32()).cast(pa.int32()), int(UNDATED))
            self._parts.append(days.to_numpy())
        elif self._looked_up:
            coded = pc.dictionary_encode(pc.fill_null(values, ""))
            places = [self.places[name] for name in coded.dictionary.to_pylist()]
            self._parts.append(small(np.array(places or [0], dtype=np.int32))[coded.indices.to_numpy()])
        else:
            self._parts.append(values.to_numpy(zero_copy_only=False).astype(self._dtype))
