"""Portions: what one speaker says with one stance in one article, added up. Whatever is counted or averaged reads these.

They hold a third of the rows that paragraphs have and none of their text, so that sums over a large library stay quick.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Integer, Select, case, cast, delete, func, insert, literal, select, update

from detente.store.schema import article, paragraph, portion, setting
from detente.store.selection import Selection


def add_up(connection: Connection, first: int | None = None, last: int | None = None) -> None:
    """Write the portions of an article anew, of those with ids from `first` to `last`, or of all.

    To be called within the transaction that changed paragraphs, their speakers, or an article's date or outlet.
    """
    last = first if last is None else last
    gone = delete(portion)
    summed = _added_up()
    # One more than the revision that others see: whoever holds that one must read these articles anew.
    now = select(cast(setting.c.value, Integer)).where(setting.c.name == "revision").scalar_subquery()
    changed = update(article).values(revision=func.coalesce(now, 0) + 1)
    if first is not None:
        gone = gone.where(portion.c.article_id.between(first, last))
        summed = summed.where(paragraph.c.article_id.between(first, last))
        changed = changed.where(article.c.id.between(first, last))
    connection.execute(gone)
    connection.execute(insert(portion).from_select([column.name for column in portion.c], summed))
    connection.execute(changed)


def portions(selection: Selection, *, copies: bool = False) -> Select[Any]:
    """The portions of a selection, with the columns of the table. A story counts once, unless `copies` are asked for too.

    Where treaties are chosen they are added up from the paragraphs that name one, since a portion may hold others too.
    """
    if selection.treaties:
        return _added_up().where(*selection.paragraphs(copies=copies))
    return select(portion).where(*selection.portions(copies=copies))


def _added_up() -> Select[Any]:
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
