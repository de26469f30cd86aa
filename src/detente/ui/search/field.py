"""The field that searches from anywhere: it opens the page of articles with what was found, within the
filters.
"""

from __future__ import annotations

import streamlit as st

from detente.ui import menu
from detente.ui.components import links

_FIELD, _ASKED = "search_everything", "searched_for"
_WORDS = "q"  # the search of the page of articles, in its address


def field() -> None:
    """Draw the field; what is written in it is searched for in the next run, and the field is empty again."""
    st.text_input(
        "Search all paragraphs",
        key=_FIELD,
        placeholder="Search all paragraphs",
        icon=":material/search:",
        label_visibility="collapsed",
        max_chars=200,
        on_change=_ask,
    )


def go_on() -> None:
    """Open the page of articles where something was just searched for; otherwise do nothing."""
    words = str(st.session_state.pop(_ASKED, ""))
    if words:
        links.go(menu.ARTICLES, {_WORDS: words})


def _ask() -> None:
    """Note down what is searched for, and empty the field. For `on_change`."""
    st.session_state[_ASKED] = st.session_state[_FIELD].strip()
    st.session_state[_FIELD] = ""
