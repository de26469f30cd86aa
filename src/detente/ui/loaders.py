"""Cached reads. Everything that decides a result is an argument; the corpus version is one of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from detente.export import part_comparison
from detente.figures.official_record import OfficialRecord
from detente.records import Tone
from detente.scoring.tone import tone as tone_of
from detente.store import (
    act_columns,
    article_lists,
    batch_history,
    clusters,
    corpus_queries,
    lexicon_use,
    paragraph_lists,
    statement_lists,
)
from detente.store import statement_queries as asked
from detente.store.adopted_editions import record as official_record
from detente.store.comparison_sums import Dimension
from detente.store.one_run import once
from detente.store.periods import Grain
from detente.store.search import SearchOrder, SearchResult, search
from detente.store.search_facets import Facets
from detente.store.search_facets import facets as facets_of
from detente.store.selection import Selection
from detente.store.statement_parts import TargetParts
from detente.store.stored_article import StoredArticle, read_article
from detente.store.tally import By
from detente.store.tally import tally as sums
from detente.trends.differences import Differences
from detente.ui.library import store
from detente.ui.shared_reads import shared
from detente.ui.wording import day

_KEPT = 64  # results kept by each loader
# By what they say, not field by field, which takes a tenth of a millisecond each time.
HASHED: dict[str | type[Any], Callable[[Any], str]] = {Selection: repr, TargetParts: repr}


def corpus_version() -> str:
    """Changes with every write, by any session or process: the argument that makes cached results stale."""
    return corpus_queries.corpus_version(store())


def record() -> OfficialRecord:
    """The official figures that ship with the library's adopted editions on top; one object until one is
    adopted or reverted.
    """
    return once(("record",), lambda: official_record(store()))


@shared(_KEPT)
def counts(selection: Selection, version: str) -> corpus_queries.Counts:
    """How much stands behind a selection.

    Args:
        selection: The page's filters.
        version: The library's version, which cached reads depend on.

    Returns:
        Numbers of articles and paragraphs, by stance and in all, and the first and last day.
    """
    return corpus_queries.counts(store(), selection)


@shared(_KEPT)
def strongest(
    selection: Selection, direction: paragraph_lists.Direction, limit: int, version: str
) -> pd.DataFrame:
    """The paragraphs that reach furthest in one direction.

    Args:
        selection: The page's filters.
        direction: "escalation" or "deescalation".
        limit: At most so many rows.
        version: The library's version, which cached reads depend on.

    Returns:
        Columns: see `detente.store.paragraph_lists.PARAGRAPH_COLUMNS`; the strongest first.
    """
    return paragraph_lists.strongest_paragraphs(store(), selection, direction, limit)


@shared(_KEPT)
def latest(selection: Selection, limit: int, version: str) -> pd.DataFrame:
    """The latest paragraphs that hold a cue.

    Args:
        selection: The page's filters.
        limit: At most so many rows.
        version: The library's version, which cached reads depend on.

    Returns:
        Columns: see `detente.store.paragraph_lists.PARAGRAPH_COLUMNS`.
    """
    return paragraph_lists.latest_paragraphs(store(), selection, limit)


@shared(_KEPT)
def by_side(selection: Selection, version: str) -> pd.DataFrame:
    """Balance and volume by the side that speaks."""
    return corpus_queries.by_side(store(), selection)


@shared(_KEPT)
def articles(
    selection: Selection, order: article_lists.Order, limit: int, version: str, offset: int = 0
) -> pd.DataFrame:
    """The articles of a selection, one row each.

    Args:
        selection: The page's filters.
        order: Which come first.
        limit: At most so many rows.
        version: The library's version, which cached reads depend on.
        offset: Rows left out before the first.

    Returns:
        Columns: see `detente.store.article_lists.articles`.
    """
    return article_lists.articles(store(), selection, order, limit, offset)


@st.cache_data(max_entries=2_000, show_spinner=False)
def tone(text: str) -> Tone:
    """What TextBlob says of a text; read when somebody looks, for it takes a third as long as all that is
    kept.
    """
    return tone_of(text)


@shared(_KEPT)
def found(text: str, selection: Selection, order: SearchOrder, limit: int, version: str) -> SearchResult:
    """Paragraphs that hold the words searched for, and how many there are.

    Args:
        text: What was searched for, as typed.
        selection: The page's filters.
        order: Which come first.
        limit: At most so many paragraphs.
        version: The library's version, which cached reads depend on.

    Returns:
        The paragraphs and their number in all.
    """
    return search(store(), text, selection, order, limit)


@shared(_KEPT)
def facets(text: str, selection: Selection, version: str) -> Facets:
    """What a search finds, counted by side, speaker, outlet, stance and year.

    Args:
        text: What was searched for, as typed.
        selection: The page's filters.
        version: The library's version, which cached reads depend on.

    Returns:
        The counts.
    """
    return facets_of(store(), text, selection)


@shared(_KEPT)
def articles_of(selection: Selection, version: str) -> int:
    """How many articles a selection lists.

    Args:
        selection: The page's filters.
        version: The library's version, which cached reads depend on.

    Returns:
        Their number.
    """
    return article_lists.articles_of(store(), selection)


@shared(4)
def choices(version: str) -> dict[str, dict[str, int]]:
    """What can be chosen in the filters, each with its number of paragraphs.

    Args:
        version: The library's version, which cached reads depend on.

    Returns:
        Number of paragraphs by name, for "sides", "actors", "outlets" and "treaties", most first.
    """
    return corpus_queries.choices(store())


@shared(64)
def article(article_id: int, version: str) -> StoredArticle | None:
    """One stored article with its analysis."""
    return read_article(store(), article_id)


@shared(16)
def copies(article_id: int, version: str) -> tuple[clusters.Carried, ...]:
    """The other articles that carry the story of one."""
    return clusters.copies(store(), article_id)


@shared(2)
def versions(version: str) -> pd.DataFrame:
    """Which versions the stored results were made with.

    Args:
        version: The library's version, which cached reads depend on.

    Returns:
        Columns version, articles, most first.
    """
    return corpus_queries.versions(store())


@shared(_KEPT)
def page_of_mentions(treaty: str, limit: int, offset: int, version: str) -> pd.DataFrame:
    """Some of the paragraphs that name a treaty.

    Args:
        treaty: Id of the treaty.
        limit: At most so many rows.
        offset: Rows left out before the first.
        version: The library's version, which cached reads depend on.

    Returns:
        Columns: see `detente.store.paragraph_lists.PARAGRAPH_COLUMNS`; the latest first.
    """
    return paragraph_lists.page_of_mentions(store(), treaty, Selection(), limit, offset)


@shared(2)
def cues_by_row(version: str) -> dict[str, int]:
    """How often each row of the lexicon counted.

    Args:
        version: The library's version, which cached reads depend on.

    Returns:
        Number of cues by the row's id, "frames: end × talks".
    """
    return lexicon_use.cues_by_row(store())


@shared(_KEPT)
def statements_of_rows(rows: tuple[str, ...], limit: int, version: str) -> pd.DataFrame:
    """Paragraphs in which a row of the lexicon counted.

    Args:
        rows: Ids of rows, "frames: end × talks".
        limit: At most so many rows.
        version: The library's version, which cached reads depend on.

    Returns:
        Columns: see `detente.store.paragraph_lists.PARAGRAPH_COLUMNS`; the latest first.
    """
    return lexicon_use.statements_of_rows(store(), rows, limit)


@shared(_KEPT)
def tally(selection: Selection, by: By, grain: Grain | None, version: str) -> pd.DataFrame:
    """The sums that means over time and changes are made of."""
    return sums(store(), selection, by, grain)


@shared(_KEPT)
def attributed(selection: Selection, version: str) -> asked.Attributed:
    """How many statements are attributed.

    Args:
        selection: The page's filters.
        version: The library's version, which cached reads depend on.

    Returns:
        Statements in all, and how many are the narrator's, somebody unnamed's, or about nobody.
    """
    return asked.attributed(store(), selection)


@shared(_KEPT)
def dyads(selection: Selection, parts: TargetParts, version: str) -> pd.DataFrame:
    """Who speaks about whom."""
    return asked.dyads(store(), selection, parts=parts)


@shared(_KEPT)
def speakers(selection: Selection, version: str) -> pd.DataFrame:
    """The actors that are heard, most first."""
    return asked.speakers(store(), selection)


@shared(_KEPT)
def of_dyad(
    selection: Selection, parts: TargetParts, side: str, target: str, limit: int, version: str
) -> pd.DataFrame:
    """The statements of one side about another."""
    return statement_lists.of_dyad(store(), selection, side, target, limit, parts)


@shared(_KEPT)
def of_speaker(selection: Selection, actor: str, limit: int, version: str) -> pd.DataFrame:
    """An actor's statements."""
    return statement_lists.of_speaker(store(), selection, actor, limit=limit)


@shared(_KEPT)
def about(selection: Selection, actor: str, limit: int, version: str) -> pd.DataFrame:
    """What others say of an actor."""
    return statement_lists.about(store(), selection, actor, limit)


@shared(_KEPT)
def actor_over_time(selection: Selection, actor: str, version: str) -> pd.DataFrame:
    """An actor's statements by quarter and target."""
    return asked.over_time(store(), selection, actor)


@shared(_KEPT)
def compared(first: Selection, second: Selection, dimension: Dimension, version: str) -> Differences:
    """What differs between two parts of the library.

    Args:
        first: One part.
        second: The other.
        dimension: By what they are compared.
        version: The library's version, which cached reads depend on.

    Returns:
        Rows of differences, and the names with too few articles.
    """
    return part_comparison.compared(store(), first, second, dimension)


@shared(_KEPT)
def voiced(selection: Selection, limit: int, version: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The statements of named speakers that reach furthest, either way.

    Args:
        selection: The page's filters.
        limit: At most so many rows each.
        version: The library's version, which cached reads depend on.

    Returns:
        See `detente.store.statement_lists.strongest_voiced`; the strongest first.
    """
    return statement_lists.strongest_voiced(store(), selection, limit)


@shared(_KEPT)
def on_target(selection: Selection, target: str, limit: int, version: str) -> pd.DataFrame:
    """The statements about one side, the strongest first."""
    return statement_lists.on_target(store(), selection, target, limit)


@shared(_KEPT)
def with_act(selection: Selection, act: str, limit: int, version: str) -> pd.DataFrame:
    """The paragraphs that hold an act, the strongest first."""
    return paragraph_lists.paragraphs_with_act(store(), selection, act, limit)


@shared(2)
def uploads(version: str) -> dict[int, str]:
    """The uploads that brought articles which are still there, by number: "upload 3, 28 November 2026"."""
    return {
        batch.id: f"upload {batch.id}, {day(batch.started)}"
        for batch in batch_history.history(store(), 200)
        if batch.articles
    }


@shared(2)
def stories(version: str) -> dict[int, str]:
    """The stories that several articles carry, by number: "story 2: Title of its first article"."""
    return {number: f"story {number}: {title}" for number, title in clusters.stories(store()).items()}


@shared(_KEPT)
def dyads_over_time(selection: Selection, parts: TargetParts, version: str) -> pd.DataFrame:
    """The pairs of sides with most statements, by quarter."""
    return asked.dyads_over_time(store(), selection, parts=parts)


@shared(_KEPT)
def whom(selection: Selection, actor: str, version: str) -> pd.DataFrame:
    """Whom an actor speaks of."""
    return asked.whom(store(), selection, actor)


@shared(_KEPT)
def act_uses(selection: Selection, actor: str, version: str) -> pd.DataFrame:
    """Every act of an actor, the earliest first."""
    return act_columns.act_uses(store(), selection, actor)
