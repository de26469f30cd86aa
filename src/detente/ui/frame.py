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
from typing import TYPE_CHECKING, Final

import streamlit as st

from detente.jobs import reading_pace
from detente.store.one_run import one_run
from detente.ui import menu, menu_list, turns
from detente.ui.components import skeleton
from detente.ui.identity import PLACE
from detente.ui.search import field
from detente.ui.sign_in import sign_in_settings, standing

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

# A file of our own: an icon by name would be fetched from Google's servers by every visitor's browser.
ICON: Final = Path(__file__).with_name("balance.svg")
WORDMARK: Final = Path(__file__).with_name("wordmark.svg")

_framed: ContextVar[bool] = ContextVar("framed", default=False)


def run() -> None:
    """Draw the frame and, within it, the page that the address names."""
    reading_pace.asked()
    with turns.turn(whole=True), one_run():
        _run()


def _run() -> None:
    st.set_page_config(page_title="Détente", page_icon=ICON, layout="wide")
    pages = {
        entry.page: st.Page(
            entry.page,
            title=entry.title,
            icon=f":material/{entry.icon}:",
            default=entry.page == menu.OVERVIEW,
        )
        for group, entries in (menu.GROUPS | menu.ADMINISTERED).items()
        for entry in entries
        if group not in menu.ADMINISTERED or sign_in_settings.required()
    }
    page = st.navigation(list(pages.values()), position="hidden")
    st.session_state[PLACE] = page.title
    field.go_on()
    place = st.sidebar.container()
    if standing.let_in():
        _menu(place)
    waiting = skeleton.until_ready("detente.ui.library")
    from detente.access.rights import RefusedError
    from detente.store.troubles import LibraryTroubleError
    from detente.ui import library, rescoring_banner
    from detente.ui.components import styles  # the whole program: the menu is on its way
    from detente.ui.sign_in import gate
    from detente.ui.wording import plain

    styles.apply()
    waiting()
    library.prepare()
    gate.pass_or_stop()
    with st.container():  # one place, banner or none: what is open below stays open when it comes or goes
        rescoring_banner.banner()
    before = _framed.set(True)
    try:
        page.run()
        if st.context.headers:  # a browser, which has all of the page by now
            from detente.jobs import warming

            warming.warm_soon(library.store())
    except (LibraryTroubleError, RefusedError) as trouble:  # no room, no connection, no right to do it
        st.error(plain(str(trouble)), icon=":material/error:")
    finally:
        _framed.reset(before)


def _menu(place: DeltaGenerator) -> None:
    """The name of the product and the way about; each link hands the filters on."""
    st.logo(WORDMARK, size="large", icon_image=WORDMARK)
    with place:
        field.field()
        offered = menu.GROUPS | (menu.ADMINISTERED if standing.administers() else {})
        menu_list.shown(offered, str(st.session_state.get(PLACE, "")))


def framed() -> None:
    """Go on within the frame; where this page was run without one, draw it, and the page in it, and end."""
    if not _framed.get():
        run()
        st.stop()
