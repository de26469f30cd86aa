"""What stands on a page before the program is there: the page's outline in grey, never a white sheet."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

# Bars by percent of the width and pixels of height.
_PAGE = ((38, 34), (70, 14), (92, 14), (100, 260))
_SECTION = ((60, 14), (100, 260), (82, 14))
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
        place.html(f'<div role="status" aria-label="The page is being prepared">{_bars(_PAGE)}</div>')
    return place


def outline() -> None:
    """The outline of a section that is still to be drawn, about as high as a chart with its caption."""
    st.html(f'<div aria-hidden="true">{_bars(_SECTION)}</div>')


def _bars(bars: Iterable[tuple[int, int]]) -> str:
    return "".join(f'<div style="width:{wide}%;height:{high}px;{_LOOK}"></div>' for wide, high in bars)
