"""What stands on a page before the program is there: the page's outline in grey, never a white sheet."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

_BARS = ((38, 34), (70, 14), (92, 14), (100, 260))  # percent of the width, pixels of height
_LOOK = "background:currentColor;opacity:.08;border-radius:6px;margin:0 0 18px"


def until_ready(module: str) -> DeltaGenerator:
    """Show the outline of a page if a module is still to be imported: a server's first visitor meets it.

    Args:
        module: Its full name.

    Returns:
        The place of the outline, to be emptied.
    """
    place = st.empty()
    if module not in sys.modules:
        bars = "".join(f'<div style="width:{wide}%;height:{high}px;{_LOOK}"></div>' for wide, high in _BARS)
        place.html(f'<div role="status" aria-label="The page is being prepared">{bars}</div>')
    return place
