"""What a page is called: its heading, and its tab in the browser, so that ten open tabs differ."""

from __future__ import annotations

import streamlit as st

from detente.ui.wording import plain


def title(heading: str, tab: str | None = None) -> None:
    """The page's heading and its tab.

    Args:
        heading: Text, not markdown.
        tab: Name in the tab where the heading would not say which page it is.
    """
    st.set_page_config(page_title=f"{tab or heading} · Détente")
    st.title(plain(heading))
