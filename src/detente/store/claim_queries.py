"""Every figure of the corpus beside the official record: counted and listed by outcome, topic, owner and who
says it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Engine, Select, String, case, desc, func, literal_column, select

from detente.figures.claims import OUTCOMES
from detente.store.adopted_editions import record
from detente.store.beside_paragraphs import narrowed, same_paragraph
from detente.store.dataframes import frame_of
from detente.store.partition_months import days_of, in_months_of
from detente.store.partitions import PARAGRAPH_STANCE, claims_held
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

    def conditions(self) -> list[ColumnElement[bool]]:
        """As conditions on the table of claims."""
        found: list[ColumnElement[bool]] = []
        for column, chosen in (
            (claim.c.outcome, self.outcomes),
            (claim.c.topic, self.topics),
            (claim.c.owner, self.owners),
        ):
            if chosen:
                found.append(column.in_(chosen))
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
    place = (claim.c.position, claim.c.place)
    order = (claim.c.published.is_(None), desc(claim.c.published), desc(claim.c.article_id), *place)
    first = _chosen(selection, asked, claims_held(engine)).order_by(*order).limit(limit).offset(offset)
    chosen = first.with_only_columns(claim.c.article_id, *place).subquery("chosen")  # the rest of these alone
    joined = (
        claim.join(chosen, same_paragraph(chosen, claim) & (chosen.c.place == claim.c.place))
        .join(quantity, same_paragraph(quantity, claim) & (quantity.c.place == claim.c.place))
        .join(paragraph, same_paragraph(paragraph, claim))
        .join(article, article.c.id == claim.c.article_id)
    )
    query = select(*_COLUMNS).select_from(joined).order_by(*order)
    frame = frame_of(engine, _in_months_of_first(engine, query, first))
    words = [text[a:b] for text, a, b in zip(frame["text"], frame["start"], frame["end"], strict=True)]
    return frame.assign(words=words)


def _in_months_of_first(engine: Engine, query: Select[Any], first: Select[Any]) -> Select[Any]:
    """What spares partitions the files of months without one of the first claims; as it is in a database."""
    if engine.dialect.name != "duckdb":
        return query
    with engine.connect() as connection:
        days = days_of(connection.execute(first.with_only_columns(claim.c.published)).scalars())
    return in_months_of(engine, query, days, claim, quantity, paragraph, article)


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
    open_ = ClaimFilter(topics=asked.topics, owners=asked.owners, sure_only=asked.sure_only)
    query = (
        _chosen(selection, open_, claims_held(engine))
        .with_only_columns(
            claim.c.outcome,
            func.count().label("figures"),
            func.sum(case((claim.c.sure, 1), else_=0)).label("figures_sure"),
        )
        .group_by(claim.c.outcome)
    )
    counted = frame_of(engine, query).set_index("outcome")
    return (
        counted.reindex(list(OUTCOMES), fill_value=0)
        .fillna(0)
        .astype(int)
        .rename_axis("outcome")
        .reset_index()
    )


def choices(engine: Engine) -> dict[str, dict[str, int]]:
    """What claims can be filtered by.

    Args:
        engine: The library.

    Returns:
        topics and owners, each with its number of figures, most first.
    """
    bring_claims_up_to_date(engine, record(engine))
    claims_held(engine)
    found: dict[str, dict[str, int]] = {}
    with engine.connect() as connection:
        for name, column in (("topics", claim.c.topic), ("owners", claim.c.owner)):
            query = select(column, func.count()).where(column.is_not(None)).group_by(column)
            rows = connection.execute(query.order_by(desc(func.count()), column))
            found[name] = {str(value): int(number) for value, number in rows}
    return found


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


def _chosen(selection: Selection, asked: ClaimFilter, held: bool) -> Select[Any]:
    """The claims of a selection; other tables are joined only where a filter asks for what they alone hold.

    `held` says that claims know their paragraph's stance themselves.
    """
    query = select(claim.c.article_id).where(*selection.derived(claim), *asked.conditions())
    of_paragraph = Selection(stances=selection.stances, readings=selection.readings)
    if held and selection.stances:
        stance: ColumnElement[str] = literal_column(f"{claim.name}.{PARAGRAPH_STANCE}", String())
        query = query.where(stance.in_(selection.stances))
        of_paragraph = replace(of_paragraph, stances=())
    return narrowed(query, claim, selection, of_paragraph)
