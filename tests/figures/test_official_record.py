"""The shipped tables: every cell typed, in bounds, sourced, consistent, equal to the checked tables."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from detente.figures.defence_expenditure import AGGREGATES, accessions
from detente.figures.definitions import (
    definitions,
    measure_of,
    measures,
    read_editions,
    read_measures,
    shipped_editions,
)
from detente.figures.official_record import OfficialRecord, citations, fault, read_cells, shipped
from detente.figures.series import Cell, TwoBases
from detente.records import DetenteError

TABLES = {
    "nato_defence_2024ed": "2024-06",
    "nato_defence_2025ed": "2025-08",
    "nato_defence_2026ed_partial": "2026-07",
    "milex_worldbank": None,
    "nuclear_warheads": None,
}
HEAD = "edition,iso3,ally,year,metric,value,unit,flag,derived,note,source_id\n"
# Three shares that NATO's workbook of 2024 gives as a typed 2, not as spending over GDP.
TYPED = {("FRA", 2020), ("SVK", 2024), ("LTU", 2019)}


def values(edition: str, metric: str) -> dict[tuple[str, int], float]:
    return {(cell.iso3, cell.year): cell.value for cell in shipped().of(edition, metric)}


def test_every_cell_is_the_only_one_of_its_key_typed_and_sourced() -> None:
    cells = shipped().cells
    assert max(Counter(cell.key for cell in cells).values()) == 1
    assert not [wrong for cell in cells if (wrong := fault(cell, shipped().editions[cell.edition]))]
    assert {cell.source for cell in cells} <= citations().keys()
    assert {edition.source for edition in shipped_editions().values()} <= citations().keys()
    assert {edition.definition for edition in shipped_editions().values()} <= definitions().keys()


def test_every_edition_has_cells_and_every_measure_one_name() -> None:
    assert {cell.edition for cell in shipped().cells} == shipped_editions().keys()
    assert {measure_of(cell.metric).metric for cell in shipped().cells} <= measures().keys()


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("2025-08,POL,Poland,2024,share_gdp_pct,n/a,% of GDP,actual,no,,nato2025-7", "must be numbers"),
        (
            "2025-08,POL,Poland,2024,share_gdp_pct,nan,% of GDP,actual,no,,nato2025-7",
            "nan is outside 0 to 15",
        ),
        ("2025-08,POL,Poland,2024,share_gdp_pct,-1,% of GDP,actual,no,,nato2025-7", "-1 is outside 0 to 15"),
        ("2025-08,POL,Poland,2024,share_gdp_pct,2,% of budget,actual,no,,nato2025-7", "is no unit of"),
        ("2025-08,POL,Poland,2024,share_gdp_pct,2,% of GDP,guess,no,,nato2025-7", "is no flag"),
        ("2025-08,POL,Poland,2024,share_gdp_pct,2,% of GDP,actual,no,,nobody", "not in citations.csv"),
        ("2027-01,POL,Poland,2024,share_gdp_pct,2,% of GDP,actual,no,,nato2025-7", "not in editions.csv"),
        ("2025-08,POL,Poland,2024,luck,2,% of GDP,actual,no,,nato2025-7", "no known measure"),
        (
            "2025-08,POL,Poland,2024,exp_usd_const2015_m,2,"
            '"USD million, constant 2015",actual,no,,nato2025-7',
            "not at the prices of 2021",
        ),
        (
            "2025-08,POL,Poland,2024,milex_share_gdp_pct,2,% of GDP,actual,no,,nato2025-7",
            "under the definition nato",
        ),
        ("2025-08,POL,Poland,2024,share_gdp_pct,2,% of GDP,actual,yes,,nato2025-7", "derived do not agree"),
        ("2025-08,POL,Poland,202,share_gdp_pct,2,% of GDP,actual,no,,nato2025-7", "year 202 cannot be right"),
    ],
)
def test_a_wrong_row_names_its_file_and_line(tmp_path: Path, row: str, says: str) -> None:
    file = tmp_path / "own.csv"
    file.write_text(HEAD + row + "\n", encoding="utf-8")
    with pytest.raises(DetenteError, match=f"own.csv, line 2: .*{says}"):
        read_cells(file, shipped_editions(), citations())


def test_a_cell_given_twice_names_both_lines(tmp_path: Path) -> None:
    row = "2025-08,POL,Poland,2024,share_gdp_pct,{},% of GDP,actual,no,,nato2025-7\n"
    (tmp_path / "own.csv").write_text(HEAD + row.format(2) + row.format(3), encoding="utf-8")
    with pytest.raises(DetenteError, match=r"line 3: the same cell stands on line 2"):
        read_cells(tmp_path / "own.csv", shipped_editions(), citations())


def test_wrong_measures_and_editions_name_their_line(tmp_path: Path) -> None:
    file = tmp_path / "measures.csv"
    head = "metric,name,definitions,subject,per,rates,prices,unit,written,low,high\n"
    for row, says in (
        ("x,x,nato,x,GDP,none,daily,%,%,0,1", "prices are"),
        ("x,x,nato,x,GDP,good,none,%,%,0,1", "rates are"),
        ("x,x,mine,x,GDP,none,none,%,%,0,1", "mine is not in definitions.csv"),
        ("x,x,nato,x,GDP,none,none,%,%,2,1", "low is not below high"),
    ):
        file.write_text(f"{head}{row}\n", encoding="utf-8")
        with pytest.raises(DetenteError, match=f"measures.csv, line 2: .*{says}"):
            read_measures(file)
    file.write_text(
        "edition,publisher,definition,name,title,published,base,coverage,licence,source\n"
        "e,P,nato,n,t,soon,,whole,l,s\n",
        encoding="utf-8",
    )
    with pytest.raises(DetenteError, match=r"line 2: published must be"):
        read_editions(file)


@pytest.mark.parametrize(
    ("edition", "metric", "places"),
    [
        ("2024-06", "exp_usd_current_m", 4),
        ("2024-06", "exp_usd_const2015_m", 4),
        ("2024-06", "gdp_usd_current_m", 4),
        ("2024-06", "gdp_usd_const2015_m", 4),
        ("2025-08", "military_personnel_k", 3),
    ],
)
def test_nato_totals_are_the_sum_of_the_allies_of_their_year(edition: str, metric: str, places: int) -> None:
    cells, joined = values(edition, metric), accessions()
    checked = 0
    for year in {year for _, year in cells}:
        parts = [
            value
            for (iso3, each), value in cells.items()
            if each == year and iso3 not in AGGREGATES and joined.get(iso3, 0) <= year
        ]
        # Each part is rounded to four places (the personnel of 2025 to three), so a sum may be off by half
        # of one each.
        slack = (len(parts) + 1) * 0.5 * 10**-places
        europe_canada = sum(parts) - cells.get(("USA", year), 0)  # no figure for 2025 in the edition of 2025
        assert abs(sum(parts) - cells["NATO_TOTAL", year]) <= slack, (metric, year)
        assert abs(europe_canada - cells["NATO_EUR_CAN", year]) <= slack, (metric, year)
        checked += 2
    assert checked >= 22


def test_a_share_is_spending_over_gdp_at_constant_prices() -> None:
    share = values("2024-06", "share_gdp_pct")
    spent, gdp = values("2024-06", "exp_usd_const2015_m"), values("2024-06", "gdp_usd_const2015_m")
    off = {key for key, value in share.items() if abs(spent[key] / gdp[key] * 100 - value) > 0.5e-4 + 1e-6}
    small = {key for key in off - TYPED if abs(spent[key] / gdp[key] * 100 - share[key]) > 1e-4}
    assert len(share) == 363 and off >= TYPED and not small
    assert all(share[key] == 2 for key in TYPED)


def test_at_current_prices_a_share_is_not_spending_over_gdp() -> None:
    """Not an error of ours.

    NATO's share is of real GDP, so spending and GDP of Table 2 at current prices give another.
    """
    share = values("2024-06", "share_gdp_pct")
    spent, gdp = values("2024-06", "exp_usd_current_m"), values("2024-06", "gdp_usd_current_m")
    ratio = {key: spent[key] / gdp[key] * 100 / value - 1 for key, value in share.items()}
    assert sum(abs(value) > 0.005 for value in ratio.values()) == 31
    assert ratio["NLD", 2024] == pytest.approx(-0.0996, abs=1e-3)


def test_parts_of_an_inventory_add_up_to_it() -> None:
    parts = ("deployed_strategic", "deployed_nonstrategic", "reserve_nondeployed", "retired")
    sums: dict[tuple[str, str, int], float] = defaultdict(float)
    for cell in shipped().cells:
        if cell.metric in parts:
            sums[cell.edition, cell.iso3, cell.year] += cell.value
    totals = {c.key[:3]: c.value for c in shipped().cells if c.metric == "total_inventory"}
    assert len(totals) == 27 and all(sums[key] == value for key, value in totals.items())


def test_the_world_line_of_stockpiles_says_that_it_is_no_sum() -> None:
    stock = values("fas-2023-10", "stockpile")
    states = sum(value for (iso3, year), value in stock.items() if year == 2023 and iso3 != "WORLD")
    assert (states, stock["WORLD", 2023]) == (9576, 12512)
    world = [c for c in shipped().of("fas-2023-10", "stockpile") if c.iso3 == "WORLD"]
    assert len(world) == 79 and all("not the sum" in cell.note for cell in world)


def test_a_panel_holds_one_basis_and_a_part_takes_only_its_cells() -> None:
    record = shipped()
    assert len(record.panel("share_gdp_pct", "2025-08")) == 33
    with pytest.raises(TwoBases):
        record.panel("exp_nac_m", "2026-07")
    old = record.of("2026-07", "share_gdp_pct")
    cell = Cell(
        "2026-07",
        "POL",
        "Poland",
        2026,
        "share_gdp_pct",
        4.7,
        "% of GDP",
        "estimate",
        False,
        "",
        "nato2026-1",
    )
    more = record.plus(record.editions["2026-07"], [cell])
    assert len(more.of("2026-07", "share_gdp_pct")) == len(old)
    found = more.series("POL", "share_gdp_pct", "2026-07")
    assert found is not None and found.at(2026).value == 4.7  # type: ignore[union-attr]
    assert [e.id for e in record.under("nato", "share_gdp_pct")] == ["2024-06", "2025-08", "2026-03"]
    assert isinstance(more, OfficialRecord) and record.series("POL", "nothing", "2026-07") is None


@pytest.mark.shared
@pytest.mark.parametrize("name", TABLES)
def test_every_cell_equals_the_checked_table(shared: Path, name: str) -> None:
    with (shared / "figures" / f"{name}.csv").open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    theirs = Counter(
        (
            row["iso3"],
            row.get("ally") or row["country"],
            int(row["year"]),
            row["metric"],
            float(row["value"]),
            row.get("unit") or "warheads",
            row.get("flag") or "unmarked",
            row.get("derived") == "yes",
        )
        for row in rows
        if row["value"]
    )
    here = {cell for cell in shipped().cells if cell.edition == TABLES[name]}
    if TABLES[name] is None:
        metrics = {row["metric"] for row in rows}
        here = {cell for cell in shipped().cells if cell.metric in metrics}
    ours = Counter((c.iso3, c.ally, c.year, c.metric, c.value, c.unit, c.flag, c.derived) for c in here)
    # The table of the World Bank that ships holds more states than the checked one.
    assert theirs <= ours if name == "milex_worldbank" else ours == theirs
    assert sum(theirs.values()) == len(rows)
