"""Uploads: what each was asked to save is written down first, so that after a crash it continues where it
stopped.

Every article is a transaction of its own, with its analysis, its original and its mark in the list: it is
wholly there or not at all, and the list says which. What came of it is read in `batch_history`.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from detente.access import deeds
from detente.records import Analysis, DetenteError, Document
from detente.store import log_writing
from detente.store.batch_history import State
from detente.store.bin import put_away
from detente.store.holding import holder
from detente.store.packed_documents import packed, unpacked
from detente.store.permission import Thing
from detente.store.schema import article, batch, item
from detente.store.settings import bump
from detente.store.table_rows import put_rows
from detente.store.transactions import writing
from detente.store.writes import Saved, note_saved, put_in


@dataclass(frozen=True, slots=True)
class Wanted:
    """One article to be saved: the name it came by, the document as corrected, the bytes it came from."""

    name: str
    document: Document
    raw: bytes = b""


def begin(engine: Engine, wanted: Iterable[Wanted], note: str, by: str | None = None) -> int:
    """Write down an upload and all that it is to save, in one transaction.

    Args:
        engine: The library.
        wanted: Its articles; none where they are saved as they come.
        note: What the history calls it; cut to 400 characters.
        by: Who does it; None where no login says so.

    Returns:
        Number of the upload.
    """
    with writing(engine, deeds.BEGIN_UPLOAD) as connection:
        person = holder(connection)
        owner = person.id if person.kind == "person" else None
        values = {"note": note[:400], "by": by, "owner": owner, "started": _now()}
        number = int(connection.execute(insert(batch).values(values).returning(batch.c.id)).scalar_one())
        rows = [
            {
                "batch_id": number, "place": place, "name": one.name[:400], "state": "waiting",
                "document": packed(one.document), "content": zlib.compress(one.raw, 6) if one.raw else None,
            }
            for place, one in enumerate(wanted)
        ]  # fmt: skip
        put_rows(connection, item, rows)
        log_writing.note(connection, "upload", number, note, f"{len(rows)} to save" if rows else None)
    return number


def waiting(engine: Engine, batch_id: int, after: int = -1, limit: int = 50) -> list[tuple[int, Document]]:
    """Some of what an upload still has to save.

    Args:
        engine: The library.
        batch_id: Number of the upload.
        after: The place after which to begin; -1 for the first.
        limit: At most so many.

    Returns:
        Places and documents, in their order.
    """
    query = select(item.c.place, item.c.document).where(
        item.c.batch_id == batch_id, item.c.state == "waiting", item.c.place > after
    )
    with engine.connect() as connection:
        rows = connection.execute(query.order_by(item.c.place).limit(limit)).all()
    return [(row.place, unpacked(row.document)) for row in rows]


def keep(engine: Engine, batch_id: int, place: int, document: Document, analysis: Analysis) -> Saved | None:
    """Save one article of an upload, in one transaction.

    Args:
        engine: The library.
        batch_id: Number of the upload.
        place: Its place in the upload.
        document: The article.
        analysis: What was read in it.

    Returns:
        What became of it; None where it is no longer waiting, for somebody else has dealt with it.
    """
    with writing(engine, deeds.KEEP, Thing("upload", batch_id)) as connection:
        bump(connection)  # first, so that on every database one writer waits for the other
        row = connection.execute(
            select(item.c.name, item.c.content).where(
                item.c.batch_id == batch_id, item.c.place == place, item.c.state == "waiting"
            )
        ).first()
        if row is None:
            log_writing.nothing_done(connection)
            return None
        saved = put_in(connection, document, analysis, row.content, row.name[:260], batch_id)
        note_saved(connection, saved, document, batch_id)
        _dealt(connection, batch_id, place, "saved" if saved.new else "known", saved.article_id)
    return saved


def fail(engine: Engine, batch_id: int, place: int, problem: str) -> None:
    """Note that one article could not be saved, and why.

    Args:
        engine: The library.
        batch_id: Number of the upload.
        place: Its place in the upload.
        problem: Why, as a sentence.
    """
    with writing(engine, deeds.GO_ON_UPLOAD, Thing("upload", batch_id)) as connection:
        _dealt(connection, batch_id, place, "failed", None, problem)


def finish(engine: Engine, batch_id: int) -> None:
    """Close an upload that has nothing waiting; one that is never closed was interrupted.

    Args:
        engine: The library.
        batch_id: Number of the upload.
    """
    with writing(engine, deeds.GO_ON_UPLOAD, Thing("upload", batch_id)) as connection:
        connection.execute(update(batch).where(batch.c.id == batch_id).values(finished=_now()))


def forget(engine: Engine, batch_id: int) -> int:
    """Leave what an upload has not saved yet, and close it.

    Args:
        engine: The library.
        batch_id: Number of the upload.

    Returns:
        How many articles were left out.
    """
    left = (
        update(item)
        .where(item.c.batch_id == batch_id, item.c.state == "waiting")
        .values(state="left", document=None, content=None)
    )
    with writing(engine, deeds.LEAVE_UPLOAD, Thing("upload", batch_id)) as connection:
        done = connection.execute(left)
        log_writing.note(connection, detail=f"{done.rowcount} left out")
        connection.execute(update(batch).where(batch.c.id == batch_id).values(finished=_now()))
        return int(done.rowcount)


def undo(engine: Engine, batch_id: int, by: str | None = None) -> int:
    """Delete what an upload brought, leave what it still had to save, and say so in its history.

    Args:
        engine: The library.
        batch_id: Number of the upload.
        by: Who does it; None where no login says so.

    Returns:
        How many articles were deleted.

    Raises:
        DetenteError: It was undone before.
    """
    with writing(engine, deeds.UNDO_UPLOAD, Thing("upload", batch_id)) as connection:
        undone = update(batch).where(batch.c.id == batch_id, batch.c.undone.is_(None))
        now = _now()
        closed = {"undone": now, "undone_by": by, "finished": func.coalesce(batch.c.finished, now)}
        if not connection.execute(undone.values(**closed)).rowcount:
            raise DetenteError("This upload is undone already; nothing of it is left.")
        connection.execute(
            update(item)
            .where(item.c.batch_id == batch_id, item.c.state == "waiting")
            .values(state="left", document=None, content=None)
        )
        brought = select(article.c.id).where(article.c.batch_id == batch_id)
        put_away(connection, connection.execute(brought).scalars().all(), deeds.UNDO_UPLOAD)
        done = connection.execute(delete(article).where(article.c.batch_id == batch_id))
        log_writing.note(connection, detail=f"{done.rowcount} articles deleted")
        bump(connection)
        return int(done.rowcount)


def _dealt(
    connection: Connection,
    batch_id: int,
    place: int,
    state: State,
    article_id: int | None,
    problem: str | None = None,
) -> None:
    connection.execute(
        update(item)
        .where(item.c.batch_id == batch_id, item.c.place == place)
        .values(state=state, article_id=article_id, problem=problem, document=None, content=None)
    )
    connection.execute(update(batch).where(batch.c.id == batch_id).values(touched=_now()))


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
