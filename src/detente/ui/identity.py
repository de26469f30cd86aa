"""Who is reading, where a login says so; never guessed."""

from __future__ import annotations

import streamlit as st


def reader_name() -> str | None:
    """The name of the logged-in user; None where no login is configured or nobody is."""
    user = st.user.to_dict()
    name = (user.get("name") or user.get("email")) if user.get("is_logged_in") else None
    return str(name)[:200] if name else None
