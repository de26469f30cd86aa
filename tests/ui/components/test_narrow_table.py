"""A table as a list: what a row is of, and its figures as the table writes them."""

from __future__ import annotations

from datetime import date

import pandas as pd
from streamlit.column_config import DateColumn, NumberColumn

from detente.ui.components.narrow_list import MOST, ListedRow
from detente.ui.components.narrow_table import lines

_COLUMNS = {
    "ally": "Ally",
    "code": None,
    "year": NumberColumn("Year", format="%d"),
    "share": NumberColumn("% of GDP", format="%.2f"),
    "spending": NumberColumn("Spending, USD bn", format="%,.1f"),
    "balance": NumberColumn("Balance"),
    "chance": NumberColumn("By chance alone", format="percent"),
    "date": DateColumn("Date", format="D MMM YYYY"),
}


def test_names_and_years_stand_above_figures_by_their_names_beneath() -> None:
    frame = pd.DataFrame(
        {"ally": ["Norland"], "code": ["NOR"], "year": [2025], "share": [-0.456], "spending": [1234.56]}
    )
    assert lines(frame, _COLUMNS) == [
        ListedRow("Norland · 2025", "", "% of GDP −0.46 · spending, USD bn 1,234.6")
    ]


def test_a_table_of_figures_alone_has_the_first_above() -> None:
    frame = pd.DataFrame({"balance": [-0.204], "paragraphs": [1200], "chance": [0.03]})
    assert lines(frame, _COLUMNS) == [ListedRow("−0.20", "", "paragraphs 1,200 · by chance alone 3\u00a0%")]


def test_of_a_table_that_begins_with_a_figure_the_words_stand_above_wherever_they_are() -> None:
    frame = pd.DataFrame({"paragraphs": [3], "balance": [0.2], "speaks": ["Norland"], "of": ["Sudria"]})
    assert lines(frame, _COLUMNS) == [ListedRow("Norland · Sudria", "", "paragraphs 3 · balance +0.20")]


def test_days_are_written_out_and_what_is_not_known_is_left_out() -> None:
    frame = pd.DataFrame(
        {"date": [date(2025, 6, 5), None], "share": [1.0, None], "met": [True, False], "note": ["a", None]}
    )
    first, second = lines(frame, _COLUMNS)
    assert first == ListedRow("5 June 2025", "", "% of GDP 1.00 · met yes · note a")
    assert second == ListedRow("", "", "met no")


def test_a_long_table_is_cut_and_an_empty_one_is_empty() -> None:
    frame = pd.DataFrame({"ally": ["Norland"] * (MOST + 5), "share": [1.5] * (MOST + 5)})
    assert len(lines(frame, _COLUMNS)) == MOST
    assert lines(frame.head(0), _COLUMNS) == []
