"""Columns as every table shows them: names, units, formats."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
import streamlit as st

from detente.ui.wording import edition

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
    "paragraphs": st.column_config.NumberColumn("Paragraphs", help="body paragraphs that fit the filters"),
    "articles": st.column_config.NumberColumn("Articles"),
    "balance": st.column_config.NumberColumn("Balance", format="%+.2f", help="−1 de-escalates, +1 escalates"),
    "escalation": st.column_config.NumberColumn("Escalation", format="%.1f", help="mean of 0 to 5"),
    "deescalation": st.column_config.NumberColumn("De-escalation", format="%.1f", help="mean of 0 to 5"),
    "rung": st.column_config.NumberColumn("Strongest act", format="%+d", help="−4 to +4"),
    "low": st.column_config.NumberColumn("95 % from", format="%+.2f", help="interval of the mean balance"),
    "high": st.column_config.NumberColumn("95 % to", format="%+.2f", help="interval of the mean balance"),
    "stance": "Stance",
    "sd": st.column_config.NumberColumn(
        "Standard deviation", format="%.2f", help="of the paragraphs' balance"
    ),
}


def tidy(frame: pd.DataFrame) -> pd.DataFrame:
    """A frame as it is shown: no "-0.00", no "None", an edition "2025-08" as "August 2025"."""
    if "balance" in frame:
        frame = frame.assign(balance=frame["balance"].round(2) + 0.0)
    if "edition" in frame:
        frame = frame.assign(edition=[_edition(name) for name in frame["edition"]])
    words = [
        name
        for name in frame.columns
        if frame[name].dtype == object or str(frame[name].dtype) in ("str", "string")
    ]
    return frame.assign(**{name: frame[name].fillna("") for name in words})


def _edition(name: Any) -> Any:
    """A month where the edition is called by one; any other name as it is."""
    return edition(name) if isinstance(name, str) and re.fullmatch(r"\d{4}-\d{2}", name) else name
