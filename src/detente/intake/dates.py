"""Days as files write them. Only what can mean one day is read; 03/04/2025 is two, and is asked."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from detente.data_tables import data_path, table
from detente.text.english import english
from detente.text.word_patterns import any_of

_ISO = re.compile(r"^\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"^\s*(\d{4})(\d{2})(\d{2})(?:T\d+Z?)?\s*$")
_CHARACTERS = re.compile(r"^\s*(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]")  # 2026年3月12日
_NUMBERS = re.compile(r"^\s*(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")
_ORDINAL = rf"(?:{any_of(english().classes['ending of an ordinal'])})"
_MONTH = r"([^\W\d_]{3,10})"
# "25 June 2025", "25th of June, 2025", "25. Juni 2025", "1er juin 2025", "25 de junio de 2025"
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:{_ORDINAL}|er|º|\.)?(?: of| de)?[ -]{_MONTH}\.?,?(?:[ -]| de )(\d{{4}})\b"
)
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\.? (\d{{1,2}}){_ORDINAL}?,? (\d{{4}})\b")
# "2026 Mar 12", as reference managers and libraries write it
_YEAR_FIRST = re.compile(rf"^\s*(\d{{4}}),? {_MONTH}\.? (\d{{1,2}})\s*$")
_DAYS = re.compile(  # "24-25 June", "30 June to 2 July" is read as two whole dates
    rf"\b\d{{1,2}}{_ORDINAL}?\s?(?:[-–—/&]|to|and)\s?\d{{1,2}}{_ORDINAL}? "
    rf"(?:{any_of(english().month_numbers)})",
    re.I,
)
# "Thu Mar 12 08:00:00 +0000 2026", as C and posts write it
_POSTED = re.compile(r"^\s*[A-Z][a-z]{2} ([A-Z][a-z]{2}) +(\d{1,2}) [\d:]{8} (?:[+-]\d{4} )?(\d{4})\s*$")
_ISO_ANYWHERE = re.compile(r"\b\d{4}-\d{2}-\d{2}")


def _months() -> dict[str, int]:
    """The numbers of months by their names: English ones, and others where they differ (months.csv)."""
    file = data_path("intake", "months.csv")
    foreign = {
        row["month"].casefold(): int(row["number"])
        for _, row in table(file, ("language", "month", "number", "example"))
    }
    return {**foreign, **english().month_numbers}


_MONTHS = _months()


def day_of(written: str | None) -> date | None:
    """The day that is written, in the forms that can mean one day only; None for any other.

    Read are ISO 8601 with or without a time, "25 June 2025", "June 25, 2025", an e-mail's date, 25.06.2025
    (which is always day first) and 25/06/2025 where one of the two numbers cannot be a month. Two days
    ("24–25 June 2025") are none.
    """
    if not written or len(written) > 100 or _is_a_span(written):
        return None
    try:
        if found := _ISO.match(written) or _COMPACT.match(written) or _CHARACTERS.match(written):
            year, month, day = map(int, found.groups())
            return date(year, month, day)
        if found := _NUMBERS.match(written):
            return _numbers(int(found[1]), found[2], int(found[3]), int(found[4]))
        if (found := _DAY_FIRST.search(written)) and found[2].lower() in _MONTHS:
            return date(int(found[3]), _MONTHS[found[2].lower()], int(found[1]))
        if (found := _MONTH_FIRST.search(written)) and found[1].lower() in _MONTHS:
            return date(int(found[3]), _MONTHS[found[1].lower()], int(found[2]))
        if (found := _YEAR_FIRST.match(written)) and found[2].lower() in _MONTHS:
            return date(int(found[1]), _MONTHS[found[2].lower()], int(found[3]))
        if (found := _POSTED.match(written)) and found[1].lower() in _MONTHS:
            return date(int(found[3]), _MONTHS[found[1].lower()], int(found[2]))
        return parsedate_to_datetime(written).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _is_a_span(written: str) -> bool:
    """Whether more than one day is written: "24-25 June 2025", "25 June 2025 to 3 July 2025"."""
    if _DAYS.search(written):
        return True
    whole = [
        found[0] for form in (_DAY_FIRST, _MONTH_FIRST, _ISO_ANYWHERE) for found in form.finditer(written)
    ]
    return len(set(whole)) > 1


def as_written(value: object) -> str:
    """A cell's date as ISO 8601, any other value as text."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def _numbers(first: int, mark: str, second: int, year: int) -> date | None:
    if mark == "." or first > 12 or first == second:
        return date(year, second, first)
    return date(year, first, second) if second > 12 else None
