from detente.ui.frame import framed

framed()

from functools import partial

import streamlit as st

from detente.ui import loaders
from detente.ui.components import deferred, evidence_packs, filters, naming, share
from detente.ui.overview import (
    first_visit,
    how_much_leans,
    spending_strip,
    what_changed,
    what_happened,
    what_was_said,
    who_changed,
)

# Of the sections below, in pixels on a wide screen and on a phone, as the sample articles have them.
HEIGHTS = {
    "over_time": (680, 900),
    "words": (1250, 2600),
    "sides": (650, 1700),
    "stances": (326, 388),
    "spending": (390, 745),
}

naming.title("What is being said", "Overview")
st.caption(
    "Expressed escalation and de-escalation in news and speeches: what is said, not what will happen. "
    "Balance runs from −1, all de-escalation, to +1, all escalation. Every figure opens to its sentence."
)
selection = filters.selection()
version = loaders.corpus_version()
counted = loaders.counts(selection, version)
filters.behind(counted)
if not counted.paragraphs:
    filters.nothing_found()
    st.stop()
answer = st.container()
with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
    grain = what_changed.grain_of(counted)
    evidence_packs.selection(selection, counted, grain)
    share.button()
moved = what_happened.moved(selection, counted, grain, version)
with answer:
    what_happened.sentence(moved)
    first_visit.hint(bool(counted.sample_articles))
deferred.answer_first()
with st.container():  # one place, drawn or not: what stands below stays the same to a browser
    drawn = what_happened.who_moved(moved, version)

st.header("Over time", anchor="what-changed")
if counted.articles == 1:
    st.info("1 article, no trend: a line needs more than one.", icon=":material/timeline:")
elif counted.dated:
    weighing = what_changed.weighing_of()
    course = partial(what_changed.balance_and_events, selection, counted, grain, weighing, version)
    deferred.section("over_time", course, at_once=not drawn)
else:
    st.info("No article here has a date: give dates in the Reader.", icon=":material/event_busy:")

st.header("The strongest words, and whose they are", anchor="what-was-said")
deferred.section("words", partial(what_was_said.strongest_and_latest, selection, version))

st.header("Who speaks", anchor="who-speaks")
deferred.section("sides", partial(who_changed.sides_over_time, selection, counted, grain, version))

st.header("How much of it leans", anchor="stances")
deferred.section("stances", partial(how_much_leans.stances_of, selection, counted, version))

st.header("What it costs")
deferred.section("spending", spending_strip.allies_at_levels)
deferred.ask(HEIGHTS)
