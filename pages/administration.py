from detente.ui.frame import framed

framed()

import streamlit as st

from detente.access import deeds
from detente.ui.administration import log_view, role_forms, session_list
from detente.ui.components import naming
from detente.ui.library import may

naming.title("Administration")
st.caption("Who may do what here, who has signed in, and who did what. Only administrators see this page.")
if not may(deeds.READ_LOG):
    st.info("Your role does not open this page.", icon=":material/lock:")
    st.stop()
roles, log, sessions = st.tabs(["Roles", "Log", "Sessions"])
with roles:
    role_forms.show()
with log:
    log_view.show()
with sessions:
    session_list.show()
