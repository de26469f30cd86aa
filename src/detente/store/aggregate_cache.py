"""The aggregate cache: all aggregates of a library in memory, so that any selection of it is summed in
milliseconds.

A million paragraphs have some 350,000 aggregates, about 25 MB as columns; every session of a server shares
them. The cache follows changes by any process: it reads the articles that were written since, and keeps the
others.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from threading import Lock
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
from sqlalchemy import Connection, Engine, Select, select

from detente.store.aggregate_columns import (
    STANCES,
    SUMS,
    UNDATED,
    WHOLE,
    AggregateColumns,
    ArticleColumns,
    Numbers,
    day_number,
)
from detente.store.aggregate_query import aggregates_of
from detente.store.schema import aggregate, article
from detente.store.selection import Selection
from detente.store.settings import RESTORED, read_setting

_AT_ONCE = 50_000  # rows read in one go: as Python objects they are ten times as large
_MOST_CHANGED = 5_000  # articles beyond which everything is read again


class _State(NamedTuple):
    """Which state of a library is cached: its revision, and which restored copy it goes back to."""

    revision: int
    restored: str


_cached: WeakKeyDictionary[Engine, tuple[_State, AggregateColumns]] = WeakKeyDictionary()
_reading = Lock()


def cached_aggregates(engine: Engine, selection: Selection, *, copies: bool = False) -> AggregateColumns:
    """The aggregates of a selection in the library as it is now.

    Args:
        engine: The library.
        selection: What is looked at. Aggregates of treaties and of readings are added up from
            single paragraphs.
        copies: Whether articles that carry the same story are all counted, not only the first.

    Returns:
        Columns that other callers share: they are not to be changed.
    """
    if selection.of_single_paragraphs:
        with engine.connect() as connection:
            return _read(connection, aggregates_of(selection, copies=copies), _articles(connection))
    with _reading:  # one session reads what is new; the others wait for it
        before = _cached.get(engine)
        with engine.connect() as connection:
            now = _State(
                int(read_setting(connection, "revision") or 0), read_setting(connection, RESTORED) or ""
            )
            if before is None or before[0] != now:
                everything = _followed(connection, before, now)
                before = _cached[engine] = (now, everything)
    return before[1].narrowed(selection, copies=copies)


def _followed(
    connection: Connection, before: tuple[_State, AggregateColumns] | None, now: _State
) -> AggregateColumns:
    """The library as it is now, from the state that was cached where few articles have changed since.

    There is one writer at a time, so that revisions come in order.
    """
    articles = _articles(connection)
    everything = select(aggregate)
    if before is None or before[0].restored != now.restored:
        return _read(connection, everything, articles)
    state, old = before
    since = select(article.c.id).where(article.c.revision > state.revision)
    changed = np.array(connection.execute(since.limit(_MOST_CHANGED + 1)).scalars().all(), dtype=np.int64)
    if len(changed) > _MOST_CHANGED:
        return _read(connection, everything, articles)
    fresh = _read(connection, everything.where(aggregate.c.article_id.in_(since)), articles)
    whose = old.articles.id[old.at]
    stays = old.only(np.isin(whose, articles.id) & ~np.isin(whose, changed))
    return _joined(stays, fresh)


def _joined(stays: AggregateColumns, fresh: AggregateColumns) -> AggregateColumns:
    """AggregateColumns of different articles together, in order; `fresh` knows
    the articles as they are now.
    """
    sides, side = _merged((stays.sides, stays.side), (fresh.sides, fresh.side))
    speakers, speaker = _merged((stays.speakers, stays.speaker), (fresh.speakers, fresh.speaker))
    place = np.searchsorted(fresh.articles.id, stays.articles.id[stays.at]).astype(np.int32)
    columns = {
        name: np.concatenate([getattr(stays, name), getattr(fresh, name)]) for name in ("stance", *SUMS)
    }
    at = np.concatenate([place, fresh.at])
    together = AggregateColumns(
        at=at, side=side, speaker=speaker, articles=fresh.articles, sides=sides, speakers=speakers, **columns
    )
    return together.only(np.argsort(at, kind="stable"))


def _merged(*coded: tuple[tuple[str, ...], Numbers]) -> tuple[tuple[str, ...], Numbers]:
    """Columns with names of their own as one column, with the names of all in order."""
    known = tuple(sorted({name for names, _ in coded for name in names}))
    places = {name: place for place, name in enumerate(known)}
    moved = [np.array([places[name] for name in names], dtype=np.int32)[column] for names, column in coded]
    return known, np.concatenate(moved)


def _articles(connection: Connection) -> ArticleColumns:
    """All articles of the library."""
    own = ("id", "published", "outlet", "sample", "scored", "story", "batch_id")
    query = select(*(article.c[name] for name in own)).order_by(article.c.id)
    ids, published, named, sample, scored, story, upload = _columns(connection, query, len(own))
    outlets, outlet = _coded(["" if name is None else name for name in named])
    return ArticleColumns(
        id=np.array(ids, dtype=np.int64),
        day=np.array([UNDATED if day is None else day_number(day) for day in published], dtype=np.int32),
        outlet=outlet,
        sample=np.array([digest is not None for digest in sample], dtype=bool),
        scored=np.array(scored, dtype=bool),
        story=np.array([number or 0 for number in story], dtype=np.int64),
        upload=np.array([number or 0 for number in upload], dtype=np.int64),
        outlets=outlets,
    )


def _read(connection: Connection, query: Select[Any], articles: ArticleColumns) -> AggregateColumns:
    """What a query on the table of aggregates finds, as columns."""
    of = query.subquery()
    key = (of.c.article_id, of.c.side, of.c.speaker)
    rows = select(*key, of.c.stance, *(of.c[name] for name in SUMS)).order_by(*key)
    whose, side_names, speaker_names, stance, *sums = _columns(connection, rows, 4 + len(SUMS))
    sides, side = _coded(side_names)
    speakers, speaker = _coded(speaker_names)
    number = {name: place for place, name in enumerate(STANCES)}
    return AggregateColumns(
        at=np.searchsorted(articles.id, np.array(whose, dtype=np.int64)).astype(np.int32),
        side=side,
        speaker=speaker,
        stance=np.array([number[name] for name in stance], dtype=np.int8),
        **{
            name: np.array(column, dtype=np.int32 if name in WHOLE else np.float64)
            for name, column in zip(SUMS, sums, strict=True)
        },
        articles=articles,
        sides=sides,
        speakers=speakers,
    )


def _columns(connection: Connection, query: Select[Any], width: int) -> list[list[Any]]:
    """A query's columns. Equal words are the same object, so that a long column of names takes little."""
    columns: list[list[Any]] = [[] for _ in range(width)]
    same: dict[Any, Any] = {}
    rows = iter(connection.execution_options(stream_results=True).execute(query))
    while some := list(islice(rows, _AT_ONCE)):
        for column, values in zip(columns, zip(*some, strict=True), strict=True):
            words = isinstance(values[0], str)
            column.extend([same.setdefault(value, value) for value in values] if words else values)
    return columns


def _coded(names: Sequence[str]) -> tuple[tuple[str, ...], Numbers]:
    """The names there are in order, "" first, and each one's place among them."""
    known = tuple(sorted({"", *names}))
    places = {name: place for place, name in enumerate(known)}
    return known, np.array([places[name] for name in names], dtype=np.int32)
