"""A pasted text read at once: kept by this visitor's session alone, stored nowhere."""

from __future__ import annotations

import streamlit as st

from detente.intake.limits import in_force
from detente.intake.opening import open_text
from detente.intake.sample_digests import text_of_sample
from detente.jobs.warming import warm
from detente.records import Analysis, DetenteError
from detente.ui import menu, scorer
from detente.ui.components import links
from detente.ui.library import store
from detente.ui.upload.pasted import hand_over
from detente.ui.wording import PASTED

_KEPT = "trial_reading"  # text, version and analysis of this session; never in a cache that sessions share

_EXAMPLE = "2025-06-25-hague-summit"  # speakers, both directions, figures: what a reading can show

_KEEPING = "Saves it for everyone who uses this library, after asking for its date and outlet."


def restore() -> None:
    """Give the field its text again where the visitor comes back to the page; call it before the field."""
    kept = st.session_state.get(_KEPT)
    if kept is not None and "tried" not in st.session_state:
        st.session_state["tried"] = kept[0]


def analysed(text: str) -> Analysis | None:
    """The reading of a text; where it cannot be read, the page says why.

    Args:
        text: As pasted.

    Returns:
        Its analysis; None where there is nothing to read.
    """
    version = scorer.version()
    kept = st.session_state.get(_KEPT)
    if kept is not None and kept[:2] == (text, version):
        analysis: Analysis = kept[2]
        return analysis
    with st.spinner("Reading …"):
        try:
            reading = open_text(text, PASTED, in_force())
        except DetenteError as trouble:  # a limit that was set wrongly
            st.error(str(trouble), icon=":material/error:")
            return None
        if reading.document is None:
            st.error(reading.problem or "This text could not be read.", icon=":material/error:")
            return None
        warm(store()).join()  # the same things would be loaded twice
        read = scorer.analyse(reading.document)
    st.session_state[_KEPT] = (text, version, read)
    return read


def keep_it(text: str) -> None:
    """The button that takes the text to the upload, where its date and outlet are asked for.

    Args:
        text: As pasted.
    """
    if st.button("Keep it …", icon=":material/save:", key="keep_it", help=_KEEPING):
        hand_over(text)
        links.go(menu.UPLOAD)


def offer_example() -> None:
    """The button that fills the field with a digest of the samples, for who has no text at hand."""
    st.button("Try an example", icon=":material/lightbulb:", key="example", on_click=_fill)


def _fill() -> None:
    st.session_state["tried"] = text_of_sample(_EXAMPLE)


def forget() -> None:
    """Empty the page. For `on_click`."""
    st.session_state["tried"] = ""
    st.session_state.pop(_KEPT, None)
