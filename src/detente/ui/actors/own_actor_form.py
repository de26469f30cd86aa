"""Add an actor or an alias, see what was added, take it back; articles that hold the name are read again."""

from __future__ import annotations

import streamlit as st

from detente.attribution.gazetteer import OwnActor
from detente.records import DetenteError
from detente.store import own_actors as kept
from detente.ui import rescoring_banner, scorer
from detente.ui.identity import reader_name
from detente.ui.library import remember, store
from detente.ui.wording import count, plain


def actor_form() -> None:
    """The form and the list."""
    with st.expander("Add an actor or an alias", icon=":material/person_add:"):
        st.markdown(
            "A name that is known already keeps its offices and gains the aliases. What you add is used "
            "from now on by everyone."
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
    """Articles without the name are as they would be; the others are read again while people go on."""
    names = [" ".join(form.split()) for form in (actor.name, *actor.aliases) if form.strip()]
    surname = [names[0].split()[-1]]
    held = kept.carry_over(store(), [*names, *surname], before, scorer.version())
    remember(
        f"{note} {count(len(held), 'article')} that hold the name {'is' if len(held) == 1 else 'are'} read "
        "again."
    )
    rescoring_banner.start()
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
