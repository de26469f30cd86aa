from detente.ui.frame import framed

framed()

from dataclasses import replace

import streamlit as st

from detente.charts.balance import stances
from detente.store.paragraph_lists import Direction
from detente.ui import loaders
from detente.ui.cards import behind_marks, statement_cards
from detente.ui.components import filters, naming, share, takeaway
from detente.ui.components.drawing import Mark
from detente.ui.overview import first_visit, spending_strip, what_changed, who_changed
from detente.ui.wording import count

SHOWN = 3  # statements in each list

naming.title("What is being said", "Overview")
st.caption(
    "Expressed escalation and de-escalation in news and speeches. It measures what is said, not what will "
    "happen, "
    "and every figure opens to its sentence."
)
first_visit.hint()
selection = filters.selection()
version = loaders.corpus_version()
counted = loaders.counts(selection, version)
filters.behind(counted)
tools = st.container(horizontal=True, gap="small", vertical_alignment="bottom")
if not counted.paragraphs:
    filters.nothing_found()
    st.stop()
with tools:
    grain = what_changed.grain_of(counted)
    takeaway.selection(selection, counted, grain)

st.header("What changed", anchor="what-changed")
if counted.articles == 1:
    st.info("1 article, no trend: a line needs more than one.", icon=":material/timeline:")
elif counted.dated:
    what_changed.balance_and_events(selection, counted, grain, version)
    what_changed.what_moved(selection, counted, grain, version)

who_changed.sides_over_time(selection, counted, grain, version)


def of_stance(mark: Mark) -> None:
    """The paragraphs behind a bar of the stances."""
    stance = mark["stance"]
    direction: Direction = "deescalation" if stance == "de-escalatory" else "escalation"
    behind_marks.paragraphs(
        replace(selection, stances=(stance,)), version, stance.capitalize(), direction, "stance"
    )


st.header("What was said", anchor="what-was-said")
takeaway.chart(
    stances(counted.by_stance()),
    counted.by_stance(),
    key="stances",
    alt="Number of paragraphs of each stance in the selection",
    origin=takeaway.origin(selection, "Paragraphs of each stance"),
    opens=of_stance,
    caption=f"Of {count(counted.paragraphs, 'paragraph')}, {counted.without_cues:,} hold no cue at all: "
    "neutral because nothing was "
    "found, not because it balances.",
)
strongest, softest, latest = st.tabs(
    ["Strongest towards escalation", "Strongest towards de-escalation", "Latest"]
)
with strongest:
    statement_cards.listed(loaders.strongest(selection, "escalation", SHOWN, version), "up")
with softest:
    statement_cards.listed(loaders.strongest(selection, "deescalation", SHOWN, version), "down")
with latest:
    statement_cards.listed(loaders.latest(selection, SHOWN, version), "latest")

spending_strip.allies_at_levels()
with tools:
    share.button()
