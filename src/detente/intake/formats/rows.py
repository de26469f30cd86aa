"""The rows of a table, whatever the file: comma- or tab-separated text, an Excel sheet, JSON, JSON lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from detente.intake.archives import ZIP, office_parts
from detente.intake.columns import folded, usual_names
from detente.intake.dates import as_written
from detente.intake.decoding import decode
from detente.intake.limits import Limits
from detente.records import DetenteError

_SEPARATORS = (",", "\t", ";", "|")
_HEAD = 200_000  # characters in which the separator is looked for
_MOST_COLUMNS = 300
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Rows:
    """Column names, and the cells of each row as text, as many as there are columns; `cells` can be read once."""

    columns: tuple[str, ...]
    cells: Iterator[tuple[str, ...]]
    notes: tuple[str, ...] = ()


def rows_of(data: bytes, limits: Limits) -> Rows | None:
    """The table in a file, by its content; None where it holds none.

    A JSON object that is one article is no table. Raises DetenteError where a workbook is damaged or too large.
    """
    if data.startswith(ZIP):
        return _workbook(data, limits) if b"xl/workbook.xml" in data else None
    head = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith((b"{", b"[")) and not head.startswith(b"{\\rtf"):
        return _json(data, limits)
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    return _separated(data, limits)


def _json(data: bytes, limits: Limits) -> Rows | None:
    text, notes = decode(data)
    try:
        whole = json.loads(text or "")
    except RecursionError:
        raise DetenteError("The JSON is nested too deeply to be a table of articles.") from None
    except ValueError:
        return _json_lines(text or "", notes)
    if isinstance(whole, dict):  # {"status": "ok", "articles": [{…}, …]}
        lists = [value for value in whole.values() if _objects(value)]
        whole = lists[0] if len(lists) == 1 else None
    return _records(whole, notes) if _objects(whole) else None


def _json_lines(text: str, notes: tuple[str, ...]) -> Rows | None:
    lines = (line for line in text.split("\n") if line.strip())
    first = list(islice(lines, 2))
    try:
        objects = [json.loads(line) for line in first]
    except (ValueError, RecursionError):
        return None
    if not _objects(objects):
        return None
    return _records(chain(objects, map(_line, lines)), notes)


def _line(line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _objects(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value[:5])


def _records(objects: Iterable[Any], notes: tuple[str, ...]) -> Rows:
    """The columns are the keys of the first 100 objects; what later ones add is not a column."""
    rest = iter(objects)
    flat = [_flat(item) for item in islice(rest, 100)]
    columns = tuple(dict.fromkeys(key for item in flat for key in item))[:_MOST_COLUMNS]
    cells = (
        tuple(item.get(column, "") for column in columns)
        for item in chain(flat, (_flat(item) for item in rest))
    )
    return Rows(columns, cells, notes)


def _flat(item: object) -> dict[str, str]:
    """An object's fields as text; a field that is an object gives its own fields as "source.name"."""
    flat: dict[str, str] = {}
    for key, value in item.items() if isinstance(item, dict) else ():
        if isinstance(value, dict):
            flat |= {f"{key}.{inner}": _cell(part) for inner, part in value.items()}
        else:
            flat[str(key)] = _cell(value)
    return flat


def _cell(value: object) -> str:
    if isinstance(value, list):
        if all(isinstance(part, str) for part in value):
            return "\n\n".join(value)
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return "" if value is None else as_written(value).strip()


def _separated(data: bytes, limits: Limits) -> Rows | None:
    """Rows of separated text, if a header of short names is followed by a row of as many cells, one of them named text.

    Prose has commas too, so more is asked than that the lines have the same number of them.
    """
    line = data[:4096].lstrip(b"\xef\xbb\xbf\r\n").split(b"\n", 1)[0]
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")) and not any(
        mark.encode() in line for mark in _SEPARATORS
    ):
        return None
    text, notes = decode(data)
    if text is None:
        return None
    csv.field_size_limit(max(limits.archive_bytes, 131_072))
    head = text[:_HEAD]
    for separator in _SEPARATORS:
        names, *first = [*islice(_parsed(head, separator), 6)] or [[]]
        if _is_header(names) and first and (_names_text(names) or _even_and_tight(names, first)):
            cells = _parsed(text, separator)
            next(cells)
            return Rows(
                tuple(name.strip() for name in names), (_even(row, len(names)) for row in cells), notes
            )
    return None


def _is_header(columns: list[str]) -> bool:
    """Names, not sentences: short, and each once."""
    names = [name.strip() for name in columns]
    return (
        1 < len(names) <= _MOST_COLUMNS
        and all(names)
        and len(set(names)) == len(names)
        and all(len(name) <= _LONGEST_NAME and not name.endswith((".", "!", "?")) for name in names)
    )


def _names_text(columns: list[str]) -> bool:
    """Whether one column goes by a name for the text of an article, and another by any usual name."""
    names = {folded(name) for name in columns}
    usual = usual_names()
    known = names & {name for group in usual.values() for name in group}
    return bool(names & set(usual["text"])) and len(known) > 1


def _even_and_tight(columns: list[str], rows: list[list[str]]) -> bool:
    """Whether two rows or more have as many cells as the header, and no comma has a space after it, as in prose."""
    return (
        len(rows) > 1
        and all(len(row) == len(columns) for row in rows[:-1])  # the last may be cut off where the head ends
        and not any(cell.startswith(" ") for row in (columns, *rows) for cell in row[1:])
    )


def _parsed(text: str, separator: str) -> Iterator[list[str]]:
    rows = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=separator)
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:
            continue
        if any(row):
            yield row


def _even(row: list[str], width: int) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in [*row, *[""] * (width - len(row))][:width])


def _workbook(data: bytes, limits: Limits) -> Rows | None:
    """The first sheet that holds a table; sheets with the same header go on from it, others are named in a note."""
    import openpyxl

    office_parts(data, limits)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets = [_sheet(sheet) for sheet in book.worksheets]
    except Exception as trouble:  # openpyxl lets many kinds of error through where a file is damaged
        raise DetenteError("The workbook is damaged; save it anew as xlsx or csv and try again.") from trouble
    filled = [
        (sheet.title, columns, cells)
        for sheet, (columns, cells) in zip(book.worksheets, sheets, strict=True)
        if columns
    ]
    if not filled:
        raise DetenteError("The workbook is empty: there is nothing to read.")
    columns = filled[0][1]
    same = [cells for _, others, cells in filled if others == columns]
    left = [title for title, others, _ in filled if others != columns]
    notes = (f"Other sheets were not read: {', '.join(left[:5])}.",) if left else ()
    return Rows(columns, chain.from_iterable(same), notes)


def _sheet(sheet: Any) -> tuple[tuple[str, ...], Iterator[tuple[str, ...]]]:
    sheet.reset_dimensions()  # what a file declares of its size need not be true
    rows = sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS)
    header = next((row for row in islice(rows, 50) if any(cell is not None for cell in row)), ())
    columns = [_cell(cell) for cell in header]
    while columns and not columns[-1]:
        columns.pop()
    named = tuple(name or f"column {number}" for number, name in enumerate(columns, 1))
    return named, (_even([_cell(cell) for cell in row], len(named)) for row in rows)
