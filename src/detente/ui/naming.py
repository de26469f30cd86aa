"""What a page is called: its heading, and its tab in the browser, so that ten open tabs can be told apart."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st

from detente.ui.wording import plain

# A file of our own: an icon by name would be fetched from Google's servers by every visitor's browser.
ICON: Final = Path(__file__).with_name("balance.svg")


def title(heading: str, tab: str | None = None) -> None:
    """The page's heading and its tab. `heading` is text, not markdown; `tab` where the heading would not say which page it is."""
    st.set_page_config(page_title=f"{tab or heading} · Détente")
    st.title(plain(heading))
