"""Lists of articles: of a selection, of an upload, with what stands behind each."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
import pandas as pd
from sqlalchemy import (
    ColumnElement,
    Engine,
    Integer,
    Select,
    Subquery,
    asc,
    case,
    cast,
    desc,
    func,
    select,
)

from detente.store.aggregate_cache import cached_aggregates
from detente.store.aggregate_columns import UNDATED, Numbers
from detente.store.aggregate_query import aggregates_of
from detente.store.dataframes import frame_of
from detente.store.schema import aggregate, article, paragraph
from detente.store.selection import Selection

Order = Literal["latest", "oldest", "escalatory", "de-escalatory", "strongest", "title"]
_AXES = ("escalation", "deescalation", "balance")
_SHOWN = [
    "id", "title", "published", "outlet", "language", "scored", "sample", "paragraphs", *_AXES, "rung",
    "story", "copies", "outlets",
]  # fmt: skip
_AT_ONCE = 500  # articles asked for in one query; databases take few thousand parameters


def articles(
    engine: Engine, selection: Selection, order: Order = "latest", limit: int = 200, offset: int = 0
) -> pd.DataFrame:
    """The articles whose paragraphs fit a selection, copies too; one that is not scored appears where no
    paragraph filter is set.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        order: Which come first.
        limit: At most so many rows.
        offset: Rows left out before the first.

    Returns:
        A row for each article: id, title, published, outlet, language, scored, sample, paragraphs,
        escalation, deescalation (0 to 5), balance (-1 to +1), rung (-4 to +4), story, copies, outlets.
        `story` is the same number for articles that carry the same story, `copies` how many others do,
        `outlets` how many outlets of the whole library.
    """
    if selection.of_single_paragraphs and order != "title":
        return _of_single_paragraphs(engine, selection, order, limit, offset)
    fits = Selection(
        start=selection.start, end=selection.end, outlets=selection.outlets, corpus=selection.corpus
    )
    filtered = fits != selection
    by: dict[Order, tuple[ColumnElement[Any], ...]] = {
        "latest": (desc(article.c.published).nulls_last(),),
        "oldest": (asc(article.c.published).nulls_last(),),
        "title": (func.lower(article.c.title).nulls_first(),),
    }
    of = aggregates_of(selection if filtered else fits, copies=True)
    chosen = None
    # Which articles are shown is known before anything is added up.
    if order in by and not selection.of_single_paragraphs:
        there = select(aggregate.c.article_id).where(
            aggregate.c.article_id == article.c.id, *selection.aggregates(copies=True)
        )
        fitting = [*fits.articles(), *([there.exists()] if filtered else [])]
        ordered = select(article.c.id).where(*fitting).order_by(*by[order], desc(article.c.id))
        chosen = ordered.limit(limit).offset(offset).cte("chosen")
        of = of.where(aggregate.c.article_id.in_(select(chosen.c.id)))
    body = _means_of_articles(of)
    rung = case((body.c.highest >= -body.c.lowest, body.c.highest), else_=body.c.lowest)
    by |= {
        "escalatory": (desc(body.c.balance).nulls_last(),),
        "de-escalatory": (asc(body.c.balance).nulls_last(),),
        "strongest": (desc(func.abs(rung)).nulls_last(),),
    }
    reach = _reach()
    unscored = (
        select(func.count())
        .where(paragraph.c.article_id == article.c.id, paragraph.c.kind == "body")
        .scalar_subquery()
    )
    number = case((article.c.scored, body.c.paragraphs), else_=unscored)
    columns = [
        article.c.id,
        article.c.title,
        article.c.published,
        article.c.outlet,
        article.c.language,
        article.c.scored,
        article.c.sample.is_not(None).label("sample"),
        number.label("paragraphs"),
        body.c.escalation,
        body.c.deescalation,
        body.c.balance,
        rung.label("rung"),
        article.c.story,
        func.coalesce(reach.c.articles - 1, 0).label("copies"),
        func.coalesce(reach.c.outlets, case((article.c.outlet.is_not(None), 1), else_=0)).label("outlets"),
    ]
    joined = article.join(body, body.c.article_id == article.c.id, isouter=not filtered)
    joined = joined.outerjoin(reach, reach.c.story == article.c.story)
    query = select(*columns).select_from(joined).where(*fits.articles())
    query = query.order_by(*by[order], desc(article.c.id))
    if chosen is None:
        return frame_of(engine, query.limit(limit).offset(offset))
    return frame_of(engine, query.where(article.c.id.in_(select(chosen.c.id))))


def _of_single_paragraphs(
    engine: Engine, selection: Selection, order: Order, limit: int, offset: int
) -> pd.DataFrame:
    """`articles` of a selection that asks for treaties or readings: added up and ordered in memory."""
    of = cached_aggregates(engine, selection, copies=True)
    at, starts = np.unique(of.at, return_index=True)
    if not len(at):
        starts = starts[:0]
    number = _added(of.paragraphs, starts)
    means = {name: _added(getattr(of, name), starts) / number for name in _AXES}
    highest, lowest = (
        function.reduceat(column, starts) if len(starts) else column
        for function, column in ((np.maximum, of.highest), (np.minimum, of.lowest))
    )
    rung = np.where(highest >= -lowest, highest, lowest)
    day, ids = of.articles.day[at].astype(np.int64), of.articles.id[at]
    first = {
        "latest": -day,
        "oldest": np.where(day == UNDATED, -UNDATED, day),
        "escalatory": -means["balance"],
        "de-escalatory": means["balance"],
        "strongest": -np.abs(rung),
    }[order]
    shown = np.lexsort((-ids, first))[offset : offset + limit]
    counted = pd.DataFrame({"id": ids, "paragraphs": number.astype(np.int64), **means, "rung": rung})
    counted = counted.iloc[shown]
    return (
        counted[["id"]].merge(_details(engine, ids[shown].tolist()), on="id").merge(counted, on="id")[_SHOWN]
    )


def _added(column: Numbers, starts: Numbers) -> Numbers:
    """Sums of stretches of a column."""
    sums: Numbers = np.add.reduceat(column.astype(float), starts) if len(starts) else np.zeros(0)
    return sums


def _details(engine: Engine, ids: list[int]) -> pd.DataFrame:
    """What `articles` shows of each article that is not added up of its paragraphs."""
    reach = _reach()
    own = article.c
    query = (
        select(
            own.id, own.title, own.published, own.outlet, own.language, own.scored,
            own.sample.is_not(None).label("sample"), own.story,
            func.coalesce(reach.c.articles - 1, 0).label("copies"),
            func.coalesce(reach.c.outlets, case((own.outlet.is_not(None), 1), else_=0)).label("outlets"),
        )
        .select_from(article.outerjoin(reach, reach.c.story == own.story))
    )  # fmt: skip
    some = [ids[first : first + _AT_ONCE] for first in range(0, max(1, len(ids)), _AT_ONCE)]
    return pd.concat([frame_of(engine, query.where(own.id.in_(part))) for part in some], ignore_index=True)


def articles_of(engine: Engine, selection: Selection) -> int:
    """How many articles `articles` lists of a selection, however many at a time.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.

    Returns:
        Their number.
    """
    fits = Selection(
        start=selection.start, end=selection.end, outlets=selection.outlets, corpus=selection.corpus
    )
    of = cached_aggregates(engine, selection, copies=True)
    unscored = int((of.articles.fitting(fits) & ~of.articles.scored).sum()) if fits == selection else 0
    return len(np.unique(of.at)) + unscored


def of_batch(engine: Engine, batch_id: int, limit: int = 500) -> pd.DataFrame:
    """The articles that an upload brought, in its order.

    Args:
        engine: The library.
        batch_id: Number of the upload.
        limit: At most so many rows.

    Returns:
        id, title, published, outlet, filename.
    """
    columns = (article.c.id, article.c.title, article.c.published, article.c.outlet, article.c.filename)
    query = select(*columns).where(article.c.batch_id == batch_id).order_by(article.c.id)
    return frame_of(engine, query.limit(limit))


def own_articles(engine: Engine) -> int:
    """How many articles users brought, the samples left out.

    Args:
        engine: The library.

    Returns:
        Their number.
    """
    with engine.connect() as connection:
        query = select(func.count()).select_from(article).where(article.c.sample.is_(None))
        return int(connection.execute(query).scalar_one())


def _reach() -> Subquery:
    number = func.count(func.distinct(article.c.outlet))
    query = select(article.c.story, func.count().label("articles"), number.label("outlets"))
    return query.where(article.c.story.is_not(None)).group_by(article.c.story).subquery()


def _means_of_articles(of: Select[Any]) -> Subquery:
    each = of.subquery()
    number = cast(func.sum(each.c.paragraphs), Integer)  # sums of sums are decimals in PostgreSQL
    return (
        select(
            each.c.article_id,
            number.label("paragraphs"),
            *((func.sum(each.c[name]) / number).label(name) for name in _AXES),
            func.max(each.c.highest).label("highest"),
            func.min(each.c.lowest).label("lowest"),
        )
        .group_by(each.c.article_id)
        .subquery()
    )
