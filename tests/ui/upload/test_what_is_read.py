"""The list of what is read names whatever a reader knows."""

from __future__ import annotations

from detente.data_tables import data_path, table
from detente.intake.press.press_tables import products
from detente.ui.upload.what_is_read import listed


def test_each_press_database_is_named() -> None:
    said = " ".join(called for rows in listed().values() for called, _ in rows)
    assert [one.called for one in products().values() if one.called not in said] == []


def test_each_tool_without_column_names_is_named() -> None:
    said = " ".join(called for rows in listed().values() for called, _ in rows)
    rows = table(data_path("intake", "headless_tables.csv"), ("called", "columns", "told by", "example"))
    assert {row["called"] for _, row in rows if row["called"] not in said} == set()
