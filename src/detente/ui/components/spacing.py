"""Where Streamlit leaves more room than pages need: above the title, and on both sides of a wide window."""

from __future__ import annotations

import streamlit as st

# Above the title Streamlit leaves 96 pixels for its own bar, which is empty while the menu stands open beside
# the page; a closed menu leaves the wordmark there, 60 pixels high.
_TOP = """
[data-testid=stMainBlockContainer] {padding-top: 4rem; padding-bottom: 4rem;}
@media (min-width: 769px) {
  .stApp:has([data-testid=stSidebar][aria-expanded=true]) [data-testid=stMainBlockContainer] {
    padding-top: 2rem;
  }
  [data-testid=stMainBlockContainer] {padding-left: 3rem; padding-right: 3rem;}
}
"""


def tighten() -> None:
    """Bring the title to the top of the window, on every page."""
    st.html(f"<style>{_TOP}</style>")
