import streamlit as st

from detente.charts.balance import balance_over_time
from detente.store.selection import Selection
from detente.ui import filters, loaders, statements
from detente.ui.events import marks
from detente.ui.tables import STATEMENT_COLUMNS, tidy
from detente.ui.wording import count, day, plain
from detente.voices.gazetteer import gazetteer

st.title("Who speaks")
st.caption("Paragraphs by whoever voices their strongest cue. The narrator's own are in none of these rows.")
selection = filters.selection()
version = loaders.corpus_version()
counted = loaders.counts(selection, version)
filters.behind(counted)
st.caption(
    f"{counted.unattributed_share:.0%} of paragraphs with a cue are in the narrator's voice or name no speaker."
)
actors = loaders.by_actor(selection, version)
if actors.empty:
    filters.nothing_found()
    st.stop()

left, right = st.columns(2)
with left:
    st.subheader("Actors")
    st.dataframe(
        tidy(actors),
        hide_index=True,
        height=320,
        column_config=STATEMENT_COLUMNS,
        alt="Balance and number of paragraphs by actor",
    )
with right:
    st.subheader("Sides")
    sides = loaders.by_side(selection, version)
    named = sides.assign(side=[gazetteer().name_of(side) for side in sides["side"]])
    st.dataframe(
        tidy(named),
        hide_index=True,
        height=320,
        column_config=STATEMENT_COLUMNS,
        alt="Balance and number of paragraphs by side",
    )

names = list(actors["speaker"])
chosen = st.selectbox("Actor", names, key="who", bind="query-params")
st.subheader(plain(chosen), anchor=False)
known = gazetteer().exact.get(chosen)
for office in known.offices if known else ():
    ends = f"{day(office.since) if office.since else 'start not recorded'} to {day(office.until) if office.until else 'end not recorded'}"
    st.markdown(f"- {plain(office.role)}, {plain(gazetteer().name_of(office.side))}: {ends}")
theirs = Selection(
    start=selection.start, end=selection.end, outlets=selection.outlets, stances=selection.stances,
    corpus=selection.corpus, actors=(chosen,),
)  # fmt: skip
over_time = loaders.over_time(theirs, "quarter", version)
if len(over_time) > 1:
    events = marks(theirs)
    st.altair_chart(
        balance_over_time(over_time, events, "quarter"),
        key="theirs",
        alt=f"Balance over time of what {chosen} said, by quarter, with dated events",
    )
    with st.expander("The figures behind the chart"):
        st.dataframe(
            over_time, hide_index=True, column_config=STATEMENT_COLUMNS, alt="Balance by quarter as a table"
        )
else:
    st.info(
        f"{count(len(over_time), 'quarter')} with statements: no trend is drawn.", icon=":material/timeline:"
    )
st.markdown("**Latest statements**")
statements.listed(loaders.latest(theirs, 10, version), "theirs")
