"""The menu as one list of links that hand the filters on.

A browser goes over every element of a page three times at each rerun; as a link of Streamlit's own each entry
was one, a third of all that stands before somebody scrolls (docs/decisions/0065-what-a-rerun-costs.md).
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

from detente.ui.components import links

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from detente.ui.menu import MenuEntry

_LOOK: Final = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")
_SCRIPT: Final = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


def shown(offered: Mapping[str, Sequence[MenuEntry]], current: str) -> None:
    """Draw the menu.

    Args:
        offered: The pages by the question they answer.
        current: The page that is open, by its title.
    """
    groups = "".join(
        f"<p>{escape(group)}</p><ul>{''.join(_line(entry, current) for entry in entries)}</ul>"
        for group, entries in offered.items()
    )
    st.html(
        f'<style>{_LOOK}</style><nav class="menu" aria-label="Pages">{groups}</nav>'
        f"<script>{_SCRIPT}</script>",
        unsafe_allow_javascript=True,
    )


def _line(entry: MenuEntry, current: str) -> str:
    here = ' aria-current="page"' if entry.title == current else ""
    address = escape(links.address(entry.page), quote=True)
    return (
        f'<li><a href="{address}" target="_self"{here}><i aria-hidden="true">{escape(entry.icon)}</i>'
        f"{escape(entry.title)}</a></li>"
    )
