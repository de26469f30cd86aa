"""The filters that pages share: in the sidebar and in the address, reset in one click."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from detente.attribution.gazetteer import gazetteer
from detente.figures.treaties import known_treaties
from detente.store.corpus_queries import Counts
from detente.store.selection import Reading, Selection
from detente.store.selection_address import CORPORA
from detente.ui import loaders, menu
from detente.ui.wording import EARLIEST, LATEST, count, day

# What each is when nothing is chosen; the last four are the page of claims' own.
_UNCHOSEN: dict[str, Any] = {
    "from": None,
    "to": None,
    "corpus": "all",
    "side": [],
    "actor": [],
    "outlet": [],
    "stance": [],
    "about": [],
    "read": [],
    "outcome": [],
    "topic": [],
    "owner": [],
    "sure": False,
}
_READINGS: dict[Reading, str] = {"differ": "read differently", "unsure": "unsure"}
_STANCES = ("escalatory", "de-escalatory", "mixed", "neutral")


def selection() -> Selection:
    """Draw the filters and return what is chosen.

    Every choice stands in the address, so that a link repeats it.
    """
    known = loaders.choices(loaders.corpus_version())
    from_codes("side", {code: gazetteer().name_of(code) for code in known.get("sides", {})})
    with st.sidebar:
        st.header("Filters")
        corpus = st.segmented_control(
            "Articles", list(CORPORA), default="all", required=True, key="corpus", bind="query-params"
        )
        start = st.date_input(
            "From",
            value=None,
            key="from",
            bind="query-params",
            format="DD/MM/YYYY",
            min_value=EARLIEST,
            max_value=LATEST,
        )
        end = st.date_input(
            "To",
            value=None,
            key="to",
            bind="query-params",
            format="DD/MM/YYYY",
            min_value=EARLIEST,
            max_value=LATEST,
        )
        chosen = {
            name: st.multiselect(
                label,
                list(known.get(plural, {})),
                key=name,
                bind="query-params",
                placeholder="any",
                format_func=said,
            )
            for name, label, plural, said in (
                ("side", "Side that speaks", "sides", gazetteer().name_of),
                ("actor", "Actor", "actors", str),
                ("outlet", "Outlet", "outlets", str),
            )
        }
        stances = st.multiselect("Stance", _STANCES, key="stance", bind="query-params", placeholder="any")
        # The page of treaties has a choice of its own in the address, under "treaty".
        treaties = st.multiselect(
            "Treaty named", known_treaties(), key="about", bind="query-params", placeholder="any"
        )
        readings = st.multiselect(
            "How sure",
            list(_READINGS),
            key="read",
            bind="query-params",
            placeholder="any",
            format_func=_READINGS.__getitem__,
        )
        st.button("Reset filters", on_click=reset, icon=":material/restart_alt:", width="stretch")
    return Selection(
        start=start,
        end=end,
        sides=tuple(chosen["side"]),
        actors=tuple(chosen["actor"]),
        outlets=tuple(chosen["outlet"]),
        stances=tuple(stances),
        treaties=tuple(treaties),
        readings=tuple(readings),
        corpus=CORPORA[corpus],
    )


def from_codes(key: str, names: Mapping[str, str]) -> None:
    """Let an address say "RUS" where the page itself writes "Russia", as one would type it or take it from an
    export.

    Call it before the filter is drawn.

    Args:
        key: Key of the filter, which is its name in the address.
        names: What the page writes, by code.
    """
    given = st.query_params.get_all(key)
    named = [names.get(value, value) for value in given]
    if named != given and key not in st.session_state:
        st.query_params[key] = named
        st.rerun()


def reset() -> None:
    """Every filter back to its default. For `on_click`."""
    for key, unchosen in _UNCHOSEN.items():
        if key in st.session_state:
            st.session_state[key] = unchosen


def behind(counted: Counts) -> None:
    """Say how much stands behind what is on screen, and how much of it is sample.

    Args:
        counted: The counts of the selection.
    """
    if not counted.paragraphs and not counted.unscored:
        return  # the page says that nothing was found
    parts = [f"{count(counted.paragraphs, 'paragraph')} in {count(counted.articles, 'article')}"]
    if counted.earliest:
        parts.append(f"{day(counted.earliest)} to {day(counted.latest)}")
    if counted.undated:
        parts.append(f"{count(counted.undated, 'article')} without a date, not in the charts over time")
    if counted.unscored:
        parts.append(f"{count(counted.unscored, 'article')} in another language, kept and not scored")
    if counted.copies:
        copied = "copy of the same story" if counted.copies == 1 else "copies of the same stories"
        parts.append(f"{counted.copies:,} {copied}, counted once")
    st.caption(" · ".join(parts))
    if counted.sample_articles:
        st.caption(
            f":material/science: {count(counted.sample_articles, 'article')} of these are **sample** digests "
            "written by this project. They can be removed on the Sources page."
        )


def nothing_found() -> None:
    """Say why the page is empty and offer a way out."""
    if not loaders.articles_of(Selection(), loaders.corpus_version()):
        st.info("The library holds no article yet.", icon=":material/menu_book:")
        with st.container(horizontal=True):
            st.page_link(menu.UPLOAD, label="Upload articles", icon=":material/upload_file:")
            st.page_link(menu.SOURCES, label="Restore the samples", icon=":material/restore:")
        return
    st.info(
        "No paragraph fits these filters. Widen the period, take a filter away, or reset them all.",
        icon=":material/filter_alt_off:",
    )
    st.button("Reset all filters", on_click=reset, key="reset_empty", icon=":material/restart_alt:")
