"""Opening a file within limits: a workbook as its sheets, a csv as one table, a zip as its tables."""

from __future__ import annotations

import csv
import io
import warnings
from datetime import datetime
from typing import Any

from detente.figures.importing import json_stat
from detente.figures.importing.grid import Book, Sheet, Value
from detente.figures.importing.import_result import ImportRefusedError
from detente.intake.archives import ZIP, Allowance, members, office_parts
from detente.intake.decoding import decode
from detente.intake.limits import Limits
from detente.records import DetenteError

_MOST_ROWS, _MOST_COLUMNS = 20_000, 400
_MOST_LINES = 60_000  # of a table of text: Statskontoret's has every item of every agency since 2006
# Font colours that SIPRI gives a meaning, by index of the old palette and as red-green-blue.
_FLAGS = {12: "estimate", 10: "uncertain", "FF0000FF": "estimate", "FFFF0000": "uncertain"}
_EMPTY_ZIP = b"PK\x05\x06"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


def opened(data: bytes, limits: Limits) -> Book:
    """The tables of a file.

    Raises ImportRefusedError with the reason where it is no workbook, csv or zip, damaged, or too large.
    """
    if not data.strip():
        raise ImportRefusedError("The file is empty.")
    if len(data) > limits.file_bytes:
        raise ImportRefusedError(
            f"The file has {len(data) / 1e6:,.0f} MB; at most {limits.file_bytes / 1e6:,.0f} MB are read."
        )
    if data.startswith(_OLD_EXCEL):
        raise ImportRefusedError(
            "This is a workbook of the old format (.xls); save it as .xlsx and try again."
        )
    if data.startswith(_EMPTY_ZIP):
        raise ImportRefusedError("The archive is empty: there is nothing to read.")
    try:
        if json_stat.recognises(data):
            return Book((json_stat.sheet_of(data),))
        if not data.startswith(ZIP):
            return Book((_table("", data, limits),))
        parts = office_parts(data, limits)
        if "xl/workbook.xml" in parts:
            return _workbook(data)
        return Book(tuple(_zipped(data, limits)))
    except ImportRefusedError:
        raise
    except DetenteError as trouble:
        raise ImportRefusedError(str(trouble)) from None


def _zipped(data: bytes, limits: Limits) -> list[Sheet]:
    sheets = []
    for name, content in members(data, limits, Allowance.of(limits)):
        if isinstance(content, DetenteError):
            raise ImportRefusedError(str(content), name)
        if name.lower().endswith(".csv"):
            sheets.append(_table(name, content, limits))
    if not sheets:
        raise ImportRefusedError("The archive holds no csv table, and it is no workbook.")
    return sheets


def _table(name: str, data: bytes, limits: Limits) -> Sheet:
    if b"\x00" in data[:2000] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ImportRefusedError("This is neither a workbook nor a table of text.")
    text, _ = decode(data)
    if text is None:
        raise ImportRefusedError("The text of the table cannot be decoded; save it as UTF-8.")
    rows: list[tuple[Value, ...]] = []
    try:
        first = text.partition("\n")[0]
        # The IMF's own file has tabs, Statskontoret's and many saved in Europe have semicolons.
        mark = next((each for each in "\t;" if first.count(each) > max(3, first.count(","))), ",")
        most = max(limits.rows, _MOST_LINES)
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True):
            rows.append(tuple(row))
            if len(rows) > most or len(row) > _MOST_COLUMNS:
                raise ImportRefusedError(
                    f"the table has more than {most:,} rows or {_MOST_COLUMNS} columns.",
                    None,
                    len(rows),
                )
    except csv.Error as trouble:
        raise ImportRefusedError(
            f"the table breaks off or is damaged here ({trouble}).", None, len(rows) + 1
        ) from None
    return Sheet(name, tuple(rows))


def _workbook(data: bytes) -> Book:
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # "no default style": harmless
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheets = tuple(_sheet(sheet) for sheet in book.worksheets)
            made = book.properties.created
    except ImportRefusedError:
        raise
    except (
        Exception
    ) as trouble:  # openpyxl lets what zipfile, its xml parser and its own checks raise through
        raise ImportRefusedError(
            "The workbook is damaged and cannot be opened; download it again."
        ) from trouble
    # Where a workbook does not say when it was made, openpyxl says "now".
    known = isinstance(made, datetime) and made.date() != datetime.now().date()
    return Book(sheets, f"{made:%Y-%m}" if known else None)


def _sheet(sheet: Any) -> Sheet:
    rows: list[tuple[Value, ...]] = []
    flags: dict[tuple[int, int], str] = {}
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS)):
        if number >= _MOST_ROWS:
            raise ImportRefusedError(
                f"the sheet has more than {_MOST_ROWS:,} rows; bring the csv, where there is one.",
                sheet.title,
                number,
            )
        values: list[Value] = []
        for column, cell in enumerate(row):
            value = cell.value
            if isinstance(value, bool) or not isinstance(value, (str, int, float, type(None))):
                value = str(value)
            values.append(value)
            if isinstance(value, (int, float)) and cell.has_style and (flag := _flag(cell)):
                flags[number, column] = flag
        rows.append(tuple(values))
    return Sheet(sheet.title, tuple(rows), flags)


def _flag(cell: Any) -> str | None:
    colour = cell.font.color
    if colour is None or colour.type not in ("indexed", "rgb"):
        return None
    return _FLAGS.get(colour.value)
