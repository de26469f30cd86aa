"""Facets of a search: how many paragraphs found are of which side, speaker, outlet, stance and year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import Engine

from detente.store.aggregate_cache import cached_aggregates
from detente.store.aggregate_columns import UNDATED, Numbers, day_of
from detente.store.fulltext import PLACES, numbers, terms
from detente.store.partition_search import rows_found
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
        Counts over the first `detente.store.search.MOST_COUNTED` paragraphs.
    """
    if not terms(written):
        return Facets()
    of = cached_aggregates(engine, selection)
    known = of.articles
    if read_only(engine):
        rows: Sequence[Any] = rows_found(engine, written, selection)
    else:
        rows = _rows(engine, written, selection, np.unique(known.id[of.at]))
    at = np.searchsorted(known.id, [row.article_id for row in rows])
    days = [int(known.day[place]) for place in at]
    years = Counter(str(day_of(day).year) for day in days if day != UNDATED)
    return Facets(
        sides=_most((row.side for row in rows), most),
        speakers=_most((row.speaker for row in rows), most),
        outlets=_most((known.outlets[known.outlet[place]] for place in at), most),
        stances=_most((row.stance for row in rows), most),
        years=tuple(sorted(years.items(), reverse=True)[:most]),
    )


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


def _most(names: Iterable[str | None], most: int) -> Facet:
    counted = Counter(name for name in names if name)
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:most])
