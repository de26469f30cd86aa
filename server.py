"""The dashboard as a server runs it, with what stands before it: `streamlit run server.py`."""

import streamlit as st
from starlette.middleware import Middleware

from detente.ui.sign_in.outer_door import OuterDoor

app = st.App("app.py", middleware=[Middleware(OuterDoor)])
