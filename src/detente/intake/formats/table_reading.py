"""The rows of a table from any file: comma- or tab-separated text, an Excel sheet, JSON, JSON lines."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import chain, count, islice
from typing import Any

from detente.intake.archives import ZIP, office_parts
from detente.intake.article_fields import folded, usual_names
from detente.intake.decoding import decode
from detente.intake.formats.file_table import MOST_COLUMNS, FileRow, FileTable
from detente.intake.formats.headless_tables import EMPTY, NOTE, names_of
from detente.intake.formats.json_rows import as_text, json_rows
from detente.intake.formats.parquet_rows import parquet_rows
from detente.intake.formats.reference_rows import reference_rows
from detente.intake.formats.textless_tables import without_texts
from detente.intake.limits import Limits
from detente.records import DetenteError

_SEPARATORS = (",", "\t", ";", "|")
_HEAD = 200_000  # characters in which the separator is looked for
_LONGEST_NAME = 60
_SAID = re.compile(r"\ufeff?sep=(.)\r?\n", re.I)  # "sep=;"


def file_table_of(data: bytes, limits: Limits) -> FileTable | None:
    """The table in a file, by its content; None where it holds none.

    A JSON object that is one article is no table. Raises DetenteError where a workbook is damaged or too
    large.
    """
    if data.startswith(b"PAR1"):
        return parquet_rows(data, limits)
    if (references := reference_rows(data)) is not None:
        return references
    if data.startswith(ZIP):
        return _workbook(data, limits) if b"xl/workbook.xml" in data else None
    head = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith((b"{", b"[", b"window.YTD.")) and not head.startswith(b"{\\rtf"):
        return json_rows(data)
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    return _separated(data, limits)


def _separated(data: bytes, limits: Limits) -> FileTable | None:
    """Rows of separated text, if a header of short names is followed by a row of as many cells, one of them
    named text.

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
    text, said = _said_separator(text)
    if refusal := without_texts(text[:4096]):
        raise DetenteError(refusal)
    csv.field_size_limit(max(limits.archive_bytes, 131_072))
    head = text[:_HEAD]
    for separator in (said,) if said else _SEPARATORS:
        (_, names), *first = [*islice(_parsed(head, separator), 6)] or [(1, [])]
        sample = [cells for _, cells in first if cells is not None]
        if names and _is_header(names) and sample and (_names_text(names) or _even_and_tight(names, sample)):
            rows = _parsed(text, separator)
            next(rows)
            return FileTable(
                tuple(name.strip() for name in names), (_row(*row, len(names)) for row in rows), notes
            )
    return _headless(text, said or "\t", notes)


def _headless(text: str, separator: str, notes: tuple[str, ...]) -> FileTable | None:
    """Rows without column names above them, where a known tool writes such ones."""
    first = next(_parsed(text[:_HEAD], separator), (0, None))[1]
    known = names_of(first) if first else None
    if known is None:
        return None
    names, called = known
    rows = (
        _row(number, cells and ["" if cell == EMPTY else cell for cell in cells], len(names))
        for number, cells in _parsed(text, separator)
    )
    return FileTable(names, rows, (*notes, NOTE.format(called=called)))


def _said_separator(text: str) -> tuple[str, str]:
    """The text without the line in which a spreadsheet program says what parts its cells; and what does."""
    found = _SAID.match(text)
    return (text[found.end() :], found[1]) if found else (text, "")


def _row(number: int, cells: list[str] | None, width: int) -> FileRow:
    if cells is None:
        return FileRow(
            f"row {number}", problem="This row cannot be taken apart: look at its quotation marks."
        )
    return FileRow(f"row {number}", _even(cells, width))


def _is_header(columns: list[str]) -> bool:
    """Names, not sentences: short, and each once."""
    names = [name.strip() for name in columns]
    return (
        1 < len(names) <= MOST_COLUMNS
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
    """Whether two rows or more have as many cells as the header, and no comma has a space after it, as in
    prose.
    """
    return (
        len(rows) > 1
        and all(len(row) == len(columns) for row in rows[:-1])  # the last may be cut off where the head ends
        and not any(cell.startswith(" ") for row in (columns, *rows) for cell in row[1:])
    )


def _parsed(text: str, separator: str) -> Iterator[tuple[int, list[str] | None]]:
    """Rows with their numbers as a spreadsheet counts them; None for one that cannot be taken apart.

    Blank ones are left out.
    """
    rows = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=separator)
    for number in count(1):
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:
            yield number, None
            continue
        if any(row):
            yield number, row


def _even(row: list[str], width: int) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in [*row, *[""] * (width - len(row))][:width])


def _workbook(data: bytes, limits: Limits) -> FileTable | None:
    """The first sheet that holds a table; sheets with the same header go on from it, others are named in a
    note.
    """
    import openpyxl

    office_parts(data, limits)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets = [_sheet(sheet, number == 0) for number, sheet in enumerate(book.worksheets)]
    except MemoryError:
        raise
    except Exception as trouble:  # openpyxl lets many kinds of error through where a file is damaged
        raise DetenteError(
            "The workbook is damaged; save it again as xlsx or csv and try again."
        ) from trouble
    filled = [(title, columns, rows) for title, columns, rows in sheets if columns]
    if not filled:
        raise DetenteError("The workbook is empty: there is nothing to read. Choose another.")
    columns = filled[0][1]
    same = [rows for _, others, rows in filled if others == columns]
    left = [title for title, others, _ in filled if others != columns]
    notes = (f"Other sheets were not read: {', '.join(left[:5])}.",) if left else ()
    return FileTable(columns, chain.from_iterable(same), notes)


def _sheet(sheet: Any, first: bool) -> tuple[str, tuple[str, ...], Iterator[FileRow]]:
    """Title, column names and rows of a sheet; rows of any but the first sheet bear its title."""
    sheet.reset_dimensions()  # what a file declares of its size need not be true
    rows = enumerate(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS), 1)
    header = next((row for _, row in islice(rows, 50) if any(cell is not None for cell in row)), ())
    columns = [as_text(cell) for cell in header]
    while columns and not columns[-1]:
        columns.pop()
    named = tuple(name or f"column {number}" for number, name in enumerate(columns, 1))
    before = "" if first else f"{sheet.title}, "
    cells = (
        FileRow(f"{before}row {number}", _even([as_text(cell) for cell in row], len(named)))
        for number, row in rows
    )
    return sheet.title, named, cells
