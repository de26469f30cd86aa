"""Statskontoret's monthly outturn: always a part, which withdraws nothing; rows of its own file as they are.

`statskontoret_6_1_3_2025.csv` holds the header and the two rows of appropriation 6:1:3 in 2025 (CC0).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.figures.budget_figures import budget_figures
from detente.figures.importing.recognising import read_file
from detente.figures.official_record import shipped
from detente.figures.revisions import difference

from . import making

ROWS = Path(__file__).with_name("statskontoret_6_1_3_2025.csv")


def test_rows_of_its_own_file_come_to_the_outturn_that_ships() -> None:
    made = read_file(ROWS.read_bytes())
    sums = {(cell.metric, cell.year): cell.value for cell in made.cells}
    kept = next(
        each.amount
        for each in budget_figures()
        if (each.state, each.year, each.what) == ("SWE", 2025, "acquisition of materiel")
    )
    assert sums["swe_materiel_nac_m", 2025] == pytest.approx(kept * 1000, abs=0.05)
    assert "23.3 of it in December" in next(e.counts for e in budget_figures() if e.amount == kept)


def test_every_file_of_it_is_a_part_and_withdraws_nothing() -> None:
    whole = read_file(making.semicolons(making.statskontoret((2032, 12))))
    assert whole.edition.coverage == "part" and {cell.year for cell in whole.cells} == {2030, 2031, 2032}
    record = shipped().plus(whole.edition, whole.cells)
    rows = making.statskontoret((2032, 12))
    years = rows[0].index("År")
    fewer = read_file(making.semicolons([rows[0], *(row for row in rows[1:] if row[years] != "2030")]))
    assert fewer.edition.id == whole.edition.id and fewer.edition.coverage == "part"
    assert {cell.year for cell in fewer.cells} == {2031, 2032}
    changed = difference(record, fewer.edition, fewer.cells)
    assert not changed.of("withdrawn") and not changed.of("revised")
    after = record.plus(fewer.edition, fewer.cells)
    assert {cell.key for cell in after.cells} == {cell.key for cell in record.cells}


def test_a_file_without_an_appropriation_keeps_what_is_on_record_of_it() -> None:
    rows = making.statskontoret((2032, 12))
    code = rows[0].index("Anslag")
    whole = read_file(making.semicolons(rows))
    record = shipped().plus(whole.edition, whole.cells)
    fewer = read_file(making.semicolons([rows[0], *(row for row in rows[1:] if row[code] != "0601003")]))
    assert "swe_materiel_nac_m" not in {cell.metric for cell in fewer.cells}
    assert not difference(record, fewer.edition, fewer.cells).of("withdrawn")
    after = record.plus(fewer.edition, fewer.cells)
    assert after.of(whole.edition.id, "swe_materiel_nac_m") == record.of(
        whole.edition.id, "swe_materiel_nac_m"
    )
