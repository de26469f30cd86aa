"""A frame as a page shows it."""

from __future__ import annotations

import pandas as pd

from detente.ui.tables import tidy


def test_a_table_shows_no_negative_nought_no_none_and_no_bare_ids_of_editions() -> None:
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
