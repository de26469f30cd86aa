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
from detente.ui.loaders import HASHED

_KEPT = 64  # results kept by each loader
_HASHED = {**HASHED, ClaimFilter: repr}
_WAIT = "Comparing figures with the record …"  # the first time after the record or the rules have changed


@st.cache_data(max_entries=_KEPT, show_spinner=_WAIT, hash_funcs=_HASHED)
def claims(selection: Selection, chosen: ClaimFilter, limit: int, version: str) -> pd.DataFrame:
    """Figures compared with the record, one row each.

    Args:
        selection: The page's filters.
        chosen: The filters of the Claims page.
        limit: At most so many rows.
        version: The library's version, which cached reads depend on.

    Returns:
        Columns: see `detente.store.claim_queries.claims`.
    """
    return claimed.claims(store(), selection, chosen, limit)


@st.cache_data(max_entries=_KEPT, show_spinner=_WAIT, hash_funcs=_HASHED)
def outcomes(selection: Selection, chosen: ClaimFilter, version: str) -> pd.DataFrame:
    """How many figures have each outcome.

    Args:
        selection: The page's filters.
        chosen: The filters of the Claims page; its outcomes are left aside.
        version: The library's version, which cached reads depend on.

    Returns:
        Columns outcome, figures, sure, one row an outcome.
    """
    return claimed.by_outcome(store(), selection, chosen)


@st.cache_data(max_entries=2, show_spinner=_WAIT)
def choices(version: str) -> dict[str, dict[str, int]]:
    """Topics and owners that figures have, each with its number.

    Args:
        version: The library's version, which cached reads depend on.

    Returns:
        Number of figures by name, for "topics" and "owners", most first.
    """
    return claimed.choices(store())
