"""Stories: articles that are copies of one another, recognised when an article comes in, counted once.

An article joins the story of the one that it shares most with. Nothing hangs on the first of a story: where
it is deleted, the next one counts in its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Engine, delete, desc, func, select, update

from detente.access import deeds
from detente.records import DetenteError, Document
from detente.store.log_writing import note
from detente.store.permission import Thing
from detente.store.schema import article, mark, paragraph
from detente.store.settings import bump
from detente.store.table_rows import put_rows
from detente.store.transactions import writing
from detente.text.shingles import Runs, are_copies, marks, runs, shared

DAYS = 10  # between two publications of one story; what is worded alike months apart is the next of a series
_LOOKED_AT = 8  # articles with marks in common that are compared in full
_TITLE = 70  # characters of a story's title
_IN_COMMON = 2  # marks in common from which an article is compared


@dataclass(frozen=True, slots=True)
class Carried:
    """An article that carries a story; `share`, 0 to 1, of five-word runs in common with the one that was
    asked about.
    """

    article_id: int
    title: str | None
    outlet: str | None
    published: date | None
    share: float


def copy_of(engine: Engine, document: Document) -> Carried | None:
    """The stored article that a document is a copy of, before it is saved.

    Args:
        engine: The library.
        document: The article.

    Returns:
        The stored article that shares most, None where there is none.
    """
    with engine.connect() as connection:
        return _nearest(connection, runs(body_of(document)), document.published)


def copies(engine: Engine, article_id: int) -> tuple[Carried, ...]:
    """The other articles that carry the story of this one.

    Args:
        engine: The library.
        article_id: The article's number.

    Returns:
        In the order in which they came.
    """
    with engine.connect() as connection:
        story = connection.execute(select(article.c.story).where(article.c.id == article_id)).scalar()
        if story is None:
            return ()
        own = runs(_text(connection, article_id))
        query = select(article.c.id, article.c.title, article.c.outlet, article.c.published).where(
            article.c.story == story, article.c.id != article_id
        )
        rows = connection.execute(query.order_by(article.c.id)).all()
        return tuple(Carried(*row, shared(own, runs(_text(connection, row.id)))) for row in rows)


def stories(engine: Engine, limit: int = 500) -> dict[int, str]:
    """The stories that several articles carry.

    Args:
        engine: The library.
        limit: At most so many, the latest first.

    Returns:
        Title of the first article of each, cut to a line, by the story's number.
    """
    carried = select(article.c.story).where(article.c.story.is_not(None)).group_by(article.c.story)
    several = carried.having(func.count() > 1).order_by(desc(article.c.story)).limit(limit)
    query = select(article.c.story, article.c.title).where(article.c.story.in_(several.subquery().select()))
    found: dict[int, str] = {}
    with engine.connect() as connection:
        for story, title in connection.execute(query.order_by(desc(article.c.story), article.c.id)):
            found.setdefault(int(story), (title or "Untitled")[:_TITLE])
    return found


def set_apart(engine: Engine, article_id: int, apart: bool) -> None:
    """Say that an article is nobody's copy, or let it be compared again.

    Args:
        engine: The library.
        article_id: The article's number.
        apart: Whether it is nobody's copy.

    Raises:
        DetenteError: The article is gone.
    """
    with writing(engine, deeds.SET_APART, Thing("article", article_id)) as connection:
        query = update(article).where(article.c.id == article_id).values(apart=apart, story=None, copied=None)
        if not connection.execute(query).rowcount:
            raise DetenteError("This article is no longer there; someone has deleted it.")
        enter(connection, article_id)
        note(connection, detail="nobody's copy" if apart else "compared again")
        bump(connection)


def enter(connection: Connection, article_id: int) -> Carried | None:
    """Find the story of an article again, within the transaction that wrote its paragraphs.

    Samples have none.

    Args:
        connection: Of the caller's transaction.
        article_id: The article's number.

    Returns:
        What it is a copy of, None where it is nobody's.
    """
    query = select(article.c.published, article.c.sample, article.c.apart).where(article.c.id == article_id)
    row = connection.execute(query).one()
    connection.execute(delete(mark).where(mark.c.article_id == article_id))
    found: Carried | None = None
    if row.sample is None and not row.apart:
        read = runs(_text(connection, article_id))
        found = _nearest(connection, read, row.published)
        rows = [{"run": run, "article_id": article_id} for run in marks(read)]
        put_rows(connection, mark, rows)
    story = _story(connection, found.article_id) if found else None
    connection.execute(
        update(article)
        .where(article.c.id == article_id)
        .values(story=story, copied=found.share if found else None)
    )
    return found


def body_of(document: Document) -> str:
    """The words by which copies are recognised.

    Args:
        document: The article.

    Returns:
        Text of the body, a line for each block.
    """
    return "\n".join(block.text for block in document.blocks if block.kind == "body")


def within_days(one: date | None, other: date | None) -> bool:
    """Whether two publications lie near enough to carry one story.

    Args:
        one: A day of publication.
        other: Another.

    Returns:
        True too where one of them is unknown.
    """
    return one is None or other is None or abs((one - other).days) <= DAYS


def _nearest(connection: Connection, read: Runs, published: date | None) -> Carried | None:
    best: Carried | None = None
    for row in _candidates(connection, marks(read)):
        other = runs(_text(connection, row.id))
        if within_days(published, row.published) and are_copies(read, other):
            share = shared(read, other)
            if best is None or share > best.share:
                best = Carried(row.id, row.title, row.outlet, row.published, share)
    return best


def _candidates(connection: Connection, of: Sequence[int]) -> Sequence[Any]:
    if not of:
        return ()
    number = func.count()
    near = (
        select(mark.c.article_id, number.label("number"))
        .where(mark.c.run.in_(of))
        .group_by(mark.c.article_id)
        .having(number >= _IN_COMMON)
        .subquery()
    )
    query = (
        select(article.c.id, article.c.title, article.c.outlet, article.c.published)
        .join(near, near.c.article_id == article.c.id)
        .order_by(desc(near.c.number), article.c.id)
        .limit(_LOOKED_AT)
    )
    return connection.execute(query).all()


def _story(connection: Connection, article_id: int) -> int:
    """The story of an article, numbered now where it had none."""
    story = connection.execute(select(article.c.story).where(article.c.id == article_id)).scalar()
    if story is None:
        story = int(connection.execute(select(func.coalesce(func.max(article.c.story), 0))).scalar_one()) + 1
        connection.execute(update(article).where(article.c.id == article_id).values(story=story))
    return int(story)


def _text(connection: Connection, article_id: int) -> str:
    query = select(paragraph.c.text).where(paragraph.c.article_id == article_id, paragraph.c.kind == "body")
    return "\n".join(connection.execute(query.order_by(paragraph.c.position)).scalars())
