"""The bin: deleted articles, kept for 30 days with their text, their file and their corrections."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Engine, delete, select

from detente.access import deeds
from detente.access.deeds import Deed
from detente.store import schema
from detente.store.holding import holder
from detente.store.log_writing import note
from detente.store.packed_documents import packed
from detente.store.schema import binned
from detente.store.stored_article import read_articles
from detente.store.table_rows import put_rows
from detente.store.transactions import demand, writing

KEPT: Final = timedelta(days=30)
_AT_ONCE = 200  # articles read in one go
_BESIDE = ("filename", "sample", "event", "sources", "apart")  # of an article's row, not in its document


@dataclass(frozen=True, slots=True)
class Binned:
    """A deleted article: its number in the bin, when (UTC) and by whom it was deleted, of which upload."""

    id: int
    deleted: datetime
    by: str | None
    batch_id: int | None
    title: str | None
    outlet: str | None
    published: date | None


def put_away(connection: Connection, article_ids: Sequence[int], deed: Deed) -> None:
    """Put articles into the bin, within the transaction that deletes them; what lay there too long goes.

    Args:
        connection: Of the transaction.
        article_ids: Those that are about to be deleted.
        deed: What deletes them.
    """
    person, now = holder(connection), datetime.now(UTC).replace(tzinfo=None)
    connection.execute(delete(binned).where(binned.c.deleted < now - KEPT))
    by = person.email or person.name or None
    for first in range(0, len(article_ids), _AT_ONCE):
        some = article_ids[first : first + _AT_ONCE]
        rows = [row | {"deleted": now, "by": by, "deed": deed.id} for row in _rows(connection, some)]
        put_rows(connection, binned, rows)


def in_bin(engine: Engine, limit: int = 200) -> tuple[Binned, ...]:
    """What can be taken back.

    Args:
        engine: The library.
        limit: At most so many.

    Returns:
        The articles that were deleted in the last 30 days, the last first.

    Raises:
        RefusedError: The library's holder is no editor.
    """
    demand(engine, deeds.READ_BIN)
    own = binned.c
    since = datetime.now(UTC).replace(tzinfo=None) - KEPT
    query = select(own.id, own.deleted, own.by, own.batch_id, own.title, own.outlet, own.published)
    with engine.connect() as connection:
        rows = connection.execute(query.where(own.deleted >= since).order_by(own.id.desc()).limit(limit))
        return tuple(Binned(*row) for row in rows)


def empty_bin(engine: Engine) -> int:
    """Delete what is in the bin for good.

    Args:
        engine: The library.

    Returns:
        How many articles were in it.
    """
    with writing(engine, deeds.EMPTY_BIN) as connection:
        gone = connection.execute(delete(binned)).rowcount
        note(connection, detail=f"{gone} articles")
        return int(gone)


def _rows(connection: Connection, article_ids: Sequence[int]) -> list[dict[str, Any]]:
    own = schema.article.c
    beside = select(own.id, *(own[name] for name in _BESIDE)).where(own.id.in_(article_ids))
    details = {row["id"]: dict(row) for row in connection.execute(beside).mappings()}
    files = schema.original.c
    query = select(files.article_id, files.content).where(files.article_id.in_(article_ids))
    content = {row.article_id: row.content for row in connection.execute(query)}
    rows = []
    for number, stored in read_articles(connection, article_ids).items():
        corrections = [
            {
                "words": made.words,
                "actor": made.actor,
                "side": made.side,
                "by": made.by,
                "made": str(made.made),
            }
            for made in stored.corrections
        ]
        whole = {"document": packed(stored.document), "corrections": corrections}
        whole |= {name: details[number][name] for name in _BESIDE}
        text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
        rows.append(
            {
                "batch_id": stored.batch_id,
                "title": stored.analysis.title,
                "outlet": stored.analysis.outlet,
                "published": stored.analysis.published,
                "packed": zlib.compress(text.encode("utf-8", "surrogatepass"), 6),
                "content": content.get(number),
            }
        )
    return rows
