"""A table of the lexicon as it is read on screen.

What is taken away and brought back keeps the names of the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd
import streamlit as st

from detente.ui.components import links, narrow_list
from detente.ui.components.narrow_list import ListedRow
from detente.ui.components.tables import records
from detente.ui.wording import count

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


_SAID: Final = ("example", "reason")
_OPENED: Final = ("expect", "reason", "line")  # stand above the paragraphs of a chosen row
_WIDTHS: Final[dict[str, int]] = {
    "form": 180, "predicates": 180, "objects": 140, "example": 210, "reason": 300, "definition": 300,
}  # fmt: skip
# What a row is called on a narrow screen, and what stands beneath: the columns that a table has of these.
_CALLED: Final = ("form", "predicates", "predicate", "objects", "over")
_BENEATH: Final = ("class", "act", "kind", "example", "reason", "definition")


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


def in_order(table: pd.DataFrame) -> list[str]:
    """The columns that a screen of 1,440 pixels holds, from the left.

    Args:
        table: A table of the lexicon.

    Returns:
        Those in which something stands; where a row can be opened (`opened`), without what opens with it.
    """
    left_out = _OPENED if CUES in table else ()
    filled = [str(name) for name in table if table[name].astype(str).str.strip().ne("").any()]
    return [name for name in filled if name not in left_out]


def opened(row: Mapping[Any, Any]) -> str:
    """What a chosen row says of itself beyond its words and weights.

    Args:
        row: A row of the lexicon.

    Returns:
        Its example and its reason.
    """
    said = [f"{name.capitalize()}: {str(row[name]).removesuffix('.')}." for name in _SAID if row.get(name)]
    return " ".join(said)


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
    for name, width in _WIDTHS.items():
        if name in named:
            named[name] = st.column_config.TextColumn(named[name], width=width)
    return named


def narrow(name: str, table: pd.DataFrame, words: str) -> None:
    """The same rows as a list, on a screen on which the table would be cut.

    Args:
        name: Of the table.
        table: Its rows as `legible` gives them; the index says which of the whole table each is.
        words: What is searched for, which a row's link goes on to search for.
    """
    first = table.head(narrow_list.MOST)
    places = [f"{name}:{place}" for place in first.index]
    asked = {
        "table": [name] * len(first),
        "row": places,
        **({"words": [words] * len(first)} if words else {}),
    }
    leads = links.column("lexicon", **asked)
    lines = [
        _line(row, address if CUES in row else "") for row, address in zip(records(first), leads, strict=True)
    ]
    narrow_list.narrow("lexicon", lines, len(table), "row")


def _line(row: Mapping[Any, Any], address: str) -> ListedRow:
    """A row under its words; its link shows where it counted."""
    called = [str(row[name]) for name in _CALLED if row.get(name)] or [str(row.get("label") or row["class"])]
    weight = [
        f"{sign} {row[name]:g}"
        for sign, name in (("E", "escalation"), ("D", "deescalation"))
        if pd.notna(row.get(name)) and row.get(name)
    ]
    beneath = [
        str(row[name]).removesuffix(".") for name in _BENEATH if row.get(name) and str(row[name]) != called[0]
    ]
    counted = [count(int(row[CUES]), "cue") + " here"] if CUES in row else []
    return ListedRow(" × ".join(called), address, " · ".join([*weight, *counted, *beneath]))
