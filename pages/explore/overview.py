import streamlit as st

from detente.charts.balance import balance_over_time, stances, volume_over_time, with_interval
from detente.store.queries import Grain
from detente.ui import filters, loaders, share, spending_strip, statements, takeaway
from detente.ui.events import marks
from detente.ui.tables import STATEMENT_COLUMNS, tidy
from detente.voices.gazetteer import gazetteer

st.title("What is being said")
st.caption(
    "Expressed escalation and de-escalation in news and speeches. It measures what is said, not what will happen, "
    "and every figure opens to its sentence."
)
selection = filters.selection()
version = loaders.corpus_version()
counted = loaders.counts(selection, version)
filters.behind(counted)
tools = st.container(horizontal=True, gap="small")
if not counted.paragraphs:
    filters.nothing_found()
    st.stop()

grain: Grain = "quarter"
if counted.articles == 1:
    st.info("1 article, no trend: a line needs more than one.", icon=":material/timeline:")
elif counted.dated:
    left, right = st.columns([3, 1])
    with left:
        st.subheader("Balance over time")
    with right:
        grain = st.segmented_control(
            "Period",
            ["month", "quarter", "year"],
            default="quarter",
            required=True,
            key="grain",
            bind="query-params",
        )
    over_time = loaders.over_time(selection, grain, version)
    events = marks(selection)
    takeaway.chart(
        balance_over_time(over_time, events, grain),
        with_interval(over_time),
        key="balance_over_time",
        alt="Mean balance of escalation and de-escalation by period, with dated events",
        provenance=takeaway.origin(selection, f"Balance over time, by {grain}"),
    )
    st.altair_chart(
        volume_over_time(over_time, events, grain),
        key="volume_over_time",
        alt="Number of paragraphs by period",
    )
    st.caption(
        "Mean of all body paragraphs of a period: balance = (escalation − de-escalation) ÷ 5. Triangles up lean to "
        "escalation, down to de-escalation; whiskers are 95 % intervals; grey marks are dated events (hover for their titles)."
    )
    with st.expander("The events marked in the chart"):
        st.dataframe(
            events, hide_index=True, column_config=STATEMENT_COLUMNS, alt="Events marked in the chart"
        )

left, right = st.columns(2)
with left:
    st.subheader("Stances")
    takeaway.chart(
        stances(counted.by_stance()),
        counted.by_stance(),
        key="stances",
        alt="Number of paragraphs of each stance in the selection",
        provenance=takeaway.origin(selection, "Paragraphs of each stance"),
    )
    st.caption(
        f"Of {counted.paragraphs:,} paragraphs, {counted.without_cues:,} hold no cue at all; they are neutral because "
        "nothing was found, not because it balances."
    )
with right:
    st.subheader("Who speaks")
    by_side = loaders.by_side(selection, version)
    st.dataframe(
        tidy(by_side.assign(side=[gazetteer().name_of(side) for side in by_side["side"]])),
        hide_index=True,
        height=190,
        column_config=STATEMENT_COLUMNS,
        alt="Balance and number of paragraphs by the side that speaks",
    )
    st.caption(
        f"{counted.unattributed_share:.0%} of paragraphs with a cue are in the narrator's voice or name no speaker."
    )

st.subheader("Strongest statements")
up, down = st.columns(2)
with up:
    st.markdown("**Towards escalation**")
    statements.listed(loaders.strongest(selection, "escalation", 4, version), "up")
with down:
    st.markdown("**Towards de-escalation**")
    statements.listed(loaders.strongest(selection, "deescalation", 4, version), "down")

st.subheader("Latest statements")
statements.listed(loaders.latest(selection, 4, version), "latest")

spending_strip.draw()

with tools:
    takeaway.selection(selection, counted, grain)
    share.button()
