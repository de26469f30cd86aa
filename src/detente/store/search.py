"""Search in the words of paragraphs: the first hits in an order, and how many there are, quick in a large
library too.

The index of words gives the numbers of paragraphs; the aggregates in memory say which articles fit and how
far their paragraphs can reach, so that few paragraphs are looked at.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Connection,
    Engine,
    TableValuedAlias,
    column,
    func,
    literal,
    select,
)

from detente.store.aggregate_cache import cached_aggregates
from detente.store.aggregate_columns import UNDATED, AggregateColumns, Numbers
from detente.store.fulltext import PLACES, marked, numbers, terms
from detente.store.paragraph_lists import PARAGRAPH_COLUMNS, paragraphs_of_selection
from detente.store.partition_search import search_partitions
from detente.store.reading_alone import read_only
from detente.store.schema import paragraph
from detente.store.selection import Selection

SearchOrder = Literal["latest", "oldest", "escalatory", "de-escalatory", "strongest"]
MOST_COUNTED = 10_000  # hits that are counted; beyond, it is said that there are more
_MOST_READ = 200_000  # hits of the index that are looked at, those added last first
_AT_ONCE = 4_000  # paragraphs looked at in one query
_FAINT = 0.2  # the balance that a paragraph without a cue of 1 or more stays below


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The first hits, and their number; `more`: there are more than that.

    `hits`: the columns of `detente.store.paragraph_lists.PARAGRAPH_COLUMNS` and `words`, the words of the
    text that were found. `within`: only so many of the paragraphs with these words were looked at, those
    added last; None: all of them.
    """

    hits: pd.DataFrame
    number: int
    more: bool = False
    within: int | None = None


def search(
    engine: Engine, written: str, selection: Selection, order: SearchOrder = "latest", limit: int = 50
) -> SearchResult:
    """Body paragraphs of a selection that hold all words and “phrases” of what was written.

    Any text is a valid search.

    Args:
        engine: The library.
        written: Words, and phrases in double quotes.
        selection: What part of the corpus is looked at.
        order: By date (without one last), by balance, or by the strongest act in either direction; the latest
            first among equals.
        limit: At most so many rows.

    Returns:
        The first hits and their number.
    """
    if not terms(written):
        return SearchResult(pd.DataFrame(columns=[*(each.name for each in PARAGRAPH_COLUMNS), "words"]), 0)
    if read_only(engine):
        return SearchResult(*search_partitions(engine, written, selection, order, limit))
    of = cached_aggregates(engine, selection)
    reach = _reach(of, order)
    with engine.connect() as connection:
        keys = numbers(connection, written, _MOST_READ)
        within = _MOST_READ if len(keys) == _MOST_READ else None
        ranked, bounds, days = _candidates(keys, of, reach, order)
        best, number, more = _first(connection, ranked, bounds, days, selection, order, limit)
        hits = _rows(connection, best, written)
    return SearchResult(hits, number, more, within)


def _reach(of: AggregateColumns, order: SearchOrder) -> Numbers:
    """For each article of the library the furthest that its chosen paragraphs reach in an order; blank where
    none is chosen.
    """
    furthest = np.full(len(of.articles.id), np.nan)
    values = {
        "escalatory": np.fmax(of.up, _FAINT),
        "de-escalatory": np.fmax(-of.down, _FAINT),
        "strongest": np.maximum(of.highest, -of.lowest).astype(float),
    }.get(order, np.zeros(len(of.at)))
    starts = np.flatnonzero(np.diff(of.at, prepend=-1))
    if len(starts):
        furthest[of.at[starts]] = np.maximum.reduceat(values, starts)
    return furthest


def _candidates(
    keys: Numbers, of: AggregateColumns, reach: Numbers, order: SearchOrder
) -> tuple[Numbers, Numbers, Numbers]:
    """The hits in chosen articles, the furthest-reaching and the latest first; how far each can reach, and
    its day.
    """
    at = np.searchsorted(of.articles.id, keys // PLACES).clip(0, max(0, len(of.articles.id) - 1))
    there = (
        (of.articles.id[at] == keys // PLACES) & ~np.isnan(reach[at]) if len(at) else np.zeros(0, dtype=bool)
    )
    keys, at = keys[there], at[there]
    day = of.articles.day[at].astype(np.int64)
    if order == "oldest":
        day = np.where(day == UNDATED, UNDATED, -day)
    ranked = np.lexsort((keys % PLACES, -(keys // PLACES), -day, -reach[at]))
    return keys[ranked], reach[at][ranked], day[ranked]


def _first(
    connection: Connection,
    keys: Numbers,
    bounds: Numbers,
    days: Numbers,
    selection: Selection,
    order: SearchOrder,
    limit: int,
) -> tuple[list[int], int, bool]:
    """The first hits, how many there are of those that were looked at, and whether there are more than were
    counted.
    """
    place = {int(key): number for number, key in enumerate(keys)}
    best: list[tuple[float, int, int, int, int]] = []
    number = 0
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        for key, balance, rung in _looked_at(connection, some, selection):
            number += 1
            rank = {"escalatory": -balance, "de-escalatory": balance, "strongest": -abs(rung)}.get(order, 0.0)
            best.append((float(rank), -int(days[place[key]]), -(key // PLACES), key % PLACES, key))
        best = sorted(best)[:limit]
        ahead = start + _AT_ONCE
        settled = len(best) == limit and (ahead >= len(keys) or -best[-1][0] >= bounds[ahead])
        if number > MOST_COUNTED and settled:
            break
    return [entry[-1] for entry in best], min(number, MOST_COUNTED), number > MOST_COUNTED


def _looked_at(
    connection: Connection, keys: Numbers, selection: Selection
) -> Iterator[tuple[int, float, int]]:
    given = given_keys(connection, sorted(keys.tolist()))
    query = (
        select(given.c.value, paragraph.c.balance, paragraph.c.rung)
        .join_from(given, paragraph, of_key(given.c.value))
        .where(paragraph.c.kind == "body", *selection.said())
    )
    for key, balance, rung in connection.execute(query):
        yield int(key), float(balance), int(rung)


def given_keys(connection: Connection, keys: list[int]) -> TableValuedAlias:
    """Keys as a table to join from; SQLite reads all paragraphs where it is asked for pairs `IN` a list.

    Args:
        connection: To the library.
        keys: Of paragraphs, as the index of words gives them.

    Returns:
        A table with the column `value`.
    """
    value = column("value", BigInteger)
    if connection.dialect.name == "sqlite":
        return func.json_each(json.dumps(keys)).table_valued(value, name="given")
    return func.unnest(literal(keys, ARRAY(BigInteger))).table_valued(value, name="given").render_derived()


def of_key(key: ColumnElement[int]) -> ColumnElement[bool]:
    """The paragraph of a key.

    Args:
        key: A column of keys.

    Returns:
        A condition to join paragraphs by.
    """
    return (paragraph.c.article_id == key // PLACES) & (paragraph.c.position == key % PLACES)


def _rows(connection: Connection, keys: list[int], written: str) -> pd.DataFrame:
    given = given_keys(connection, keys)
    query = paragraphs_of_selection().join(given, of_key(given.c.value)).add_columns(given.c.value)
    found = {row["value"]: dict(row) for row in connection.execute(query).mappings()}
    words = marked(connection, written, {key: row["text"] for key, row in found.items()})
    rows = [found[key] | {"words": words.get(key, ())} for key in keys]
    return pd.DataFrame(rows, columns=[*(each.name for each in PARAGRAPH_COLUMNS), "words"])
