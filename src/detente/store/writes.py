"""Everything that changes the store. One transaction an article: all of it is kept, or nothing."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from detente.access import deeds
from detente.intake.reader_version import reader_version
from detente.intake.sample_digests import Sample
from detente.records import Analysis, DetenteError, Document
from detente.store import schema
from detente.store.article_identity import identity, known
from detente.store.bin import put_away
from detente.store.clusters import Carried, enter
from detente.store.derived_rows import derive_again, facts_of
from detente.store.fulltext import index_article
from detente.store.log_writing import note, nothing_done
from detente.store.paragraph_rows import insert_paragraphs, replace_paragraphs
from detente.store.permission import Thing
from detente.store.settings import bump
from detente.store.transactions import writing


@dataclass(frozen=True, slots=True)
class Saved:
    """The article's id, and whether it is new: the same text again leads to the article that is already
    there.

    `copy`: what a new article is a copy of; the two are one story, counted once.
    """

    article_id: int
    new: bool
    copy: Carried | None = None


def save(
    engine: Engine,
    document: Document,
    analysis: Analysis,
    *,
    raw: bytes = b"",
    filename: str | None = None,
    batch_id: int | None = None,
    sample: Sample | None = None,
) -> Saved:
    """Store an analysed document with the bytes it came from, in one transaction.

    The same words of the same outlet are the same article, also when two people save them at the same moment.

    Args:
        engine: The library.
        document: The article.
        analysis: What was read in it.
        raw: The bytes it came from; none are kept where empty.
        filename: Name of the file.
        batch_id: Number of the upload; None outside any.
        sample: The digest that it is, None for what users bring.

    Returns:
        The article's number, whether it is new, and what it is a copy of.
    """
    with engine.connect() as connection:
        there = known(connection, document)
    if there is not None:
        return Saved(there, new=False)
    try:
        with writing(engine, deeds.LOAD_SAMPLE if sample else deeds.SAVE) as connection:
            bump(connection)  # first, so that on every database one writer waits for the other
            content = zlib.compress(raw, 6) if raw else None
            saved = put_in(connection, document, analysis, content, filename, batch_id, sample)
            note_saved(connection, saved, document, batch_id)
            return saved
    except IntegrityError:
        with engine.connect() as connection:
            there = known(connection, document)
        if there is None:  # something else was violated: that is our fault, not the user's
            raise
        return Saved(there, new=False)


def put_in(
    connection: Connection,
    document: Document,
    analysis: Analysis,
    content: bytes | None,
    filename: str | None,
    batch_id: int | None,
    sample: Sample | None = None,
) -> Saved:
    """Store an article within the caller's transaction.

    `content`: the bytes it came from, compressed by zlib.
    """
    there = known(connection, document)
    if there is not None:
        return Saved(there, new=False)
    article_id = _insert_article(connection, document, analysis, filename, batch_id, sample)
    if content:
        connection.execute(insert(schema.original).values(article_id=article_id, content=content))
    insert_paragraphs(connection, {article_id: analysis})
    index_article(connection, article_id)
    return Saved(article_id, new=True, copy=enter(connection, article_id))


def note_saved(connection: Connection, saved: Saved, document: Document, batch_id: int | None) -> None:
    """Say in the log which article came in; nothing where it was there already."""
    if not saved.new:
        nothing_done(connection)
        return
    came = None if batch_id is None else f"upload {batch_id}"
    note(connection, "article", saved.article_id, document.title, came)


def replace_analyses(engine: Engine, analyses: Mapping[int, Analysis]) -> int:
    """Put new analyses in the place of several articles' old ones: one transaction, one revision of the
    library.

    Args:
        engine: The library.
        analyses: By article; an article that is no longer there is passed over.

    Returns:
        How many articles were still there.
    """
    with writing(engine, deeds.RESCORE) as connection:
        there = facts_of(connection, analyses)
        replace_paragraphs(connection, {number: analyses[number] for number in there})
        bump(connection)
    return len(there)


def replace_analysis(engine: Engine, article_id: int, analysis: Analysis) -> None:
    """Put a new analysis in the place of an article's old one.

    Args:
        engine: The library.
        article_id: The article's number.
        analysis: The new one.
    """
    replace_analyses(engine, {article_id: analysis})


def update_details(
    engine: Engine,
    article_id: int,
    *,
    published: date | None,
    outlet: str | None,
    author: str | None,
    url: str | None,
) -> None:
    """Correct what is known about an article.

    Args:
        engine: The library.
        article_id: The article's number.
        published: Day of publication.
        outlet: Name of the outlet.
        author: Who wrote it.
        url: Its address.

    Raises:
        DetenteError: The article is no longer there, or another one has its words and this outlet.
    """
    with writing(engine, deeds.CORRECT, Thing("article", article_id)) as connection:
        words = connection.execute(
            select(schema.article.c.words).where(schema.article.c.id == article_id)
        ).scalar()
        details = {"published": published, "outlet": outlet, "author": author, "url": url}
        changed = _update(connection, article_id, str(words), details)
        note(connection, detail=", ".join(changed))
        enter(connection, article_id)
        derive_again(connection, (article_id,))
        bump(connection)


def edit(
    engine: Engine, article_id: int, document: Document, analysis: Analysis, reader: str | None = None
) -> None:
    """Put an article as corrected, or as read again, in its place, with its analysis, in one transaction.

    Corrected speakers stay.

    Args:
        engine: The library.
        article_id: The article's number.
        document: As corrected.
        analysis: What was read in it.
        reader: Version of the readers, where it was read again.

    Raises:
        DetenteError: The article is no longer there, or another one has these words and this outlet.
    """
    details = {
        "title": document.title,
        "deck": document.deck,
        "published": document.published,
        "outlet": document.outlet,
        "author": document.author,
        "url": document.url,
        "words": document.sha256,
    }
    with writing(engine, deeds.CORRECT, Thing("article", article_id)) as connection:
        changed = _update(
            connection, article_id, document.sha256, details | ({"reader": reader} if reader else {})
        )
        note(connection, detail=", ".join(changed))
        replace_paragraphs(connection, {article_id: analysis})
        enter(connection, article_id)
        bump(connection)


def delete_article(engine: Engine, article_id: int) -> bool:
    """Delete an article and all that hangs on it; it lies in the bin for 30 days.

    Args:
        engine: The library.
        article_id: The article's number.

    Returns:
        False where it was not there.
    """
    with writing(engine, deeds.DELETE, Thing("article", article_id)) as connection:
        put_away(connection, (article_id,), deeds.DELETE)
        done = connection.execute(delete(schema.article).where(schema.article.c.id == article_id))
        if not done.rowcount:
            nothing_done(connection)
            return False
        bump(connection)
        return True


def _update(connection: Connection, article_id: int, words: str, details: dict[str, Any]) -> tuple[str, ...]:
    """Put the details of an article in their place; the names of those that were others before."""
    own = schema.article.c
    before = connection.execute(select(schema.article).where(own.id == article_id)).mappings().first()
    if before is None:
        raise DetenteError("This article is no longer there; someone has deleted it.")
    sha256 = identity(words, details["outlet"])
    other = connection.execute(select(own.id).where(own.sha256 == sha256, own.id != article_id)).scalar()
    if other is not None:
        raise DetenteError(
            f"Article {other} has the same words and the same outlet; delete one of the two instead."
        )
    connection.execute(update(schema.article).where(own.id == article_id).values(**details, sha256=sha256))
    return tuple(name for name, value in details.items() if before[name] != value)


def _insert_article(
    connection: Connection,
    document: Document,
    analysis: Analysis,
    filename: str | None,
    batch_id: int | None,
    sample: Sample | None,
) -> int:
    query = (
        insert(schema.article)
        .values(
            sha256=identity(document.sha256, document.outlet),
            words=document.sha256,
            title=document.title,
            deck=document.deck,
            published=document.published,
            outlet=document.outlet,
            author=document.author,
            url=document.url,
            language=analysis.language,
            scored=analysis.scored,
            version=analysis.version,
            sample=sample.id if sample else None,
            event=sample.event if sample else None,
            sources=list(sample.sources) if sample else [],
            filename=filename,
            batch_id=batch_id,
            added=_now(),
            reader=reader_version(),
        )
        .returning(schema.article.c.id)
    )
    return int(connection.execute(query).scalar_one())


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
