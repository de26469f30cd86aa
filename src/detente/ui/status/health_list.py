"""The findings of `detente.jobs.health` on a page: what is wrong first, each with what to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import streamlit as st

from detente.jobs.health import HealthAnswer, State, findings, through_proxy
from detente.ui.library import store
from detente.ui.wording import count, plain

_SIGNS: Final[dict[State, tuple[str, str]]] = {
    "wrong": (":material/error:", "Wrong"),
    "look": (":material/warning:", "Look at it"),
    "ok": (":material/check_circle:", "In order"),
}


def found() -> tuple[HealthAnswer, ...]:
    """All findings about this server, with what this visit says of the proxy before it."""
    headers = {name.lower(): value for name, value in st.context.headers.items()}
    return (*findings(store(), thorough=False), through_proxy(headers, st.context.ip_address))


def summary(all_found: Sequence[HealthAnswer]) -> str:
    """The findings in a line.

    Args:
        all_found: In any order.

    Returns:
        Such as "1 thing is wrong, 2 things to look at".
    """
    wrong = sum(one.state == "wrong" for one in all_found)
    look = sum(one.state == "look" for one in all_found)
    counted = ((wrong, "wrong"), (look, "to look at"))
    said = ", ".join(f"{count(number, 'thing')} {what}" for number, what in counted if number)
    return said or "All is in order"


def show(all_found: Sequence[HealthAnswer]) -> None:
    """List the findings, those that ask for something first.

    Args:
        all_found: In any order.
    """
    for state, (icon, name) in _SIGNS.items():
        some = [one for one in all_found if one.state == state]
        if not some:
            continue
        st.subheader(name)
        for one in some:
            left, right = st.columns([1, 5])
            left.markdown(f"{icon} **{plain(one.question.capitalize())}**")
            right.markdown(plain(one.said))
