"""Lists of paragraphs: those that lead in a direction, the latest, all of a selection, those that name a
treaty or a figure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
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
    tuple_,
)

from detente.store.aggregate_cache import cached_aggregates
from detente.store.aggregate_columns import STANCES, AggregateColumns, Numbers
from detente.store.beside_paragraphs import same_paragraph
from detente.store.dataframes import frame_of
from detente.store.first_rows import first_rows
from detente.store.partition_months import in_months_of
from detente.store.schema import article, cue, mention, paragraph, quantity
from detente.store.selection import Selection
from detente.store.single_paragraphs import latest_naming
from detente.store.single_paragraphs import leading as leading_paragraphs

Direction = Literal["escalation", "deescalation"]
_AT_ONCE = 1_000  # aggregates whose paragraphs are asked for in one query, at four parameters each
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
        return _leading(engine, selection, "up", paragraph.c.escalation >= 1, limit)
    return _leading(engine, selection, "down", paragraph.c.deescalation >= 1, limit)


def latest_paragraphs(engine: Engine, selection: Selection, limit: int = 10) -> pd.DataFrame:
    """The latest paragraphs that are more than neutral, undated ones last.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        limit: At most so many rows.

    Returns:
        Columns: see `PARAGRAPH_COLUMNS`.
    """
    return _leading(engine, selection, None, paragraph.c.stance != "neutral", limit)


def _leading(
    engine: Engine,
    selection: Selection,
    by: Literal["up", "down"] | None,
    fits: ColumnElement[bool],
    limit: int,
) -> pd.DataFrame:
    """The first paragraphs in an order, found through the first aggregates in the same order: no more of
    these can hold them.
    """
    ranks = [desc(paragraph.c.balance) if by == "up" else asc(paragraph.c.balance)] if by else []
    place = (desc(article.c.published).nulls_last(), desc(article.c.id), paragraph.c.position)
    if selection.of_single_paragraphs:
        places, days = leading_paragraphs(engine, selection, by, limit)
        return frame_of(engine, _at_places(engine, places, days).order_by(*ranks, *place))
    of = cached_aggregates(engine, selection)
    of = of.only(~np.isnan(getattr(of, by)) if by else of.stance != STANCES.index("neutral"))
    found = [
        frame_of(engine, query.where(fits).order_by(*ranks, *place).limit(limit))
        for query in _behind(engine, first_rows(of, (*_REACH[by], *_LATEST), limit))
    ]
    if len(found) == 1:
        return found[0]
    order = {"published": False, "article_id": False, "position": True}
    order = {"balance": by == "down", **order} if by else order
    together = pd.concat(found, ignore_index=True)
    return together.sort_values([*order], ascending=[*order.values()], ignore_index=True).head(limit)


_BY_NAME = np.array([sorted(STANCES).index(stance) for stance in STANCES])  # ties as ever: by the word
_Order = tuple[Callable[[AggregateColumns], Numbers], ...]
_REACH: Mapping[str | None, _Order] = {None: (), "up": (lambda of: -of.up,), "down": (lambda of: of.down,)}
_LATEST: _Order = (
    lambda of: -of.articles.day[of.at].astype(np.int64),  # "undated" is the least number
    lambda of: -of.articles.id[of.at],
    lambda of: of.side,
    lambda of: of.speaker,
    lambda of: _BY_NAME[of.stance],
)


def _behind(engine: Engine, of: AggregateColumns) -> Iterator[Select[Any]]:
    """Queries of the paragraphs behind some aggregates."""
    own = paragraph.c
    key = tuple_(own.article_id, func.coalesce(own.side, ""), func.coalesce(own.speaker, ""), own.stance)
    for begin in range(0, max(1, len(of.at)), _AT_ONCE):
        some = of.only(np.arange(begin, min(begin + _AT_ONCE, len(of.at))))
        numbers = some.articles.id[some.at].tolist()
        names = (
            [known[place] for place in column.tolist()]
            for known, column in ((of.sides, some.side), (of.speakers, some.speaker), (STANCES, some.stance))
        )
        # an index serves the articles; of what they are joined with SQLite has none
        query = paragraphs_of_selection().where(own.kind == "body", own.article_id.in_({*numbers}))
        query = query.where(key.in_([*zip(numbers, *names, strict=True)]))
        yield in_months_of(engine, query, some.articles.day[some.at], paragraph, article)


def _at_places(engine: Engine, places: list[tuple[int, int]], days: Numbers) -> Select[Any]:
    """A few paragraphs by article and position; `days` are those of the articles."""
    chosen = [(article.c.id == number) & (paragraph.c.position == position) for number, position in places]
    query = paragraphs_of_selection().where(or_(false(), *chosen))
    return in_months_of(engine, query, days, paragraph, article)


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
