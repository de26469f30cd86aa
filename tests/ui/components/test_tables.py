"""A frame as a page shows it."""

from __future__ import annotations

from datetime import date

import pandas as pd
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df
from streamlit.elements.lib.pandas_styler_utils import marshall_styler
from streamlit.proto.ArrowData_pb2 import ArrowData
from streamlit.testing.v1 import AppTest

from detente.ui.components import tables
from detente.ui.components.tables import records, tidy


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


def in_order() -> None:
    import pandas as pd

    from detente.ui.components.tables import show

    frame = pd.DataFrame({"text": ["long"], "balance": [-0.2], "side": ["A"]})
    show(frame, {}, alt="a table", column_order=["side", "balance", "absent"])


def test_a_browser_is_sent_what_it_shows() -> None:
    page = AppTest.from_function(in_order).run()
    assert not page.exception and list(page.dataframe[0].value) == ["side", "balance"]


def test_what_is_unknown_is_empty_and_other_numbers_are_written_as_before() -> None:
    frame = pd.DataFrame(
        {"balance": [-0.2, None], "mean": [0.5, None], "paragraphs": [3, 4], "said": ["a", None]}
    )
    ours, theirs = ArrowData(), ArrowData()
    signs = {"balance": tables._writes(frame["balance"].dtype, 2)}
    marshall_styler(ours, tables._with_signs(frame, {"balance": 2}), "table")
    marshall_styler(theirs, frame.style.format(signs, na_rep=""), "table")
    for each in (ours, theirs):
        written = convert_arrow_bytes_to_pandas_df(each.styler.display_values)
        assert written.to_dict("list") == {
            "balance": ["−0.20", ""], "mean": ["0.500000", ""], "paragraphs": ["3", "4"], "said": ["a", ""],
        }  # fmt: skip
        assert not each.styler.styles


def test_records_are_those_of_pandas() -> None:
    frame = pd.DataFrame(
        {
            "text": ["a", None],
            "share": [0.5, None],
            "number": [1, 2],
            "day": [date(2025, 6, 25), None],
            "since": pd.to_datetime(["2025-06-25", None]),
            "sure": [True, False],
            "words": [("a", "b"), ()],
        }
    )
    for each in (frame, frame.iloc[:0]):
        assert repr(records(each)) == repr(each.to_dict("records"))


def many() -> None:
    import pandas as pd

    from detente.ui.components.tables import show

    show(pd.DataFrame({"balance": [-0.27] * 13_000}), {"balance": "Balance"}, alt="a table")


def test_beyond_some_thousands_of_cells_numbers_are_written_by_the_browser() -> None:
    page = AppTest.from_function(many).run()
    assert not page.exception and "%+.2f" in page.dataframe[0].proto.columns
