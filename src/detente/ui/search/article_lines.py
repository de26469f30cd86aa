"""The articles as a narrow screen lists them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from detente.ui.components.narrow_list import ListedRow
from detente.ui.components.tables import records
from detente.ui.wording import day, signed


def lines(table: pd.DataFrame) -> list[ListedRow]:
    """Two lines an article.

    Args:
        table: title, published, outlet, balance, reader (address of the article), in order.

    Returns:
        The title above what is known of it.
    """
    return [ListedRow(row["title"], row["reader"], _behind(row)) for row in records(table)]


def _behind(row: Mapping[Any, Any]) -> str:
    """ "25 June 2025 · The Herald · balance +0.20"."""
    published, outlet, balance = row["published"], row["outlet"], row["balance"]
    parts = [day(None if pd.isna(published) else published)]
    if isinstance(outlet, str) and outlet:
        parts.append(outlet)
    parts.append("not scored" if pd.isna(balance) else f"balance {signed(float(balance))}")
    return " · ".join(parts)
