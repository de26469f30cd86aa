"""How a session stands with the library, kept from page to page so that the menu can be drawn at once."""

from __future__ import annotations

from typing import Final

import streamlit as st

from detente.access.roles import Role
from detente.ui.sign_in.sign_in_settings import required

_ROLE: Final = "role"  # in the session: the role that its person had when a page was last opened


def held() -> Role | None:
    """The role with which the last page was opened."""
    return st.session_state.get(_ROLE)


def hold(role: Role | None) -> None:
    """Keep the role with which this page is opened; None where the reader was shown the door."""
    st.session_state[_ROLE] = role


def let_in() -> bool:
    """Whether the last page was shown: then the menu is."""
    return not required() or held() is not None


def administers() -> bool:
    """Whether the page for administrators is offered."""
    return required() and held() == Role.ADMINISTRATOR
