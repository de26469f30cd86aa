"""What came of uploads: their history, one of them, and each article that one was asked to save."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Engine, case, desc, func, select

from detente.store.schema import article, batch, item

State = Literal["waiting", "saved", "known", "failed", "left"]
SILENT = timedelta(seconds=30)  # after which an upload that says nothing is taken to be interrupted


@dataclass(frozen=True, slots=True)
class Dealt:
    """What became of one: the article's id, or a sentence that says what went wrong."""

    place: int
    name: str
    state: State
    article_id: int | None
    problem: str | None


@dataclass(frozen=True, slots=True)
class Batch:
    """One upload. `articles` it brought that are still there; of `total` asked for, how many came to what."""

    id: int
    note: str
    by: str | None
    started: datetime
    finished: datetime | None
    touched: datetime | None
    undone: datetime | None
    undone_by: str | None
    articles: int
    total: int
    saved: int
    known: int
    failed: int
    waiting: int
    next_name: str | None

    def goes_on(self, now: datetime | None = None) -> bool:
        """Whether somebody is saving it now, as far as is known: an article was dealt with in the last 30 s.

        What lies ahead of the clock, for it was set back, is no sign of life.
        """
        latest = self.touched or self.started
        return (
            self.finished is None and abs((now or datetime.now(UTC).replace(tzinfo=None)) - latest) < SILENT
        )


def history(engine: Engine, limit: int = 20) -> tuple[Batch, ...]:
    """The latest uploads.

    Args:
        engine: The library.
        limit: At most so many.

    Returns:
        The uploads, the last first.
    """
    return _batches(engine, select(batch.c.id).order_by(desc(batch.c.id)).limit(limit))


def batch_of(engine: Engine, batch_id: int) -> Batch | None:
    """One upload.

    Args:
        engine: The library.
        batch_id: Number of the upload.

    Returns:
        The upload, None where there is none of this number.
    """
    found = _batches(engine, select(batch.c.id).where(batch.c.id == batch_id))
    return found[0] if found else None


def dealt_with(engine: Engine, batch_id: int) -> tuple[Dealt, ...]:
    """What became of each article that an upload was asked to save.

    Args:
        engine: The library.
        batch_id: Number of the upload.

    Returns:
        One record for each, in its order.
    """
    columns = (item.c.place, item.c.name, item.c.state, item.c.article_id, item.c.problem)
    query = select(*columns).where(item.c.batch_id == batch_id).order_by(item.c.place)
    with engine.connect() as connection:
        return tuple(Dealt(*row) for row in connection.execute(query))


def _batches(engine: Engine, chosen: Any) -> tuple[Batch, ...]:
    ids = chosen.subquery()
    counted = (
        select(
            item.c.batch_id,
            func.count().label("total"),
            *(_number(state).label(state) for state in ("saved", "known", "failed", "waiting")),
            func.min(case((item.c.state == "waiting", item.c.place))).label("next"),
        )
        .where(item.c.batch_id.in_(select(ids.c.id)))
        .group_by(item.c.batch_id)
        .subquery()
    )
    brought = select(func.count()).where(article.c.batch_id == batch.c.id).scalar_subquery()
    upcoming = (
        select(item.c.name)
        .where(item.c.batch_id == batch.c.id, item.c.place == counted.c.next)
        .scalar_subquery()
    )
    own = (
        batch.c.id,
        batch.c.note,
        batch.c.by,
        batch.c.started,
        batch.c.finished,
        batch.c.touched,
        batch.c.undone,
        batch.c.undone_by,
        brought,
    )
    numbers = [func.coalesce(counted.c[name], 0) for name in ("total", "saved", "known", "failed", "waiting")]
    query = (
        select(*own, *numbers, upcoming)
        .outerjoin(counted, counted.c.batch_id == batch.c.id)
        .where(batch.c.id.in_(select(ids.c.id)))
        .order_by(desc(batch.c.id))
    )
    with engine.connect() as connection:
        return tuple(Batch(*list(row)) for row in connection.execute(query))


def _number(state: State) -> Any:
    return func.sum(case((item.c.state == state, 1), else_=0))
