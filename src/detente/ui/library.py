"""What every page stands on: the open store, the sample corpus on first start, notes that survive a page
change.
"""

from __future__ import annotations

from functools import partial

import streamlit as st

from detente.analysis import analyse
from detente.intake.sample_digests import read_samples
from detente.records import DetenteError
from detente.store.engine import Library, open_store
from detente.store.reading_alone import read_only
from detente.store.sample_articles import load_samples, samples_state
from detente.ui.components import print_styles


@st.cache_resource(show_spinner="Opening the library; the first start reads the sample articles …")
def _opened() -> Library:
    engine = open_store(examined=True)
    if samples_state(engine) == "absent":
        load_samples(engine, read_samples(), partial(analyse, with_tone=False))
    return engine


def store() -> Library:
    """The one engine of this server; its sessions share it."""
    return _opened()


def prepare() -> None:
    """Open the store before a page runs, and say in a sentence what is wrong where that fails."""
    print_styles.apply()
    try:
        _opened()
    except DetenteError as trouble:
        st.title("Détente cannot open its library")
        st.error(str(trouble), icon=":material/error:")
        st.stop()
    if read_only(store()):
        st.sidebar.caption(":material/lock: Read only: a folder of partitions. `detente batch` adds to it.")
    note = st.session_state.pop("note", None)
    if note:
        st.toast(note, icon=":material/check:")


def remember(note: str) -> None:
    """A note to show after the next page change or rerun.

    Args:
        note: Markdown, shown once.
    """
    st.session_state["note"] = note
