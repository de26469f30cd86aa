"""Each importer refuses ten damaged layouts or more, each with the sheet, the row and the reason."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from detente.figures.importing import json_stat
from detente.figures.importing.import_result import Imported, ImportRefusedError
from detente.figures.importing.recognising import read_file

from . import making, test_eurostat, test_more_publishers
from .making import Rows, Sheets

Edit = Callable[[Rows], Rows]


def put(row: int, column: int, value: Any) -> Edit:
    """Another value in a cell; row from 1, column from 0."""

    def edit(rows: Rows) -> Rows:
        rows[row - 1][column] = value
        return rows

    return edit


def twice(row: int) -> Edit:
    """A row a second time, right behind itself."""
    return lambda rows: [*rows[:row], list(rows[row - 1]), *rows[row:]]


def cut(row: int, cells: int) -> Edit:
    """A row that breaks off."""
    return lambda rows: [*rows[: row - 1], rows[row - 1][:cells], *rows[row:]]


def without_row(*lost: int) -> Edit:
    """Rows that are not there."""
    return lambda rows: [row for place, row in enumerate(rows, start=1) if place not in lost]


def without_column(name: str, head: int = 1) -> Edit:
    """A column that is not there, by its name in the header."""

    def edit(rows: Rows) -> Rows:
        place = rows[head - 1].index(name)
        return [row[:place] + row[place + 1 :] for row in rows]

    return edit


def every(column: int, change: Callable[[Any], Any], of: Callable[[list[Any]], bool]) -> Edit:
    """The same change in a column of all rows that are meant."""
    return lambda rows: [
        [change(value) if place == column and of(row) else value for place, value in enumerate(row)]
        for row in rows
    ]


def _eurostat() -> Rows:
    return [list(row) for row in json_stat.sheet_of(test_eurostat.FILE.read_bytes()).rows]


def _csv(rows: Rows) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def _of(sheets: Sheets, name: str, edit: Edit) -> bytes:
    return making.xlsx({**sheets, name: edit(deepcopy(sheets[name]))})


READERS: dict[str, Callable[[Edit], Imported]] = {
    "NATO, layout of 2024": lambda edit: read_file(
        _of(making.nato_2024(), "TABLE3", edit), edition="2033-06"
    ),
    "NATO, layout of 2026": lambda edit: read_file(
        _of(making.nato_2026(), "Table 3", edit), edition="2033-06"
    ),
    "SIPRI": lambda edit: read_file(_of(making.sipri(), "Share of GDP", edit), edition="2034-04"),
    "EDA": lambda edit: test_more_publishers.eda(edit(test_more_publishers.eda_rows())),
    "IMF": lambda edit: test_more_publishers.weo(edit(test_more_publishers.weo_rows())),
    "World Bank, bulk": lambda edit: read_file(making.text(edit(making.worldbank()), quoted=True)),
    "World Bank, DataBank": lambda edit: test_more_publishers.bank(edit(test_more_publishers.bank_rows())),
    "Eurostat": lambda edit: read_file(_csv(edit(_eurostat()))),
    "Our World in Data": lambda edit: read_file(making.text(edit(making.owid()))),
    "one block of NATO's": lambda edit: read_file(making.text(edit(making.block())), measure="share_gdp_pct"),
    "our own form": lambda edit: read_file(making.text(edit(making.long()))),
    "Statskontoret": lambda edit: read_file(making.semicolons(edit(making.statskontoret()))),
}
SHEETS = {
    "NATO, layout of 2024": "TABLE3",
    "NATO, layout of 2026": "Table 3",
    "SIPRI": "Share of GDP",
    "EDA": "Member States 2025",
}
_SUM = making.statskontoret()[0].index("Utfall mars")
_YEAR = making.statskontoret()[0].index("År")
# Importer, what is wrong, how, the row that must be named, and a part of the reason.
DAMAGES: tuple[tuple[str, str, Edit, int, str], ...] = (
    ("NATO, layout of 2024", "text in a number", put(11, 4, "about two"), 11, "should be a number"),
    ("NATO, layout of 2024", "a negative share", put(11, 4, -2), 11, "outside"),
    ("NATO, layout of 2024", "beyond reason", put(12, 5, 220), 12, "outside"),
    ("NATO, layout of 2024", "an ally twice", twice(11), 12, "twice"),
    ("NATO, layout of 2024", "an ally nobody knows", put(13, 2, "Norland"), 13, "no ally known"),
    ("NATO, layout of 2024", "a year shifted", put(8, 4, "2032"), 8, "years are shifted"),
    ("NATO, layout of 2024", "other years than before", put(8, 3, 2029), 8, "years are shifted"),
    ("NATO, layout of 2024", "an estimate too early", put(8, 4, "2031e"), 8, "estimate stands before"),
    ("NATO, layout of 2024", "another unit", put(6, 1, "Million euros"), 6, "the unit is"),
    ("NATO, layout of 2024", "another table", put(4, 1, "Table 5 : GDP"), 4, "another table"),
    ("NATO, layout of 2024", "no years", without_row(8), 10, "before any row of years"),
    ("NATO, layout of 2024", "other prices", put(6, 1, "Based on 2028 prices"), 6, "prices of 2028"),
    ("NATO, layout of 2024", "cut short", lambda rows: rows[:13], 13, "cut short"),
    ("NATO, layout of 2026", "text in a number", put(5, 2, "about two"), 5, "should be a number"),
    ("NATO, layout of 2026", "a negative share", put(5, 2, -2), 5, "outside"),
    ("NATO, layout of 2026", "beyond reason", put(6, 3, 220), 6, "outside"),
    ("NATO, layout of 2026", "an ally twice", twice(5), 6, "twice"),
    ("NATO, layout of 2026", "an ally nobody knows", put(7, 0, "Norland"), 7, "no ally known"),
    ("NATO, layout of 2026", "a year shifted", put(4, 2, 2032), 4, "years are shifted"),
    ("NATO, layout of 2026", "other years than before", put(4, 1, 2029), 4, "years are shifted"),
    ("NATO, layout of 2026", "an estimate too early", put(4, 1, "2030e"), 4, "estimate stands before"),
    ("NATO, layout of 2026", "another unit", put(2, 0, "Million euros"), 2, "the unit is"),
    ("NATO, layout of 2026", "another table", put(1, 0, "Table 5: GDP"), 1, "another table"),
    ("NATO, layout of 2026", "no years", without_row(4), 4, "before any row of years"),
    ("NATO, layout of 2026", "other prices", put(2, 0, "Based on 2028 prices"), 2, "prices of 2028"),
    ("NATO, layout of 2026", "cut short", lambda rows: rows[:7], 7, "cut short"),
    ("SIPRI", "text in a number", put(8, 2, "lots"), 8, "should be a number"),
    ("SIPRI", "a negative share", put(8, 2, -0.1), 8, "outside"),
    ("SIPRI", "beyond reason", put(8, 2, 9.0), 8, "outside"),
    ("SIPRI", "a state twice", twice(8), 9, "twice"),
    ("SIPRI", "a state nobody knows", put(8, 0, "Norland"), 8, "no state known"),
    ("SIPRI", "a year shifted", put(4, 3, 2032.0), 4, "years are shifted"),
    ("SIPRI", "years beyond the title", put(1, 0, "TEST DATA, 2030-2035"), 4, "the header ends with"),
    ("SIPRI", "another unit", put(2, 0, "As percentage of the budget"), 3, "another unit"),
    ("SIPRI", "no header", without_row(4), 7, "header is missing"),
    ("SIPRI", "a state less than before", without_row(11), 10, "not here"),
    ("SIPRI", "an estimate too early", put(4, 2, "2030e"), 4, "estimate stands before"),
    ("EDA", "text in a number", put(5, 2, "many"), 5, "should be a number"),
    ("EDA", "a share as text", put(9, 4, "2.1 percent"), 9, "should be a number"),
    ("EDA", "a negative sum", put(6, 2, -5), 6, "outside"),
    ("EDA", "beyond reason", put(5, 4, 9), 5, "outside"),
    ("EDA", "a share in percent", put(7, 4, 2.15), 7, "outside"),
    ("EDA", "a state twice", put(7, 0, "Austria"), 7, "twice"),
    ("EDA", "a state nobody knows", put(4, 0, "Norland"), 4, "no state known"),
    ("EDA", "no year", put(4, 1, "MMXXV"), 4, "no year"),
    ("EDA", "no total", put(1, 2, "Something"), 1, "Total defence expenditure"),
    ("EDA", "cut short", lambda rows: rows[:15], 15, "cut short"),
    ("EDA", "a year that is a sum", put(8, 1, 2100.5), 8, "no year"),
    ("IMF", "text in a number", put(3, 8, "lots"), 3, "should be a number"),
    ("IMF", "below zero", put(3, 9, "-3"), 3, "outside"),
    ("IMF", "beyond reason", put(3, 8, "9,000,000,000"), 3, "outside"),
    ("IMF", "a state twice", put(6, 1, "RUS"), 6, "twice"),
    ("IMF", "no code", put(2, 1, "R1"), 2, "no code"),
    ("IMF", "another scale", put(2, 6, "Millions"), 2, "not in billions"),
    ("IMF", "years shifted", put(1, 8, "2026"), 1, "years are shifted"),
    ("IMF", "no scale", put(1, 6, "Multiple"), 1, "“Scale” is missing"),
    ("IMF", "no names", put(1, 3, "Land"), 1, "“Country” is missing"),
    ("IMF", "a row cut short", cut(3, 4), 3, "breaks off"),
    ("IMF", "no years", lambda rows: [[str(v).replace("20", "FY") for v in rows[0]], *rows[1:]], 1, "years"),
    ("World Bank, bulk", "text in a number", put(6, 4, "some"), 6, "should be a number"),
    ("World Bank, bulk", "a negative share", put(6, 4, "-1"), 6, "outside"),
    ("World Bank, bulk", "beyond reason", put(8, 4, "900"), 8, "outside"),
    ("World Bank, bulk", "a state twice", twice(6), 7, "twice"),
    ("World Bank, bulk", "no code", put(6, 1, "N0"), 6, "no code"),
    ("World Bank, bulk", "a year shifted", put(5, 5, "2031"), 5, "years are shifted"),
    (
        "World Bank, bulk", "later than its day",
        lambda rows: [*rows[:2], ["Last Updated Date", "2029-02-24", ""], *rows[3:]], 5, "after its last",
    ),
    ("World Bank, bulk", "a row cut short", cut(8, 3), 8, "breaks off"),
    ("World Bank, bulk", "another unit", put(6, 2, "Military expenditure (LCU)"), 6, "unit is another"),
    ("World Bank, bulk", "another indicator", put(6, 3, "NY.GDP.PCAP.CD"), 6, "not one that is kept"),
    ("World Bank, bulk", "two indicators", put(8, 3, "MS.MIL.XPND.CD"), 8, "indicator changes"),
    ("World Bank, bulk", "no header", without_row(5), 5, "header"),
    ("World Bank, DataBank", "text in a number", put(2, 4, "some"), 2, "should be a number"),
    ("World Bank, DataBank", "a negative share", put(2, 4, "-1"), 2, "outside"),
    ("World Bank, DataBank", "beyond reason", put(2, 4, "900"), 2, "outside"),
    ("World Bank, DataBank", "a state twice", put(3, 1, "NOR"), 3, "twice"),
    ("World Bank, DataBank", "no code", put(2, 1, "N0"), 2, "no code"),
    ("World Bank, DataBank", "years shifted", put(1, 5, "2025 [YR2025]"), 1, "years are shifted"),
    ("World Bank, DataBank", "later than its day", put(6, 0, "Last Updated: 10/07/2020"), 1, "after its"),
    ("World Bank, DataBank", "a row cut short", cut(3, 2), 3, "breaks off"),
    ("World Bank, DataBank", "another unit", put(2, 2, "Military expenditure (LCU)"), 2, "unit is another"),
    ("World Bank, DataBank", "another indicator", put(2, 3, "NY.GDP.PCAP.CD"), 2, "not one that is kept"),
    ("World Bank, DataBank", "two series", put(3, 3, "MS.MIL.XPND.CD"), 3, "indicator changes"),
    ("World Bank, DataBank", "no years", lambda rows: [[*rows[0][:4], "a", "b"], *rows[1:]], 1, "no years"),
    ("Eurostat", "text in a number", put(12, 8, "many"), 12, "should be a number"),
    ("Eurostat", "beyond reason", put(12, 8, "1e12"), 12, "outside"),
    ("Eurostat", "no state", put(12, 6, "XX"), 12, "no state known"),
    ("Eurostat", "no year", put(12, 7, "2O24"), 12, "no year"),
    ("Eurostat", "no flag", put(12, 9, "?"), 12, "no flag"),
    ("Eurostat", "another dataset", put(2, 0, "ESTAT:OTHER(1.0)"), 2, "not one that is kept"),
    ("Eurostat", "two datasets", put(12, 0, "ESTAT:GOV_10A_EXP(1.0)"), 12, "another dataset begins"),
    ("Eurostat", "no day", put(2, 1, "soon"), 2, "no day"),
    ("Eurostat", "a row twice", twice(12), 13, "twice"),
    ("Eurostat", "a row cut short", cut(12, 6), 12, "as many cells"),
    ("Eurostat", "a column lost", without_column("unit"), 1, "“unit” is missing"),
    ("Eurostat", "no function", without_column("expend"), 1, "“expend” is missing"),
    ("Our World in Data", "text in a number", put(2, 3, "some"), 2, "should be a number"),
    ("Our World in Data", "a negative share", put(2, 3, "-1"), 2, "outside"),
    ("Our World in Data", "beyond reason", put(2, 3, "900"), 2, "outside"),
    ("Our World in Data", "a state's year twice", twice(2), 3, "twice"),
    ("Our World in Data", "another state's code", put(2, 1, "POL"), 2, "do not belong together"),
    (
        "Our World in Data", "a code alone",
        lambda rows: put(2, 0, "Norland")(put(2, 1, "XQ1")(rows)), 2, "no code",
    ),
    ("Our World in Data", "no year", put(3, 2, "20255"), 3, "no year"),
    ("Our World in Data", "a row cut short", cut(3, 2), 3, "breaks off"),
    ("Our World in Data", "another measure", put(1, 3, "Conscripts (pieces)"), 1, "none that is kept"),
    ("Our World in Data", "no figures", lambda rows: [row[:3] for row in rows], 1, "no column of figures"),
    ("one block of NATO's", "text in a number", put(2, 1, "some"), 2, "should be a number"),
    ("one block of NATO's", "a negative share", put(2, 1, "-1"), 2, "outside"),
    ("one block of NATO's", "beyond reason", put(2, 1, "900"), 2, "outside"),
    ("one block of NATO's", "an ally twice", twice(2), 3, "twice"),
    ("one block of NATO's", "an ally nobody knows", put(3, 0, "Norland"), 3, "no ally known"),
    ("one block of NATO's", "a year shifted", put(1, 2, "2024"), 1, "years are shifted"),
    ("one block of NATO's", "an estimate too early", put(1, 1, "2022e"), 1, "estimate stands before"),
    (
        "one block of NATO's", "years of no edition",
        lambda rows: [["country", "2012", "2013", "2014", "2015"], *rows[1:]], 1, "no edition",
    ),
    ("one block of NATO's", "a row cut short", cut(3, 3), 3, "breaks off"),
    ("one block of NATO's", "a row too long", lambda rows: [*rows[:2], [*rows[2], 9], *rows[3:]], 3, "cells"),
    ("our own form", "text in a number", put(2, 4, "some"), 2, "should be a number"),
    ("our own form", "a negative share", put(2, 4, "-1"), 2, "outside"),
    ("our own form", "beyond reason", put(2, 4, "900"), 2, "outside"),
    ("our own form", "a cell twice", twice(2), 3, "twice"),
    ("our own form", "another state's code", put(2, 0, "POL"), 2, "do not belong together"),
    ("our own form", "a state nobody knows", put(3, 1, "Norland"), 3, "do not belong together"),
    ("our own form", "no year", put(3, 2, "20255"), 3, "no year"),
    ("our own form", "no measure", put(3, 3, "luck_pct"), 3, "no known measure"),
    ("our own form", "another unit", put(3, 5, "pieces"), 3, "unit"),
    ("our own form", "an edition nobody knows", put(3, 7, "2099-01"), 3, "not known here"),
    ("our own form", "a row cut short", cut(3, 5), 3, "breaks off"),
    ("our own form", "a column lost", without_column("metric"), 1, "“metric” is missing"),
    ("Statskontoret", "text in a sum", put(3, _SUM, "many"), 3, "should be a number"),
    ("Statskontoret", "a thousand as kronor", put(3, _SUM, "9e9"), 4, "outside"),
    ("Statskontoret", "a year that is paid back", put(3, _SUM, "-99999"), 4, "outside"),
    ("Statskontoret", "an item twice", twice(3), 4, "twice"),
    ("Statskontoret", "no year", put(3, _YEAR, "MMXXX"), 3, "no year"),
    ("Statskontoret", "no appropriation", put(3, 2, "0401001"), 3, "no appropriation"),
    ("Statskontoret", "a row cut short", cut(4, 9), 4, "breaks off"),
    ("Statskontoret", "a month lost", without_column("Utfall mars"), 1, "“Utfall mars” is missing"),
    ("Statskontoret", "no codes", without_column("Anslag"), 1, "“Anslag” is missing"),
    (
        "Statskontoret", "a month without sums",
        every(_SUM, lambda _: "", lambda row: row[_YEAR] == "2031"), 9, "mars are missing",
    ),
    (
        "Statskontoret", "a year lost",
        lambda rows: [row for row in rows if row[_YEAR] != "2031"], 11, "2031 is missing",
    ),
    (
        "Statskontoret", "no whole year",
        lambda rows: [row for row in rows if row[_YEAR] in ("År", "2032")], 6, "no year is whole",
    ),
    ("Statskontoret", "revenue", lambda rows: [["Inkomsttyp", *rows[0][1:]], *rows[1:]], 1, "revenue"),
)  # fmt: skip


@pytest.mark.parametrize("kind", READERS)
def test_what_is_damaged_here_is_read_undamaged(kind: str) -> None:
    assert READERS[kind](lambda rows: rows).cells


@pytest.mark.parametrize(
    ("kind", "edit", "row", "says"),
    [(kind, edit, row, says) for kind, _, edit, row, says in DAMAGES],
    ids=[f"{kind}: {what}" for kind, what, *_ in DAMAGES],
)
def test_a_damaged_layout_is_refused_with_sheet_row_and_reason(
    kind: str, edit: Edit, row: int, says: str
) -> None:
    with pytest.raises(ImportRefusedError) as refused:
        READERS[kind](edit)
    found = refused.value
    assert (found.row, found.sheet) == (row, found.sheet if kind == "Eurostat" else SHEETS.get(kind)), found
    assert says in found.reason and len(found.reason) > 15


def test_there_are_ten_of_each_importer_and_no_kind_twice() -> None:
    number = Counter(kind for kind, *_ in DAMAGES)
    assert number.keys() == READERS.keys() and min(number.values()) >= 10, number
    assert len({(kind, what) for kind, what, *_ in DAMAGES}) == len(DAMAGES)
