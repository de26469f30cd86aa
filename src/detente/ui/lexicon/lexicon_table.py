"""A table of the lexicon as it is read on screen.

What is taken away and brought back keeps the names of the file.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

CUES = "cues here"
_NAMES = {
    "pos": "Part of speech",
    "inflects": "Inflects",
    "deescalation": "De-escalation",
    "denied_escalation": "Escalation if denied",
    "denied_deescalation": "De-escalation if denied",
    "expect": "Sign of the example",
    "line": "Row",
    "where": "Condition",
}
_NUMBERS = ("escalation", "deescalation", "denied_escalation", "denied_deescalation", "level", "reach")
_WORDS = ("class", "predicates", "objects", "predicate", "object", "over", "act", "kind")


def title(name: str) -> str:
    """What a table is called on screen: "predicate forms".

    Args:
        name: Name of the table's file without its ending.

    Returns:
        The name with spaces.
    """
    return name.replace("_", " ")


def legible(table: pd.DataFrame) -> pd.DataFrame:
    """The same rows with commas between words, numbers as numbers and true minuses. Every column is kept.

    Args:
        table: A table of the lexicon, cells as text.

    Returns:
        A new frame with the same columns.
    """
    shown = {
        name: table[name].str.replace("|", ", ").str.replace("_", " ") for name in _WORDS if name in table
    }
    shown |= {name: pd.to_numeric(table[name], errors="coerce") for name in _NUMBERS if name in table}
    if "expect" in table:
        shown["expect"] = table["expect"].str.replace("-", "−")
    return table.assign(**shown)


def columns(table: pd.DataFrame) -> dict[str, Any]:
    """Names for a reader, by column.

    Args:
        table: A table of the lexicon, as `legible` gives it.

    Returns:
        Name or column format by column, for `st.dataframe`.
    """
    named: dict[str, Any] = {
        name: _NAMES.get(name, name.replace("_", " ").capitalize()) for name in table.columns
    }
    for name in ("form", "predicates", "objects", "example", "reason", "definition"):
        if name in named:
            named[name] = st.column_config.TextColumn(named[name], width="medium")
    return named
