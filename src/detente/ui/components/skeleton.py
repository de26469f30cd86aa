"""What stands on a page before the program is there: the page's outline in grey, never a white sheet."""

from __future__ import annotations

import sys
from collections.abc import Callable

import streamlit as st

_BARS = ((38, 34), (70, 14), (92, 14), (100, 260))  # percent of the width, pixels of height
_LOOK = "background:currentColor;opacity:.08;border-radius:6px;margin:0 0 18px"


def until_ready(module: str) -> Callable[[], object]:
    """Show the outline of a page if a module is still to be imported: a server's first visitor meets it.

    Args:
        module: Its full name.

    Returns:
        Takes the outline away.
    """
    if module in sys.modules:
        return lambda: None
    place = st.empty()
    bars = "".join(f'<div style="width:{wide}%;height:{high}px;{_LOOK}"></div>' for wide, high in _BARS)
    place.html(f'<div role="status" aria-label="The page is being prepared">{bars}</div>')
    return place.empty
