"""Facets of a search: how many paragraphs found are of which side, speaker, outlet, stance and year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import Engine

from detente.store.aggregate_cache import cached_aggregates
from detente.store.aggregate_columns import STANCES, UNDATED, Numbers, day_of
from detente.store.fulltext import PLACES, numbers, terms
from detente.store.partition_search import paragraphs_found
from detente.store.reading_alone import read_only
from detente.store.schema import paragraph
from detente.store.search import MOST_COUNTED, given_keys, of_key
from detente.store.selection import Selection

Facet = tuple[tuple[str, int], ...]  # names, each with its number of paragraphs, most first


@dataclass(frozen=True, slots=True)
class Facets:
    """What the paragraphs found are of; names that are not known are left out.

    Attributes:
        sides: Codes of the sides that speak.
        speakers: Names.
        outlets: Names.
        stances: As the codebook has them.
        years: Of publication, the latest first.
    """

    sides: Facet = ()
    speakers: Facet = ()
    outlets: Facet = ()
    stances: Facet = ()
    years: Facet = ()


def facets(engine: Engine, written: str, selection: Selection, most: int = 6) -> Facets:
    """Count what a search finds.

    Args:
        engine: The library.
        written: Words, and phrases in double quotes.
        selection: What part of the corpus is looked at.
        most: At most so many names of each.

    Returns:
        Counts over the first `detente.store.search.MOST_COUNTED` paragraphs; in partitions over all.
    """
    if not terms(written):
        return Facets()
    found = _in_partitions if read_only(engine) else _in_index
    counted = found(engine, written, selection)
    years = Counter[str]()
    for day, number in counted.days.items():
        if day != UNDATED:
            years[str(day_of(day).year)] += number
    return Facets(
        sides=_most(counted.sides, most),
        speakers=_most(counted.speakers, most),
        outlets=_most(counted.outlets, most),
        stances=_most(counted.stances, most),
        years=tuple(sorted(years.items(), reverse=True)[:most]),
    )


class _Counted(NamedTuple):
    """How many paragraphs are of which; "" and None for what is not known."""

    sides: Counter[str | None]
    speakers: Counter[str | None]
    outlets: Counter[str | None]
    stances: Counter[str | None]
    days: Counter[int]


def _in_partitions(engine: Engine, written: str, selection: Selection) -> _Counted:
    """The paragraphs that the indexes of words of partitions find, counted in memory."""
    of = paragraphs_found(engine, written, selection)
    articles = of.articles
    of_article = np.bincount(of.at, minlength=len(articles.id))
    days, of_day = np.unique(articles.day, return_inverse=True)
    number = np.bincount(of_day, weights=of_article, minlength=len(days)).astype(np.int64)
    return _Counted(
        _named(of.side, of.sides),
        _named(of.speaker, of.speakers),
        _named(articles.outlet, articles.outlets, of_article),
        _named(of.stance, STANCES),
        Counter(dict(zip(days.tolist(), number.tolist(), strict=True))),
    )


def _in_index(engine: Engine, written: str, selection: Selection) -> _Counted:
    """The paragraphs that a database's index of words finds."""
    of = cached_aggregates(engine, selection)
    known = of.articles
    rows = _rows(engine, written, selection, np.unique(known.id[of.at]))
    at = np.searchsorted(known.id, [row.article_id for row in rows])
    return _Counted(
        Counter(row.side for row in rows),
        Counter(row.speaker for row in rows),
        _named(known.outlet[at], known.outlets),
        Counter(row.stance for row in rows),
        Counter(known.day[at].tolist()),
    )


def _named(places: Numbers, names: Sequence[str], each: Numbers | None = None) -> Counter[str | None]:
    """How many rows are of each name; `each` says of how many rows every place is."""
    number = np.bincount(places, weights=each, minlength=len(names)).tolist()
    return Counter({name: int(many) for name, many in zip(names, number, strict=True) if many})


def _rows(engine: Engine, written: str, selection: Selection, chosen: Numbers) -> Sequence[Any]:
    """The paragraphs that the index of words finds in chosen articles."""
    with engine.connect() as connection:
        keys = numbers(connection, written, MOST_COUNTED)
        keys = keys[np.isin(keys // PLACES, chosen)]
        given = given_keys(connection, sorted(keys.tolist()))
        query = given.select().with_only_columns(
            paragraph.c.article_id, paragraph.c.side, paragraph.c.speaker, paragraph.c.stance
        )
        query = query.join_from(given, paragraph, of_key(given.c.value))
        return connection.execute(query.where(paragraph.c.kind == "body", *selection.said())).all()


def _most(counted: Counter[str | None], most: int) -> Facet:
    known = ((name, number) for name, number in counted.items() if name)
    return tuple(sorted(known, key=lambda pair: (-pair[1], pair[0]))[:most])
