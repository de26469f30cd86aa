"""Columns of a library held in memory: read once a server, then kept current by what has changed.

Every session of a server shares them. They follow changes by any process: the articles that were written
since are read, and the others kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from threading import Lock
from typing import Any, Generic, TypeVar
from weakref import WeakKeyDictionary

import numpy as np
from sqlalchemy import ColumnElement, Connection, Dialect, Engine, Select, func, literal, select

from detente.store.aggregate_columns import ArticleColumns, Numbers, RowColumns
from detente.store.column_reading import read_columns, small
from detente.store.schema import article
from detente.store.state import State, state_in, state_now

_MOST_CHANGED = 5_000  # articles beyond which everything is read again
Columns = TypeVar("Columns", bound=RowColumns)
Since = Select[tuple[int]]


class HeldColumns(Generic[Columns]):
    """Columns of one kind, of each library that was asked for."""

    def __init__(self, read: Callable[[Connection, ArticleColumns, Since | None], Columns]) -> None:
        """Hold nothing yet.

        Args:
            read: Gives the columns of the articles whose ids a query finds, of all articles where it is None.
        """
        self._read = read
        # by dialect: each library has one of its own, no matter who holds it
        self._held: WeakKeyDictionary[Dialect, tuple[State, Columns]] = WeakKeyDictionary()
        self._reading = Lock()

    def now(self, engine: Engine) -> Columns:
        """The columns of a library as it is now.

        Args:
            engine: The library.

        Returns:
            Columns that other callers share: they are not to be changed.
        """
        with self._reading:  # one session reads what is new; the others wait for it
            before = self._held.get(engine.dialect)
            if before is not None and before[0] == state_now(engine):
                return before[1]
            with engine.connect() as connection:
                now = state_in(connection)
                if before is None or before[0] != now:
                    before = self._held[engine.dialect] = (
                        now,
                        self._followed(engine, connection, before, now),
                    )
        return before[1]

    def _followed(
        self, engine: Engine, connection: Connection, before: tuple[State, Columns] | None, now: State
    ) -> Columns:
        """The library as it is now, from what was held where few articles have changed since.

        There is one writer at a time, so that revisions come in order.
        """
        articles = articles_now(engine, connection, now)
        if before is None or before[0].restored != now.restored:
            return self._read(connection, articles, None)
        state, old = before
        since = select(article.c.id).where(article.c.revision > state.revision)
        changed = np.array(connection.execute(since.limit(_MOST_CHANGED + 1)).scalars().all(), dtype=np.int64)
        if len(changed) > _MOST_CHANGED:
            return self._read(connection, articles, None)
        return _joined(old, self._read(connection, articles, since), changed)


_articles: WeakKeyDictionary[Dialect, tuple[State, ArticleColumns]] = WeakKeyDictionary()


def articles_now(engine: Engine, connection: Connection, now: State) -> ArticleColumns:
    """All articles of a library, read once for all kinds of columns.

    Args:
        engine: The library.
        connection: Of a transaction that sees it in this state.
        now: The state.

    Returns:
        Columns that other callers share.
    """
    held = _articles.get(engine.dialect)
    if held is None or held[0] != now:
        held = _articles[engine.dialect] = (now, _followed_articles(connection, held, now))
    return held[1]


def _followed_articles(
    connection: Connection, before: tuple[State, ArticleColumns] | None, now: State
) -> ArticleColumns:
    """All articles as they are now, from those held where none was deleted since.

    The number of a story may be another without a change of anything else; few articles have one.
    """
    if before is None or before[0].restored != now.restored or before[0].revision > now.revision:
        return _read_articles(connection)
    state, old = before
    found = _with(old, _read_articles(connection, article.c.revision > state.revision))
    there = connection.execute(select(func.count()).select_from(article)).scalar_one()
    if len(found.id) != there:
        return _read_articles(connection)
    carried = select(article.c.id, article.c.story).where(article.c.story.is_not(None))
    read = read_columns(connection, carried).numbers
    story = np.zeros(there, dtype=np.int64)
    story[np.searchsorted(found.id, read["id"])] = read["story"]
    return replace(found, story=story)


def _with(old: ArticleColumns, fresh: ArticleColumns) -> ArticleColumns:
    """Articles with others that came, or are otherwise now."""
    stays = ~np.isin(old.id, fresh.id)
    order = np.argsort(np.concatenate([old.id[stays], fresh.id]), kind="stable")
    outlets, moved = _merged((old.outlets, old.outlet), (fresh.outlets, fresh.outlet))
    columns = {each.name: (getattr(old, each.name), getattr(fresh, each.name)) for each in fields(old)}
    columns["outlet"] = moved
    del columns["outlets"]
    joined = {name: np.concatenate([one[stays], other])[order] for name, (one, other) in columns.items()}
    return ArticleColumns(outlets=outlets, **joined)


def _joined(old: Columns, fresh: Columns, changed: Numbers) -> Columns:
    """The rows of changed articles put in the place of those that were held. Rows are in order of articles,
    so that what lies between is moved in one piece: of a million rows that takes a tenth of choosing and
    sorting them.

    Args:
        old: As held.
        fresh: Of the changed articles; it knows all articles as they are now.
        changed: The numbers of these.

    Returns:
        Columns of all articles that are still there.
    """
    kind, both = type(fresh), dict[str, tuple[Numbers, Numbers]]()
    merged: dict[str, Any] = {}
    for column, names in kind.CODED.items():
        merged[names], both[column] = _merged(
            (getattr(old, names), getattr(old, column)), (getattr(fresh, names), getattr(fresh, column))
        )
    both["at"] = (_moved(old, fresh), fresh.at)
    for name in kind.columns() - both.keys():
        both[name] = (getattr(old, name), getattr(fresh, name))
    pieces = _pieces(old, fresh, changed)
    for name, columns in both.items():
        merged[name] = np.concatenate([columns[of_fresh][begin:end] for of_fresh, begin, end in pieces])
    return kind(articles=fresh.articles, **merged)


def _moved(old: RowColumns, fresh: RowColumns) -> Numbers:
    """The places of held rows' articles among those there are now; of one that is gone it says nothing."""
    if np.array_equal(old.articles.id, fresh.articles.id):
        return old.at
    moved: Numbers = np.searchsorted(fresh.articles.id, old.articles.id).astype(np.int32)[old.at]
    return moved


def _pieces(old: RowColumns, fresh: RowColumns, changed: Numbers) -> list[tuple[bool, int, int]]:
    """Which rows come one after the other: whether fresh ones or held ones, from where to where."""
    gone = old.articles.id[~np.isin(old.articles.id, fresh.articles.id)]
    cut = np.union1d(changed, gone)
    was, now = (
        [
            np.searchsorted(of.at, np.searchsorted(of.articles.id, cut, side).astype(of.at.dtype)).tolist()
            for side in ("left", "right")
        ]
        for of in (old, fresh)
    )
    pieces, last = [(True, 0, 0)], 0  # never none at all
    for begin, end, first, behind in zip(*was, *now, strict=True):
        pieces += [(False, last, begin), (True, first, behind)]
        last = end
    return [each for each in [*pieces, (False, last, len(old.at))] if each[1] < each[2]] or pieces[:1]


def _merged(
    one: tuple[tuple[str, ...], Numbers], other: tuple[tuple[str, ...], Numbers]
) -> tuple[tuple[str, ...], tuple[Numbers, Numbers]]:
    """Two columns of places in names of their own, with the names of both in order."""
    known = tuple(sorted({*one[0], *other[0]}))
    places = {name: place for place, name in enumerate(known)}

    def moved(names: tuple[str, ...], column: Numbers) -> Numbers:
        if names == known:
            return column
        found: Numbers = small(np.array([places[name] for name in names], dtype=np.int32))[column]
        return found

    return known, (moved(*one), moved(*other))


def _read_articles(connection: Connection, condition: ColumnElement[bool] | None = None) -> ArticleColumns:
    """The articles of the library that fit a condition; all where there is none."""
    own = article.c
    query = select(
        own.id,
        own.published,
        func.coalesce(own.outlet, literal("")).label("outlet"),
        own.sample.is_not(None).label("sample"),
        own.scored,
        func.coalesce(own.story, 0).label("story"),
        func.coalesce(own.batch_id, 0).label("upload"),
    ).order_by(own.id)
    found = read_columns(connection, query if condition is None else query.where(condition))
    outlets, outlet = found.coded("outlet")
    return ArticleColumns(
        id=found.numbers["id"],
        day=found.numbers["published"],
        outlet=outlet,
        sample=found.numbers["sample"],
        scored=found.numbers["scored"],
        story=found.numbers["story"],
        upload=found.numbers["upload"],
        outlets=outlets,
    )
