"""The frame of every page: the browser's tab, the menu, the open library, what all pages show above their
own.

Streamlit sets an older mode when a folder named pages stands beside app.py, until the first call of
`st.navigation` in a server's life: it then runs the page's own file and not app.py. So each page asks for its
frame in its first line, and the frame runs the page. The menu is sent before anything large is imported, so
that nobody sees the older mode's menu of file names (docs/decisions/0029-pages-open-themselves.md).
"""

from __future__ import annotations

from contextvars import ContextVar
from pathlib import Path
from typing import Final

import streamlit as st

from detente.ui import menu

# A file of our own: an icon by name would be fetched from Google's servers by every visitor's browser.
ICON: Final = Path(__file__).with_name("balance.svg")

_framed: ContextVar[bool] = ContextVar("framed", default=False)


def run() -> None:
    """Draw the frame and, within it, the page that the address names."""
    st.set_page_config(page_title="Détente", page_icon=ICON, layout="wide")
    page = st.navigation(
        {
            "Explore": [
                st.Page(menu.OVERVIEW, title="Overview", icon=":material/monitoring:", default=True),
                st.Page(menu.TRY, title="Try a text", icon=":material/content_paste_go:"),
                st.Page(menu.COMPARE, title="Compare", icon=":material/compare_arrows:"),
                st.Page(menu.ARTICLES, title="Articles", icon=":material/article:"),
                st.Page(menu.READER, title="Reader", icon=":material/chrome_reader_mode:"),
                st.Page(menu.ACTORS, title="Actors", icon=":material/record_voice_over:"),
            ],
            "Figures": [
                st.Page(menu.SPENDING, title="Spending", icon=":material/payments:"),
                st.Page(menu.CLAIMS, title="Claims", icon=":material/percent:"),
                st.Page(menu.TREATIES, title="Treaties", icon=":material/contract:"),
            ],
            "Contribute": [
                st.Page(menu.UPLOAD, title="Upload", icon=":material/upload_file:"),
                st.Page(menu.LEXICON, title="Lexicon", icon=":material/dictionary:"),
            ],
            "About": [
                st.Page(menu.METHOD, title="Method", icon=":material/rule:"),
                st.Page(menu.SOURCES, title="Sources", icon=":material/library_books:"),
            ],
        }
    )
    from detente.store.troubles import LibraryTroubleError
    from detente.ui import library, rescoring_banner
    from detente.ui.components import contrast  # the whole program: now that the menu is on its way
    from detente.ui.wording import plain

    contrast.sharpen()
    library.prepare()
    rescoring_banner.banner()
    before = _framed.set(True)
    try:
        page.run()
    except LibraryTroubleError as trouble:  # no room, no connection: whatever the page was doing
        st.error(plain(str(trouble)), icon=":material/error:")
    finally:
        _framed.reset(before)


def framed() -> None:
    """Go on within the frame; where this page was run without one, draw it, and the page in it, and end."""
    if not _framed.get():
        run()
        st.stop()
