"""The aggregates of a selection, asked in SQL."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, case, func, literal, select

from detente.store.schema import aggregate, article, paragraph
from detente.store.selection import Selection


def aggregates_of(selection: Selection, *, copies: bool = False) -> Select[Any]:
    """The aggregates of a selection as a query, with the columns of their table.

    Args:
        selection: What is looked at. Where treaties or readings are chosen the paragraphs that fit are added
            up, since a stored aggregate may hold others too.
        copies: Whether articles that carry the same story are all counted, not only the first.

    Returns:
        A query with a row for each article, side, speaker and stance.
    """
    if selection.of_single_paragraphs:
        return _of_paragraphs().where(*selection.paragraphs(copies=copies))
    return select(aggregate).where(*selection.aggregates(copies=copies))


def _of_paragraphs() -> Select[Any]:
    """What `detente.derive.aggregates` adds up, added up by the database; a test holds the two together."""
    side, speaker = (
        func.coalesce(column, literal("", literal_execute=True))
        for column in (paragraph.c.side, paragraph.c.speaker)
    )
    key = (paragraph.c.article_id, side, speaker, paragraph.c.stance)
    return (
        select(
            paragraph.c.article_id,
            side.label("side"),
            speaker.label("speaker"),
            paragraph.c.stance,
            func.min(article.c.published).label("published"),
            func.coalesce(func.min(article.c.outlet), "").label("outlet"),
            (func.count(article.c.sample) > 0).label("sample"),
            func.count().label("paragraphs"),
            func.sum(case((paragraph.c.cues == 0, 1), else_=0)).label("silent"),
            func.sum(paragraph.c.escalation).label("escalation"),
            func.sum(paragraph.c.deescalation).label("deescalation"),
            func.sum(paragraph.c.balance).label("balance"),
            func.sum(paragraph.c.balance * paragraph.c.balance).label("squares"),
            func.max(case((paragraph.c.escalation >= 1, paragraph.c.balance))).label("up"),
            func.min(case((paragraph.c.deescalation >= 1, paragraph.c.balance))).label("down"),
            func.max(paragraph.c.rung).label("highest"),
            func.min(paragraph.c.rung).label("lowest"),
        )
        .join(article, article.c.id == paragraph.c.article_id)
        .where(paragraph.c.kind == "body", article.c.scored)
        .group_by(*key)
    )
