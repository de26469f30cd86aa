"""Dated events as marks for charts."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from detente.figures.events import events
from detente.store.selection import Selection
from detente.ui.loaders import HASHED


@st.cache_data(show_spinner=False, hash_funcs=HASHED)
def marks(selection: Selection) -> pd.DataFrame:
    """date, title, kind of the events within the selection's period."""
    frame = pd.DataFrame(
        [{"date": pd.Timestamp(event.date), "title": event.title, "kind": event.kind} for event in events()],
        columns=["date", "title", "kind"],
    )
    if selection.start:
        frame = frame[frame["date"] >= pd.Timestamp(selection.start)]
    if selection.end:
        frame = frame[frame["date"] <= pd.Timestamp(selection.end)]
    return frame
