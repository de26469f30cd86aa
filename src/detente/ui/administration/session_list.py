"""Sessions: who has signed in, and a way to end one."""

from __future__ import annotations

import streamlit as st

from detente.store.sign_ins import end, sign_ins
from detente.ui import identity
from detente.ui.library import access_store, remember
from detente.ui.wording import count, day, plain

_SHOWN = 50


def show() -> None:
    """Those that hold, each with its end, and how many have ended."""
    found = sign_ins(access_store())
    going = [each for each in found if each.ended is None]
    own = identity.person().session
    for each in going[:_SHOWN]:
        left, right = st.columns([5, 1], vertical_alignment="center")
        here = " · this session" if each.session == own else ""
        left.markdown(
            f"**{plain(each.email or each.name)}** · since {day(each.since)} {each.since:%H:%M}, last seen "
            f"{day(each.seen)} {each.seen:%H:%M} UTC{here}"
        )
        if not here and right.button("End", icon=":material/logout:", key=f"end_{each.session[:12]}"):
            end(access_store(), each.session, "by an administrator")
            remember(f"The session of {plain(each.email or each.name)} was ended.")
            st.rerun()
    ended = len(found) - len(going)
    st.caption(f"Of the latest {count(len(found), 'session')}, {len(going)} going on and {ended} ended.")
