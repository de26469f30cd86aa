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
from detente.ui.shared_reads import shared

_KEPT = 64  # results kept by each loader
_WAIT = "Comparing figures with the record …"  # the first time after the record or the rules have changed


@shared(_KEPT)
def claims(
    selection: Selection, chosen: ClaimFilter, limit: int, version: str, offset: int = 0
) -> pd.DataFrame:
    """Figures compared with the record, one row each.

    Args:
        selection: The page's filters.
        chosen: The filters of the Claims page.
        limit: At most so many rows.
        version: The library's version, which cached reads depend on.
        offset: Rows left out before the first.

    Returns:
        Columns: see `detente.store.claim_queries.claims`.
    """
    with st.spinner(_WAIT):
        return claimed.claims(store(), selection, chosen, limit, offset)


@shared(_KEPT)
def outcomes(selection: Selection, chosen: ClaimFilter, version: str) -> pd.DataFrame:
    """How many figures have each outcome.

    Args:
        selection: The page's filters.
        chosen: The filters of the Claims page; its outcomes are left aside.
        version: The library's version, which cached reads depend on.

    Returns:
        Columns outcome, figures, sure, one row an outcome.
    """
    with st.spinner(_WAIT):
        return claimed.by_outcome(store(), selection, chosen)


@shared(2)
def choices(version: str) -> dict[str, dict[str, int]]:
    """Topics and owners that figures have, each with its number.

    Args:
        version: The library's version, which cached reads depend on.

    Returns:
        Number of figures by name, for "topics" and "owners", most first.
    """
    with st.spinner(_WAIT):
        return claimed.choices(store())
