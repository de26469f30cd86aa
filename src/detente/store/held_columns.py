"""Columns of a library held in memory: read once a server, then kept current by what has changed.

Every session of a server shares them. They follow changes by any process: the articles that were written
since are read, and the others kept.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Any, Generic, TypeVar
from weakref import WeakKeyDictionary

import numpy as np
from sqlalchemy import Connection, Dialect, Engine, Select, func, literal, select

from detente.store.aggregate_columns import ArticleColumns, Numbers, RowColumns
from detente.store.column_reading import read_columns
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
        fresh = self._read(connection, articles, since)
        whose = old.articles.id[old.at]
        stays = old.only(np.isin(whose, articles.id) & ~np.isin(whose, changed))
        return _joined(stays, fresh)


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
        held = _articles[engine.dialect] = (now, _read_articles(connection))
    return held[1]


def _joined(stays: Columns, fresh: Columns) -> Columns:
    """Columns of different articles together, in order; `fresh` knows the articles as they are now."""
    merged: dict[str, Any] = {}
    for column, names in type(fresh).CODED.items():
        merged[names], merged[column] = _merged(
            (getattr(stays, names), getattr(stays, column)), (getattr(fresh, names), getattr(fresh, column))
        )
    place = np.searchsorted(fresh.articles.id, stays.articles.id[stays.at]).astype(np.int32)
    merged["at"] = np.concatenate([place, fresh.at])
    for name in fresh.columns() - merged.keys():
        merged[name] = np.concatenate([getattr(stays, name), getattr(fresh, name)])
    order = np.argsort(merged["at"], kind="stable")
    for name in fresh.columns():
        merged[name] = merged[name][order]
    return type(fresh)(articles=fresh.articles, **merged)


def _merged(*coded: tuple[tuple[str, ...], Numbers]) -> tuple[tuple[str, ...], Numbers]:
    """Columns with names of their own as one column, with the names of all in order."""
    known = tuple(sorted({name for names, _ in coded for name in names}))
    places = {name: place for place, name in enumerate(known)}
    moved = [np.array([places[name] for name in names], dtype=np.int32)[column] for names, column in coded]
    return known, np.concatenate(moved)


def _read_articles(connection: Connection) -> ArticleColumns:
    """All articles of the library."""
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
    found = read_columns(connection, query)
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
