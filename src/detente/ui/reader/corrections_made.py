"""What the forms of the Reader that correct a reading share: one correction with its undo, sides, keeping."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from detente.attribution.gazetteer import Gazetteer
from detente.derive.corrections import Correction
from detente.records import DetenteError
from detente.store.speaker_corrections import undo_correction
from detente.ui.library import remember, store
from detente.ui.wording import plain

SHOWN = 90  # characters of the words that are corrected


def correction_made(correction: Correction, shown: str, allowed: bool) -> None:
    """One correction, with the button that takes it back.

    Args:
        correction: As it is stored.
        shown: What was corrected, as markdown.
        allowed: Whether the visitor may take it back.
    """
    left, right = st.columns([4, 1], vertical_alignment="center")
    left.markdown(shown)
    if allowed and right.button("Undo", icon=":material/undo:", key=f"uncorrect_{correction.id}"):
        undo_correction(store(), correction.id)
        remember("The correction was taken back.")
        st.rerun()


def sides_known(known: Gazetteer) -> list[str]:
    """The codes of all sides that words can be given to, by name.

    Args:
        known: The gazetteer in use.
    """
    bodies = {actor.side for actor in known.exact.values() if actor.side}
    return sorted({*known.state_names, *bodies}, key=known.name_of)


def keep(correct: Callable[[], object], said: str) -> None:
    """Store a correction and draw the page again; where it cannot be stored, say why.

    Args:
        correct: Stores it.
        said: What is shown then.
    """
    try:
        correct()
    except DetenteError as trouble:
        st.error(plain(str(trouble)), icon=":material/error:")
        return
    remember(said)
    st.rerun()
