"""The rules of style that all pages share, in one element: a browser counts elements."""

from __future__ import annotations

import streamlit as st

from detente.ui.components import contrast, print_styles, spacing


def apply() -> None:
    """Send the rules; once a page."""
    st.html(f"<style>{contrast.RULES}{spacing.RULES}{print_styles.RULES}</style>")
