"""The keys that go from one cue to the next: a few lines of script, for Streamlit has none of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st

_SCRIPT: Final = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


def listen() -> None:
    """Let the arrow keys, and n and p, go from a cue that has the focus to the next and to the one before."""
    st.html(f"<script>{_SCRIPT}</script>", unsafe_allow_javascript=True)
