"""The IMF's World Economic Outlook by country: GDP at market rates and in purchasing power, and its deflator.

GDP in national currency is not read: the file does not name the currency by a code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.figures.definitions import Edition
from detente.figures.importing.checked_cells import RawCell, checked, in_words, month_given
from detente.figures.importing.grid import Book, Sheet, checked_years, number, years_of
from detente.figures.importing.import_result import Imported, ImportRefusedError
from detente.figures.importing.publisher_names import PublisherColumn
from detente.figures.importing.publisher_names import shipped as publisher_names
from detente.text.english import english

_PUBLISHER = "IMF"
_NEEDED = ("ISO", "WEO Subject Code", "Country", "Scale")
_ESTIMATES = "Estimates Start After"
_NAMED = re.compile(r"World Economic Outlook Database,\s+(?P<month>[A-Z][a-z]+)\s+(?P<year>20\d\d)")
_THOUSANDS = re.compile(r"^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$")
_WHOLE = 150  # states in the whole download


def recognises(book: Book) -> bool:
    """Whether the first row has the IMF's columns."""
    return {"ISO", "WEO Subject Code"} <= set(book.head)


def read(book: Book, edition: str | None = None) -> Imported:
    """The edition and its cells; `edition`: the month of publication, where the file does not say.

    Raises ImportRefusedError with row and reason.
    """
    sheet, head = book.sheets[0], list(book.head)
    if lacking := [column for column in _NEEDED if column not in head]:
        raise ImportRefusedError(f"the column “{lacking[0]}” is missing.", sheet.name, 1)
    years = checked_years(years_of([v if re.match(r"\d", v) else None for v in head]), sheet.name, 1)
    if not years:
        raise ImportRefusedError("the header names no years.", sheet.name, 1)
    found = tuple(_cells(sheet, head, years))
    month = month_given(edition) or _month(sheet)
    if month is None:
        raise ImportRefusedError(
            "The file does not say which outlook it is; give the month of its publication.", needs="edition"
        )
    many = len({each.iso3 for each in found})
    made = Edition(
        f"weo-{month}", _PUBLISHER, "imf-weo", f"IMF, {in_words(month)}", "World Economic Outlook database",
        month, None, "whole" if many >= _WHOLE else "part", "IMF terms: use with attribution",
        f"IMF, World Economic Outlook database, {in_words(month)}",
    )  # fmt: skip
    recognised = f"the IMF's World Economic Outlook, {in_words(month)}, {many} states"
    return Imported(recognised, made, checked(found, made))


def _month(sheet: Sheet) -> str | None:
    for index in range(max(0, len(sheet.rows) - 6), len(sheet.rows)):
        named = _NAMED.search(sheet.text(index))
        if named and (number_of := english().month_numbers.get(named["month"].lower())):
            return f"{named['year']}-{number_of:02d}"
    return None


def _column(code: str) -> PublisherColumn | None:
    columns = publisher_names().columns
    return next((each for each in columns if each.publisher == _PUBLISHER and each.name == code), None)


def _cells(sheet: Sheet, head: list[str], years: dict[int, tuple[int, bool]]) -> Iterator[RawCell]:
    iso, subject, country, scale = (head.index(name) for name in _NEEDED)
    starts = head.index(_ESTIMATES) if _ESTIMATES in head else None
    for index, row in enumerate(sheet.rows[1:], start=2):
        if not any(row) or (len(row) < len(head) and _NAMED.search(" ".join(map(str, row)))):
            continue
        if len(row) < max(years) + 1:
            raise ImportRefusedError(
                "the row has fewer cells than the header; the file breaks off.", sheet.name, index
            )
        column = _column(str(row[subject]))
        if column is None:
            continue
        code = str(row[iso]).strip()
        if code not in publisher_names().codes:
            raise ImportRefusedError(f"“{code[:20]}” is no code of a country.", sheet.name, index)
        if str(row[scale] or "units").strip().lower() != column.words:
            raise ImportRefusedError(
                f"{column.name} is in “{row[scale]}” here, not in {column.words}.", sheet.name, index
            )
        last = str(row[starts]).strip() if starts is not None and starts < len(row) else ""
        for place, (year, _) in years.items():
            value = row[place]
            if isinstance(value, str) and _THOUSANDS.match(value.strip()):
                value = value.replace(",", "")
            amount = number(value, sheet.name, index, f"the figure of {row[country]} for {year}")
            if amount is not None:
                flag = "estimate" if not last.isdigit() or year > int(last) else "actual"
                yield RawCell(
                    sheet.name, index, code, str(row[country]), year, column.metric, amount * column.factor,
                    flag, column.places,
                )  # fmt: skip
