"""The list of articles on a narrow screen, where a table shows titles alone: two lines an article."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from detente.ui.wording import count, day, signed

WIDE, NARROW = "articles_wide", "articles_narrow"
_MOST = 60  # articles; filters and search narrow the rest
_STYLE = f"""
<style>
@media (max-width: 640px) {{.st-key-{WIDE} {{display: none;}}}}
@media (min-width: 641px) {{.st-key-{NARROW} {{display: none;}}}}
.st-key-{NARROW} ul.listed {{list-style: none; margin: 0; padding: 0;}}
.st-key-{NARROW} .listed li {{border-bottom: 1px solid rgba(125, 136, 148, .4); padding: .55rem 0;
  margin: 0;}}
.listed a {{font-weight: 600; overflow-wrap: anywhere; color: inherit; display: inline-block;
  min-height: 24px;}}
.listed div {{font-size: .85rem;}}
</style>
"""


def narrow_list(table: pd.DataFrame) -> None:
    """Draw the list; a wide screen does not show it, and does not show the table beside it on a narrow one.

    Args:
        table: title, published, outlet, balance, reader (address of the article), in order.
    """
    lines = [
        f'<li><a href="{escape(row["reader"], quote=True)}" target="_self">{escape(row["title"])}</a>'
        f"<div>{escape(_behind(row))}</div></li>"
        for row in table.head(_MOST).to_dict("records")
    ]
    with st.container(key=NARROW):
        st.html(f'{_STYLE}<ul class="listed">{"".join(lines)}</ul>')
        if len(table) > _MOST:
            st.caption(f"The first {_MOST} of {count(len(table), 'article')}; filters narrow them.")


def _behind(row: Mapping[Any, Any]) -> str:
    """ "25 June 2025 · The Herald · balance +0.20"."""
    published, outlet, balance = row["published"], row["outlet"], row["balance"]
    parts = [day(None if pd.isna(published) else published)]
    if isinstance(outlet, str) and outlet:
        parts.append(outlet)
    parts.append("not scored" if pd.isna(balance) else f"balance {signed(float(balance))}")
    return " · ".join(parts)
