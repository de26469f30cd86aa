"""The door of every page: who has not signed in, has no role or comes back too late sees what to do."""

from __future__ import annotations

import streamlit as st

from detente.access.roles import MAY, Role
from detente.access.sessions import lengths, session_of
from detente.records import DetenteError
from detente.store.role_grants import role
from detente.store.sign_ins import arrive, end
from detente.ui import identity
from detente.ui.library import access_store
from detente.ui.sign_in import provider_check, standing
from detente.ui.sign_in.sign_in_settings import Provider, providers, required
from detente.ui.wording import plain


def pass_or_stop() -> None:
    """Go on where the reader may read; otherwise say what to do, and run nothing else of the page."""
    if not required():
        return
    before = standing.let_in(), standing.administers()
    try:
        now = _admitted()
    except DetenteError as trouble:
        st.title("Nobody can sign in at the moment")
        st.error(plain(str(trouble)), icon=":material/error:")
        now = None
    standing.hold(now)
    if (standing.let_in(), standing.administers()) != before:  # the menu was drawn for somebody else
        st.rerun()
    if now is None:
        st.stop()
    _who(now)


def _admitted() -> Role | None:
    """The role in which the reader may go on; None after they were shown what to do."""
    provider_check.watch()
    offered = providers()
    claims = st.user.to_dict()
    session = session_of(claims) if claims.get("is_logged_in") else None
    if session is None:
        _ask(offered, "Sign in to read", None)
        return None
    ended = arrive(access_store(), session, lengths())
    if ended is not None:
        signed_out = ended == "signed out"
        _ask(
            offered,
            "You have signed out" if signed_out else "Your session has ended",
            None if signed_out else f"It ended {ended}. What you saved is saved; sign in to go on.",
        )
        return None
    held = role(access_store())
    if held is None:
        _without_role()
    return held


def _ask(offered: tuple[Provider, ...], title: str, said: str | None) -> None:
    with st.container(key="sign_in", width=560):
        st.title(title)
        st.markdown(
            said
            or "This library is read and kept by people whom it knows. You sign in with the account of "
            "your organisation; no password is kept here."
        )
        if failure := provider_check.last_failure():
            st.warning(failure, icon=":material/warning:")
        for each in offered:
            trouble = provider_check.trouble_with(each.metadata_url)
            if trouble:
                st.error(plain(trouble), icon=":material/cloud_off:")
            label = f"Sign in with {each.name}" if each.name else "Sign in"
            if st.button(label, type="primary", icon=":material/login:", key=f"sign_in_{each.key}"):
                provider_check.trouble_with.clear()
                if provider_check.trouble_with(each.metadata_url):  # said above the button
                    st.rerun()
                st.login(each.key)


def _without_role() -> None:
    reader = identity.person()
    with st.container(key="no_role", width=560):
        st.title("You have no role here yet")
        st.markdown(
            f"You are signed in as **{plain(reader.email or reader.name)}**. An administrator of this "
            "library can give you a role; until then nothing of it is shown."
        )
        if reader.email is None:
            st.caption("Your provider vouches for no e-mail address of yours; no role by address fits.")
        _sign_out_button()


def _who(held: Role) -> None:
    reader = identity.person()
    with st.sidebar, st.container(key="signed_in_as"):
        st.markdown(f"**{plain(reader.name)}**")
        st.caption(f"{str(held).capitalize()}: may {MAY[held]}.")
        _sign_out_button()


def _sign_out_button() -> None:
    if st.button("Sign out", icon=":material/logout:", key="sign_out"):
        reader = identity.person()
        if reader.session:
            end(access_store(), reader.session, "signed out")
        standing.hold(None)
        st.logout()
