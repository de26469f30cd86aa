"""A hint for a visitor who opens the dashboard for the first time; once closed, it stays closed in this
browser.
"""

from __future__ import annotations

from typing import Final

import streamlit as st

from detente.ui import menu
from detente.ui.components import links

# The choice is the browser's own, and Streamlit can read a cookie but not set one. It says that the hint was
# closed, nothing of who closed it.
COOKIE: Final = "detente_hint"
_CLOSED: Final = "closed"
_REMEMBER: Final = (
    f"<script>document.cookie = '{COOKIE}={_CLOSED}; path=/; max-age=31536000; SameSite=Strict';</script>"
)


def hint(samples: bool) -> None:
    """Three sentences on what this is and where to go, until it is closed.

    Args:
        samples: Whether what is on screen holds sample digests.
    """
    if st.session_state.get("hint_closed"):
        st.html(_REMEMBER, unsafe_allow_javascript=True)
        return
    if st.context.cookies.get(COOKIE) == _CLOSED:
        return
    with st.container(border=True, key="hint"):
        st.markdown(
            "**New here?** Orange escalates, blue de-escalates, and every number opens to the sentence, the "
            "speaker and the rule behind it. "
            + ("What you see first are sample digests; bring" if samples else "Bring")
            + " your own articles under *Upload*. How it is measured, and how often it errs, stands under "
            "*Method*."
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            links.to(menu.UPLOAD, label="Upload", icon=":material/upload_file:")
            links.to(menu.METHOD, label="Method", icon=":material/rule:")
            st.button("Close this hint", key="close_hint", on_click=_close, icon=":material/close:")


def _close() -> None:
    st.session_state["hint_closed"] = True
