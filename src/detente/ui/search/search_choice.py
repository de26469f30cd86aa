"""What is searched for, and in which order: read from the address, which alone holds it, so that Back from an
article returns to the search.

A field bound to the address would be taken out of it by the next page (see `detente.ui.components.filters`).
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

_WORDS, _ORDER = "q", "order"


def search_choice(orders: Sequence[str]) -> tuple[str, str]:
    """Draw the field and the choice of an order.

    Args:
        orders: As they stand in the address and on screen; the first is the default.

    Returns:
        The words as written, and the order.
    """
    asked = st.query_params.get(_ORDER, orders[0])
    _hold(_WORDS, st.query_params.get(_WORDS, "")[:_LONGEST])
    _hold(_ORDER, asked if asked in orders else orders[0])
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        words = st.text_input(
            "Search in the paragraphs",
            key=_WORDS,
            placeholder='words or a "phrase in quotation marks"',
            max_chars=_LONGEST,
            on_change=_write,
            args=(_WORDS, ""),
        )
    with right:
        order = st.selectbox("Order", orders, key=_ORDER, on_change=_write, args=(_ORDER, orders[0]))
    return words, order


_LONGEST = 200  # characters of a search


def _hold(name: str, value: str) -> None:
    """Give a field what the address says."""
    if st.session_state.get(name) != value:
        st.session_state[name] = value


def _write(name: str, default: str) -> None:
    """Write a field that was changed into the address. For `on_change`."""
    value = st.session_state[name]
    st.query_params.update({name: [] if value == default else [value]})
