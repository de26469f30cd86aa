"""The scorer in use: the shipped lexicon, or the version that the users of this library have adopted."""

from __future__ import annotations

import streamlit as st

from detente.analysis import analyse as analyse_with
from detente.analysis import version as version_with
from detente.attribution.gazetteer import Gazetteer
from detente.attribution.gazetteer import gazetteer as gazetteer_with
from detente.records import Analysis, Document
from detente.scoring.lexicon import Lexicon, own
from detente.store.lexicons import adopted, made_otherwise
from detente.store.own_actors import own_actors
from detente.ui.house import store


@st.cache_resource(max_entries=4, show_spinner=False)
def _compiled(version: str, tables: tuple[tuple[str, str], ...]) -> Lexicon:
    return own(dict(tables))


def lexicon() -> Lexicon:
    """The lexicon in use."""
    chosen = adopted(store())
    return _compiled(chosen.version, tuple(sorted(chosen.tables.items()))) if chosen else own({})


def gazetteer() -> Gazetteer:
    """The gazetteer in use: the shipped one with what the users of this library added."""
    return gazetteer_with(tuple(own_actors(store()).values()))


def analyse(document: Document) -> Analysis:
    """Analyse with the lexicon and the gazetteer in use."""
    return analyse_with(document, lexicon(), gazetteer(), with_tone=False)


def version() -> str:
    """The version that new results carry."""
    return version_with(lexicon(), gazetteer())


@st.cache_data(max_entries=4, show_spinner=False)
def left_to_score(current: str, corpus: str) -> int:
    """How many articles bear results of another version."""
    return len(made_otherwise(store(), current))
