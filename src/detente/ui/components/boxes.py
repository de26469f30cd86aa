"""Boxes that are filled when somebody opens them: what is closed costs neither the server nor the browser."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st


def filled_when_opened(label: str, draw: Callable[[], None], *, key: str, icon: str) -> None:
    """A quiet button that opens a box; filled at once where there is no browser that could open it.

    Opening it draws the fragment again in which it stands: a row of boxes is one, for each fragment costs.

    Args:
        label: What the button says, as markdown.
        draw: Draws what is in the box.
        key: Its name in the session, unique on the page.
        icon: As of `st.popover`.
    """
    box = st.popover(label, icon=icon, key=key, type="tertiary", on_change="rerun")
    if box.open or not st.context.headers:
        with box:
            draw()
