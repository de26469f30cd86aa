"""A long list in parts: its page shows one of them, and the address says which."""

from __future__ import annotations

import streamlit as st

MOST = 200  # rows of a part
_PART = "page"  # its name in the address


def part_of(number: int, noun: str) -> int:
    """Draw the choice of a part, where there are several.

    Args:
        number: How many rows the whole list has.
        noun: What its rows are: "articles".

    Returns:
        How many rows stand before the chosen part.
    """
    parts = max(1, -(-number // MOST))
    if parts == 1:
        return 0
    st.session_state[_PART] = min(st.session_state.get(_PART, 1), parts)
    label = f"Page of {parts:,}, {MOST} {noun} each"
    part: int = st.number_input(label, 1, parts, key=_PART, bind="query-params")
    return (part - 1) * MOST
