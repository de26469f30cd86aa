"""Add an actor or an alias, see what was added, take it back; articles that hold the name are read anew on request."""

from __future__ import annotations

import streamlit as st

from detente.records import DetenteError
from detente.store import own_actors as kept
from detente.ui import scorer
from detente.ui.house import remember, store
from detente.ui.identity import reader_name
from detente.ui.wording import count, plain
from detente.voices.gazetteer import OwnActor

_WAITING = "actors_to_read"


def draw() -> None:
    """The form, the list, and the question whether to read anew."""
    _ask()
    with st.expander("Add an actor or an alias", icon=":material/person_add:"):
        st.markdown(
            "A name that is known already keeps its offices and gains the aliases. What you add is used from now on by everyone."
        )
        known = scorer.gazetteer()
        sides = sorted(
            {*known.state_names, *(a.side for a in known.exact.values() if a.side)}, key=known.name_of
        )
        with st.form("own_actor", clear_on_submit=False):
            name = st.text_input("Name", max_chars=200, key="own_name")
            aliases = st.text_input("Aliases, with semicolons between", max_chars=400, key="own_aliases")
            side = st.selectbox("Side", sides, index=None, format_func=known.name_of, key="own_side")
            role = st.text_input("Office", max_chars=200, key="own_role")
            if st.form_submit_button("Add", type="primary") and name.strip():
                _add(OwnActor(name, tuple(aliases.split(";")), "person", side, role.strip()))
        _list()


def _add(added: OwnActor) -> None:
    before = scorer.version()
    try:
        kept.add_actor(store(), added, scorer.gazetteer(), reader_name())
    except DetenteError as trouble:
        st.error(plain(str(trouble)), icon=":material/error:")
        return
    _changed(added, before, f"{added.name.strip()} was added.")


def _changed(actor: OwnActor, before: str, note: str) -> None:
    names = [" ".join(form.split()) for form in (actor.name, *actor.aliases) if form.strip()]
    surname = [names[0].split()[-1]]
    held = kept.carry_over(store(), [*names, *surname], before, scorer.version())
    st.session_state[_WAITING] = held
    remember(note)
    st.rerun()


def _ask() -> None:
    waiting = st.session_state.get(_WAITING, ())
    if not waiting:
        return
    st.info(
        f"{count(len(waiting), 'article')} of this library hold the name. Read them anew with it?",
        icon=":material/refresh:",
    )
    with st.container(horizontal=True):
        if st.button("Read them anew", type="primary", key="actors_read"):
            bar = st.progress(0.0, text="Reading anew …")
            for left in kept.reread(store(), waiting, scorer.analyse):
                bar.progress(1 - left / len(waiting), text=f"{count(left, 'article')} left")
            del st.session_state[_WAITING]
            remember(f"{count(len(waiting), 'article')} read anew.")
            st.rerun()
        if st.button("Not now", key="actors_later"):
            del st.session_state[_WAITING]
            st.rerun()


def _list() -> None:
    for number, added in kept.own_actors(store()).items():
        left, right = st.columns([4, 1], vertical_alignment="center")
        forms = ", ".join(added.aliases)
        side = scorer.gazetteer().name_of(added.side)
        parts = [added.name, *([f"also {forms}"] if forms else []), added.role, side]
        left.markdown(plain(" · ".join(part for part in parts if part)))
        if right.button("Take back", key=f"own_actor_{number}", icon=":material/undo:"):
            before = scorer.version()
            kept.remove_actor(store(), number)
            _changed(added, before, f"{added.name} was taken back.")
