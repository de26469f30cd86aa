"""The field for a pasted text, which another page may fill."""

from __future__ import annotations

import streamlit as st

_TURN = "upload_turn"


def turn() -> int:
    """Number of this upload among those of the session: the fields of each have keys of their own."""
    number: int = st.session_state.setdefault(_TURN, 0)
    return number


def next_turn() -> None:
    """Begin another upload, with empty fields."""
    st.session_state[_TURN] = turn() + 1


def field(of: int) -> str:
    """The field in which the visitor pastes.

    Args:
        of: The upload's number.

    Returns:
        What stands in it.
    """
    return st.text_area(
        "Or paste a text",
        key=f"pasted_{of}",
        height=160,
        placeholder="Title on the first line, then the paragraphs",
    )


def hand_over(text: str) -> None:
    """Put a text into the field; call it on another page, before the visitor is taken to the upload.

    Args:
        text: As pasted elsewhere.
    """
    st.session_state[f"pasted_{turn()}"] = text
