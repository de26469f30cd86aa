"""A hint for a visitor who opens the dashboard for the first time; it can be closed, and stays closed for the
session.
"""

from __future__ import annotations

import streamlit as st

from detente.ui import menu
from detente.ui.components import links


def hint() -> None:
    """Three sentences on what this is and where to go, until it is closed."""
    if st.session_state.get("hint_closed"):
        return
    with st.container(border=True, key="hint"):
        st.markdown(
            "**New here?** Orange escalates, blue de-escalates, and every number opens to the sentence, the "
            "speaker and the rule "
            "behind it. What you see first are sample digests; bring your own articles under *Upload*. How "
            "it is measured, and how "
            "often it errs, stands under *Method*."
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            links.to(menu.UPLOAD, label="Upload", icon=":material/upload_file:")
            links.to(menu.METHOD, label="Method", icon=":material/rule:")
            st.button("Close this hint", key="close_hint", on_click=_close, icon=":material/close:")


def _close() -> None:
    st.session_state["hint_closed"] = True
