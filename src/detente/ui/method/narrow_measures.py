"""Measures of the last evaluation as a list, on a screen on which their table would be cut."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from detente.ui.components import narrow_list
from detente.ui.components.tables import records
from detente.ui.wording import capital, count, number


def narrow(key: str, table: pd.DataFrame, called: Sequence[str], noun: str, digits: int) -> None:
    """A row of the table in two lines: what was measured, and the measures beneath, each by its name.

    Args:
        key: Its name on the page, that of the table in `narrow_list.wide` too.
        table: The rows.
        called: The columns that say what was measured.
        noun: What a row is.
        digits: Of the measures, behind the point.
    """
    lines = [
        narrow_list.ListedRow(
            capital(", ".join(str(row[name]) for name in called)),
            "",
            " · ".join(_measures({name: row[name] for name in row if name not in called}, digits)),
        )
        for row in records(table)
    ]
    narrow_list.narrow(key, lines, len(lines), noun, len(lines))


def _measures(row: Mapping[str, Any], digits: int) -> Iterator[str]:
    """What is known of a row: how many texts or other things, then each measure and its interval."""
    for name, value in row.items():
        if name == "n":
            yield count(int(value), "text")
        elif isinstance(value, int):
            yield f"{name} {value:,}"
        elif isinstance(value, float) and pd.notna(value):
            yield f"{name} {number(value, digits)}"
        elif isinstance(value, str) and value:
            yield f"{name} {value}"
