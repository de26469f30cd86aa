"""Which files are read, as the Upload page lists them (data/intake/what_is_read.csv)."""

from __future__ import annotations

from functools import cache

import streamlit as st

from detente.data_tables import data_path, table
from detente.ui.wording import plain


def what_is_read() -> None:
    """A list of the formats, by group, folded until somebody asks."""
    with st.expander("What is read"):
        st.markdown(
            "\n".join(
                f"**{plain(group)}**\n\n"
                + "\n".join(f"- {plain(called)}: {plain(how)}" for called, how in rows)
                + "\n"
                for group, rows in listed().items()
            )
        )
        st.caption(
            "What a file is says its content, not its name. Any other file is refused with a sentence that "
            "says what to do."
        )


@cache
def listed() -> dict[str, tuple[tuple[str, str], ...]]:
    """What files are called, and how they may come, by group in the order of the table."""
    found: dict[str, list[tuple[str, str]]] = {}
    for _, row in table(data_path("intake", "what_is_read.csv"), ("group", "called", "how")):
        found.setdefault(row["group"], []).append((row["called"], row["how"]))
    return {group: tuple(rows) for group, rows in found.items()}
