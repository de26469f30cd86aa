"""What ships equals its source cell by cell, also where the source does not lie beside the checkout.

`cell_digests.csv` holds a digest over every cell as it stands in the source: computed from the publishers'
files and, for NATO's edition of July 2026, from the checked rows. The tests marked `shared` compute it again.
"""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from detente.figures.importing.recognising import read_file
from detente.figures.official_record import shipped
from detente.figures.series import Cell

from .cell_digest import cell_digest, recorded

FILES = {
    ("2024-06", ""): "240617-def-exp-2024-TABLES-en.xlsx",
    ("2025-08", "share_gdp_pct"): "ugent_nato2025/shareofgdp.csv",
    ("2025-08", "equipment_pct"): "ugent_nato2025/ca610e2c9ddf.csv",
    ("2025-08", "personnel_pct"): "ugent_nato2025/6bc92d50c49f.csv",
    ("2025-08", "infrastructure_pct"): "ugent_nato2025/e3f90f652e18.csv",
    ("2025-08", "other_pct"): "ugent_nato2025/4aa41818d32c.csv",
    ("2025-08", "real_change_pct"): "ugent_nato2025/realchange.csv",
    ("2025-08", "military_personnel_k"): "ugent_nato2025/c0ee5b70d3a2.csv",
    ("wb-2026-02-24", "milex_share_gdp_pct"): "API_MS.MIL.XPND.GD.ZS_DS2_en_csv_v2_211.zip",
    ("wb-2024-03-28", "milex_usd_current_m"): "API_MS.MIL.XPND.CD_DS2_en_csv_v2_47475.csv",
    ("fas-2023-10", "stockpile"): "nw_stock_2023.csv",
}
NATO_2026 = ("2026-07", "")


def ships(edition: str, metric: str) -> tuple[Cell, ...]:
    """The shipped cells of an edition, and of one measure where it is named; none that we computed."""
    found = (cell for cell in shipped().cells if cell.edition == edition and not cell.derived)
    return tuple(cell for cell in found if metric in ("", cell.metric))


@pytest.mark.parametrize("which", recorded(), ids="/".join)
def test_shipped_cells_give_the_digest_of_their_source(which: tuple[str, str]) -> None:
    assert cell_digest(ships(*which)) == recorded()[which]


def test_every_large_table_has_its_digest() -> None:
    assert recorded().keys() == {*FILES, NATO_2026}
    counted = {which: cells for which, (cells, _) in recorded().items()}
    assert counted["2024-06", ""] == 4301 and counted[NATO_2026] == 27
    assert counted["wb-2026-02-24", "milex_share_gdp_pct"] == 7909
    assert counted["wb-2024-03-28", "milex_usd_current_m"] == 7973


def test_one_other_digit_gives_another_digest() -> None:
    cells = ships("2026-07", "")
    assert cell_digest([replace(cells[0], value=cells[0].value + 0.01), *cells[1:]]) != cell_digest(cells)
    assert cell_digest(reversed(cells)) == cell_digest(cells)


@pytest.mark.shared
@pytest.mark.parametrize("which", FILES, ids="/".join)
def test_the_publishers_file_gives_the_recorded_digest(shared: Path, which: tuple[str, str]) -> None:
    keys = {cell.key[1:] for cell in ships(*which)}
    read = read_file((shared / "figures" / "formats" / FILES[which]).read_bytes())
    assert cell_digest(cell for cell in read.cells if cell.key[1:] in keys) == recorded()[which]


@pytest.mark.shared
def test_the_checked_rows_of_nato_2026_give_the_recorded_digest(shared: Path) -> None:
    with (shared / "figures" / "nato_defence_2026ed_partial.csv").open(newline="", encoding="utf-8") as rows:
        checked = [
            replace(
                shipped().cells[0], edition="2026-07", iso3=row["iso3"], year=int(row["year"]),
                metric=row["metric"], value=float(row["value"]),
            )
            for row in csv.DictReader(rows)
        ]  # fmt: skip
    assert cell_digest(checked) == recorded()[NATO_2026]
