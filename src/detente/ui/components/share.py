"""A link to exactly what is on screen: the page, the filters, the article, the paragraph."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from detente.ui.sign_in import asked_again

_SCRIPT: Final = Path(__file__).with_name("device_share.js").read_text(encoding="utf-8")
# Shown only where the browser has a menu of its own, which the script knows.
_LOOK: Final = """
.device-share {display: none; min-height: 2.5rem; padding: 0 .75rem; border: 1px solid currentColor;
  border-radius: .5rem; background: none; color: inherit; font: inherit; cursor: pointer;}
.can-share .device-share {display: inline-block;}
"""


def link() -> str:
    """The address of what is on screen, choices included."""
    chosen = {name: st.query_params.get_all(name) for name in st.query_params}
    base, query = f"{st.context.url}", urlencode(chosen, doseq=True)
    base = base if base.count("/") > 2 else f"{base}/"  # the overview's address ends with its host
    return f"{base}?{query}" if query else base


@asked_again.fragment
def button() -> None:
    """A button that shows the address with a way to copy it; the address of the moment when it is opened."""
    box = st.popover("Share", icon=":material/link:", key="share", on_change="rerun")
    if not box.open:
        return
    with box:
        st.markdown("Everyone who opens this address on this server sees the same selection.")
        st.code(link(), language=None, wrap_lines=True)


def by_this_device(title: str, text: str, address: str) -> None:
    """A button that opens the share menu of the phone or computer; absent where the browser has none.

    Streamlit cannot call it, so a few lines of script do (`device_share.js`); nothing leaves the browser
    before somebody has chosen where to.

    Args:
        title: What is shared.
        text: The sentence that goes with the link.
        address: The link.
    """
    said = f'data-title="{escape(title)}" data-text="{escape(text)}" data-url="{escape(address)}"'
    st.html(
        f"<style>{_LOOK}</style><button type='button' class='device-share' {said}>Share by this device …"
        f"</button><script>{_SCRIPT}</script>",
        unsafe_allow_javascript=True,
        width="content",
    )
