"""The scorer in use: what `detente.jobs.in_use` puts together, for the library of this server."""

from __future__ import annotations

import streamlit as st

from detente.attribution.gazetteer import Gazetteer
from detente.jobs.in_use import InUse, in_use
from detente.records import Analysis, Document
from detente.scoring.lexicon import Lexicon
from detente.store.corpus_queries import corpus_version
from detente.store.engine import Library
from detente.store.one_run import once
from detente.store.stale import made_otherwise
from detente.ui.library import store
from detente.ui.shared_reads import shared


def lexicon() -> Lexicon:
    """The lexicon in use."""
    return _in_use().lexicon


def gazetteer() -> Gazetteer:
    """The gazetteer in use: the shipped one with what the users of this library added."""
    return _in_use().gazetteer


def analyse(document: Document) -> Analysis:
    """Analyse with the lexicon and the gazetteer in use.

    Args:
        document: The document.

    Returns:
        Its analysis; see `detente.analysis.analyse`.
    """
    return _in_use().analyse(document)


def version() -> str:
    """The version that new results carry."""
    revision = corpus_version(store())
    return once(("version of results", revision), lambda: _in_use().version)


def _in_use() -> InUse:
    library = store()
    revision = corpus_version(library)
    return once(("in use", revision), lambda: _of_revision(library, revision))


@st.cache_resource(max_entries=4, show_spinner=False)
def _of_revision(_library: Library, revision: str) -> InUse:
    """What is in use as of a revision, which every change of it counts: one question instead of four."""
    return in_use(_library)


@shared(4)
def left_to_score(current: str, corpus: str) -> int:
    """How many articles have results of another version, or counts derived from them by another."""
    return made_otherwise(store(), current)
