"""What a printed page leaves out: the way about, and what can only be pressed."""

from __future__ import annotations

import streamlit as st

_LEFT_OUT = (
    "[data-testid=stSidebar], [data-testid=stHeader], [data-testid=stPopover], [data-testid=stButton], "
    "[data-testid=stDownloadButton], "
    "[data-testid=stElementToolbar], .st-key-hint"
)
_WHOLE = "[data-testid=stVegaLiteChart], [data-testid=stMetric] {break-inside: avoid;}"


def apply() -> None:
    """Rules for printing; on screen they change nothing."""
    st.html(f"<style>@media print {{{_LEFT_OUT} {{display: none !important;}} {_WHOLE}}}</style>")
