"""What was deleted in the last 30 days, each with a way back."""

from __future__ import annotations

import streamlit as st

from detente.access import deeds
from detente.records import DetenteError
from detente.store.bin import in_bin
from detente.store.taking_back import take_back
from detente.ui import scorer
from detente.ui.library import may, remember, store
from detente.ui.wording import count, day, plain

_SHOWN = 50


def deleted_articles() -> None:
    """The list, where there is anything in it and the reader may take it back."""
    if not may(deeds.TAKE_BACK):
        return
    found = in_bin(store())
    if not found:
        return
    with st.expander(f"Bin: {count(len(found), 'article')}", icon=":material/delete:", key="bin"):
        st.caption("Deleted articles stay here for 30 days. Taken back, they are read again.")
        for each in found[:_SHOWN]:
            left, right = st.columns([5, 1], vertical_alignment="center")
            by = f" by {plain(each.by)}" if each.by else ""
            left.markdown(f"**{plain(each.title or 'Untitled')}** · deleted on {day(each.deleted)}{by}")
            if right.button("Take back", icon=":material/undo:", key=f"take_back_{each.id}"):
                try:
                    take_back(store(), each.id, scorer.analyse)
                except DetenteError as trouble:
                    st.error(plain(str(trouble)), icon=":material/error:")
                    return
                remember(f"“{plain(each.title or 'Untitled')}” is back.")
                st.rerun()
        if len(found) > _SHOWN:
            st.caption(f"Shown are the last {_SHOWN}; “detente bin list” names all.")
