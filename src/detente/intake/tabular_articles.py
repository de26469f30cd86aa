"""Tables of articles (csv, tsv, xlsx, json, jsonl): what columns they have, which is which, and a FileReading
a row.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import chain, islice
from statistics import fmean

from detente.intake.article_fields import Columns, chosen_fields, folded, usual_names
from detente.intake.file_parts import Parts
from detente.intake.file_reading import FileReading, Piece, read
from detente.intake.formats.file_table import FileTable
from detente.intake.formats.table_reading import file_table_of
from detente.intake.limits import DEFAULT, Limits
from detente.records import DetenteError

__all__ = ["Columns", "Table", "guess", "open_table", "suggested", "table_of"]
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
    """The table that a file holds, by its content.

    Args:
        data: The bytes of a file.
        limits: What is read at most.

    Returns:
        Its column names, number of rows and first rows; None where it is none. Raises DetenteError where it
        is damaged.
    """
    rows = file_table_of(data, limits)
    if rows is None:
        return None
    head = list(islice(rows.rows, SAMPLE))
    sample = tuple(row.cells for row in head if row.problem is None)
    count = len(head) + sum(1 for _ in islice(rows.rows, max(limits.rows - len(head), 0)))
    return Table(rows.columns, sample, count, rows.notes)


def guess(table: Table) -> Columns | None:
    """The columns by their names (data/intake/columns.csv).

    Args:
        table: A text column of it may bear any name if its cells are as long as running text.

    Returns:
        None where nothing looks like the text of an article.
    """
    found = suggested(table)
    return Columns(**found) if "text" in found else None


def suggested(table: Table) -> dict[str, str]:
    """Which column of a table probably holds what, by the column names and the first rows.

    Args:
        table: Its column names and first rows.

    Returns:
        Column name by field of `Columns` ("title", "date"); fields without a likely column are left out.
    """
    found = chosen_fields(_first_cells(table))
    if "text" in found and any(row[table.columns.index(found["text"])] for row in table.sample):
        return found
    longest = max(table.columns, key=lambda column: _length(table, column), default=None)
    found = {field: column for field, column in found.items() if column != longest and field != "text"}
    if longest is not None and _length(table, longest) >= RUNNING_TEXT:
        found["text"] = longest
    return found


def _first_cells(table: Table) -> dict[str, str]:
    """The first cell of each column that is filled."""
    return {
        column: next((row[at] for row in table.sample if row[at]), "")
        for at, column in enumerate(table.columns)
    }


def open_table(
    data: bytes,
    columns: Columns | None = None,
    name: str = "",
    limits: Limits = DEFAULT,
    parts: Parts | None = None,
) -> Iterator[Piece]:
    """A Piece a row, named as its file counts it ("export.csv, row 3"; "export.jsonl, line 7"), read by the
    chosen columns or by guessed ones.

    Never raises to its caller: a table that cannot be opened, or has no such column, is one Piece with a
    problem. Rows without any cell filled are passed over.

    Args:
        data: The bytes of a table.
        columns: Which column holds what; guessed if None.
        name: What the file is called.
        limits: What is read at most.
        parts: Which rows are read; all if None.

    Yields:
        The rows in their order.

    Raises:
        DetenteError: Within; the caller gets it as a Piece with a problem.
    """
    try:
        table_rows = file_table_of(data, limits)
        if table_rows is None:
            raise DetenteError("This file holds no table: upload it as a document, or paste its text.")
        yield from _pieces(table_rows, columns, name, limits, parts or Parts())
    except DetenteError as trouble:
        yield Piece(name, FileReading(None, str(trouble), (), b""))


def _pieces(
    rows: FileTable, columns: Columns | None, name: str, limits: Limits, parts: Parts
) -> Iterator[Piece]:
    head = list(islice(rows.rows, SAMPLE))
    sample = tuple(row.cells for row in head if row.problem is None)
    chosen = columns or guess(Table(rows.columns, sample, len(head)))
    if chosen is None:
        if {"title", "url"} <= chosen_fields(_first_cells(Table(rows.columns, sample, len(head)))).keys():
            raise DetenteError(
                f"This is a list of articles without their texts: its columns are {_list(rows.columns)}. "
                "Give the addresses in it where addresses are asked for, or export it with the texts."
            )
        raise DetenteError(
            f"No column of this table looks like the text of an article: its columns are "
            f"{_list(rows.columns)}. "
            "Name the one that holds the text “text”, or choose it."
        )
    wanted = {field.name: getattr(chosen, field.name) for field in fields(Columns)}
    for column in wanted.values():
        if column is not None and column not in rows.columns:
            raise DetenteError(
                f"The table has no column “{column}”: its columns are {_list(rows.columns)}. Choose "
                f"one of them."
            )
    place = {field: rows.columns.index(column) for field, column in wanted.items() if column is not None}
    others = () if columns is not None else _other_texts(rows.columns, place["text"])
    for count, row in enumerate(chain(head, rows.rows)):
        if count >= limits.rows:
            trouble = (
                f"The table has more than {limits.rows:,} rows; those from {row.place} on were "
                f"not read. Split it."
            )
            yield Piece(name, FileReading(None, trouble, (), b""))
            return
        where = f"{name}, {row.place}".lstrip(", ")
        if (row.problem is None and not any(row.cells)) or not parts.to_read(where):
            continue
        if row.problem is not None:
            yield Piece(where, FileReading(None, row.problem, (), b""))
        else:
            of_row = {**place, "text": _text_at(row.cells, place["text"], others)}
            yield Piece(where, read(_as_record(rows.columns, row.cells, of_row), row.place, limits))


def _other_texts(columns: Sequence[str], chosen: int) -> tuple[int, ...]:
    """The columns that hold the text where the chosen one is empty, by their names."""
    usual = usual_names()["text"]
    named = {folded(column): at for at, column in enumerate(columns) if at != chosen}
    return tuple(named[name] for name in usual if name in named)


def _text_at(cells: Sequence[str], chosen: int, others: Sequence[int]) -> int:
    return chosen if cells[chosen] else next((at for at in others if cells[at]), chosen)


def _as_record(columns: Sequence[str], cells: Sequence[str], place: dict[str, int]) -> bytes:
    """A row as a JSON object: the chosen columns under the usual names, the others under their own."""
    record = {field: cells[at] for field, at in place.items()}
    rest = {
        column: cell
        for at, (column, cell) in enumerate(zip(columns, cells, strict=True))
        if at not in place.values() and column not in record and cell
    }
    return json.dumps(record | rest, ensure_ascii=False).encode("utf-8", "replace")


def _length(table: Table, column: str) -> float:
    at = table.columns.index(column)
    cells = [len(row[at]) for row in table.sample if row[at]]
    return fmean(cells) if cells else 0.0


def _list(columns: Sequence[str]) -> str:
    shown = ", ".join(f"“{column[:40]}”" for column in columns[:12])
    return shown + (" …" if len(columns) > 12 else "")
