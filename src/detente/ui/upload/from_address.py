"""Articles from an address: fetched on request, a feed listed to choose from.

What came stays until the upload is done.
"""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from detente.intake.addresses import Feed, chosen, look
from detente.intake.file_reading import Piece
from detente.intake.limits import in_force
from detente.intake.rate_limits import SERVER
from detente.records import DetenteError
from detente.ui.identity import visitor
from detente.ui.wording import count, day, plain

_ROWS = 8  # of a feed's table that are seen without scrolling


def from_address(key: str) -> tuple[Piece, ...]:
    """Ask for an address and give the articles that were fetched so far, or what is wrong with them.

    A second address adds to the first.

    Args:
        key: The upload's; under a new one nothing has been fetched yet.

    Returns:
        One piece an article, as a document or as a sentence.
    """
    state = st.session_state
    _forget_all_but(key)
    pieces: dict[str, list[Piece]] = state.setdefault(f"{key}_pieces", {})
    with st.form(f"{key}_form", border=False, clear_on_submit=True):
        left, right = st.columns([5, 1], vertical_alignment="bottom")
        address = left.text_input(
            "Or an address",
            key=f"{key}_address",
            placeholder="https://… of an article, or of a feed (RSS, Atom)",
            help=(
                "The page is fetched once, when you ask for it, from public sites only. A feed lists its "
                "articles."
            ),
        )
        asked = right.form_submit_button("Fetch", icon=":material/download:", width="stretch")
    if asked and address.strip():
        with st.spinner(f"Fetching {plain(address)} …"):
            _ask(address.strip(), key)
    feed: Feed | None = state.get(f"{key}_feed")
    if feed is not None:
        _choose(feed, key)
    return tuple(piece for found in pieces.values() for piece in found)


def _forget_all_but(key: str) -> None:
    """Let go of what an earlier upload fetched: a page may have many megabytes."""
    before = st.session_state.get("addresses_of")
    if before not in (None, key):
        for part in ("pieces", "feed"):
            st.session_state.pop(f"{before}_{part}", None)
    st.session_state["addresses_of"] = key


def _ask(address: str, key: str) -> None:
    state = st.session_state
    try:
        limits = in_force()
        SERVER.take("addresses", visitor(), limits)
        found = look(address, limits)
    except DetenteError as trouble:  # too many in an hour, or a limit that was set wrongly
        st.error(str(trouble), icon=":material/error:")
        return
    state[f"{key}_feed"] = found.feed
    if found.feed is None:
        state[f"{key}_pieces"][address] = list(found.pieces)


def _choose(feed: Feed, key: str) -> None:
    state = st.session_state
    st.markdown(f"**{plain(feed.title)}** lists {count(len(feed.items), 'article')}.")
    if feed.left:
        st.caption(f"{count(feed.left, 'older article')} are not listed.")
    st.dataframe(
        pd.DataFrame(
            {
                "Date": [item.published for item in feed.items],
                "Title": [item.title for item in feed.items],
                "Summary": [item.summary for item in feed.items],
                "Address": [item.address for item in feed.items],
            }
        ),
        hide_index=True,
        height=38 + 36 * min(len(feed.items), _ROWS),
        column_config={
            "Date": st.column_config.DateColumn(format="D MMM YYYY", width="small"),
            "Title": st.column_config.TextColumn(width="large"),
            "Address": st.column_config.LinkColumn(display_text="open", width="small"),
        },
        key=f"{key}_table",
    )
    wanted = st.multiselect(
        "Which of them?",
        range(len(feed.items)),
        format_func=lambda number: _label(feed.items[number].published, feed.items[number].title),
        key=f"{key}_wanted",
        placeholder="Choose articles",
    )
    fetch, leave, _ = st.columns([2, 1, 2])
    if leave.button("Leave this feed", key=f"{key}_leave", width="stretch"):
        state[f"{key}_feed"] = None
        st.rerun()
    if fetch.button(
        f"Fetch {count(len(wanted), 'article')}" if wanted else "Fetch what is chosen",
        key=f"{key}_fetch",
        disabled=not wanted,
        icon=":material/download:",
        width="stretch",
    ):
        _fetch(feed, wanted, key)


def _fetch(feed: Feed, wanted: list[int], key: str) -> None:
    """Fetch the chosen items one by one; what is there stays when this is stopped by any other click."""
    bar = st.progress(0.0, text="Fetching …")
    stop = st.empty()
    stop.button("Stop", key=f"{key}_stop", icon=":material/stop:")
    for done, number in enumerate(sorted(wanted)):
        item = feed.items[number]
        bar.progress(done / len(wanted), text=f"{done + 1} of {len(wanted)}: {plain(item.title)}")
        st.session_state[f"{key}_pieces"][item.address] = list(chosen((item,), in_force()))
    bar.empty()
    stop.empty()
    st.session_state[f"{key}_feed"] = None
    st.rerun()


def _label(published: date | None, title: str) -> str:
    return f"{day(published)} · {title}" if published else title
