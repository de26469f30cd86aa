"""The European Defence Agency's workbook, the IMF's outlook, a DataBank file; damaged ones are refused."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import Workbook

from detente.figures.importing.import_result import ImportRefusedError
from detente.figures.importing.recognising import read_file
from detente.figures.official_record import shipped
from detente.figures.revisions import difference

STATES = (
    "Austria", "Belgium", "Bulgaria", "Croatia ", "Cyprus", "Czech Republic", "Denmark", "Estonia", "Finland",
    "France", "Germany*", "Greece", "Hungary", "Ireland", "Italy", "Latvia", "Lithuania", "Luxembourg**",
    "Malta", "Netherlands", "Poland", "Portugal", "Romania", "Slovakia", "Slovenia***", "Spain", "Sweden",
)  # fmt: skip
Rows = list[list[Any]]


def eda_rows() -> Rows:
    head = [
        "EU MS", "Year", "Total Defence Expenditure", "Defence Investment",
        "Total Defence Expenditure  as % of GDP", "Total Defence Expenditure as % of Government Expenditure",
        "Total Defence Expenditure per capita",
    ]  # fmt: skip
    rows = [[state, 2025, 1000.5 + i, 300, 0.0215, 0.041, 512.25] for i, state in enumerate(STATES)]
    return [head, *rows, ["*Estimated 2025 figures"], ["**Luxembourg: by GNI"]]


def eda_file(rows: Rows, name: str = "Member States 2025") -> bytes:
    book = Workbook()
    book.active.title = "EU27"
    sheet = book.create_sheet(name)
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def eda(rows: Rows) -> Any:
    return read_file(eda_file(rows), edition="2026-07")


def weo_rows() -> Rows:
    head = ["WEO Country Code", "ISO", "WEO Subject Code", "Country", "Subject Descriptor", "Units", "Scale"]
    head += ["2023", "2024", "2025", "Estimates Start After"]
    rows: Rows = [head]
    for iso, name in (("RUS", "Russia"), ("CHN", "China")):
        rows.append(
            ["1", iso, "PPPGDP", name, "x", "dollars", "Billions", "6,455.0", "6,909.4", "n/a", "2024"]
        )
        rows.append(
            ["1", iso, "NGDPD", name, "x", "dollars", "Billions", "2,021.4", "2,161.2", "2,076.4", "2024"]
        )
        rows.append(["1", iso, "NGDP_D", name, "x", "Index", "", "120.5", "131.2", "140", "2023"])
        rows.append(["1", iso, "LUR", name, "x", "Percent", "", "3", "2.5", "2.4", "2023"])
    return [*rows, ["International Monetary Fund, World Economic Outlook Database, October 2025"]]


def weo(rows: Rows) -> Any:
    out = io.StringIO()
    csv.writer(out, "excel-tab").writerows(rows)
    return read_file(out.getvalue().encode("utf-16"))


def bank_rows() -> Rows:
    series = ["Military expenditure (% of GDP)", "MS.MIL.XPND.GD.ZS"]
    head = ["Country Name", "Country Code", "Series Name", "Series Code", "2022 [YR2022]", "2023 [YR2023]"]
    rows = [["Norway", "NOR", *series, "1.5", ".."], ["Brazil", "BRA", *series, "1.1", "1.0"]]
    return [
        head,
        *rows,
        [],
        ["Data from database: World Development Indicators"],
        ["Last Updated: 10/07/2026"],
    ]


def bank(rows: Rows) -> Any:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return read_file(out.getvalue().encode("utf-8-sig"))


KINDS: dict[str, tuple[Callable[[], Rows], Callable[[Rows], Any]]] = {
    "eda": (eda_rows, eda), "weo": (weo_rows, weo), "bank": (bank_rows, bank),
}  # fmt: skip


def test_the_agencys_workbook_is_read_with_its_estimates() -> None:
    found = {(cell.iso3, cell.metric): cell for cell in eda(eda_rows()).cells}
    assert len(found) == 27 * 5
    germany = found["DEU", "eda_eur_m"]
    assert (germany.value, germany.unit, germany.flag, germany.edition) == (
        1010.5, "EUR million", "estimate", "eda-2025-2026-07",
    )  # fmt: skip
    assert found["LUX", "eda_eur_m"].flag == "actual" and found["SVN", "eda_share_gdp_pct"].value == 2.15
    assert found["HRV", "eda_share_gov_pct"].value == 4.1


def test_the_outlook_is_read_in_purchasing_power_and_at_market_rates() -> None:
    made = weo(weo_rows())
    found = {(cell.iso3, cell.metric, cell.year): cell for cell in made.cells}
    assert made.edition.id == "weo-2025-10" and made.edition.coverage == "part" and len(found) == 16
    assert found["RUS", "weo_gdp_ppp_m", 2024].value == 6_909_400
    assert found["RUS", "weo_gdp_usd_m", 2025].flag == "estimate"
    assert found["CHN", "weo_deflator_index", 2023].flag == "actual"


def test_a_databank_file_is_a_part() -> None:
    made = bank(bank_rows())
    assert [(c.iso3, c.year, c.value) for c in made.cells] == [
        ("NOR", 2022, 1.5),
        ("BRA", 2022, 1.1),
        ("BRA", 2023, 1.0),
    ]
    assert (made.edition.id, made.edition.coverage) == ("wb-2026-10-07", "part")


@pytest.mark.parametrize("kind", KINDS)
def test_a_part_withdraws_nothing(kind: str) -> None:
    rows, read = KINDS[kind]
    made = read(rows())
    assert made.edition.coverage == "part" and not difference(shipped(), made.edition, made.cells).of(
        "withdrawn"
    )
    assert len(shipped().plus(made.edition, made.cells).cells) == len(shipped().cells) + len(made.cells)


DAMAGES: dict[str, tuple[int, int | None, Any]] = {
    # the row from 0, the cell (None for the whole row), and what stands there
    "eda a state nobody knows": (3, 0, "Norland"),
    "eda no year": (3, 1, "MMXXV"),
    "eda text in a number": (4, 2, "many"),
    "eda out of bounds": (4, 4, 9),
    "eda a negative sum": (5, 2, -5),
    "eda a state twice": (6, 0, "Austria"),
    "eda no total": (0, 2, "Something"),
    "eda no header": (0, 0, "Land"),
    "eda a share as text": (8, 4, "2.1 percent"),
    "eda another header of years": (0, 1, "Period"),
    "weo no code": (1, 1, "R1"),
    "weo another scale": (1, 6, "Millions"),
    "weo text in a number": (2, 8, "lots"),
    "weo out of bounds": (2, 8, "9,000,000,000"),
    "weo years shifted": (0, 8, "2026"),
    "weo no scale": (0, 6, "Multiple"),
    "weo no country": (0, 3, "Land"),
    "weo a row cut short": (2, None, ["1", "RUS", "NGDPD", "Russia"]),
    "weo a state twice": (5, 1, "RUS"),
    "weo an estimate below zero": (2, 9, "-3"),
    "bank no code": (1, 1, "N0"),
    "bank another series": (2, 3, "MS.MIL.XPND.CD"),
    "bank text in a number": (1, 4, "some"),
    "bank out of bounds": (1, 4, "900"),
    "bank years shifted": (0, 5, "2025 [YR2025]"),
    "bank a state twice": (2, 1, "NOR"),
    "bank a row cut short": (2, None, ["Brazil", "BRA"]),
    "bank no day": (5, 0, "Last Updated: soon"),
    "bank another unit": (1, 2, "Military expenditure (current LCU)"),
    "bank later than its day": (5, 0, "Last Updated: 10/07/2020"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_ten_damaged_files_of_each_are_refused_with_a_reason(damage: str) -> None:
    kind = damage.split()[0]
    make, read = KINDS[kind]
    rows = make()
    row, cell, value = DAMAGES[damage]
    if cell is None:
        rows[row] = value
    else:
        rows[row][cell] = value
    with pytest.raises(ImportRefusedError) as refused:
        read(rows)
    assert refused.value.reason
    if row and not damage.startswith("bank no day") and not damage.startswith("bank later"):
        assert refused.value.row == row + 1, str(refused.value)
