"""What stands behind a mark of a chart: the part of the selection that it draws, with its strongest words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from detente.store.paragraph_lists import Direction
from detente.store.periods import Grain
from detente.store.selection import Selection
from detente.store.selection_address import address_of
from detente.ui import loaders, menu
from detente.ui.cards import statement_cards
from detente.ui.components import links
from detente.ui.wording import count, day, plain

_SHOWN = 3  # paragraphs
_SPANS: dict[Grain, str] = {
    "week": "W-SUN",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
}  # as pandas calls them


def within(selection: Selection, since: str, grain: Grain) -> Selection:
    """The part of a selection that lies in one period.

    Args:
        selection: what is looked at.
        since: the period's first day, as "2025-04-01".
        grain: how long it is.
    """
    start = date.fromisoformat(since)
    end = pd.Period(start, _SPANS[grain]).end_time.date()
    return replace(
        selection,
        start=max(start, selection.start) if selection.start else start,
        end=min(end, selection.end) if selection.end else end,
    )


def paragraphs(part: Selection, version: str, title: str, direction: Direction, key: str) -> None:
    """How much a mark stands for, its strongest paragraphs, and the way to all of it.

    Args:
        part: the part of the selection that the mark draws.
        version: the corpus version.
        title: what the mark is, in words.
        direction: which strongest paragraphs.
        key: Prefix of the cards' widget keys, unique on the page.
    """
    counted = loaders.counts(part, version)
    with st.container(border=True, key=f"{key}_opened"):
        st.markdown(
            f"**{plain(title)}**: {count(counted.paragraphs, 'paragraph')} in "
            f"{count(counted.articles, 'article')}"
        )
        statement_cards.listed(loaders.strongest(part, direction, _SHOWN, version), f"{key}_opened")
        links.to(
            menu.ARTICLES,
            label="All its articles",
            icon=":material/arrow_forward:",
            query=address_of(part),
        )


def span(part: Selection) -> str:
    """ "1 April 2025 to 30 June 2025"."""
    return f"{day(part.start)} to {day(part.end)}"


def leaning(balance: float) -> Direction:
    """The direction to which a mean leans."""
    return "escalation" if balance >= 0 else "deescalation"
