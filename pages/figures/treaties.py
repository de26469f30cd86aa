import pandas as pd
import streamlit as st

from detente.charts.treaties import life_over_time
from detente.figures.treaties import full_name, life_of, steps
from detente.store.selection import Selection
from detente.ui import loaders, statements
from detente.ui.wording import count, day_as_known, plain
from detente.voices.gazetteer import gazetteer

st.title("Treaties")
st.caption(
    "What both sides did, as recorded, and every paragraph that names the treaty. A date is as exact as its sources."
)
recorded = sorted({step.treaty for step in steps()})
version = loaders.corpus_version()
mentioned = loaders.choices(version).get("treaties", {})
names = sorted({*recorded, *mentioned}, key=lambda name: (-mentioned.get(name, 0), name))
treaty = st.selectbox("Treaty", names, key="treaty", bind="query-params")
st.header(plain(full_name(treaty)), anchor=False)

life = life_of(treaty)
if life:
    rows = pd.DataFrame(
        [
            {
                "date": pd.Timestamp(step.date),
                "as known": day_as_known(step.date, step.precision),
                "step": step.event,
                "by": ", ".join(gazetteer().name_of(actor) for actor in step.actors),
                "note": step.note,
                "source": step.source,
            }
            for step in life
        ]
    )
    st.altair_chart(life_over_time(rows), key="life", alt=f"Recorded steps of {treaty} over time, by actor")
    st.dataframe(
        rows.drop(columns="date"), hide_index=True, alt=f"Recorded steps of {treaty} with notes and sources"
    )
else:
    st.info("The shipped record holds no dated steps of this treaty.", icon=":material/info:")

found = loaders.mentions_of_treaty(treaty, Selection(), version)
st.header(f"{count(len(found), 'paragraph')} that name it")
if found.empty:
    st.caption("No paragraph of the library names this treaty.")
statements.listed(found, "mention")
