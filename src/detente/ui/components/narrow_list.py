"""A list on a narrow screen, where a table would be cut: two lines a row, the first of them a link where
it leads somewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from html import escape
from typing import Final

import streamlit as st

from detente.ui.wording import count

MOST: Final = 60  # rows; filters and search narrow the rest
_STYLE: Final = """
<style>
@media (max-width: 900px) {[class*=st-key-wide_] {display: none;}}
@media (min-width: 901px) {[class*=st-key-narrow_] {display: none;}}
[class*=st-key-narrow_] ul.listed {list-style: none; margin: 0; padding: 0;}
[class*=st-key-narrow_] .listed li {border-bottom: 1px solid rgba(125, 136, 148, .4); padding: .55rem 0;
  margin: 0;}
.listed a, .listed b {font-weight: 600; overflow-wrap: anywhere; color: inherit; display: inline-block;
  min-height: 24px;}
.listed div {font-size: .85rem;}
</style>
"""


@dataclass(frozen=True, slots=True)
class ListedRow:
    """One row: what it is, where it leads ("" for nowhere), and what stands beneath in smaller letters."""

    said: str
    address: str
    behind: str


def narrow(
    key: str,
    lines: Sequence[ListedRow],
    number: int,
    noun: str,
    most: int = MOST,
    others: str = "Filters and searches narrow them.",
) -> None:
    """Draw the list; a wide screen does not show it.

    Args:
        key: Its name on the page, that of the table in `wide` too.
        lines: The first rows, or all.
        number: How many there are.
        noun: What each of them is: "figure".
        most: How many are drawn; more only where the page has nothing that narrows them.
        others: Where the rest is to be had.
    """
    rows = [f"<li>{_first(line)}<div>{escape(line.behind)}</div></li>" for line in lines[:most]]
    with st.container(key=f"narrow_{key}"):
        st.html(f'{_STYLE}<ul class="listed">{"".join(rows)}</ul>')
        if number > most:
            st.caption(f"The first {most} of {count(number, noun)}. {others}")


def _first(line: ListedRow) -> str:
    if not line.address:
        return f"<b>{escape(line.said)}</b>"
    return f'<a href="{escape(line.address, quote=True)}" target="_self">{escape(line.said)}</a>'


def wide(key: str) -> AbstractContextManager[object]:
    """The place of the table that a narrow screen does not show.

    Args:
        key: As of `narrow`.

    Returns:
        A container to draw it in.
    """
    return st.container(key=f"wide_{key}")
