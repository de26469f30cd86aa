from detente.ui.frame import framed

framed()

from functools import partial

import streamlit as st

from detente.data_tables import data_path
from detente.export.record_citation import FORMATS, as_references
from detente.figures.cited_sources import cited_sources
from detente.figures.official_record import citations
from detente.intake.sample_digests import read_samples
from detente.store.sample_articles import load_samples, remove_samples, samples_state
from detente.ui.components import contents, naming
from detente.ui.library import remember, store
from detente.ui.scorer import analyse
from detente.ui.sources import editions
from detente.ui.wording import count, with_links

naming.title("Sources")
st.caption(
    "Where every figure comes from, its vintage and its licence; new editions of the figures; the sample "
    "articles."
)
contents.sections(
    "Editions of official figures",
    "Sample articles",
    "Figures",
    "Actors",
    "English word lists",
    "Reading of files",
    "Method and samples",
    "Cite the publications",
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

st.header("Cite the publications")
st.caption("Every publication that figures come from, the publisher as author, for a reference manager.")
with st.container(horizontal=True, gap="small"):
    for form, name in FORMATS.items():
        st.download_button(
            name, partial(as_references, cited_sources().values(), form), file_name=f"detente-sources.{form}",
            mime="text/plain", icon=":material/download:", on_click="ignore", key=f"cite_{form}",
        )  # fmt: skip
with st.expander("Full citations of the tables' rows"):
    st.markdown("\n".join(f"- `{name}`: {with_links(said)}" for name, said in citations().items()))
