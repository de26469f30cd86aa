"""Roles: what each allows, who has one, one more given, one taken away."""

from __future__ import annotations

import streamlit as st

from detente.access.grants import ADMINISTRATORS, grant_of
from detente.access.roles import MAY, Role
from detente.records import DetenteError
from detente.store.role_grants import StoredGrant, give, given, take
from detente.ui.library import access_store, remember
from detente.ui.wording import day, plain

_HOLDERS = {
    "email": "an e-mail address",
    "group": "a group of the provider",
    "domain": "all addresses of a domain",
}


def show() -> None:
    """The roles, the form, the list."""
    with st.expander("What each role allows", icon=":material/help:"):
        for role in Role:
            st.markdown(f"- **{str(role).capitalize()}**: {MAY[role]}")
        st.caption(
            "Each may also do what the ones above it may. A person who fits several entries has the highest."
        )
    _form()
    held = given(access_store())
    st.subheader("Given so far")
    if not held:
        st.info(
            "No role is given yet: nobody but those who run this server may read.", icon=":material/info:"
        )
    for number, each in enumerate(held):
        _entry(number, each)


def _form() -> None:
    with st.form("give_role", clear_on_submit=True):
        left, middle, right = st.columns([3, 4, 3], vertical_alignment="bottom")
        holder = left.selectbox("To", list(_HOLDERS), format_func=lambda kind: _HOLDERS[kind], key="role_to")
        value = middle.text_input("Which", max_chars=200, key="role_value", placeholder="anna@example.org")
        role = right.selectbox(
            "Role", list(Role), format_func=lambda one: str(one).capitalize(), key="role_role"
        )
        if not st.form_submit_button("Give the role", type="primary", icon=":material/add:"):
            return
    try:
        grant = grant_of(holder or "email", value, role or Role.READER)
        give(access_store(), grant)
    except DetenteError as trouble:
        st.error(plain(str(trouble)), icon=":material/error:")
        return
    remember(f"{plain(grant.value)} is now {grant.role}.")
    st.rerun()


def _entry(number: int, each: StoredGrant) -> None:
    left, right = st.columns([5, 1], vertical_alignment="center")
    grant = each.grant
    given_by = (
        f"given by {plain(each.by or 'somebody')} on {day(each.added)}"
        if each.added
        else f"set by the server ({ADMINISTRATORS})"
    )
    left.markdown(f"**{plain(grant.value)}** ({grant.holder}) · {grant.role} · {given_by}")
    if each.added is None:
        return
    if right.button("Take", icon=":material/remove:", key=f"take_role_{number}", help="Take this role away"):
        try:
            take(access_store(), grant.holder, grant.value)
        except DetenteError as trouble:
            st.error(plain(str(trouble)), icon=":material/error:")
            return
        remember(f"{plain(grant.value)} has no role of its own any more.")
        st.rerun()
