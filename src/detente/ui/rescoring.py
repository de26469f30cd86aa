"""Scoring anew, as every page shows it: how far it is, a way to stop it, a way to go on."""

from __future__ import annotations

import streamlit as st

from detente.analysis import analyse
from detente.records import Analysis, Document
from detente.store.rescoring import Rescoring
from detente.ui import loaders, scorer
from detente.ui.house import store
from detente.ui.wording import count, plain


@st.cache_resource(show_spinner=False)
def worker() -> Rescoring:
    """The one worker of this server."""
    return Rescoring()


def start() -> None:
    """Begin to score the library anew with the lexicon and the gazetteer in use; pages stay usable meanwhile."""
    lexicon, gazetteer = scorer.lexicon(), scorer.gazetteer()

    def with_these(document: Document) -> Analysis:
        return analyse(document, lexicon, gazetteer, with_tone=False)

    worker().start(store(), scorer.version(), with_these)


def banner() -> None:
    """Say on every page where results of more than one version stand side by side, and go on by itself after a restart."""
    left = scorer.left_to_score(scorer.version(), loaders.corpus_version())
    if not left:
        return
    if worker().progress is None:
        start()
    now = worker().progress
    if now and now.running:
        _going_on()
        return
    if now and now.trouble:
        st.error(plain(now.trouble), icon=":material/error:")
    st.warning(
        f"{count(left, 'article')} of this library bear results of another version; they are not strictly comparable.",
        icon=":material/difference:",
    )
    if st.button("Score them anew", icon=":material/refresh:", key="score_anew"):
        start()
        st.rerun()


@st.fragment(run_every=1.0)
def _going_on() -> None:
    now = worker().progress
    if now is None or not now.running:
        st.rerun(scope="app")
    done = 1 - now.left / max(1, now.total)
    with st.container(border=True, key="rescoring"):
        st.progress(
            done,
            text=f"Scoring anew: {count(now.left, 'article')} of {now.total:,} left. Until then the figures mix two versions.",
        )
        if st.button("Stop", icon=":material/stop_circle:", key="stop_rescoring"):
            worker().stop()
            st.rerun(scope="app")
