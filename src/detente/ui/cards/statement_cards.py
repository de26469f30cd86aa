"""Statements in a list: who, when, what, with its score, opening the paragraph it stands in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from detente.attribution.gazetteer import gazetteer
from detente.ui import menu
from detente.ui.components import links
from detente.ui.components.tables import records
from detente.ui.wording import day, plain, signed, stance

_LONGEST = 320
# Of the page's own text colour, so that a hit reads in light and dark; the line says it without colour.
_HIT = (
    "color:inherit;background:rgba(214,158,20,.3);border-bottom:2px solid "
    "#b8860b;border-radius:3px;padding:0 .1em"
)
_BEFORE_HIT = 120  # characters shown before the first word that was searched for


def listed(statements: pd.DataFrame, key: str) -> None:
    """One card a statement; where there is a column `words`, the words in it are marked in the text.

    Args:
        statements: Columns article_id, title, published, position, text, speaker, side, stance, escalation
            and deescalation (0 to 5), balance (-1 to +1), sample; and `record` where something on record
            belongs beside it, as markdown.
        key: Prefix of the cards' widget keys, unique on the page.
    """
    for row in records(statements):
        with st.container(border=True, key=f"{key}_{row['article_id']}_{row['position']}"):
            st.html(
                "<div "
                f'style="line-height:1.5;overflow-wrap:anywhere">'
                f"{_excerpt(str(row['text']), row.get('words', ()))}</div>"
            )
            speaker = (
                row["speaker"]
                if isinstance(row["speaker"], str) and row["speaker"]
                else "narrator or unattributed"
            )
            of = gazetteer().name_of(row["side"]) if isinstance(row["side"], str) and row["side"] else ""
            side = f" ({plain(of)})" if of and of != speaker else ""
            st.caption(
                f"{stance(str(row['stance']))} · escalation {row['escalation']:.1f} · de-escalation "
                f"{row['deescalation']:.1f} · "
                f"balance {signed(row['balance'])} · {plain(speaker)}{side} · {day(row['published'])} · "
                f"{where(row)}"
            )
            if row.get("record"):
                st.caption(f":material/contract: {row['record']}")
            links.to(
                menu.READER,
                label="Open the paragraph",
                icon=":material/arrow_forward:",
                query={"id": str(row["article_id"]), "paragraph": str(row["position"])},
            )


def where(row: Mapping[Any, Any]) -> str:
    """Where a statement stands, for a caption: "in *title*", and whether that is a sample.

    `row`: title, sample.
    """
    title = row["title"] if isinstance(row["title"], str) else "Untitled"
    return f"in *{plain(title)}*" + (" · sample" if row["sample"] else "")


def _excerpt(text: str, hits: Sequence[str]) -> str:
    """The beginning of a text, or its part around the first hit, as safe HTML."""
    text = " ".join(text.split())
    if not hits:
        return escape(_cut(text, _LONGEST))
    words = "|".join(re.escape(" ".join(hit.split())) for hit in sorted(hits, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.I)
    first = pattern.search(text)
    start = max(0, first.start() - _BEFORE_HIT) if first else 0
    start = text.find(" ", start) + 1 if start else 0
    shown = ("… " if start else "") + _cut(text[start:], _LONGEST)
    parts, at = [], 0
    for found in pattern.finditer(shown):
        parts += [escape(shown[at : found.start()]), f'<mark style="{_HIT}">{escape(found[0])}</mark>']
        at = found.end()
    return "".join([*parts, escape(shown[at:])])


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0] + " …"
