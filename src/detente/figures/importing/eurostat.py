"""Eurostat's spending on defence by function (GOV_EV, GOV_10A_EXP): SDMX csv, or JSON-stat unrolled to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from detente.data_tables import data_path, table
from detente.figures.definitions import Edition, measure_of
from detente.figures.importing.checked_cells import RawCell, checked
from detente.figures.importing.grid import Book, Sheet, number
from detente.figures.importing.import_result import Imported, ImportRefusedError
from detente.figures.importing.publisher_names import PublisherColumn
from detente.figures.importing.publisher_names import shipped as publisher_names

_PUBLISHER = "Eurostat"
_NEEDED = ("DATAFLOW", "LAST UPDATE", "na_item", "unit", "geo", "TIME_PERIOD", "OBS_VALUE")
# The datasets that are read, and the column with the code of defence in each.
_DATASETS = {"GOV_EV": ("expend", "DEF"), "GOV_10A_EXP": ("cofog99", "GF02")}
_DATAFLOW = re.compile(r"ESTAT:(?P<id>[A-Z0-9_]+)(?:\([\d.]+\))?", re.IGNORECASE)
_UPDATED = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\d)T?.*|(?P<day>\d\d)/(?P<month>\d\d)/(?P<year>\d\d(?:\d\d)?) .*"
)
_GENERAL_GOVERNMENT = "S13"


@dataclass(frozen=True, slots=True)
class GeoCode:
    """A state or group by Eurostat's code: ours, whether a group, and its currency by ISO 4217."""

    iso3: str
    group: bool
    currency: str


def recognises(book: Book) -> bool:
    """Whether the first row has the columns of Eurostat's SDMX csv."""
    return {"DATAFLOW", "OBS_VALUE"} <= set(book.head)


def read(book: Book) -> Imported:
    """The edition and its cells. Raises ImportRefusedError with row and reason."""
    sheet, head = book.sheets[0], list(book.head)
    if lacking := [column for column in _NEEDED if column not in head]:
        raise ImportRefusedError(f"the column “{lacking[0]}” is missing.", sheet.name, 1)
    if len(sheet.rows) < 2 or len(sheet.rows[1]) <= max(map(head.index, _NEEDED)):
        raise ImportRefusedError("there is no observation behind the header.", sheet.name, 1)
    first = sheet.rows[1]
    dataset, updated = _dataset(str(first[head.index("DATAFLOW")]), sheet), _day(first, head, sheet)
    found = tuple(_cells(sheet, head, dataset))
    states = {each.iso3 for each in found}
    members = {each.iso3 for each in _states().values() if not each.group}
    title = f"Government expenditure on defence by function, {dataset}"
    made = Edition(
        f"{dataset.lower()}-{updated}", _PUBLISHER, "cofog", f"Eurostat, {updated}", title, updated, None,
        "whole" if dataset == "GOV_EV" and len(states & members) >= _EU else "part", "CC BY 4.0",
        f"Eurostat, {dataset} (DOI 10.2908/{dataset}), updated {updated}",
    )  # fmt: skip
    years = sorted({each.year for each in found})
    notes = () if made.coverage == "whole" else (f"It holds {len(states)} states: a part of the dataset.",)
    span = f"{years[0]} to {years[-1]}" if years else "no years"
    return Imported(f"Eurostat's {dataset}, {span}, updated {updated}", made, checked(found, made), notes)


_EU = 27


def _dataset(dataflow: str, sheet: Sheet, row: int = 2) -> str:
    named = _DATAFLOW.match(dataflow)
    if named is None or named["id"].upper() not in _DATASETS:
        raise ImportRefusedError(
            f"the dataset “{dataflow[:40]}” is not one that is kept here.", sheet.name, row
        )
    return named["id"].upper()


def _day(first: tuple[object, ...], head: list[str], sheet: Sheet) -> str:
    written = str(first[head.index("LAST UPDATE")])
    found = _UPDATED.fullmatch(written)
    if found is None:
        raise ImportRefusedError(f"“{written[:30]}” is no day of a last update.", sheet.name, 2)
    return found["iso"] or f"20{found['year'][-2:]}-{found['month']}-{found['day']}"


def _cells(sheet: Sheet, head: list[str], dataset: str) -> Iterator[RawCell]:
    column_of_function, defence = _DATASETS[dataset]
    if column_of_function not in head:
        raise ImportRefusedError(f"the column “{column_of_function}” is missing.", sheet.name, 1)
    for index, row in enumerate(sheet.rows[1:], start=1):
        place = index + 1
        if not any(row):
            continue
        if len(row) != len(head):
            raise ImportRefusedError("the row has not as many cells as the header.", sheet.name, place)
        cell = {
            name: "" if value is None else str(value).strip() for name, value in zip(head, row, strict=True)
        }
        if _dataset(cell["DATAFLOW"], sheet, place) != dataset:
            raise ImportRefusedError("another dataset begins here; bring one a file.", sheet.name, place)
        whole = cell.get("sector", _GENERAL_GOVERNMENT).split(":")[0] == _GENERAL_GOVERNMENT
        if cell[column_of_function].split(":")[0] != defence or not whole or cell.get("freq", "A")[:1] != "A":
            continue
        column = _column(cell)
        if column is not None:
            yield from _observed(sheet, place, cell, column)


def _observed(sheet: Sheet, place: int, cell: dict[str, str], column: PublisherColumn) -> Iterator[RawCell]:
    code = cell["geo"].split(":")[0]
    state = _states().get(code)
    if state is None:
        if re.fullmatch(r"E[UA]\d.*|E[UA]", code):
            return  # other groups of states
        raise ImportRefusedError(f"“{code[:20]}” is no state known by this code.", sheet.name, place)
    if not re.fullmatch(r"(19|20)\d\d", cell["TIME_PERIOD"]):
        raise ImportRefusedError(f"“{cell['TIME_PERIOD'][:20]}” is no year.", sheet.name, place)
    flag = cell.get("OBS_FLAG", "")
    if not set(flag) <= set("bepfduzcs"):
        raise ImportRefusedError(f"“{flag[:20]}” is no flag of Eurostat's.", sheet.name, place)
    amount = number(cell["OBS_VALUE"], sheet.name, place, f"the figure of {code} for {cell['TIME_PERIOD']}")
    if amount is None:
        return
    unit = measure_of(column.metric).written[0].replace("*", state.currency)
    marked = "estimate" if set(flag) & set("epf") else "actual"
    yield RawCell(
        sheet.name, place, state.iso3, code, int(cell["TIME_PERIOD"]), column.metric, amount * column.factor,
        marked, column.places, unit,
    )  # fmt: skip


def _column(cell: dict[str, str]) -> PublisherColumn | None:
    name = f"{cell['na_item'].split(':')[0]} {cell['unit'].split(':')[0]}"
    columns = publisher_names().columns
    return next((each for each in columns if each.publisher == _PUBLISHER and each.name == name), None)


@lru_cache(maxsize=1)
def _states() -> dict[str, GeoCode]:
    file = data_path("figures", "eurostat_states.csv")
    return {
        row["code"]: GeoCode(row["iso3"], row["group"] == "yes", row["currency"])
        for _, row in table(file, ("code", "iso3", "group", "currency", "source"))
    }
