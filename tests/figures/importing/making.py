"""Small files in the publishers' layouts. TEST DATA: the numbers are counted up, nobody published them."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.styles.colors import Color

Rows = list[list[Any]]
Sheets = dict[str, Rows]

ALLIES = ("Albania", "Czechia*", "Norway", "Slovak Republic", "Türkiye", "United States")
MONEY = ("Leks", "Koruny", "Kroner", "Euros", "Liras", "US dollars")
TOTALS = ("NATO Europe and Canada", "NATO Total")
# table, title, unit, block titles; of each table as NATO calls them.
TABLES = (
    (
        "1",
        "Defence expenditure",
        "Million national currency units",
        ("Current prices", "Constant 2031 prices"),
    ),
    (
        "2",
        "Defence expenditure",
        "Million US dollars",
        ("Current prices and exchange rates", "Constant 2031 prices and exchange rates"),
    ),
    (
        "3",
        "Defence expenditure as a share of GDP and annual real change",
        "Based on 2031 prices",
        ("Share of real GDP (%)", "Annual real change (%)"),
    ),
    (
        "5",
        "GDP",
        "Million US dollars",
        ("Current prices and exchange rates", "Constant 2031 prices and exchange rates"),
    ),
    (
        "6",
        "GDP per capita and defence expenditure per capita",
        "2031 prices and exchange rates",
        ("GDP per capita (thousand US dollars)", "Defence expenditure per capita (US dollars)"),
    ),
    ("7", "Military personnel", "", ("Thousands",)),
    (
        "8a",
        "Distribution of defence expenditure by main category",
        "Percentage of total defence expenditure",
        ("Equipment (a)", "Personnel (b)"),
    ),
    (
        "8b",
        "Distribution of defence expenditure by main category",
        "Percentage of total defence expenditure",
        ("Infrastructure (c)", "Other (d)"),
    ),
)


def nato_2024() -> Sheets:
    """Titles in column B, one header a sheet, allies in C, totals in B, mixed header cells, marks for what
    is missing.
    """
    sheets: Sheets = {"TABLE4": [[None, "Table 4 : charts, TEST DATA"], [None, "Graph 1"]]}
    years: list[Any] = [2030, "2031", 2032, "2033e"]
    for name, title, unit, blocks in TABLES:
        rows: Rows = [[], [], [], [None, f"Table {name} : {title}"], [], [None, unit or None], []]
        rows.append([None, None, None, *years])
        for number, block in enumerate(blocks):
            rows += [[None, None, None, "#REF!", "#REF!"], [None, block]]
            for place, ally in enumerate(ALLIES):
                label = f"{ally}   ({MONEY[place]})" if name == "1" else ally
                rows.append([None, None, label, *_numbers(name, number, place)])
            for place, total in enumerate(() if name in ("1", "8a", "8b") else TOTALS, start=6):
                rows.append([None, total, None, *_numbers(name, number, place)])
        rows[-1][3] = ".."
        rows += [[], [None, None, "Notes: TEST DATA, published by nobody."], [None, "- 8 -"]]
        sheets[f"TABLE{name}"] = rows
    return sheets


def nato_2026() -> Sheets:
    """Titles in A1, every block with its own header, allies in A, the new basis."""
    sheets: Sheets = {}
    for name, title, unit, blocks in TABLES:
        title = title.replace("Defence", "Core defence", 1) if name in ("1", "2", "3") else title
        rows: Rows = [[f"Table {name}: {title}"], [unit]]
        for number, block in enumerate(blocks):
            rows += [[block], [None, 2030, 2031, "2032e", "2033e"]]
            for place, ally in enumerate(ALLIES):
                label = f"{ally} ({MONEY[place]})" if name == "1" else ally
                rows.append([label, *_numbers(name, number, place)])
            rows += [
                [total, *_numbers(name, number, place)]
                for place, total in enumerate(() if name in ("1", "8a", "8b") else TOTALS, start=6)
            ]
        rows[-1][1] = "-"
        rows.append(["Notes: TEST DATA, published by nobody."])
        sheets[f"Table {name}"] = rows
    return sheets


def sipri() -> Sheets:
    """The sheets in dollars and shares, a region row, SIPRI's marks, ratios.

    Local currency is there and not read.
    """
    sheets: Sheets = {
        "Front page": [["TEST DATA"]],
        "Local currency calendar years": [["Country"], ["Norway", 1]],
    }
    legends = {
        "Constant (2031) US$": ["Figures are in US $m., at constant 2031 prices and exchange rates"],
        "Current US$": ["Figures are in US $m., in current prices"],
        "Share of GDP": [
            "Military expenditure by country as percentage of gross domestic product, 2030-2033"
        ],
        "Per capita": ["Figures are in current US$"],
        "Share of Govt. spending": ["Military expenditure by country as percentage of government spending"],
    }
    for name, legend in legends.items():
        share = name.startswith("Share")
        rows: Rows = [
            ["TEST DATA, 2030-2033"],
            legend,
            [],
            ["Country", "Notes", 2030.0, 2031.0, 2032.0, 2033.0],
            [],
        ]
        rows += [["Europe"], ["Western Europe"]]
        rows.append(
            [
                "Norway",
                "§4",
                *[0.011 if share else 101.5, "...", 0.013 if share else 103.5, 0.014 if share else 104.5],
            ]
        )
        rows.append(["Korea, North", None, "...", "...", "...", "..."])
        rows.append(["USSR", None, 0.2 if share else 201.0, "xxx", "xxx", "xxx"])
        rows.append(["Slovakia", "†", *[0.021 if share else 301.5 + n for n in range(4)]])
        sheets[name] = rows
    return sheets


def worldbank() -> Rows:
    """The csv of one indicator.

    Source, date, header on the fifth line, a trailing empty column, an aggregate.
    """

    def row(name: str, code: str, *values: str) -> list[str]:
        return [name, code, "Military expenditure (% of GDP)", "MS.MIL.XPND.GD.ZS", *values, ""]

    return [
        ["Data Source", "World Development Indicators", ""],
        [],
        ["Last Updated Date", "2032-02-24", ""],
        [],
        ["Country Name", "Country Code", "Indicator Name", "Indicator Code", "2029", "2030", "2031", ""],
        row("Norway", "NOR", "1.01", "", "1.03"),
        row("World", "WLD", "9", "9", "9"),
        row("Slovak Republic", "SVK", "2.01", "2.02", "2.03"),
        row("Poland", "POL", "3.01", "3.02", "3.03"),
    ]


def metadata() -> Rows:
    """The countries' metadata: an aggregate has no region."""
    return [
        ["Country Code", "Region", "IncomeGroup", "SpecialNotes", "TableName", ""],
        ["NOR", "Europe & Central Asia", "High income", "", "Norway", ""],
        ["SVK", "Europe & Central Asia", "High income", "", "Slovak Republic", ""],
        ["POL", "Europe & Central Asia", "High income", "", "Poland", ""],
        ["WLD", "", "", "TEST DATA", "World", ""],
    ]


def owid() -> Rows:
    """The header of today, an aggregate of its own kind, the world."""
    return [
        ["Entity", "Code", "Year", "Military expenditure (% of GDP)"],
        ["Norway", "NOR", "2030", "1.01"],
        ["Norway", "NOR", "2031", "1.02"],
        ["Europe", "", "2030", "9"],
        ["Kosovo", "OWID_KOS", "2030", "2.01"],
        ["World", "OWID_WRL", "2030", "2.5"],
        ["Poland", "POL", "2031", "3.02"],
    ]


def block() -> Rows:
    """One block taken out of NATO's workbook: nothing says what it measures."""
    return [
        ["country", "2022", "2023", "2024e", "2025e"],
        ["Albania", "1.5", "1.6", "1.7", "1.8"],
        ["Norway", "2.5", "2.6", "2.7", "2.8"],
        ["Poland*", "3.5", "3.6", "3.7", ".."],
    ]


def long() -> Rows:
    """Our own form, a cell a row."""
    return [
        ["iso3", "ally", "year", "metric", "value", "unit", "flag", "edition", "note", "source"],
        [
            "NOR",
            "Norway",
            "2026",
            "share_gdp_pct",
            "1.5",
            "% of GDP",
            "estimate",
            "2026-07",
            "TEST DATA",
            "nobody",
        ],
        ["POL", "Poland", "2026", "share_gdp_pct", "2.5", "% of GDP", "estimate", "2026-07", "", ""],
    ]


def statskontoret(last: tuple[int, int] = (2032, 7)) -> Rows:
    """Sweden's monthly outturn: two areas, three appropriations of area 6, months to come empty."""
    months = "januari februari mars april maj juni juli augusti september oktober november december".split()
    names = ("Utgiftsområde", "Anslag", "Anslagspost", "Anslagsdelpost")
    named = [column for name in names for column in (name, f"{name}snamn")]
    sums = [f"Utfall {month}" for month in months]
    rows: Rows = [
        [
            *named,
            "Myndighet",
            "Organisationsnummer",
            "År",
            *sums,
            *(f"{column} utfallsår" for column in named),
        ]
    ]
    for year in range(2030, last[0] + 1):
        for place, (area, code) in enumerate(
            (("06", "0601001"), ("06", "0601003"), ("06", "0602002"), ("04", "0401001"), ("", ""))
        ):
            of = [area, "TEST DATA", code, "TEST DATA", "001", "TEST DATA", "", ""]
            figures = [
                f"{100 * (place + 1) + month},25" if (year, month) <= last else "" for month in range(1, 13)
            ]
            rows.append([*of, "Nobody", "2020000000", str(year), *figures, *of])
    return rows


def semicolons(rows: Rows) -> bytes:
    """A table of semicolons in UTF-8 with a byte order mark."""
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def _numbers(table: str, block: int, place: int) -> list[Any]:
    """Four numbers that differ from all others: 1000 by table, 100 by block, 10 by ally.

    Shares are a hundredth.
    """
    base = (int(table[0]) * 10 + block * 4 + (2 if table == "8b" else 0)) * 100 + place * 10
    scale = 1 if table in ("1", "2", "5") else 0.01
    start = base + 1000 if scale == 1 else base
    return (
        [round((start + year) * scale, 4) for year in range(4)]
        if table != "3"
        else [round(2 + block * 4 + place * 0.1 + year * 0.01, 4) for year in range(4)]
    )


def xlsx(sheets: Sheets, blue: Callable[[str, int, int], str | None] | None = None) -> bytes:
    """A workbook. `blue`: the index colour of a cell's font by sheet, row and column, if it has one."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                cell = sheet.cell(number, column, value)
                index = blue(name, number, column) if blue else None
                if index:
                    cell.font = Font(color=Color(indexed=int(index)))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def text(rows: Rows, quoted: bool = False) -> bytes:
    """A csv in UTF-8 with a byte order mark, all cells quoted or none."""
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL).writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def zipped(**members: bytes) -> bytes:
    """A zip of csv files by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(f"{name}.csv", data)
    return out.getvalue()
