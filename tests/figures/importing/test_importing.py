"""Publishers' files: the right ones read cell by cell, the wrong ones refused with sheet, row and reason."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.figures.importing.grid import Book, Sheet
from detente.figures.importing.import_result import Imported, ImportRefusedError
from detente.figures.importing.recognising import read_book, read_file
from detente.intake.limits import DEFAULT
from detente.records import DetenteError

from . import making
from .damage import DAMAGES, damaged
from .making import Sheets, text, xlsx, zipped

TABLES: dict[str, Sheets] = {
    "nato_2024": making.nato_2024(),
    "nato_2026": making.nato_2026(),
    "sipri": making.sipri(),
    "worldbank": {"": making.worldbank()},
    "owid": {"": making.owid()},
    "block": {"": making.block()},
    "long": {"": making.long()},
}
ASKED: dict[str, dict[str, str]] = {
    "nato_2024": {"edition": "2033-06"},
    "nato_2026": {"edition": "2033-06"},
    "sipri": {"edition": "2034-04"},
    "block": {"measure": "share_gdp_pct"},
}
# What a table cannot show: a unit, where it names none.
SILENT = {("block", "wrong_unit")}


def bytes_of(kind: str, sheets: Sheets) -> bytes:
    return xlsx(sheets) if len(sheets) > 1 else text(sheets[""], quoted=kind == "worldbank")


def reading(kind: str) -> Imported:
    return read_file(bytes_of(kind, TABLES[kind]), **ASKED.get(kind, {}))


def value(found: Imported, iso3: str, year: int, metric: str) -> float | None:
    return next((c.value for c in found.cells if (c.iso3, c.year, c.metric) == (iso3, year, metric)), None)


@pytest.mark.parametrize(("kind", "basis"), [("nato_2024", "nato"), ("nato_2026", "nato-core-2026")])
def test_both_layouts_of_nato_give_the_same_cells(kind: str, basis: str) -> None:
    found = reading(kind)
    assert (found.edition.id, found.edition.definition, found.edition.base) == ("2033-06", basis, 2031)
    assert value(found, "NOR", 2031, "share_gdp_pct") == 2.21
    assert value(found, "SVK", 2033, "real_change_pct") == 6.33
    assert value(found, "TUR", 2030, "equipment_pct") == 80.4
    assert value(found, "TUR", 2030, "infrastructure_pct") == 82.4
    assert value(found, "NATO_TOTAL", 2033, "gdp_usd_const2031_m") == 6473
    assert value(found, "NATO_TOTAL", 2030, "gdp_usd_const2031_m") is None, "a mark for what is missing"
    crown = next(c for c in found.cells if c.metric == "exp_nac_const2031_m" and c.iso3 == "CZE")
    assert crown.unit == "CZK million, constant 2031" and crown.ally == "Czechia" and "marked *" in crown.note
    assert {c.flag for c in found.cells if c.year == 2033} == {"estimate"}
    assert {c.flag for c in found.cells if c.year == 2031} == {"actual"}
    assert len(found.cells) == 6 * 4 * 15 + 2 * 4 * 9 - sum(
        1 for name in ("1", "2", "3", "5", "6", "7", "8a", "8b") if name
    )


def test_nato_workbook_without_a_date_asks_for_it() -> None:
    with pytest.raises(ImportRefusedError) as refused:
        read_file(bytes_of("nato_2024", TABLES["nato_2024"]))
    assert refused.value.needs == "edition" and "2033-06" in str(refused.value)
    with pytest.raises(ImportRefusedError, match="no month"):
        read_file(bytes_of("nato_2024", TABLES["nato_2024"]), edition="June")


def test_sipri_reads_ratios_marks_and_colours() -> None:
    def colour(sheet: str, row: int, column: int) -> str | None:
        if sheet != "Share of GDP":
            return None
        return {(8, 3): "12", (8, 5): "10"}.get((row, column))

    found = read_file(xlsx(making.sipri(), colour), edition="2034-04")
    assert found.edition.id == "sipri-2034-04" and found.edition.base == 2031
    assert value(found, "NOR", 2030, "milex_share_gdp_pct") == 1.1
    assert value(found, "NOR", 2031, "milex_share_gdp_pct") is None
    assert value(found, "NOR", 2033, "milex_usd_const2031_m") == 104.5
    assert (
        value(found, "SUN", 2030, "milex_share_gov_pct") == 20
        and value(found, "PRK", 2030, "milex_per_capita_usd") is None
    )
    flags = {c.year: c.flag for c in found.cells if c.iso3 == "NOR" and c.metric == "milex_share_gdp_pct"}
    assert flags == {2030: "estimate", 2032: "uncertain", 2033: "actual"}
    assert any("Local currency" in note for note in found.notes) and found.edition.coverage == "part"


def test_worldbank_reads_zip_and_csv_alike_and_leaves_aggregates_out() -> None:
    alone = reading("worldbank")
    data, meta = text(making.worldbank(), quoted=True), text(making.metadata(), quoted=True)
    packed = read_file(zipped(Metadata_Country_API=meta, API_MS=data))
    assert {replace(c, source="") for c in packed.cells} == {replace(c, source="") for c in alone.cells}
    assert packed.edition.id == "wb-2032-02-24" and len(packed.cells) == 8
    assert value(packed, "SVK", 2030, "milex_share_gdp_pct") == 2.02 and not [
        c for c in packed.cells if c.iso3 == "WLD"
    ]


def test_owid_reads_new_and_old_form() -> None:
    new = reading("owid")
    old = read_file(
        text(
            [
                ["Code", "Year", "Military expenditure (% of GDP)"],
                *[row[1:] for row in making.owid()[1:] if row[1]],
            ]
        )
    )
    assert {(c.iso3, c.year, c.value) for c in new.cells} == {(c.iso3, c.year, c.value) for c in old.cells}
    assert {c.iso3 for c in new.cells} == {"NOR", "XKX", "WORLD", "POL"} and any(
        "Europe" in n for n in new.notes
    )
    short = read_file(
        text([["Entity", "Code", "Year", "nuclear_weapons_stockpile"], ["France", "FRA", "2030", "7"]])
    )
    assert short.edition.definition == "fas-warheads" and short.cells[0].metric == "stockpile"


def test_a_block_asks_what_it_measures_and_reads_decimal_commas() -> None:
    with pytest.raises(ImportRefusedError) as refused:
        read_file(text(making.block()))
    assert refused.value.needs == "measure"
    commas = [
        [str(v).replace(".", ",") if n and m else v for m, v in enumerate(row)]
        for n, row in enumerate(making.block())
    ]
    commas[3][4] = ".."
    found = read_file(text(commas), measure="share_gdp_pct")
    assert value(found, "POL", 2024, "share_gdp_pct") == 3.7 and found.edition.id == "2025-08"
    assert found.edition.coverage == "part"


def test_our_own_form_is_read_back() -> None:
    found = reading("long")
    assert found.edition.id == "2026-07" and [c.value for c in found.cells] == [1.5, 2.5]
    two = making.long()
    two[2][7] = "2025-08"
    with pytest.raises(ImportRefusedError, match="2 editions"):
        read_file(text(two))


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("kind", TABLES)
def test_damaged_tables_are_refused_with_a_reason(kind: str, damage: str) -> None:
    if (kind, damage) in SILENT:
        pytest.skip("nothing in such a table could show it")
    with pytest.raises(ImportRefusedError) as refused:
        read_file(bytes_of(kind, damaged(TABLES[kind], damage)), **ASKED.get(kind, {}))
    assert len(refused.value.reason) > 15 and str(refused.value).endswith((".", ")."))
    if damage in ("text_in_number", "negative", "beyond_reason", "doubled_row", "unknown_state"):
        assert refused.value.row, str(refused.value)
        assert len(TABLES[kind]) == 1 or refused.value.sheet


@pytest.mark.parametrize("kind", TABLES)
def test_damaged_files_are_refused_with_a_reason(kind: str) -> None:
    whole = bytes_of(kind, TABLES[kind])
    broken = [
        whole[:-12],
        whole[: len(whole) // 7],
        b"",
        b"\x00\x01" * 800,
        b"%PDF-1.7 no",
        b"PK\x03\x04" + bytes(90),
    ]
    for data in broken:
        with pytest.raises(ImportRefusedError) as refused:
            read_file(data, **ASKED.get(kind, {}))
        assert str(refused.value)
    with pytest.raises(ImportRefusedError, match="at most"):
        read_file(whole, limits=replace(DEFAULT, file_bytes=100))


def test_a_bomb_is_not_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 40_000_000)
    with pytest.raises(ImportRefusedError, match="unpacks to 40 MB"):
        read_file(out.getvalue())
    with pytest.raises(ImportRefusedError, match="grows more than"):
        read_file(zipped(API_MS=b"0" * 30_000_000))
    with pytest.raises(ImportRefusedError, match="old format"):
        read_file(b"\xd0\xcf\x11\xe0" + bytes(600))


def test_a_zip_of_something_else_and_other_tables_are_refused() -> None:
    for data, says in (
        (zipped(), "empty"),
        (zipped(a=b"x,y\n1,2\n"), "no file of NATO"),
        (text([["name", "age"], ["a", "1"]]), "no file of NATO"),
        (xlsx({"TABLE2": [["x"]], "TABLE3": [["y"]]}), "TABLE1"),
        (b"a\n" * 70_000, "more than 60,000 rows"),
    ):
        with pytest.raises(ImportRefusedError, match=says):
            read_file(data)


CELL = st.one_of(
    st.none(),
    st.text(max_size=6),
    st.integers(-5, 2040),
    st.floats(allow_nan=True),
    st.sampled_from(
        [
            "Country",
            "Norway",
            "2024e",
            "Table 3 : x",
            "Share of real GDP (%)",
            "Notes:",
            "Entity",
            "Code",
            "Year",
            "iso3",
        ]
    ),
)


@settings(max_examples=60)
@given(st.lists(st.lists(CELL, max_size=6), max_size=8), st.sampled_from(["TABLE3", "Share of GDP", "", "x"]))
def test_whatever_stands_in_a_table_is_read_or_refused(rows: list[list[Any]], name: str) -> None:
    sheets = (
        Sheet(name, tuple(map(tuple, rows))),
        Sheet("Table 2" if name == "TABLE3" else "Current US$", ()),
    )
    for book in (Book(sheets), Book(sheets[:1])):
        try:
            read_book(book)
        except DetenteError as refused:
            assert str(refused)


@settings(max_examples=40)
@given(st.binary(max_size=400))
def test_whatever_bytes_come_are_read_or_refused(data: bytes) -> None:
    try:
        read_file(data)
    except DetenteError as refused:
        assert str(refused)
