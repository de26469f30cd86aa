"""The dashboard. Start it with `streamlit run app.py` or `detente serve`."""

from detente.ui import frame

frame.run()
