"""What every page stands on: the open store, the sample corpus on first start, notes that survive a page
change.
"""

from __future__ import annotations

import streamlit as st

from detente.access.deeds import Deed
from detente.records import DetenteError
from detente.store import permission
from detente.store.access_library import access_library
from detente.store.engine import Library, open_store
from detente.store.holding import by_itself, held_by
from detente.store.one_run import once
from detente.store.permission import Kind, Thing
from detente.store.reading_alone import read_only
from detente.store.sample_articles import load_samples, samples_state
from detente.ui import identity
from detente.ui.sign_in import sign_in_settings


@st.cache_resource(show_spinner="Opening the library; the first start reads the sample articles …")
def _opened() -> Library:
    engine = open_store(examined=True)
    if samples_state(engine) == "absent":
        from detente.analysis import analyse  # what reads a text, and files, is loaded once it is needed
        from detente.intake.sample_digests import read_samples

        load_samples(by_itself(engine), read_samples(), analyse)
    return engine


def opened() -> Library:
    """The one library of this server, in nobody's hands; waited for while another thread opens it."""
    library: Library = _opened()
    return library


def store() -> Library:
    """The one library of this server, in the hands of this session's reader."""
    reader = identity.person()
    return once(("library", reader), lambda: held_by(_opened(), reader))


def address() -> str:
    """Where the library of this server is, as an address of databases."""
    return once(("address",), lambda: str(_opened().url))


@st.cache_resource(show_spinner=False)
def _access() -> Library:
    return access_library(_opened())


def access_store() -> Library:
    """Where roles, sessions and the log are kept, in the hands of this session's reader."""
    reader = identity.person()
    return once(("access", reader), lambda: held_by(_access(), reader))


def may(deed: Deed, kind: Kind | None = None, number: int = 0) -> bool:
    """Whether a page offers a deed to its reader; the write itself asks again.

    Args:
        deed: What they would do.
        kind: To what kind of thing, where that has an owner.
        number: To which one.

    Returns:
        What the write itself would find.
    """
    knows = access_store() if sign_in_settings.required() else store()
    return permission.may(knows, deed, Thing(kind, number) if kind is not None else None)


def prepare() -> None:
    """Open the store before a page runs, and say in a sentence what is wrong where that fails."""
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
