"""The door: page settings, navigation, and nothing else. Start it with `streamlit run app.py`."""

from __future__ import annotations

import streamlit as st

from detente.ui import contrast, naming, rescoring
from detente.ui.house import prepare

st.set_page_config(page_title="Détente", page_icon=naming.ICON, layout="wide")

page = st.navigation(
    {
        "Explore": [
            st.Page(
                "pages/explore/overview.py", title="Overview", icon=":material/monitoring:", default=True
            ),
            st.Page("pages/explore/articles.py", title="Articles", icon=":material/article:"),
            st.Page(
                "pages/explore/article.py",
                title="Reader",
                icon=":material/chrome_reader_mode:",
                url_path="article",
            ),
            st.Page("pages/explore/actors.py", title="Actors", icon=":material/record_voice_over:"),
        ],
        "Figures": [
            st.Page("pages/figures/spending.py", title="Spending", icon=":material/payments:"),
            st.Page("pages/figures/claims.py", title="Claims", icon=":material/percent:"),
            st.Page("pages/figures/treaties.py", title="Treaties", icon=":material/contract:"),
        ],
        "Contribute": [
            st.Page("pages/contribute/upload.py", title="Upload", icon=":material/upload_file:"),
            st.Page("pages/contribute/lexicon.py", title="Lexicon", icon=":material/dictionary:"),
        ],
        "About": [
            st.Page("pages/about/method.py", title="Method", icon=":material/rule:"),
            st.Page("pages/about/sources.py", title="Sources", icon=":material/library_books:"),
        ],
    }
)
contrast.mend()
prepare()
rescoring.banner()
page.run()
