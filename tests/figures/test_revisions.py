"""What an edition changes against what is there."""

from __future__ import annotations

from dataclasses import replace

from detente.figures.official_record import shipped
from detente.figures.revisions import difference

RECORD = shipped()
AUGUST = RECORD.editions["2025-08"]
SHARES = RECORD.of("2025-08", "share_gdp_pct")


def test_the_same_cells_change_nothing() -> None:
    found = difference(RECORD, AUGUST, SHARES)
    assert (found.against, found.same, found.changes, found.unchanged) == ((AUGUST,), True, (), len(SHARES))


def test_a_new_edition_is_set_against_the_latest_under_its_definition() -> None:
    edition = replace(AUGUST, id="2027-06", published="2027-06")
    cells = [replace(c, edition="2027-06") for c in SHARES[1:]]
    cells[0] = replace(cells[0], value=cells[0].value + 1)
    cells.append(replace(cells[0], year=2026))
    found = difference(RECORD, edition, cells)
    assert found.against == (AUGUST,) and not found.same
    assert found.counts() == {"new": 1, "revised": 1, "withdrawn": 1}
    gone, revised = found.of("withdrawn")[0], found.of("revised")[0]
    assert (gone.year, gone.before, gone.after) == (SHARES[0].year, SHARES[0].value, None)
    assert revised.after == SHARES[1].value + 1 and revised.before == SHARES[1].value


def test_an_earlier_edition_is_not_set_against_a_later_one_nor_any_against_scraps() -> None:
    early = replace(AUGUST, id="2023-07", published="2023-07")
    assert difference(RECORD, early, [replace(c, edition="2023-07") for c in SHARES]).against == ()
    stock = RECORD.of("fas-2023-10", "stockpile")
    undated = replace(
        RECORD.editions["fas-2023-10"], id="owid-fas-2023", published="2023", publisher="Our World in Data"
    )
    found = difference(RECORD, undated, [replace(c, edition="owid-fas-2023") for c in stock])
    assert [e.id for e in found.against] == ["fas-2023-10"], "of the edition of 2026 only two cells are here"
    assert not found.changes


def test_a_part_of_an_edition_withdraws_nothing_and_derived_cells_are_not_compared() -> None:
    part = replace(AUGUST, coverage="part")
    assert difference(RECORD, part, SHARES[:3]).counts() == {"new": 0, "revised": 0, "withdrawn": 0}
    derived = RECORD.of("2025-08", "exp_usd_const2021_m_derived")
    plain = [
        replace(c, metric="exp_usd_const2021_m", derived=False, unit="USD million, constant 2021")
        for c in derived
    ]
    found = difference(RECORD, AUGUST, plain)
    assert found.counts() == {"new": len(derived), "revised": 0, "withdrawn": 0}


def test_a_part_withdraws_nothing_of_what_it_does_not_hold() -> None:
    later = replace(AUGUST, id="2027-06", published="2027-06", coverage="part")
    poland = [replace(c, edition="2027-06") for c in SHARES if c.iso3 == "POL"]
    assert difference(RECORD, later, poland[1:]).counts() == {"new": 0, "revised": 0, "withdrawn": 0}


def test_a_publisher_that_is_not_here_is_set_against_the_definition_or_nothing() -> None:
    sipri = replace(
        RECORD.editions["wb-2026-02-24"], id="sipri-2026-04", publisher="SIPRI", published="2026-04"
    )
    cell = replace(RECORD.of("wb-2026-02-24", "milex_share_gdp_pct")[0], edition="sipri-2026-04")
    dollars = replace(RECORD.of("wb-2024-03-28", "milex_usd_current_m")[0], edition="sipri-2026-04")
    found = difference(RECORD, sipri, [cell, dollars])
    assert [e.id for e in found.against] == ["wb-2026-02-24", "wb-2024-03-28"] and found.unchanged == 2
    forces = replace(cell, metric="armed_forces_k", unit="thousand persons")
    assert difference(RECORD, replace(sipri, definition="iiss-forces"), [forces]).against == ()


def test_a_whole_edition_takes_the_place_of_the_measures_it_has() -> None:
    later = RECORD.plus(AUGUST, SHARES[:5])
    assert len(later.of("2025-08", "share_gdp_pct")) == 5
    assert later.of("2025-08", "equipment_pct") == RECORD.of("2025-08", "equipment_pct"), (
        "it has no such measure"
    )
    assert len(later.of("2025-08", "gdp_usd_const2021_m_derived")) == 371
    assert len(RECORD.of("2025-08", "share_gdp_pct")) == 395, "the record itself is not changed"
