from detente.ui.frame import framed

framed()

import streamlit as st

from detente.access import deeds
from detente.ui.components import naming
from detente.ui.library import may
from detente.ui.status import health_list

naming.title("Status")
st.caption(
    "How this server and its library are. Only administrators see this page; `detente doctor`, on the "
    "server, says the same and reads the whole file besides."
)
if not may(deeds.READ_LOG):
    st.info("Your role does not open this page.", icon=":material/lock:")
    st.stop()
found = health_list.found()
st.markdown(f"**{health_list.summary(found)}.**")
health_list.show(found)
st.button("Look again", icon=":material/refresh:")
