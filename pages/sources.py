from detente.ui.frame import framed

framed()

import pandas as pd
import streamlit as st

from detente.data_tables import data_path
from detente.figures.official_record import citations
from detente.intake.sample_digests import read_samples
from detente.store.sample_articles import load_samples, remove_samples, samples_state
from detente.ui.components import naming
from detente.ui.library import remember, store
from detente.ui.scorer import analyse
from detente.ui.sources import editions
from detente.ui.wording import count

naming.title("Sources")
st.caption(
    "Where every figure comes from, its vintage and its licence; new editions of the figures; the sample "
    "articles."
)

editions.editions_of_figures()

st.header("Sample articles")
if samples_state(store()) == "loaded":
    st.markdown(
        "The library holds sample digests of dated events, written by this project in its own words, "
        "without quotations. "
        "They are marked as sample wherever they show."
    )
    if st.button("Remove all samples", icon=":material/delete_sweep:"):
        remember(f"{count(remove_samples(store()), 'sample')} removed. They can be restored here.")
        st.rerun()
else:
    st.markdown("The sample digests were removed. They can be restored at any time.")
    if st.button("Restore the samples", icon=":material/restore:"):
        with st.spinner("Reading the sample articles …"):
            added = load_samples(store(), read_samples(), analyse)
        remember(f"{count(added, 'sample')} restored.")
        st.rerun()

st.markdown(data_path("SOURCES.md").read_text(encoding="utf-8").split("\n", 1)[1])

with st.expander("Full citations of the tables' rows"):
    st.dataframe(
        pd.DataFrame(sorted(citations().items()), columns=["Id", "Citation"]),
        hide_index=True,
        alt="Source ids and their full citations",
    )
