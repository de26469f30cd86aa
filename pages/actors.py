from detente.ui.frame import framed

framed()

import streamlit as st

from detente.export.gathering import table as whole_table
from detente.ui import loaders
from detente.ui.actors import actor_view, dyad_view, own_actor_form
from detente.ui.components import filters, naming, share, takeaway
from detente.ui.library import store
from detente.ui.wording import count, percent

if "who" not in st.session_state:  # a link to an actor opens with that actor, and is called so
    st.session_state["actor_first"] = "who" in st.query_params
who = st.query_params.get("who", "") if st.session_state["actor_first"] else ""
version = loaders.corpus_version()
known = who in loaders.choices(version).get("actors", {})  # an address may say anything
naming.title(who if known else "Who speaks, and of whom", who if known else "Actors")
if not known:
    st.caption(
        "Whose words the paragraphs report, and whom they are about: pair by pair, then actor by actor."
    )
selection = filters.selection()
filters.behind(loaders.counts(selection, version))
shares = loaders.attributed(selection, version)
if not shares.statements:
    filters.nothing_found()
    own_actor_form.actor_form()
    st.stop()
unheard = (
    f"{percent(shares.narrated / shares.statements)} are the narrator's own; of the rest "
    f"**{percent(shares.unattributed_share)} are unattributed**, because the text names nobody. "
)
st.caption(
    f"{count(shares.statements, 'statement')}: {'' if selection.actors else unheard}"  # one actor's are his
    f"{shares.aimed:,} show both who speaks and of whom; unattributed is better than wrong."
)
tools = st.container(horizontal=True, gap="small")
pairs, actor = (st.container() for _ in range(2))
if st.session_state["actor_first"]:
    pairs, actor = actor, pairs
with pairs:
    st.header("Who speaks about whom")
    parts = dyad_view.parts_chosen()
    dyad_view.dyad_matrix(selection, parts, version)
    dyad_view.pairs_by_quarter(selection, parts, version)
with actor:
    if not known:  # else the page itself is called by the name
        st.header("An actor")
    actor_view.chosen_actor(selection, version)
own_actor_form.actor_form()
with tools:
    takeaway.table(
        lambda: whole_table(store(), "statements", selection),
        takeaway.origin(selection, "Statements"),
        "statements",
    )
    share.button()
