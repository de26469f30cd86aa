"""The values of columns of every kind are those that pandas gives."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from detente.ui.components.column_values import values


@pytest.mark.parametrize(
    "column",
    [
        pd.Series(["a", "b"]),
        pd.Series(["a", None, "b"]),
        pd.Series([1, 2]),
        pd.Series([1.5, None]),
        pd.Series([True, False]),
        pd.Series([date(2025, 6, 25), None], dtype="datetime64[us]"),
        pd.Series([None, "x", 3], dtype=object),
        pd.Series([], dtype="str"),
    ],
    ids=lambda column: str(column.dtype),
)
def test_values_are_those_that_pandas_gives(column: pd.Series[Any]) -> None:
    given, asked = column.tolist(), values(column)
    assert repr(asked) == repr(given)
    assert [type(one) for one in asked] == [type(one) for one in given]
