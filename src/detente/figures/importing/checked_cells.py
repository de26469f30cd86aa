"""Cells on their way in: each with the sheet and row it stands in, so that a wrong one can be named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from detente.figures.definitions import Edition, measure_of
from detente.figures.importing.import_result import ImportRefusedError
from detente.figures.importing.publisher_names import plain_name
from detente.figures.importing.publisher_names import shipped as publisher_names
from detente.figures.official_record import fault, shipped
from detente.figures.series import Cell
from detente.records import DetenteError


@dataclass(frozen=True, slots=True)
class RawCell:
    """A number of a file: `row` from 1.

    `metric` and `unit` may hold "{base}"; `unit` only where the file names it; `value` is
    rounded to `places` after it was found within its bounds; `source` None for
    the edition's own.
    """

    sheet: str
    row: int
    iso3: str
    name: str
    year: int
    metric: str
    value: float
    flag: str
    places: int
    unit: str = ""
    note: str = ""
    source: str | None = None


def checked(found: Iterable[RawCell], edition: Edition) -> tuple[Cell, ...]:
    """The cells, each typed and within its bounds, and the only one of its key.

    Raises ImportRefusedError naming sheet and row.
    """
    cells: dict[tuple[str, str, int, str], Cell] = {}
    rows: dict[tuple[str, str, int, str], int] = {}
    base = str(edition.base)
    for each in found:
        metric = each.metric.replace("{base}", base)
        try:
            measure_of(metric)
        except DetenteError as trouble:
            raise ImportRefusedError(str(trouble), each.sheet, each.row) from None
        unit = (each.unit or measure_of(metric).written[0]).replace("{base}", base)
        source = each.source or ", ".join(filter(None, (edition.source, each.sheet)))
        cell = Cell(
            edition.id,
            each.iso3,
            common_name(each.iso3, each.name),
            each.year,
            metric,
            each.value,
            unit,
            each.flag,
            metric.endswith("_derived"),
            each.note,
            source,
        )
        if wrong := fault(cell, edition):
            raise ImportRefusedError(f"{cell.ally}, {cell.year}: {wrong}", each.sheet, each.row)
        if cell.key in cells:
            raise ImportRefusedError(
                f"{cell.ally}, {cell.year}, stands here twice, first in row {rows[cell.key]}.",
                each.sheet,
                each.row,
            )
        cells[cell.key], rows[cell.key] = replace(cell, value=round(cell.value, each.places)), each.row
    if not cells:
        raise ImportRefusedError("The file holds no figures.")
    return tuple(cells.values())


def month_given(text: str | None) -> str | None:
    """A month as YYYY-MM where one was given. Raises ImportRefusedError for anything else."""
    if text is not None and not re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", text):
        raise ImportRefusedError(f"“{text[:20]}” is no month; write it like 2027-06.", needs="edition")
    return text


def in_words(month: str) -> str:
    """ "2025-04" as "April 2025"."""
    return f"{date(int(month[:4]), int(month[5:7]), 1):%B %Y}"


def common_name(iso3: str, written: str) -> str:
    """The name that the shipped tables use for a state; the publisher's where they have none."""
    return _names().get(iso3) or publisher_names().codes.get(iso3) or plain_name(written)


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for cell in shipped().cells:
        names.setdefault(cell.iso3, cell.ally)
    return names
