"""A sheet as rows of cells: which rows are headers of years, what is missing, what is a number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from detente.figures.importing.import_result import ImportRefusedError

Value = str | float | None
_YEAR = re.compile(r"((?:19|20)\d\d)(?:\.0)?\s*(e?)\*?")
# Marks for "not there", across publishers and editions: dots of any number, dashes, n/a, a state that did
# not exist.
_MISSING = re.compile(r"[.…\s]*|[-–—]+|n\s*/?\s*a\.?|xxx", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet, or a table without a name ("").

    Rows of text and numbers, and flags that a cell's colour gives, by row and column from 0.
    """

    name: str
    rows: tuple[tuple[Value, ...], ...]
    flags: dict[tuple[int, int], str] = field(default_factory=dict)

    def text(self, row: int, columns: int = 4) -> str:
        """The first text of a row's first columns, spaces evened; "" where there is none."""
        for value in self.rows[row][:columns]:
            if isinstance(value, str) and value.strip():
                return " ".join(value.split())
        return ""


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets of a file, and the month the workbook was made ("2024-06") where it says so."""

    sheets: tuple[Sheet, ...]
    made: str | None = None

    @property
    def head(self) -> tuple[str, ...]:
        """The first row of a file that is one table; empty for any other."""
        if len(self.sheets) != 1 or not self.sheets[0].rows:
            return ()
        return tuple(str(value or "").strip() for value in self.sheets[0].rows[0])


def years_of(row: Sequence[Value]) -> dict[int, tuple[int, bool]]:
    """Column to year and whether it is an estimate, of a row that is a header; empty where it is none.

    A header has two or more years, as numbers or texts ("2024e"), and no other numbers.
    """
    found: dict[int, tuple[int, bool]] = {}
    for column, value in enumerate(row):
        if value is None or (isinstance(value, str) and not value.strip()):
            continue
        match = _YEAR.fullmatch(str(value).strip())
        if match:
            found[column] = int(match[1]), bool(match[2])
        elif not isinstance(value, str):
            return {}
    return found if len(found) > 1 else {}


def checked_years(found: dict[int, tuple[int, bool]], sheet: str, row: int) -> dict[int, tuple[int, bool]]:
    """The header's years, which must follow each other.

    `row` from 1. Raises ImportRefusedError where one is missing or shifted.
    """
    years = [year for year, _ in found.values()]
    for before, after in pairwise(years):
        if after != before + 1:
            raise ImportRefusedError(
                f"the year {after} follows {before} in the header; the years are shifted.", sheet, row
            )
    marks = [estimate for _, estimate in found.values()]
    if marks != sorted(marks):
        raise ImportRefusedError("an estimate stands before an outturn in the header of years.", sheet, row)
    return found


def missing(value: Value) -> bool:
    """Whether a cell is empty or holds a mark for "not there"."""
    return value is None or (isinstance(value, str) and _MISSING.fullmatch(value.strip()) is not None)


def number(value: Value, sheet: str, row: int, what: str) -> float | None:
    """A cell's number; None where missing. A decimal comma is read.

    Raises ImportRefusedError for other text.
    """
    if missing(value):
        return None
    if isinstance(value, str):
        text = value.strip().replace("\u2212", "-").replace("\u00a0", "")
        try:
            return float(re.sub(r"^(-?\d+),(\d+(?:[eE]-?\d+)?)$", r"\1.\2", text))
        except ValueError:
            raise ImportRefusedError(
                f"“{text[:40]}” stands where {what} should be a number.", sheet, row
            ) from None
    assert value is not None
    return float(value)
