"""Ways in which a file may be wrong.

Each takes the tables of a right one and gives back wrong ones, by its name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from detente.figures.importing.grid import years_of
from detente.figures.importing.publisher_names import shipped, state

from .making import Sheets

Damage = Callable[[Sheets], Sheets]


def _key(sheets: Sheets) -> str:
    """The sheet with the shares, or the only table."""
    wanted = ("TABLE3", "Table 3", "Share of GDP")
    data = (name for name in sheets if name in wanted or name.startswith("API_"))
    return next(data, next(iter(sheets)))


def _header(rows: list[list[Any]]) -> int | None:
    for i, row in enumerate(rows):
        years = [year for year, _ in years_of(tuple(row)).values()]
        if years and not _named(row) and years == list(range(years[0], years[0] + len(years))):
            return i
    return None


def _named(row: list[Any]) -> bool:
    """Whether a state stands in a row's first cells, by name or code."""
    return any(isinstance(v, str) and (state(v.split("(")[0]) or v in shipped().codes) for v in row[:4])


def _first_figure(rows: list[list[Any]], after: int) -> tuple[int, int]:
    """Row and column of the first number of a state with a name."""
    for i in range(after + 1, len(rows)):
        if _named(rows[i]):
            for j in range(len(rows[i]) - 1, 0, -1):
                if re.fullmatch(r"-?\d+[.,]?\d*(e-?\d+)?", str(rows[i][j] or "")) and not (
                    after == 0 and j < _FIRST.get(len(rows[0]), 1)
                ):
                    return i, j
    raise AssertionError("no figure to damage")


_FIRST = {10: 4}  # in the long form, the value stands in the fifth column and the last number is it


def renamed_sheet(sheets: Sheets) -> Sheets:
    key = _key(sheets)
    if key.endswith(".csv"):
        return {name: rows for name, rows in sheets.items() if name != key}
    if len(sheets) > 1:
        return {("Sheet1" if name == key else name): rows for name, rows in sheets.items()}
    rows = sheets[key]
    return {key: [["a", "b", "c"], *rows[6:]]}


def no_header(sheets: Sheets) -> Sheets:
    rows = sheets[_key(sheets)]
    at = _header(rows)
    del rows[at if at is not None else 0]
    if len(sheets) == 1:
        return sheets
    sheets[_key(sheets)] = [row for row in rows if not years_of(tuple(row))]
    return sheets


def _at_figure(sheets: Sheets, value: Any) -> Sheets:
    rows = sheets[_key(sheets)]
    i, j = _first_figure(rows, _header(rows) or 0)
    rows[i][j] = value
    return sheets


def text_in_number(sheets: Sheets) -> Sheets:
    return _at_figure(sheets, "about two")


def negative(sheets: Sheets) -> Sheets:
    return _at_figure(sheets, "-350" if len(sheets) == 1 else -350)


def beyond_reason(sheets: Sheets) -> Sheets:
    return _at_figure(sheets, "9.9e15" if len(sheets) == 1 else 9.9e15)


def doubled_row(sheets: Sheets) -> Sheets:
    rows = sheets[_key(sheets)]
    i, _ = _first_figure(rows, _header(rows) or 0)
    rows.insert(i + 1, list(rows[i]))
    return sheets


def unknown_state(sheets: Sheets) -> Sheets:
    rows = sheets[_key(sheets)]
    i, _ = _first_figure(rows, _header(rows) or 0)
    rows[i] = [
        "Norland"
        if isinstance(v, str) and state(v.split("(")[0])
        else "XQ1"
        if isinstance(v, str) and re.fullmatch("[A-Z]{3}", v)
        else v
        for v in rows[i]
    ]
    return sheets


def shifted_year(sheets: Sheets) -> Sheets:
    rows = sheets[_key(sheets)]
    at = _header(rows)
    if at is None:  # a cell a row
        i, _ = _first_figure(rows, 0)
        rows[i] = ["20255" if re.fullmatch(r"(19|20)\d\d", str(v)) else v for v in rows[i]]
        return sheets
    column = sorted(years_of(tuple(rows[at])))[1]
    rows[at][column] = int(str(rows[at][column])[:4]) + 1
    return sheets


def all_years_shifted(sheets: Sheets) -> Sheets:
    rows = sheets[_key(sheets)]
    at = _header(rows)
    if at is None:
        return shifted_year(sheets)
    for column, (year, estimate) in years_of(tuple(rows[at])).items():
        rows[at][column] = f"{year + 2}{'e' if estimate else ''}"
    return sheets


def short_row(sheets: Sheets) -> Sheets:
    rows = sheets[_key(sheets)]
    i, j = _first_figure(rows, _header(rows) or 0)
    if len(sheets) == 1:
        rows[i] = rows[i][: j - 1] if j > 1 else []
        return sheets
    sheets[_key(sheets)] = rows[:i]
    return sheets


def wrong_unit(sheets: Sheets) -> Sheets:
    key = _key(sheets)
    swaps = (
        ("Based on", "Million euros, not"),
        ("percentage of gross domestic product", "percentage of the budget"),
        ("(% of GDP)", "(pieces)"),
        ("(current USD)", "(current EUR)"),
        ("nuclear", "naval"),
        ("% of GDP", "pieces"),
        ("share_gdp_pct", "luck_pct"),
    )
    for name in [key, *sheets]:
        for row in sheets[name]:
            for j, value in enumerate(row):
                for old, new in swaps:
                    if isinstance(value, str) and old in value:
                        row[j] = value.replace(old, new)
    return sheets


DAMAGES: dict[str, Damage] = {
    f.__name__: f
    for f in (
        renamed_sheet,
        no_header,
        text_in_number,
        negative,
        beyond_reason,
        doubled_row,
        unknown_state,
        shifted_year,
        all_years_shifted,
        short_row,
        wrong_unit,
    )
}


def damaged(sheets: Sheets, name: str) -> Sheets:
    """The tables with one damage done to a copy of them."""
    return DAMAGES[name]({sheet: [list(row) for row in rows] for sheet, rows in sheets.items()})
