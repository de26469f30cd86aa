"""What Streamlit runs past the door: parts of a page that are drawn alone, and files that are made once their
button is pressed, after the page and outside its script. Both ask whether their reader may still read.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar, overload

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from detente.access.person import Person
from detente.access.rights import RefusedError
from detente.access.sessions import lengths, session_of
from detente.store.one_run import one_run
from detente.store.role_grants import role
from detente.store.sign_ins import arrive, why_over
from detente.ui import identity, turns
from detente.ui.library import access_store
from detente.ui.sign_in.sign_in_settings import required

Given = ParamSpec("Given")
Made = TypeVar("Made")


def may_read(reader: Person) -> bool:
    """Whether somebody may read at this moment.

    Args:
        reader: In whose session a page was drawn.

    Returns:
        Always where nobody signs in; else whether the session holds and its person has a role.
    """
    if not required():
        return True
    with identity.acting_as(reader):
        library = access_store()
    if reader.kind != "person" or why_over(library, reader.session, lengths()) is not None:
        return False
    return role(library) is not None


def _visited() -> bool:
    """Note that the reader did something on a part of a page, which keeps their session as a page does."""
    session = session_of(st.user.to_dict()) if required() else None
    return session is None or arrive(access_store(), session, lengths()) is None


@overload
def fragment(part: Callable[Given, None], /) -> Callable[Given, None]: ...


@overload
def fragment(
    *, run_every: float | None = None
) -> Callable[[Callable[Given, None]], Callable[Given, None]]: ...


def fragment(
    part: Callable[Given, None] | None = None, /, *, run_every: float | None = None
) -> Callable[Given, None] | Callable[[Callable[Given, None]], Callable[Given, None]]:
    """`st.fragment` for a part that draws what the library holds.

    Args:
        part: Draws it.
        run_every: Seconds after which it is drawn again by itself, which is no visit: a session does not
            hold because a page was left open.

    Returns:
        The part; where it is drawn without its page and its reader may read no more, the page is drawn again,
        which shows the door.
    """

    def guarded(drawn: Callable[Given, None]) -> Callable[Given, None]:
        @wraps(drawn)
        def ask_first(*given: Given.args, **named: Given.kwargs) -> None:
            running = get_script_run_ctx(suppress_warning=True)
            if running is None or not running.fragment_ids_this_run:
                drawn(*given, **named)
                return
            with turns.turn(whole=False), one_run():  # drawn without its page
                if not (may_read(identity.person()) and (run_every or _visited())):
                    st.rerun()
                drawn(*given, **named)

        decorated: Callable[Given, None] = st.fragment(ask_first, run_every=run_every)
        return decorated

    return guarded if part is None else guarded(part)


def later(make: Callable[[], Made]) -> Callable[[], Made]:
    """A file that is made once somebody presses its button.

    Streamlit makes it outside the page's script, where nobody is signed in.

    Args:
        make: Makes the file.

    Returns:
        Makes it in the name of the reader this page is drawn for; raises RefusedError where they may read no
        more.
    """
    reader = identity.person()

    def made() -> Made:
        if not may_read(reader):
            raise RefusedError("Your session has ended; sign in again.")
        with identity.acting_as(reader):
            return make()

    return made
