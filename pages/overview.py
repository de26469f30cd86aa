from detente.ui.frame import framed

framed()

from dataclasses import replace

import streamlit as st

from detente.charts.balance import stances
from detente.store.paragraph_lists import Direction
from detente.ui import loaders
from detente.ui.cards import behind_marks, statement_cards, voiced
from detente.ui.components import filters, naming, share, takeaway
from detente.ui.components.drawing import Mark
from detente.ui.overview import first_visit, spending_strip, what_changed, what_happened, who_changed
from detente.ui.wording import count, percent

VOICED = 4  # statements in each column
LATEST = 3

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
tools = st.container(horizontal=True, gap="small", vertical_alignment="bottom")
with tools:
    grain = what_changed.grain_of(counted)
    takeaway.selection(selection, counted, grain)
moved = what_happened.moved(selection, counted, grain, version)
with answer:
    what_happened.sentence(moved)
    first_visit.hint(bool(counted.sample_articles))
what_happened.who_moved(moved, version)

st.header("Over time", anchor="what-changed")
if counted.articles == 1:
    st.info("1 article, no trend: a line needs more than one.", icon=":material/timeline:")
elif counted.dated:
    what_changed.balance_and_events(selection, counted, grain, version)
else:
    st.info("No article here has a date: give dates in the Reader.", icon=":material/event_busy:")

st.header("The strongest words, and whose they are", anchor="what-was-said")
up, down = st.columns(2)
with up:
    st.subheader("▲ Towards escalation", anchor=False)
    voiced.listed(loaders.voiced(selection, "escalation", VOICED, version), "up")
with down:
    st.subheader("▼ Towards de-escalation", anchor=False)
    voiced.listed(loaders.voiced(selection, "deescalation", VOICED, version), "down")
with st.expander("The latest paragraphs with a cue", icon=":material/schedule:"):
    statement_cards.listed(loaders.latest(selection, LATEST, version), "latest")

who_changed.sides_over_time(selection, counted, grain, version)


def of_stance(mark: Mark) -> None:
    """The paragraphs behind a bar of the stances."""
    stance = mark["stance"]
    direction: Direction = "deescalation" if stance == "de-escalatory" else "escalation"
    behind_marks.paragraphs(
        replace(selection, stances=(stance,)), version, stance.capitalize(), direction, "stance"
    )


st.header("How much of it leans", anchor="stances")
leading = max(counted.stances, key=lambda pair: pair[1])
takeaway.chart(
    stances(counted.by_stance()),
    counted.by_stance(),
    key="stances",
    alt="Number of paragraphs of each stance in the selection",
    origin=takeaway.origin(selection, "Paragraphs of each stance"),
    opens=of_stance,
    finding=f"{percent(leading[1] / counted.paragraphs)} of paragraphs are {leading[0]}",
    caption=f"Of {count(counted.paragraphs, 'paragraph')}, {counted.without_cues:,} hold no cue at all: "
    "neutral because nothing was found, not because it balances.",
)

spending_strip.allies_at_levels()
with tools:
    share.button()
