"""The publishers' own files, where they lie beside the checkout.

Every cell against the checked tables, and damaged ones.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

import pytest

from detente.figures.importing.grid import Book, Sheet
from detente.figures.importing.import_result import Imported, ImportRefusedError
from detente.figures.importing.recognising import read_book, read_file
from detente.figures.importing.workbook_files import opened
from detente.figures.official_record import shipped
from detente.figures.series import Cell
from detente.intake.limits import DEFAULT

from .damage import DAMAGES, damaged

pytestmark = pytest.mark.shared

NATO = "240617-def-exp-2024-TABLES-en.xlsx"
SIPRI, PERIOD = "SIPRI-Milex-data-1949-2024_2.xlsx", "SIPRI-Milex-data-2017-2025.xlsx"
SHARES, DOLLARS = "API_MS.MIL.XPND.GD.ZS_DS2_en_csv_v2_211.zip", "API_MS.MIL.XPND.CD_DS2_en_csv_v2_47475.csv"
OWID = "owid_military-spending-as-a-share-of-gdp-sipri.csv"
STOCK, INVENTORY = "nw_stock_2023.csv", "nw_inv_2025.csv"
BLOCKS = {
    "4aa41818d32c": "other_pct", "517096a21f62": "real_change_pct", "6bc92d50c49f": "personnel_pct",
    "c0ee5b70d3a2": "military_personnel_k", "ca610e2c9ddf": "equipment_pct", "df56c1b0497f": "share_gdp_pct",
    "e3f90f652e18": "infrastructure_pct", "realchange": "real_change_pct", "shareofgdp": "share_gdp_pct",
}  # fmt: skip
FILES = (
    NATO,
    SIPRI,
    PERIOD,
    SHARES,
    DOLLARS,
    OWID,
    STOCK,
    INVENTORY,
    *(f"ugent_nato2025/{n}.csv" for n in BLOCKS),
)


@lru_cache(maxsize=4)
def book(file: Path) -> Book:
    return opened(file.read_bytes(), DEFAULT)


@lru_cache(maxsize=4)
def read(file: Path) -> Imported:
    return read_book(book(file))


def by_key(found: Imported) -> dict[tuple[str, int, str], Cell]:
    return {(c.iso3, c.year, c.metric): c for c in found.cells}


def wrong(found: Imported, checked: list[Cell]) -> list[Cell]:
    here = by_key(found)
    return [
        cell
        for cell in checked
        if (cell.iso3, cell.year, cell.metric) not in here
        or here[cell.iso3, cell.year, cell.metric].value != cell.value
    ]


def test_nato_workbook_holds_every_checked_cell_with_unit_and_flag(shared: Path) -> None:
    found = read(shared / "figures/formats" / NATO)
    checked = [c for c in shipped().cells if c.edition == "2024-06"]
    assert len(checked) == 4301 and not wrong(found, checked)
    here = by_key(found)
    assert all(
        (
            here[c.iso3, c.year, c.metric].unit,
            here[c.iso3, c.year, c.metric].flag,
            here[c.iso3, c.year, c.metric].ally,
        )
        == (c.unit, c.flag, c.ally)
        for c in checked
    )
    assert (found.edition.id, found.edition.base, len(found.cells)) == ("2024-06", 2015, 5346)


@pytest.mark.parametrize(("name", "measure"), BLOCKS.items())
def test_blocks_of_2025_are_known_by_their_figures_and_equal(shared: Path, name: str, measure: str) -> None:
    found = read_file((shared / f"figures/formats/ugent_nato2025/{name}.csv").read_bytes())
    assert {c.metric for c in found.cells} == {measure} and found.edition.id == "2025-08"
    assert not wrong(found, list(shipped().of("2025-08", measure)))
    assert len(found.cells) == len(shipped().of("2025-08", measure))


@pytest.mark.parametrize(
    ("name", "edition", "metric", "least"),
    [
        (SHARES, "wb-2026-02-24", "milex_share_gdp_pct", 7909),
        (DOLLARS, "wb-2024-03-28", "milex_usd_current_m", 7973),
    ],
)
def test_worldbank_holds_every_checked_cell(
    shared: Path, name: str, edition: str, metric: str, least: int
) -> None:
    found = read(shared / "figures/formats" / name)
    checked = list(shipped().of(edition, metric))
    assert found.edition.id == edition and len(checked) == least and not wrong(found, checked)
    states = {c.iso3 for c in checked}
    assert len([c for c in found.cells if c.iso3 in states]) == least, "and no other cell of these states"


def test_warheads_hold_every_checked_cell(shared: Path) -> None:
    stock = read(shared / "figures/formats" / STOCK)
    checked = list(shipped().of("fas-2023-10", "stockpile"))
    assert len(checked) == 584 and not wrong(stock, checked)
    inventory = read(shared / "figures/formats" / INVENTORY)
    kinds = ("deployed_strategic", "deployed_nonstrategic", "reserve_nondeployed", "retired")
    assert not wrong(inventory, [c for kind in kinds for c in shipped().of("fas-2025-10", kind)])


def test_sipri_and_owid_equal_what_the_checked_table_says_of_them(shared: Path) -> None:
    """The table of World Bank shares holds, for each cell, what SIPRI's workbook and Our World in Data have
    there.
    """
    sipri, owid = read(shared / "figures/formats" / SIPRI), read(shared / "figures/formats" / OWID)
    ours = {"SIPRI": by_key(sipri), "OWID": by_key(owid)}
    with (shared / "figures/milex_worldbank.csv").open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    compared, off = {"SIPRI": 0, "OWID": 0}, []
    for row in rows:
        for source, value in zip(
            row["cross_source"].split(" | "), row["cross_value"].split(" | "), strict=True
        ):
            who = source.partition(" ")[0]
            if not value or who not in ours:
                continue
            cell = ours[who].get((row["iso3"], int(row["year"]), row["metric"]))
            compared[who] += 1
            slack = 0.51e-3 if row["metric"].endswith("_m") else 0.51e-5  # as its table rounds them
            if cell is None or abs(cell.value - float(value)) > slack:
                off.append((row["iso3"], row["year"], row["metric"], who, value, cell and cell.value))
    assert not off and compared["SIPRI"] > 5000 and compared["OWID"] > 2500, (compared, off[:5])


def test_sipri_colours_are_flags_and_the_period_download_a_part(shared: Path) -> None:
    full, part = read(shared / "figures/formats" / SIPRI), read(shared / "figures/formats" / PERIOD)
    flags = [c.flag for c in full.cells if c.metric == "milex_share_gdp_pct"]
    assert (flags.count("estimate"), flags.count("uncertain"), flags.count("actual")) == (1829, 147, 6269)
    assert (full.edition.id, full.edition.base, full.edition.coverage) == ("sipri-2025-04", 2023, "whole")
    assert (part.edition.id, part.edition.base, part.edition.coverage) == ("sipri-2026-03", 2024, "part")
    assert max(c.year for c in part.cells) == 2024


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", FILES)
def test_damaged_real_files_are_refused(shared: Path, name: str, damage: str) -> None:
    if name.startswith("ugent") and damage == "wrong_unit":
        pytest.skip("a table without a title names no unit")
    right = book(shared / "figures/formats" / name)
    sheets = damaged({s.name: [list(row) for row in s.rows] for s in right.sheets}, damage)
    bad = Book(tuple(Sheet(n, tuple(map(tuple, rows))) for n, rows in sheets.items()), right.made)
    with pytest.raises(ImportRefusedError) as refused:
        read_book(bad)
    assert len(refused.value.reason) > 15


@pytest.mark.parametrize("name", FILES)
def test_truncated_real_files_are_refused(shared: Path, name: str) -> None:
    data = (shared / "figures/formats" / name).read_bytes()
    cut = data.rfind(b",", 0, len(data) // 2) if name.endswith(".csv") else len(data) // 2
    for part in (data[:cut], data[:200], b"junk" + data[:400][::-1]):
        with pytest.raises(ImportRefusedError):
            read_file(part)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("API_MS.MIL.XPND.GD.ZS_DS2_en_csv_v2_211.zip", 7909),
        ("API_MS.MIL.XPND.CD_DS2_en_csv_v2_47475.csv", 7973),
    ],
)
def test_what_ships_of_the_world_bank_equals_its_download_cell_by_cell(
    shared: Path, name: str, cells: int
) -> None:
    made = read_file((shared / "figures" / "formats" / name).read_bytes())
    ours = {cell.key: (cell.value, cell.unit, cell.ally) for cell in shipped().cells}
    assert len(made.cells) == cells and made.edition.coverage == "whole"
    assert {cell.key: (cell.value, cell.unit, cell.ally) for cell in made.cells} == {
        cell.key: ours[cell.key] for cell in made.cells
    }
    assert len(shipped().of(made.edition.id, made.cells[0].metric)) == cells
