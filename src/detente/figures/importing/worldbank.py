"""The World Bank's bulk download of one indicator: the zip with its metadata, or the csv alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from detente.figures.definitions import Edition
from detente.figures.importing.checked_cells import RawCell, checked
from detente.figures.importing.grid import Book, Sheet, Value, checked_years, number, years_of
from detente.figures.importing.import_result import Imported, ImportRefusedError
from detente.figures.importing.publisher_names import PublisherColumn
from detente.figures.importing.publisher_names import shipped as publisher_names

_PUBLISHER = "World Bank"
_WHOLE, _FIRST = 140, 1990  # states in a whole download, and a year by which it has begun
_HEAD = ("Country Name", "Country Code", "Indicator Name", "Indicator Code")


_DATABANK = ("Country Name", "Country Code", "Series Name", "Series Code")
_DATABANK_DAY = re.compile(r"Last Updated:\s*(\d{1,2})/(\d{1,2})/(\d{4})")
_DATABANK_YEAR = re.compile(r"(\d{4}) \[YR\1\]")


def recognises(book: Book) -> bool:
    """Whether a table begins as the World Bank's do."""
    return _data(book) is not None


def read(book: Book) -> Imported:
    """The edition and its cells.

    Aggregates (regions, income groups) are left out. Raises ImportRefusedError with row and reason.
    """
    sheet = _data(book)
    if sheet is None:
        raise ImportRefusedError("None of its tables is the World Bank's data.")
    updated = next(
        (str(row[1]) for row in sheet.rows[:6] if len(row) > 1 and row[0] == "Last Updated Date"),
        _databank_day(sheet),
    )
    try:
        when = date.fromisoformat(updated)
    except ValueError:
        raise ImportRefusedError(
            "the line with the date of its last update is missing or damaged.", sheet.name
        ) from None
    head = next((i for i, row in enumerate(sheet.rows[:10]) if tuple(row[:4]) in (_HEAD, _DATABANK)), None)
    if head is None:
        first = next((i + 1 for i, row in enumerate(sheet.rows) if len(row) > len(_HEAD)), len(sheet.rows))
        raise ImportRefusedError(
            "the header with “Country Name” and “Country Code” is missing.", sheet.name, first
        )
    named = [_DATABANK_YEAR.sub(r"\1", str(value or "")) for value in sheet.rows[head][1:]]
    years = {c: found for c, found in years_of(("", *named)).items() if c > 3}
    if not years:
        raise ImportRefusedError("the header names no years.", sheet.name, head + 1)
    checked_years(years, sheet.name, head + 1)
    last = max(year for year, _ in years.values())
    if last > when.year:
        raise ImportRefusedError(
            f"the header runs to {last}, after its last update in {when.year}; the years are shifted.",
            sheet.name,
            head + 1,
        )
    column = _column(sheet, head)
    states = _states(book)
    skipped: list[str] = []
    found = tuple(_cells(sheet, head, column, years, states, skipped))
    title = "World Development Indicators"
    many = len({each.iso3 for each in found})
    begins = min(year for year, _ in years.values())
    whole = many >= _WHOLE and begins <= _FIRST
    made = Edition(
        f"wb-{when}", _PUBLISHER, column.definition, f"World Bank, {when:%B %Y}", title, str(when), None,
        "whole" if whole else "part", "CC BY 4.0", f"{column.source}, {column.name}, last updated {when}",
    )  # fmt: skip
    notes = [f"Left out, as no states: {len(skipped)} aggregates."] if skipped else []
    if not whole:
        notes.append(f"It holds {many} states from {begins} on: a part of the edition.")
    recognised = f"World Bank, {column.words}, last updated {when}"
    return Imported(recognised, made, checked(found, made), tuple(notes))


def _data(book: Book) -> Sheet | None:
    """The table that begins with the source and the date, or with the header of the World Bank's data."""
    for sheet in book.sheets:
        for row in sheet.rows[:6]:
            if tuple(row[:2]) == ("Data Source", "World Development Indicators") or tuple(row[:4]) in (
                _HEAD,
                _DATABANK,
            ):
                return sheet
    return None


def _column(sheet: Sheet, head: int) -> PublisherColumn:
    first = sheet.rows[head + 1] if head + 1 < len(sheet.rows) else ()
    name, code = (str(first[2]), str(first[3])) if len(first) > 3 else ("", "")
    column = next(
        (c for c in publisher_names().columns if c.publisher == _PUBLISHER and c.name == code), None
    )
    if column is None:
        raise ImportRefusedError(
            f"the indicator “{code or name}” is not one that is kept here.", sheet.name, head + 2
        )
    if name.lower() != column.words:
        raise ImportRefusedError(
            f"{code} is called “{name}” here, not “{column.words}”; its unit is another.",
            sheet.name,
            head + 2,
        )
    return column


def _databank_day(sheet: Sheet) -> str:
    """The day of the last update at the foot of a DataBank file; "" where there is none."""
    for row in sheet.rows[-8:]:
        if row and (found := _DATABANK_DAY.search(str(row[0] or ""))):
            return f"{found[3]}-{int(found[1]):02d}-{int(found[2]):02d}"
    return ""


def _below_the_table(row: tuple[Value, ...]) -> bool:
    """Whether a row is one of the lines at the foot of a DataBank file."""
    first = str(row[0] or "")
    return first.startswith("Data from database") or _DATABANK_DAY.match(first) is not None


def _states(book: Book) -> set[str]:
    """The codes of states: by the metadata, where a region is named, else by our own table."""
    for sheet in book.sheets:
        if sheet.rows and "Region" in sheet.rows[0] and "Country Code" in sheet.rows[0]:
            code, region = sheet.rows[0].index("Country Code"), sheet.rows[0].index("Region")
            return {str(row[code]) for row in sheet.rows[1:] if len(row) > max(code, region) and row[region]}
    return {code for code in publisher_names().codes if re.fullmatch("[A-Z]{3}", code)}


def _cells(
    sheet: Sheet,
    head: int,
    column: PublisherColumn,
    years: dict[int, tuple[int, bool]],
    states: set[str],
    skipped: list[str],
) -> Iterator[RawCell]:
    seen: dict[str, int] = {}
    for index in range(head + 1, len(sheet.rows)):
        row, place = sheet.rows[index], index + 1
        if not any(row) or _below_the_table(row):
            continue
        if len(row) < len(years) + 4:
            raise ImportRefusedError(
                "the row has fewer cells than the header; the file breaks off.", sheet.name, place
            )
        name, code, indicator = str(row[0]), str(row[1]), str(row[3])
        if indicator != column.name:
            raise ImportRefusedError(f"the indicator changes to “{indicator[:40]}” here.", sheet.name, place)
        if code in seen:
            raise ImportRefusedError(
                f"{name} stands here twice, first in row {seen[code]}.", sheet.name, place
            )
        seen[code] = place
        if not re.fullmatch("[A-Z]{3}", code):
            raise ImportRefusedError(f"“{code[:20]}” is no code of a country.", sheet.name, place)
        if code not in states:
            skipped.append(code)
            continue
        for c, (year, _) in years.items():
            amount = number(row[c], sheet.name, place, f"the figure of {name} for {year}")
            if amount is not None:
                value = amount * column.factor
                yield RawCell(
                    sheet.name, place, code, name, year, column.metric, value, "unmarked", column.places
                )
