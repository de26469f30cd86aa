"""Every figure of the corpus beside the official record: counted and listed by outcome, topic, owner and who
says it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import (
    CTE,
    BigInteger,
    ColumnElement,
    Engine,
    FromClause,
    Integer,
    Select,
    column,
    desc,
    select,
    values,
)

from detente.figures.claims import OUTCOMES
from detente.store.adopted_editions import record
from detente.store.aggregate_columns import Numbers, among
from detente.store.beside_paragraphs import narrowed, same_paragraph
from detente.store.claim_columns import ClaimColumns, all_claims_of, claims_of
from detente.store.dataframes import frame_of
from detente.store.first_rows import first_rows
from detente.store.partition_months import in_months_of
from detente.store.partitions import hold_claims
from detente.store.schema import article, claim, paragraph, quantity
from detente.store.selection import Selection
from detente.store.stale import bring_claims_up_to_date


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """What is asked of claims beside the shared filters; empty asks for all.

    `sure_only` leaves "perhaps" out.
    """

    outcomes: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    sure_only: bool = False

    def narrowed(self, of: ClaimColumns) -> ClaimColumns:
        """The claims that it asks for, of columns in memory."""
        asked = (
            (of.outcome, of.outcomes, self.outcomes),
            (of.topic, of.topics, self.topics),
            (of.owner, of.owners, self.owners),
        )
        keep = [among(places, names, chosen) for places, names, chosen in asked if chosen]
        keep += [of.sure] if self.sure_only else []
        return of.only(np.logical_and.reduce(keep)) if keep else of

    def conditions(self) -> list[ColumnElement[bool]]:
        """As conditions on the table of claims."""
        found: list[ColumnElement[bool]] = []
        for own, chosen in (
            (claim.c.outcome, self.outcomes),
            (claim.c.topic, self.topics),
            (claim.c.owner, self.owners),
        ):
            if chosen:
                found.append(own.in_(chosen))
        if self.sure_only:
            found.append(claim.c.sure)
        return found


def claims(
    engine: Engine, selection: Selection, asked: ClaimFilter, limit: int = 1000, offset: int = 0
) -> pd.DataFrame:
    """Every figure of a selection beside the record, one row a figure, the latest first.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        asked: What is asked of claims beside the selection.
        limit: At most so many rows.
        offset: Rows left out before the first.

    Returns:
        article_id, title, published, outlet, sample, position, text, start, end, value, high, unit, of, year,
        kind, whose, speaker, side, narrated, said_on, topic, outcome, sure, record, recorded, recorded_year,
        edition, plan, reason, doubts, words. `words` are the figure as written, `start` and `end` its place
        in `text`.
    """
    bring_claims_up_to_date(engine, record(engine))
    hold_claims(engine)
    place = (claim.c.position, claim.c.place)
    order = (claim.c.published.is_(None), desc(claim.c.published), desc(claim.c.article_id), *place)
    query = select(*_COLUMNS).order_by(*order)
    chosen: FromClause
    if limit > _LISTED:
        first = _chosen(selection, asked).order_by(*order).limit(limit).offset(offset)
        chosen = first.with_only_columns(claim.c.article_id, *place).subquery("chosen")
    else:
        of = first_rows(asked.narrowed(claims_of(engine, selection)), _LATEST, offset + limit)
        of = of.only(np.arange(offset, max(offset, len(of.at))))
        chosen = _keys(of)
        query = in_months_of(engine, query, of.articles.day[of.at], claim, quantity, paragraph, article)
    same = same_paragraph(chosen, claim) & (chosen.c.place == claim.c.place)
    frame = frame_of(engine, query.select_from(_JOINED.join(chosen, same)))
    words = [text[a:b] for text, a, b in zip(frame["text"], frame["start"], frame["end"], strict=True)]
    return frame.assign(words=words)


def _keys(of: ClaimColumns) -> CTE:
    """The keys of some few claims as a table to join: of triples `IN` a list SQLite has no index, and DuckDB
    looks at all.
    """
    numbers = of.articles.id[of.at].tolist()
    rows = list(zip(numbers, of.position.tolist(), of.place.tolist(), strict=True))
    key = (column("article_id", BigInteger), column("position", Integer), column("place", Integer))
    return values(*key, literal_binds=True).data(rows or [(-1, -1, -1)]).cte("chosen")


def by_outcome(engine: Engine, selection: Selection, asked: ClaimFilter) -> pd.DataFrame:
    """How many figures have each outcome.

    The filter's own outcomes are left aside, so that each count says what choosing it would show.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        asked: What is asked of claims beside the selection.

    Returns:
        outcome, figures, figures_sure: all six outcomes in their order, with the number of figures and of
        those that are surely so.
    """
    bring_claims_up_to_date(engine, record(engine))
    of = replace(asked, outcomes=()).narrowed(claims_of(engine, selection))
    figures = np.bincount(of.outcome, minlength=len(of.outcomes))
    sure = np.bincount(of.outcome[of.sure], minlength=len(of.outcomes))
    counted = pd.DataFrame(
        {"figures": figures, "figures_sure": sure}, index=pd.Index(of.outcomes, name="outcome")
    )
    return counted.reindex(list(OUTCOMES), fill_value=0).astype(int).reset_index()


def choices(engine: Engine) -> dict[str, dict[str, int]]:
    """What claims can be filtered by.

    Args:
        engine: The library.

    Returns:
        topics and owners, each with its number of figures, most first.
    """
    bring_claims_up_to_date(engine, record(engine))
    hold_claims(engine)
    of = all_claims_of(engine)
    return {"topics": _numbered(of.topics, of.topic), "owners": _numbered(of.owners, of.owner)}


def _numbered(names: Sequence[str], column: Numbers) -> dict[str, int]:
    """Names by how many rows bear each, most first."""
    number = np.bincount(column, minlength=len(names)).tolist()
    known = [(name, many) for name, many in zip(names, number, strict=True) if name and many]
    return dict(sorted(known, key=lambda pair: (-pair[1], pair[0])))


_LISTED = 1_000  # rows that are found in memory and asked for by their keys; a file holds more
_LATEST: tuple[Callable[[ClaimColumns], Numbers], ...] = (
    lambda of: -of.articles.day[of.at].astype(np.int64),  # "undated" is the least number
    lambda of: -of.articles.id[of.at],
    lambda of: of.position,
    lambda of: of.place,
)
_JOINED = (
    claim.join(quantity, same_paragraph(quantity, claim) & (quantity.c.place == claim.c.place))
    .join(paragraph, same_paragraph(paragraph, claim))
    .join(article, article.c.id == claim.c.article_id)
)
_COLUMNS = [
    claim.c.article_id,
    article.c.title,
    claim.c.published,
    article.c.outlet,
    claim.c.sample,
    claim.c.position,
    paragraph.c.text,
    quantity.c.start,
    quantity.c.end,
    quantity.c.value,
    quantity.c.high,
    quantity.c.unit,
    quantity.c.of,
    quantity.c.year,
    quantity.c.kind,
    claim.c.owner.label("whose"),
    claim.c.speaker,
    claim.c.side,
    claim.c.narrated,
    claim.c.day.label("said_on"),
    claim.c.topic,
    claim.c.outcome,
    claim.c.sure,
    claim.c.record,
    claim.c.recorded,
    claim.c.recorded_year,
    claim.c.edition,
    claim.c.plan,
    claim.c.reason,
    claim.c.doubts,
]


def _chosen(selection: Selection, asked: ClaimFilter) -> Select[Any]:
    """The claims of a selection; other tables are joined only where a filter asks for what they
    alone hold.
    """
    query = select(claim.c.article_id).where(*selection.derived(claim), *asked.conditions())
    of_paragraph = Selection(stances=selection.stances, readings=selection.readings)
    return narrowed(query, claim, selection, of_paragraph)
