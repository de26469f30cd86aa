"""Copies of a story: where else it stands, that it counts once, and the way to say that it is no copy."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from detente.store import clusters
from detente.ui import loaders, menu
from detente.ui.components import links
from detente.ui.library import remember, store
from detente.ui.wording import count, day, percent, plain

HELP = (
    "Articles with the same text apart from a headline, a cut end or some words are one story. It counts "
    "once in every "
    "mean: by the article that came first, among those that fit the filters."
)


def in_words(table: pd.DataFrame) -> list[str]:
    """For each article of a list how far its story reaches: "in 3 outlets", "2 copies", "" where it is no
    copy.

    Args:
        table: Columns copies, outlets: how many other articles carry the story, in how many outlets.

    Returns:
        One text a row.
    """
    return [_reach(*row) for row in zip(table["copies"], table["outlets"], strict=True)]


def other_copies(article_id: int, version: str) -> None:
    """The other articles that carry the story of one, each with what they have in common.

    Args:
        article_id: Id of the article.
        version: The library's version, which cached reads depend on.
    """
    others = loaders.copies(article_id, version)
    if not others:
        return
    outlets = {other.outlet for other in others if other.outlet}
    where = f"also in {count(len(outlets), 'outlet')}" if outlets else count(len(others), "other copy")
    with st.expander(f"The same story, {where}: counted once", icon=":material/content_copy:"):
        st.caption(HELP)
        for other in others:
            links.to(
                menu.READER,
                label=f"{plain(other.title or 'Untitled')} · {plain(other.outlet or 'outlet unknown')} · "
                f"{day(other.published)} · {percent(other.share)} of its five-word runs",
                query={"id": str(other.article_id)},
            )
        if st.button(
            "This is no copy: count it by itself", key=f"apart_{article_id}", icon=":material/call_split:"
        ):
            clusters.set_apart(store(), article_id, True)
            remember("It counts by itself now.")
            st.rerun()


def _reach(copies: int, outlets: int) -> str:
    if not copies:
        return ""
    return f"in {count(outlets, 'outlet')}" if outlets > 1 else f"{copies + 1} times"
