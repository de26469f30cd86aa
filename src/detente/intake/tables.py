"""Tables of articles (csv, tsv, xlsx, json, jsonl): what columns they have, which is which, and a Reading a row."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import islice
from statistics import fmean

from detente.intake.columns import Columns, folded, usual_names
from detente.intake.formats.rows import Rows, rows_of
from detente.intake.limits import DEFAULT, Limits
from detente.intake.reading import Piece, Reading, read
from detente.records import DetenteError

__all__ = ["Columns", "Table", "guess", "open_table", "table_of"]
SAMPLE = 20
RUNNING_TEXT = (
    200  # characters of a column's mean cell from which it can be an article without being named so
)


@dataclass(frozen=True, slots=True)
class Table:
    """`columns` as named by the file; `sample`: the first rows, cells as text; `count` of all rows read."""

    columns: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]
    count: int
    notes: tuple[str, ...] = ()


def table_of(data: bytes, limits: Limits = DEFAULT) -> Table | None:
    """The table that a file holds, by its content; None where it is none. Raises DetenteError where it is damaged."""
    rows = rows_of(data, limits)
    if rows is None:
        return None
    sample = tuple(islice(rows.cells, SAMPLE))
    count = len(sample) + sum(1 for _ in islice(rows.cells, limits.rows - len(sample)))
    return Table(rows.columns, sample, count, rows.notes)


def guess(table: Table) -> Columns | None:
    """The columns by their names (data/intake/columns.csv); None where nothing looks like the text of an article.

    A text column may bear any name if its cells are as long as running text.
    """
    named = {folded(column): column for column in reversed(table.columns)}
    found: dict[str, str] = {}
    for field, names in usual_names().items():
        column = next((named[name] for name in names if name in named), None)
        if column and column not in found.values():
            found[field] = column
    if "text" not in found or not any(row[table.columns.index(found["text"])] for row in table.sample):
        longest = max(table.columns, key=lambda column: _length(table, column), default=None)
        if longest is None or _length(table, longest) < RUNNING_TEXT:
            return None
        found = {field: column for field, column in found.items() if column != longest} | {"text": longest}
    return Columns(**found)


def open_table(
    data: bytes, columns: Columns | None = None, name: str = "", limits: Limits = DEFAULT
) -> Iterator[Piece]:
    """A Piece a row, named "export.csv, row 3" (the header is row 1), read by the chosen columns or by guessed ones.

    Never raises: a table that cannot be opened, or has no such column, is one Piece with a problem. Rows without any
    cell filled are passed over.
    """
    try:
        table_rows = rows_of(data, limits)
        if table_rows is None:
            raise DetenteError("This file holds no table.")
        yield from _pieces(table_rows, columns, name, limits)
    except DetenteError as trouble:
        yield Piece(name, Reading(None, str(trouble), (), b""))


def _pieces(rows: Rows, columns: Columns | None, name: str, limits: Limits) -> Iterator[Piece]:
    head = list(islice(rows.cells, SAMPLE))
    chosen = columns or guess(Table(rows.columns, tuple(head), len(head)))
    if chosen is None:
        raise DetenteError(
            f"No column of this table looks like the text of an article: its columns are {_list(rows.columns)}. "
            "Name the one that holds the text “text”, or choose it."
        )
    wanted = {field.name: getattr(chosen, field.name) for field in fields(Columns)}
    for column in wanted.values():
        if column is not None and column not in rows.columns:
            raise DetenteError(
                f"The table has no column “{column}”: its columns are {_list(rows.columns)}. Choose one of them."
            )
    place = {field: rows.columns.index(column) for field, column in wanted.items() if column is not None}
    number = 1
    for count, cells in enumerate(_chained(head, rows.cells)):
        number += 1
        if count >= limits.rows:
            trouble = f"The table has more than {limits.rows:,} rows; those from row {number} on were not read. Split it."
            yield Piece(name, Reading(None, trouble, (), b""))
            return
        if any(cells):
            record = {field: cells[at] for field, at in place.items()}
            rest = {
                column: cell
                for at, (column, cell) in enumerate(zip(rows.columns, cells, strict=True))
                if at not in place.values() and column not in record and cell
            }
            raw = json.dumps(record | rest, ensure_ascii=False).encode("utf-8", "replace")
            yield Piece(f"{name}, row {number}".lstrip(", "), read(raw, f"row {number}", limits))


def _chained(head: Sequence[tuple[str, ...]], rest: Iterator[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    yield from head
    yield from rest


def _length(table: Table, column: str) -> float:
    at = table.columns.index(column)
    cells = [len(row[at]) for row in table.sample if row[at]]
    return fmean(cells) if cells else 0.0


def _list(columns: Sequence[str]) -> str:
    shown = ", ".join(f"“{column[:40]}”" for column in columns[:12])
    return shown + (" …" if len(columns) > 12 else "")
