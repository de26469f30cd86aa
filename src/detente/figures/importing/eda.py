"""The European Defence Agency's workbooks (2022 on): member states of one year, and the years before 2022.

Rows are read by the names of their columns. The sheet of the EU's aggregates is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.figures.definitions import Edition
from detente.figures.importing.checked_cells import RawCell, checked, in_words, month_given
from detente.figures.importing.grid import Book, Sheet, number
from detente.figures.importing.import_result import Imported, ImportRefusedError
from detente.figures.importing.publisher_names import PublisherColumn, plain_name, state
from detente.figures.importing.publisher_names import shipped as publisher_names

_PUBLISHER = "EDA"
_STATES = "member states"
_SHEETS = (_STATES, "billions")
_FIRST = ("eu ms", "pms")  # how the column of states is called
_FEWEST = 20  # states without which a sheet is cut short


def recognises(book: Book) -> bool:
    """Whether a sheet is called as the agency's is and has its header."""
    return any(sheet.name.lower().startswith(_STATES) and _head(sheet) is not None for sheet in book.sheets)


def read(book: Book, edition: str | None = None) -> Imported:
    """The edition and its cells; `edition`: the month of publication, where the workbook does not say.

    Raises ImportRefusedError with sheet, row and reason.
    """
    found: list[RawCell] = []
    for sheet in book.sheets:
        if sheet.name.lower().strip().startswith(_SHEETS):
            found += _cells(sheet)
    years = sorted({each.year for each in found})
    month = month_given(edition) or book.made
    if month is None:
        raise ImportRefusedError(
            "The workbook does not say when it was made; give the month of its publication.", needs="edition"
        )
    if not years:
        raise ImportRefusedError("Its sheets hold no figures.")
    made = Edition(
        f"eda-{years[-1]}-{month}", _PUBLISHER, "eda", f"EDA, {in_words(month)}",
        f"Defence Data {years[-1]}", month, None, "part", "reproduction with the source named",
        f"European Defence Agency, Defence Data {years[-1]}, workbook of {month}",
    )  # fmt: skip
    recognised = f"the European Defence Agency's workbook, {years[0]} to {years[-1]}"
    notes = ("One workbook has the states of one year: a part that adds to what is there.",)
    return Imported(recognised, made, checked(found, made), notes)


def _words(value: object) -> str:
    return " ".join(str(value or "").lower().split())


def _head(sheet: Sheet) -> int | None:
    for index, row in enumerate(sheet.rows[:12]):
        if len(row) > 1 and _words(row[0]) in _FIRST and _words(row[1]) == "year":
            return index
    return None


def _columns(sheet: Sheet, head: int) -> dict[int, PublisherColumn]:
    known = {each.name: each for each in publisher_names().columns if each.publisher == _PUBLISHER}
    found = {
        place: known[_words(cell)] for place, cell in enumerate(sheet.rows[head]) if _words(cell) in known
    }
    if not any(each.metric == "eda_eur_m" for each in found.values()):
        raise ImportRefusedError("the column “Total defence expenditure” is missing.", sheet.name, head + 1)
    return found


def _cells(sheet: Sheet) -> Iterator[RawCell]:
    head = _head(sheet)
    if head is None:
        raise ImportRefusedError("the header with the states and “Year” is missing.", sheet.name)
    columns = _columns(sheet, head)
    rows = sheet.rows[head + 1 :]
    estimated = any(_words(row[0]).startswith("*estimated") for row in rows if row)
    states: set[str] = set()
    for index, row in enumerate(rows, start=head + 2):
        label = " ".join(str(row[0] or "").split()) if row else ""
        if not label or label.startswith("*"):
            continue
        known = state(label)
        if known is None:
            raise ImportRefusedError(f"“{label[:60]}” is no state known by this name.", sheet.name, index)
        written = str(row[1] if len(row) > 1 else "").strip()
        year = re.fullmatch(r"((?:19|20)\d\d)(?:\.0)?", written)
        if year is None:
            raise ImportRefusedError(f"“{written[:20]}” is no year.", sheet.name, index)
        states.add(known.iso3)
        flag = "estimate" if estimated and re.search(r"[^*]\*$", label) else "actual"
        for place, column in columns.items():
            value = row[place] if place < len(row) else None
            amount = number(value, sheet.name, index, f"the figure of {label} for {year[1]}")
            if amount is not None:
                yield RawCell(
                    sheet.name, index, known.iso3, plain_name(label), int(year[1]), column.metric,
                    amount * column.factor, flag, column.places,
                )  # fmt: skip
    if len(states) < _FEWEST:
        raise ImportRefusedError(
            f"the sheet ends with {len(states)} states; it is cut short.", sheet.name, len(sheet.rows)
        )
