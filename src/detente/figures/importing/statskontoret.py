"""Statskontoret's monthly outturn of Sweden's state budget: the file of expenditure, its area 6 alone.

A row is an appropriation item of an agency in a year, with a column for each month, in millions of kronor;
every file begins in January 2006. Layout: "Om öppna data för månadsutfall" and "Filformat" of the publisher.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from babel.dates import get_month_names

from detente.figures.definitions import Edition
from detente.figures.importing.checked_cells import RawCell, checked, in_words
from detente.figures.importing.grid import Book, Sheet, number
from detente.figures.importing.import_result import Imported, ImportRefusedError
from detente.figures.importing.publisher_names import PublisherColumn
from detente.figures.importing.publisher_names import shipped as publisher_names

_PUBLISHER, _STATE = "Statskontoret", "SWE"
_AREA, _APPROPRIATION, _YEAR = "Utgiftsområde", "Anslag", "År"
_ITEM = ("Anslagspost", "Anslagsdelpost", "Organisationsnummer")
_MONTHS = tuple(f"Utfall {get_month_names('wide', locale='sv')[month]}" for month in range(1, 13))
_NEEDED = (_AREA, _APPROPRIATION, _YEAR, *_ITEM, *_MONTHS)
_REVENUE = "Inkomsttyp"  # a column of the publisher's other file
_DEFENCE = "06"
_CODE = re.compile(r"06\d{5}")  # area, section and number of an appropriation: 0601003 is 6 1:3
# A month counts as reported where this share of the items of its year's fullest month has a sum: single
# bookings for months to come do occur.
_REPORTED = 0.5


@dataclass(slots=True)
class _Reading:
    """Sums by measure, year and month, and how many items have a sum in a month."""

    sums: defaultdict[tuple[str, int, int], float] = field(default_factory=lambda: defaultdict(float))
    items: Counter[tuple[int, int]] = field(default_factory=Counter)
    last_row: dict[int, int] = field(default_factory=dict)
    seen: dict[tuple[str, ...], int] = field(default_factory=dict)


def recognises(book: Book) -> bool:
    """Whether a table has the publisher's columns of months."""
    return _data(book) is not None


def read(book: Book) -> Imported:
    """The edition, with a cell for every year that is whole; months of a year that is not are a note.

    Raises ImportRefusedError with sheet, row and reason.
    """
    sheet = _data(book)
    if sheet is None:
        raise ImportRefusedError("None of its tables is Statskontoret's monthly outturn.")
    head = _head(sheet)
    if _REVENUE in head:
        raise ImportRefusedError(
            "this is the file of revenue (Inkomster); bring that of expenditure (Utgifter).", sheet.name, 1
        )
    if lacking := [column for column in _NEEDED if column not in head]:
        raise ImportRefusedError(f"the column “{lacking[0]}” is missing.", sheet.name, 1)
    reading = _Reading()
    for index, row in enumerate(sheet.rows[1:], start=2):
        _add(reading, sheet, index, row, head)
    reported = _reported(reading, sheet)
    last, month = max(reported), reported[max(reported)]
    until = f"{last}-{month:02d}"
    made = Edition(
        f"statskontoret-{until}", _PUBLISHER, "swe-budget", f"{_PUBLISHER}, months to {in_words(until)}",
        f"Monthly outturn of the state budget to {in_words(until)}",
        f"{last + month // 12}-{month % 12 + 1:02d}",  # the last working day of the month that follows
        None, "part", "CC0",
        f"{_PUBLISHER}, “Monthly outturn of the state budget”, expenditure to {in_words(until)}",
    )  # fmt: skip
    whole = [year for year, months in reported.items() if months == len(_MONTHS)]
    if not whole:
        raise ImportRefusedError(
            f"no year is whole: the months end with {in_words(until)}.", sheet.name, len(sheet.rows)
        )
    recognised = f"Statskontoret's outturn of expenditure area 6, {min(whole)} to {max(whole)}"
    cells = checked(_cells(reading, sheet, whole, preliminary=month in (12, 1)), made)
    return Imported(recognised, made, cells, tuple(_notes(reading, last, month, whole)))


def _data(book: Book) -> Sheet | None:
    for sheet in book.sheets:
        head = set(_head(sheet)) if sheet.rows else set()
        if _YEAR in head and head & set(_MONTHS):
            return sheet
    return None


def _head(sheet: Sheet) -> list[str]:
    return [str(value or "").strip() for value in sheet.rows[0]]


def _add(reading: _Reading, sheet: Sheet, place: int, row: Sequence[object], head: list[str]) -> None:
    """One row's months, where it is of area 6."""
    if not any(row):
        return
    if len(row) != len(head):
        raise ImportRefusedError(
            "the row has not as many cells as the header; the file breaks off.", sheet.name, place
        )
    cell = dict(zip(head, row, strict=True))
    text = {name: str(cell[name] or "").strip() for name in (_AREA, _APPROPRIATION, _YEAR, *_ITEM)}
    if text[_AREA].zfill(2) != _DEFENCE:
        return
    if not re.fullmatch(r"20\d\d", text[_YEAR]):
        raise ImportRefusedError(f"“{text[_YEAR][:20]}” is no year.", sheet.name, place)
    code = text[_APPROPRIATION].zfill(7)
    if not _CODE.fullmatch(code):
        raise ImportRefusedError(
            f"“{text[_APPROPRIATION][:20]}” is no appropriation of area 6.", sheet.name, place
        )
    # An item that was called otherwise in its own year stands in a row of its own: all cells but the sums.
    key = tuple(str(value) for name, value in cell.items() if name not in _MONTHS)
    if key in reading.seen:
        raise ImportRefusedError(
            f"the item stands here twice, first in row {reading.seen[key]}.", sheet.name, place
        )
    year = int(text[_YEAR])
    reading.seen[key] = reading.last_row[year] = place
    for month, name in enumerate(_MONTHS, start=1):
        value = cell[name]
        held = value if isinstance(value, (str, float, int)) else None
        amount = number(held, sheet.name, place, f"the sum of {name.removeprefix('Utfall ')} {year}")
        if amount:
            reading.items[year, month] += 1
            for column in _columns(code):
                reading.sums[column.metric, year, month] += amount * column.factor


def _columns(code: str) -> Iterator[PublisherColumn]:
    """The measures that an appropriation counts for: their name is how its code begins."""
    return (
        each
        for each in publisher_names().columns
        if each.publisher == _PUBLISHER and code.startswith(each.name)
    )


def _reported(reading: _Reading, sheet: Sheet) -> dict[int, int]:
    """The last month that is reported, by year. Raises ImportRefusedError for a gap."""
    years = sorted({year for year, _ in reading.items})
    if not years:
        raise ImportRefusedError("no row is of expenditure area 6; it is not all of the file.", sheet.name)
    found: dict[int, int] = {}
    for year in range(years[0], years[-1] + 1):
        counts = [reading.items[year, month] for month in range(1, 13)]
        there = [
            month for month, items in enumerate(counts, start=1) if items and items >= _REPORTED * max(counts)
        ]
        place = reading.last_row.get(year, len(sheet.rows))
        if not there:
            raise ImportRefusedError(f"the year {year} is missing between others.", sheet.name, place)
        whole = 12 if year < years[-1] else there[-1]
        if there != list(range(1, whole + 1)):
            lost = next(month for month in range(1, 13) if month not in there)
            raise ImportRefusedError(
                f"of {year}, the sums of {_MONTHS[lost - 1].removeprefix('Utfall ')} are missing.",
                sheet.name, place,
            )  # fmt: skip
        found[year] = whole
    return found


def _cells(reading: _Reading, sheet: Sheet, years: Iterable[int], *, preliminary: bool) -> Iterator[RawCell]:
    """A cell for each measure and whole year; the newest is an estimate until February's file is out."""
    newest = max(years)
    for column in publisher_names().columns:
        if column.publisher != _PUBLISHER:
            continue
        for year in years:
            months = [reading.sums[column.metric, year, month] for month in range(1, 13)]
            if any(months):
                yield RawCell(
                    sheet.name, reading.last_row[year], _STATE, "Sweden", year, column.metric, sum(months),
                    "estimate" if preliminary and year == newest else "actual", column.places,
                )  # fmt: skip


def _notes(reading: _Reading, last: int, month: int, whole: list[int]) -> Iterator[str]:
    yield "Read: expenditure area 6 alone, by year; a year counts once its twelve months are out."
    if last not in whole:
        done = sum(reading.sums[_area_measure(), last, each] for each in range(1, month + 1)) / 1000
        yield (
            f"Not taken as a year: {last}, of which {month} months to {in_words(f'{last}-{month:02d}')} are "
            f"out (SEK {done:,.4f} bn)."
        )


def _area_measure() -> str:
    return next(
        each.metric
        for each in publisher_names().columns
        if each.publisher == _PUBLISHER and each.name == _DEFENCE
    )
