from detente.ui.frame import framed

framed()

import streamlit as st

from detente.figures.treaties import full_name, steps
from detente.ui import loaders
from detente.ui.components import naming, share
from detente.ui.treaties import treaty_view
from detente.ui.wording import plain

naming.title("Treaties")
st.caption(
    "What its parties did, as recorded, the warheads of those it binds, and every paragraph that names the "
    "treaty beside the record "
    "at its date."
)
version = loaders.corpus_version()
mentioned = loaders.choices(version).get("treaties", {})
names = sorted(
    {*(step.treaty for step in steps()), *mentioned}, key=lambda name: (-mentioned.get(name, 0), name)
)
tools = st.container(horizontal=True, vertical_alignment="bottom")
treaty = tools.selectbox(
    "Treaty",
    names,
    key="treaty",
    bind="query-params",
    help="Those named most often in this library come first.",
)
st.header(plain(full_name(treaty)), anchor=False)
treaty_view.standing_on(treaty)
treaty_view.timeline(treaty)
treaty_view.paragraphs(treaty, version)
with tools:
    share.button()
