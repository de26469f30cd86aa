"""Lists of paragraphs: those that lead in a direction, the latest, all of a selection, those that name a
treaty or a figure.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import numpy as np
import pandas as pd
from sqlalchemy import (
    ColumnElement,
    Engine,
    Select,
    asc,
    desc,
    false,
    func,
    or_,
    select,
)

from detente.store.aggregate_cache import cached_aggregates
from detente.store.aggregate_columns import STANCES, Numbers
from detente.store.aggregate_query import aggregates_of
from detente.store.beside_paragraphs import same_paragraph
from detente.store.dataframes import frame_of
from detente.store.partition_months import in_months_of
from detente.store.schema import aggregate, article, cue, mention, paragraph, quantity
from detente.store.selection import Selection
from detente.store.single_paragraphs import latest_naming
from detente.store.single_paragraphs import leading as leading_paragraphs
from detente.store.statement_columns import first_by

Direction = Literal["escalation", "deescalation"]
PARAGRAPH_COLUMNS = [
    article.c.id.label("article_id"),
    article.c.title,
    article.c.published,
    article.c.outlet,
    article.c.sample.is_not(None).label("sample"),
    paragraph.c.position,
    paragraph.c.text,
    paragraph.c.speaker,
    paragraph.c.side,
    paragraph.c.escalation,
    paragraph.c.deescalation,
    paragraph.c.balance,
    paragraph.c.stance,
    paragraph.c.rung,
    paragraph.c.low.label("balance_low"),
    paragraph.c.high.label("balance_high"),
    paragraph.c.chance.label("stance_chance"),
    paragraph.c.differs,
]


def strongest_paragraphs(
    engine: Engine, selection: Selection, direction: Direction, limit: int = 10
) -> pd.DataFrame:
    """The paragraphs that reach furthest in one direction.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        direction: Which axis.
        limit: At most so many rows.

    Returns:
        Columns: see `PARAGRAPH_COLUMNS`. The latest first among equals.
    """
    if direction == "escalation":
        return _leading(engine, selection, "up", paragraph.c.escalation >= 1, desc, limit)
    return _leading(engine, selection, "down", paragraph.c.deescalation >= 1, asc, limit)


def latest_paragraphs(engine: Engine, selection: Selection, limit: int = 10) -> pd.DataFrame:
    """The latest paragraphs that are more than neutral, undated ones last.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        limit: At most so many rows.

    Returns:
        Columns: see `PARAGRAPH_COLUMNS`.
    """
    return _leading(engine, selection, None, paragraph.c.stance != "neutral", desc, limit)


def _leading(
    engine: Engine,
    selection: Selection,
    by: Literal["up", "down"] | None,
    fits: ColumnElement[bool],
    order: Callable[[Any], ColumnElement[Any]],
    limit: int,
) -> pd.DataFrame:
    """The first paragraphs in an order, found through the first aggregates in the same order: no more of
    these can hold them.
    """
    ranks = [order(paragraph.c.balance)] if by else []
    place = (desc(article.c.published).nulls_last(), desc(article.c.id), paragraph.c.position)
    if selection.of_single_paragraphs:
        places, days = leading_paragraphs(engine, selection, by, limit)
        return frame_of(engine, _at_places(engine, places, days).order_by(*ranks, *place))
    days = _days_of_leading(engine, selection, by, limit)
    of = aggregates_of(selection).where(*in_months_of(engine, days, aggregate)).subquery()
    first = select(of.c.article_id, of.c.side, of.c.speaker, of.c.stance)
    first = first.where(of.c[by].is_not(None) if by else of.c.stance != "neutral")
    reach = [order(of.c[by])] if by else []
    ties = (of.c.side, of.c.speaker, of.c.stance)  # the same ones on every database
    first = first.order_by(*reach, desc(of.c.published).nulls_last(), desc(of.c.article_id), *ties).limit(
        limit
    )
    leading = first.cte("leading")
    query = (
        paragraphs_of_selection(Selection())
        .join(
            leading,
            (leading.c.article_id == paragraph.c.article_id)
            & (leading.c.side == func.coalesce(paragraph.c.side, ""))
            & (leading.c.speaker == func.coalesce(paragraph.c.speaker, ""))
            & (leading.c.stance == paragraph.c.stance),
        )
        .where(fits, *in_months_of(engine, days, paragraph, article))
    )
    return frame_of(engine, query.order_by(*ranks, *place).limit(limit))


def _at_places(engine: Engine, places: list[tuple[int, int]], days: Numbers) -> Select[Any]:
    """A few paragraphs by article and position; `days` are those of the articles."""
    chosen = [(article.c.id == number) & (paragraph.c.position == position) for number, position in places]
    return paragraphs_of_selection().where(
        or_(false(), *chosen), *in_months_of(engine, days, paragraph, article)
    )


def _days_of_leading(
    engine: Engine, selection: Selection, by: Literal["up", "down"] | None, limit: int
) -> Numbers:
    """The days of the articles whose aggregates come first, ranked in memory; a database, which has an index
    for that, needs none.
    """
    if engine.dialect.name != "duckdb":
        return np.zeros(0, dtype=np.int32)
    of = cached_aggregates(engine, selection)
    of = of.only(~np.isnan(getattr(of, by)) if by else of.stance != STANCES.index("neutral"))
    day, number = of.articles.day[of.at], of.articles.id[of.at]
    ranks: list[Numbers] = [-day.astype(np.int64), -number]
    if by:
        ranks.insert(0, -of.up if by == "up" else of.down)
    found: Numbers = day[first_by(ranks, limit)]
    return found


def paragraphs(engine: Engine, selection: Selection, limit: int = 1000) -> pd.DataFrame:
    """All body paragraphs of a selection in order of date and place, undated ones last.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        limit: At most so many rows.

    Returns:
        Columns: see `PARAGRAPH_COLUMNS`.
    """
    query = paragraphs_of_selection(selection).order_by(
        article.c.published.is_(None), article.c.published, article.c.id, paragraph.c.position
    )
    return frame_of(engine, query.limit(limit))


def paragraphs_of_article(engine: Engine, article_id: int) -> pd.DataFrame:
    """The body paragraphs of one article in their order.

    Args:
        engine: The library.
        article_id: Id of the article.

    Returns:
        One row a paragraph; columns: see `PARAGRAPH_COLUMNS`.
    """
    query = paragraphs_of_selection(Selection()).where(article.c.id == article_id)
    return frame_of(engine, query.order_by(paragraph.c.position))


def mentions_of_treaty(
    engine: Engine, treaty: str, selection: Selection, limit: int = 20_000
) -> pd.DataFrame:
    """Body paragraphs that name a treaty, the latest first, undated ones last.

    Args:
        engine: The library.
        treaty: Id of the treaty.
        selection: What part of the corpus is looked at.
        limit: At most so many rows.

    Returns:
        Columns: see `PARAGRAPH_COLUMNS`.
    """
    named = (
        select(mention.c.treaty)
        .where(same_paragraph(mention, paragraph), mention.c.treaty == treaty)
        .exists()
    )
    order = (article.c.published.is_(None), desc(article.c.published), article.c.id, paragraph.c.position)
    return frame_of(engine, paragraphs_of_selection(selection).where(named).order_by(*order).limit(limit))


def page_of_mentions(
    engine: Engine, treaty: str, selection: Selection, limit: int, offset: int = 0
) -> pd.DataFrame:
    """Some of the paragraphs of `mentions_of_treaty`, ranked in memory: no others are read.

    Args:
        engine: The library.
        treaty: Id of the treaty.
        selection: What part of the corpus is looked at.
        limit: At most so many rows; a few dozen.
        offset: Rows left out before the first.

    Returns:
        Columns: see `PARAGRAPH_COLUMNS`.
    """
    order = (article.c.published.is_(None), desc(article.c.published), article.c.id, paragraph.c.position)
    places, days = latest_naming(engine, treaty, selection, limit, offset)
    return frame_of(engine, _at_places(engine, places, days).order_by(*order))


def paragraphs_with_act(engine: Engine, selection: Selection, act: str, limit: int = 50) -> pd.DataFrame:
    """Body paragraphs with a cue of one act, the strongest of these cues first.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        act: Key of the act.
        limit: At most so many rows.

    Returns:
        Columns: see `PARAGRAPH_COLUMNS`.
    """
    strength = func.max(cue.c.escalation + cue.c.deescalation).label("strength")
    of = select(cue.c.article_id, cue.c.position, strength).where(cue.c.act == act)
    found = of.group_by(cue.c.article_id, cue.c.position).subquery()
    query = paragraphs_of_selection(selection).join(found, same_paragraph(found, paragraph))
    order = (
        desc(found.c.strength),
        desc(article.c.published).nulls_last(),
        article.c.id,
        paragraph.c.position,
    )
    return frame_of(engine, query.order_by(*order).limit(limit))


def quantities(engine: Engine, selection: Selection, limit: int = 500) -> pd.DataFrame:
    """Figures that the body paragraphs of a selection name.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        limit: At most so many rows.

    Returns:
        article_id, title, published, position, value, high, unit, of, whose, year, kind, commitment.
    """
    columns = [article.c.id.label("article_id"), article.c.title, article.c.published, paragraph.c.position]
    figures = [
        quantity.c[name] for name in ("value", "high", "unit", "of", "whose", "year", "kind", "commitment")
    ]
    query = (
        body_of(selection)
        .join(
            quantity,
            same_paragraph(quantity, paragraph),
        )
        .with_only_columns(*columns, *figures)
        .order_by(desc(article.c.published).nulls_last())
    )
    return frame_of(engine, query.limit(limit))


def paragraphs_of_selection(selection: Selection | None = None) -> Select[Any]:
    """The columns `PARAGRAPH_COLUMNS` of the body paragraphs of a selection; without one of all
    paragraphs, copies too.
    """
    if selection is None:
        return select(*PARAGRAPH_COLUMNS).select_from(
            paragraph.join(article, article.c.id == paragraph.c.article_id)
        )
    return body_of(selection).with_only_columns(*PARAGRAPH_COLUMNS)


def body_of(selection: Selection) -> Select[Any]:
    """The scored body paragraphs of a selection, joined with their articles;
    the caller chooses the columns.
    """
    joined = paragraph.join(article, article.c.id == paragraph.c.article_id)
    return select(paragraph.c.position).select_from(joined).where(*selection.paragraphs())
