"""What a long page holds, under its title: each section a link to its heading."""

from __future__ import annotations

import re

import streamlit as st

from detente.ui.wording import plain


def sections(*headings: str) -> None:
    """A line of links to the sections of a page.

    Args:
        headings: As the page writes them, with `st.header` or as headings of markdown, each once.
    """
    links = " · ".join(f"[{plain(heading)}](#{anchor(heading)})" for heading in headings)
    with st.container(key="contents"):
        st.markdown(f"On this page: {links}")


def anchor(heading: str) -> str:
    """The name that Streamlit gives a heading of letters and digits, by which a link finds it.

    Args:
        heading: Such as "How a score is made".

    Returns:
        Such as "how-a-score-is-made".
    """
    return re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-")
