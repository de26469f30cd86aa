"""Cached reads of claims.

Everything that decides a result is an argument; the corpus version is one of them.
"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from detente.store import claim_queries as claimed
from detente.store.claim_queries import ClaimFilter
from detente.store.selection import Selection
from detente.ui.library import store

_KEPT = 64  # results kept by each loader
_WAIT = "Comparing figures with the record …"  # the first time after the record or the rules have changed


@st.cache_data(max_entries=_KEPT, show_spinner=_WAIT)
def claims(selection: Selection, chosen: ClaimFilter, limit: int, version: str) -> pd.DataFrame:
    """Figures beside the record, one row each."""
    return claimed.claims(store(), selection, chosen, limit)


@st.cache_data(max_entries=_KEPT, show_spinner=_WAIT)
def outcomes(selection: Selection, chosen: ClaimFilter, version: str) -> pd.DataFrame:
    """How many figures have each outcome."""
    return claimed.by_outcome(store(), selection, chosen)


@st.cache_data(max_entries=2, show_spinner=_WAIT)
def choices(version: str) -> dict[str, dict[str, int]]:
    """Topics and owners that figures have, each with its number."""
    return claimed.choices(store())
