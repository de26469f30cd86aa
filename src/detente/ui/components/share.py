"""A link to exactly what is on screen: the page, the filters, the article, the paragraph."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st


def link() -> str:
    """The address of what is on screen, choices included."""
    chosen = {name: st.query_params.get_all(name) for name in st.query_params}
    base, query = f"{st.context.url}", urlencode(chosen, doseq=True)
    base = base if base.count("/") > 2 else f"{base}/"  # the overview's address ends with its host
    return f"{base}?{query}" if query else base


def button() -> None:
    """A button that shows the address with a way to copy it.

    Draw it last, when every choice stands in the address.
    """
    with st.popover("Share", icon=":material/link:", key="share"):
        st.markdown("Everyone who opens this address on this server sees the same selection.")
        st.code(link(), language=None, wrap_lines=True)
