"""Scoring again, as every page shows it: how far it is, a way to stop it, a way to go on."""

from __future__ import annotations

import streamlit as st

from detente.access import deeds
from detente.jobs import rescoring
from detente.ui import loaders, scorer
from detente.ui.library import may, store
from detente.ui.sign_in import asked_again
from detente.ui.wording import count, plain


def start() -> None:
    """Begin to score the library again with the lexicon and the gazetteer in use; pages stay usable
    meanwhile.
    """
    rescoring.start(store())


def banner() -> None:
    """Say on every page where results of more than one version stand side by side, and go on by itself after
    a restart.
    """
    left = scorer.left_to_score(scorer.version(), loaders.corpus_version())
    if not left:
        return
    task = rescoring.latest(store()) or rescoring.start(store())
    if task.running:
        _going_on()
        return
    if task.error:
        st.error(plain(task.error), icon=":material/error:")
    st.warning(
        f"{count(left, 'article')} of this library with results of another version: not strictly comparable.",
        icon=":material/difference:",
    )
    if may(deeds.CORRECT) and st.button("Score them again", icon=":material/refresh:", key="score_again"):
        start()
        st.rerun()


@asked_again.fragment(run_every=1.0)
def _going_on() -> None:
    task = rescoring.latest(store())
    if task is None or not task.running:
        st.rerun(scope="app")
    now = task.progress
    with st.container(border=True, key="rescoring"):
        st.progress(
            now.share,
            text=(
                f"Scoring again: {count(now.left, 'article')} of {now.total:,} left. Until then the "
                "figures mix two versions."
            ),
        )
        if may(deeds.CORRECT) and st.button("Stop", icon=":material/stop_circle:", key="stop_rescoring"):
            task.cancel()
            task.wait(10)
            st.rerun(scope="app")
