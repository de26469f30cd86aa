"""Tables as every page shows them: names, units, formats, true minuses."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st
from pandas.api.types import infer_dtype, is_float_dtype, is_numeric_dtype

from detente.ui.components.column_values import values
from detente.ui.wording import edition, signed

# Columns whose sign is half of what they say, with the digits they are written with.
SIGNED = {
    "balance": 2,
    "low": 2,
    "high": 2,
    "before": 2,
    "after": 2,
    "change": 2,
    "rung": 0,
    "real_change": 1,
    "real_change_published": 1,
    "like_for_like": 1,
    "revised_by": 2,
    "act_step": 0,
    "leaning": 2,
}
_WHOLE = 16  # rows of a table that stands without a scroll bar of its own
_MOST_CELLS = 12_000  # above these, writing each signed cell costs more than a tenth of a second

STATEMENT_COLUMNS: dict[str, Any] = {
    "side": "Side",
    "speaker": "Speaker",
    "title": "Title",
    "kind": "Kind",
    "outlet": "Outlet",
    "outlets": st.column_config.NumberColumn("Outlets"),
    "period": st.column_config.DateColumn("Period from", format="D MMM YYYY"),
    "date": st.column_config.DateColumn("Date", format="D MMM YYYY"),
    "published": st.column_config.DateColumn("Published", format="D MMM YYYY"),
    "paragraphs": st.column_config.NumberColumn(
        "Paragraphs", format="%,d", help="body paragraphs that fit the filters"
    ),
    "articles": st.column_config.NumberColumn("Articles", format="%,d"),
    "balance": st.column_config.NumberColumn("Balance", help="−1 de-escalates, +1 escalates"),
    "escalation": st.column_config.NumberColumn("Escalation", format="%.1f", help="mean of 0 to 5"),
    "deescalation": st.column_config.NumberColumn("De-escalation", format="%.1f", help="mean of 0 to 5"),
    "rung": st.column_config.NumberColumn("Strongest act", help="−4 to +4"),
    "low": st.column_config.NumberColumn("95\u00a0% from", help="interval of the mean balance"),
    "high": st.column_config.NumberColumn("95\u00a0% to", help="interval of the mean balance"),
    "stance": "Stance",
    "sd": st.column_config.NumberColumn(
        "Standard deviation", format="%.2f", help="of the paragraphs' balance"
    ),
}


def show(frame: pd.DataFrame, columns: Mapping[str, Any], *, alt: str, **how: Any) -> Any:
    """A frame as a table, with what is chosen in it.

    Args:
        frame: The rows; balances get their sign and a true minus.
        columns: Names and formats by column, as of `st.dataframe`.
        alt: What the table is, for a screen reader.
        **how: Other arguments of `st.dataframe`.

    Returns:
        What `st.dataframe` returns: the rows that are chosen, if rows can be.
    """
    if shown := how.get("column_order"):
        frame = frame[[name for name in shown if name in frame]]  # the rest would be sent and never seen
    clean = tidy(frame)
    written = {name: digits for name, digits in SIGNED.items() if name in clean}
    config = dict(columns)
    styled = bool(written) and clean.size <= _MOST_CELLS
    if not styled:
        for name in written:
            config[name] = _formatted(config.get(name), f"%+.{SIGNED[name]}f")
    how.setdefault("height", "content" if len(frame) <= _WHOLE else "auto")
    return st.dataframe(
        _with_signs(clean, written) if styled else clean,
        hide_index=True,
        column_config=config,
        placeholder="",
        alt=alt,
        **how,
    )


def set_as_figures(frame: pd.DataFrame) -> dict[str, Any]:
    """Columns of words behind the first figure, such as "±0.05", set to the right as figures are.

    Args:
        frame: Begins with names, then holds figures, some of them written out.

    Returns:
        The settings of these columns, as of `show`.
    """
    figures = frame.dtypes.map(is_numeric_dtype)
    behind = frame.columns[figures.cummax() & ~figures]
    return {name: st.column_config.TextColumn(alignment="right") for name in behind}


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as `DataFrame.to_dict("records")` gives them, in a tenth of its time.

    Args:
        frame: The rows; its columns have names.

    Returns:
        A dict a row.
    """
    names = frame.columns.tolist()
    columns = [values(frame[name]) for name in names]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _with_signs(clean: pd.DataFrame, written: Mapping[str, int]) -> Any:
    """A frame with what its signed numbers are written as, as Streamlit takes it from pandas.

    Pandas would lay out each cell of the table in HTML, half of what a page of articles costs. Streamlit asks
    for the cells that are written otherwise than they are, and for nothing else.

    Args:
        clean: As it is shown.
        written: Digits after the point, by column.

    Returns:
        A `Styler`.
    """
    cells: list[list[dict[str, str]]] = []
    for at, name in enumerate(clean.columns):
        write = _writes(clean[name].dtype, written.get(name))
        given = zip(values(clean[name]), clean[name].isna().tolist(), strict=True)
        said = [
            (row, "" if missing else write(value))
            for row, (value, missing) in enumerate(given)
            if missing or write is not str
        ]
        cells.append([{"id": f"row{row}_col{at}", "display_value": word} for row, word in said])
    styler: Any = clean.style
    styler._compute = lambda: styler
    styler._translate = lambda *_: {"body": cells}
    return styler


def _writes(kind: Any, digits: int | None) -> Callable[[Any], str]:
    """How values are written: signed to so many digits, or as pandas writes them."""
    if digits is not None:
        return partial(_sign, digits=digits)
    return "{:.6f}".format if is_float_dtype(kind) else str


def tidy(frame: pd.DataFrame) -> pd.DataFrame:
    """A frame as it is shown: no "-0.00", no "None", an edition "2025-08" as "August 2025"."""
    if "balance" in frame:
        frame = frame.assign(balance=frame["balance"].round(2) + 0.0)
    if "edition" in frame:
        frame = frame.assign(edition=[_edition(name) for name in frame["edition"]])
    written = [
        name
        for name in frame.columns
        if frame[name].dtype == object or str(frame[name].dtype) in ("str", "string")
    ]
    return frame.assign(**{name: _filled(frame[name]) for name in written})


def _filled(column: pd.Series[Any]) -> pd.Series[Any]:
    """Words with "" where there are none; days stay days, or the browser could
    neither write nor sort them.
    """
    return pd.to_datetime(column) if infer_dtype(column) in ("date", "datetime") else column.fillna("")


def _edition(name: Any) -> Any:
    """A month where the edition is called by one; any other name as it is."""
    return edition(name) if isinstance(name, str) and re.fullmatch(r"\d{4}-\d{2}", name) else name


def _sign(value: object, digits: int) -> str:
    return signed(float(value), digits) if isinstance(value, (int, float)) and value == value else ""


def _formatted(column: Any, form: str) -> Any:
    """The column's settings with a format of Streamlit's own, which writes a hyphen for a minus."""
    if not isinstance(column, dict):
        return st.column_config.NumberColumn(column, format=form)
    return {**column, "type_config": {**(column.get("type_config") or {}), "format": form}}
