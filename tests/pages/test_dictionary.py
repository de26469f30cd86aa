"""Every table that a page offers, beside a chart or by itself, has all its columns in the data dictionary."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from detente.export.dictionary import meanings
from detente.ui.components import takeaway

VIEWS = (
    ("overview", ""),
    ("articles", ""),
    ("article", ""),
    ("actors", ""),
    ("spending", "each ally"),
    ("spending", "over the years"),
    ("spending", "path to 2035"),
    ("claims", ""),
    ("treaties", ""),
    ("pledges", ""),
    ("revisions", ""),
)


@pytest.mark.parametrize(("page", "view"), VIEWS)
def test_every_column_that_a_page_offers_has_its_meaning(
    page: str, view: str, visit, stored: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[pd.DataFrame] = []
    chart, table = takeaway.chart, takeaway.table

    def seen_chart(drawn: Any, frame: pd.DataFrame, **rest: Any) -> Any:
        offered.append(frame)
        return chart(drawn, frame, **rest)

    def seen_table(make: Callable[[], pd.DataFrame], *rest: Any, **named: Any) -> Any:
        offered.append(make())
        return table(make, *rest, **named)

    monkeypatch.setattr(takeaway, "chart", seen_chart)
    monkeypatch.setattr(takeaway, "table", seen_table)
    visit(page, **({"id": str(stored)} if page == "article" else {"view": view} if view else {}))
    assert offered, "the page offers nothing"
    for frame in offered:
        assert meanings(frame.columns)
