"""Who is reading: the person who signed in, or who runs the app where nobody has to; never guessed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Final
from uuid import uuid4

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from detente.access.person import NOBODY, Person, operator
from detente.access.sessions import lengths, person_of, session_of
from detente.store.one_run import once
from detente.ui.sign_in.sign_in_settings import required

PLACE: Final = "place"  # in the session: the title of the page that was opened last


_acting: ContextVar[Person | None] = ContextVar("acting", default=None)


@contextmanager
def acting_as(reader: Person) -> Iterator[None]:
    """Do something outside a page's script in the name of the reader the page was drawn for.

    Args:
        reader: That person.
    """
    before = _acting.set(reader)
    try:
        yield
    finally:
        _acting.reset(before)


def reader_name() -> str | None:
    """The name of the person who signed in; None where nobody has to."""
    reader = person()
    return (reader.name or reader.email) if reader.kind == "person" else None


def person() -> Person:
    """In whose hands this session's library is.

    Returns:
        The account that runs the app where nobody has to sign in; the person of the session; nobody, who may
        do nothing, where nobody has signed in or the session has run out.
    """
    return _acting.get() or once("person", _reading)


def _reading() -> Person:
    place = str(st.session_state.get(PLACE, "")) if get_script_run_ctx(suppress_warning=True) else ""
    if not required():
        return operator(place)
    claims = st.user.to_dict()
    session = session_of(claims) if claims.get("is_logged_in") else None
    if session is None or datetime.now(UTC).replace(tzinfo=None) - session.since > lengths().whole:
        return NOBODY.at(place)
    return person_of(claims, session.id).at(place)


def visitor() -> str:
    """By what visitors are distinguished, for counting: their name, their address, or their session."""
    number: str = st.session_state.setdefault("visitor", uuid4().hex)
    return reader_name() or st.context.ip_address or number
