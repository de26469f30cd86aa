"""A frame as a page shows it."""

from __future__ import annotations

from datetime import date

import pandas as pd
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df
from streamlit.testing.v1 import AppTest

from detente.ui.components.tables import tidy


def test_a_table_shows_no_negative_zero_no_none_and_no_bare_ids_of_editions() -> None:
    shown = tidy(
        pd.DataFrame(
            {
                "edition": ["2025-08", "FAS, 2025", None],
                "balance": [-0.001, 0.2, -0.3],
                "note": ["a", None, "b"],
            }
        )
    )
    assert list(shown["edition"]) == ["August 2025", "FAS, 2025", ""]
    assert str(shown["balance"][0]) == "0.0" and list(shown["note"]) == ["a", "", "b"]


def test_days_stay_days_where_some_are_not_known() -> None:
    shown = tidy(pd.DataFrame({"published": [date(2025, 6, 25), None]}))["published"]
    assert shown[0] == pd.Timestamp("2025-06-25") and pd.isna(shown[1])


def drawn() -> None:
    import pandas as pd

    from detente.ui.components.tables import STATEMENT_COLUMNS, show

    show(
        pd.DataFrame({"side": ["A", "B", "C"], "balance": [-0.27, 0.004, None], "rung": [-3, 2, 0]}),
        STATEMENT_COLUMNS,
        alt="a table",
    )


def test_signed_numbers_are_written_with_a_true_minus_and_stay_numbers() -> None:
    page = AppTest.from_function(drawn).run()
    assert not page.exception
    assert list(page.dataframe[0].value["rung"]) == [-3, 2, 0], "they can be sorted"
    written = page.dataframe[0].proto.arrow_data.styler.display_values
    shown = convert_arrow_bytes_to_pandas_df(written)
    assert list(shown["balance"]) == ["−0.27", "0.00", ""] and list(shown["rung"]) == ["−3", "+2", "0"]


def many() -> None:
    import pandas as pd

    from detente.ui.components.tables import show

    show(pd.DataFrame({"balance": [-0.27] * 13_000}), {"balance": "Balance"}, alt="a table")


def test_beyond_some_thousands_of_cells_numbers_are_written_by_the_browser() -> None:
    page = AppTest.from_function(many).run()
    assert not page.exception and "%+.2f" in page.dataframe[0].proto.columns
