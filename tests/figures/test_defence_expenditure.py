"""NATO's tables: the cells as published, edition by edition, and the counts made from them."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from detente.figures.defence_expenditure import (
    AGGREGATES,
    SHARE,
    allies,
    allies_meeting,
    citations,
    editions,
    latest_whole_edition,
    outturns,
    read_outturns,
    shares,
)
from detente.records import DetenteError


def test_keys_are_unique_and_every_row_has_its_source() -> None:
    keys = Counter((c.edition, c.iso3, c.year, c.metric, c.source, c.value) for c in outturns())
    assert max(keys.values()) == 1
    assert {c.source for c in outturns()} <= citations().keys()


def test_ranges_are_sane() -> None:
    for cell in outturns():
        if cell.metric == SHARE:
            assert 0 < cell.value < 8, cell
        if cell.metric.endswith("_pct") and cell.metric not in (SHARE, "real_change_pct"):
            assert -5 <= cell.value <= 100, cell
        assert cell.flag in ("actual", "estimate")


def test_main_categories_add_up_to_a_hundred() -> None:
    parts = ("equipment_pct", "personnel_pct", "infrastructure_pct", "other_pct")
    sums: Counter[tuple[str, str, int]] = Counter()
    rows: Counter[tuple[str, str, int]] = Counter()
    for cell in outturns():
        if cell.metric in parts and cell.edition != "2026-07":
            sums[cell.edition, cell.iso3, cell.year] += cell.value
            rows[cell.edition, cell.iso3, cell.year] += 1
    whole = [total for key, total in sums.items() if rows[key] == len(parts)]
    assert len(whole) > 600 and all(abs(total - 100) < 0.1 for total in whole)


def test_the_whole_edition_counts_all_allies_at_two_per_cent() -> None:
    assert latest_whole_edition() == "2025-08" and editions()[-1] == "2026-07"
    two, core = allies_meeting(2.0), allies_meeting(3.5)
    assert len(two.reached) == two.known == 30, "Iceland has no forces, Germany's 2025 cell is blank"
    assert core.reached == ("Latvia", "Lithuania", "Poland")


def test_aggregates_are_no_allies() -> None:
    assert not AGGREGATES & allies().keys()
    assert not any(cell.iso3 in AGGREGATES for cell in shares("2025-08", 2024))


def test_a_wrong_cell_names_its_line(tmp_path: Path) -> None:
    file = tmp_path / "nato.csv"
    file.write_text(
        "edition,iso3,ally,year,metric,value,unit,flag,derived,note,source_id\n2025-08,POL,Poland,2024,x,n/a,%,actual,no,,s\n",
        encoding="utf-8",
    )
    with pytest.raises(DetenteError, match="line 2: year and value must be numbers"):
        read_outturns(file)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "edition"), [("nato_defence_2024ed", "2024-06"), ("nato_defence_2025ed", "2025-08")]
)
def test_cells_equal_the_checked_table(shared: Path, name: str, edition: str) -> None:
    ours = {(c.iso3, str(c.year), c.metric): c.value for c in outturns() if c.edition == edition}
    with (shared / "figures" / f"{name}.csv").open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    country = next(column for column in rows[0] if column in ("iso3", "country", "code"))
    theirs = {(row[country], row["year"], row["metric"]): float(row["value"]) for row in rows if row["value"]}
    missing = [key for key, value in theirs.items() if ours.get(key) != value]
    assert theirs and not missing
