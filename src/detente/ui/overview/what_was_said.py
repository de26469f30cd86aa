"""The overview's words: the strongest that somebody voices each way, and the latest."""

from __future__ import annotations

import streamlit as st

from detente.store.selection import Selection
from detente.ui import loaders
from detente.ui.cards import statement_cards, voiced

_VOICED = 4  # statements in each column
_LATEST = 3


def strongest_and_latest(selection: Selection, version: str) -> None:
    """The strongest voiced words side by side, the latest paragraphs in a box below them.

    Args:
        selection: The page's filters.
        version: The library's version, which cached reads depend on.
    """
    escalating, deescalating = loaders.voiced(selection, _VOICED, version)
    up, down = st.columns(2)
    with up:
        st.subheader("▲ Towards escalation", anchor=False)
        voiced.listed(escalating, "up")
    with down:
        st.subheader("▼ Towards de-escalation", anchor=False)
        voiced.listed(deescalating, "down")
    latest = st.expander(
        "The latest paragraphs with a cue",
        icon=":material/schedule:", key="latest_with_cue", on_change="rerun",
    )  # fmt: skip
    if latest.open:  # it is asked for when somebody opens it
        with latest:
            statement_cards.listed(loaders.latest(selection, _LATEST, version), "latest")
