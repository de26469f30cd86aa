"""Everything that changes the store. One transaction an article: all of it is kept, or nothing."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Engine, Table, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from detente.derive.speakers import LeadingSpeaker
from detente.intake.samples import Sample
from detente.intake.version import reader_version
from detente.records import Analysis, DetenteError, Document, Paragraph
from detente.store import schema
from detente.store.article_identity import identity, known
from detente.store.clusters import Carried, enter
from detente.store.derived_rows import derive_again, derive_each, facts_of, insert_derived
from detente.store.fulltext import INDEXED_KINDS, index_article
from detente.store.settings import bump
from detente.store.table_rows import put_rows, row_of
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
        with writing(engine) as connection:
            bump(connection)  # first, so that on every database one writer waits for the other
            content = zlib.compress(raw, 6) if raw else None
            return put_in(connection, document, analysis, content, filename, batch_id, sample)
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
    _insert_paragraphs(connection, {article_id: analysis})
    index_article(connection, article_id)
    return Saved(article_id, new=True, copy=enter(connection, article_id))


def replace_analyses(engine: Engine, analyses: Mapping[int, Analysis]) -> int:
    """Put new analyses in the place of several articles' old ones: one transaction, one revision of the
    library.

    Args:
        engine: The library.
        analyses: By article; an article that is no longer there is passed over.

    Returns:
        How many articles were still there.
    """
    with writing(engine) as connection:
        there = facts_of(connection, analyses)
        _replace(connection, {number: analyses[number] for number in there})
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
    with writing(engine) as connection:
        words = connection.execute(
            select(schema.article.c.words).where(schema.article.c.id == article_id)
        ).scalar()
        details = {"published": published, "outlet": outlet, "author": author, "url": url}
        _update(connection, article_id, str(words), details)
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
    with writing(engine) as connection:
        _update(connection, article_id, document.sha256, details | ({"reader": reader} if reader else {}))
        _replace(connection, {article_id: analysis})
        enter(connection, article_id)
        bump(connection)


def delete_article(engine: Engine, article_id: int) -> bool:
    """Delete an article and all that hangs on it.

    Args:
        engine: The library.
        article_id: The article's number.

    Returns:
        False where it was not there.
    """
    with writing(engine) as connection:
        done = connection.execute(delete(schema.article).where(schema.article.c.id == article_id))
        bump(connection)
        return bool(done.rowcount)


def _update(connection: Connection, article_id: int, words: str, details: dict[str, Any]) -> None:
    own = schema.article.c
    sha256 = identity(words, details["outlet"])
    other = connection.execute(select(own.id).where(own.sha256 == sha256, own.id != article_id)).scalar()
    if other is not None:
        raise DetenteError(
            f"Article {other} has the same words and the same outlet; delete one of the two instead."
        )
    done = connection.execute(
        update(schema.article).where(own.id == article_id).values(**details, sha256=sha256)
    )
    if not done.rowcount:
        raise DetenteError("This article is no longer there; someone has deleted it.")


def _replace(connection: Connection, analyses: Mapping[int, Analysis]) -> None:
    """Put analyses in the place of old ones.

    The index of words is left alone where the words are the same.
    """
    own = schema.paragraph.c
    reworded = _reworded(connection, analyses)
    connection.execute(delete(schema.paragraph).where(own.article_id.in_(analyses)))
    for number, analysis in analyses.items():
        connection.execute(
            update(schema.article)
            .where(schema.article.c.id == number)
            .values(version=analysis.version, scored=analysis.scored, language=analysis.language)
        )
    for table in (schema.statement, schema.claim, schema.aggregate):
        connection.execute(delete(table).where(table.c.article_id.in_(analyses)))
    _insert_paragraphs(connection, analyses)
    for number in reworded:
        index_article(connection, number)


def _reworded(connection: Connection, analyses: Mapping[int, Analysis]) -> list[int]:
    """The articles whose index of words has to be written again; in PostgreSQL
    it goes with the paragraphs.
    """
    if connection.dialect.name == "postgresql":
        return list(analyses)
    own = schema.paragraph.c
    query = select(own.article_id, own.position, own.text).where(
        own.article_id.in_(analyses), own.kind.in_(INDEXED_KINDS)
    )
    before: dict[int, dict[int, str]] = {}
    for number, position, text in connection.execute(query):
        before.setdefault(number, {})[position] = text
    return [
        number
        for number, analysis in analyses.items()
        if before.get(number, {})
        != {read.position: read.text for read in analysis.paragraphs if read.kind in INDEXED_KINDS}
    ]


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


def _insert_paragraphs(connection: Connection, analyses: Mapping[int, Analysis]) -> None:
    """Insert the paragraphs of articles that have none, with all that was read
    in them and derived from it.
    """
    facts = facts_of(connection, analyses)
    found = derive_each(connection, analyses, facts)
    rows: dict[Table, list[dict[str, Any]]] = {}
    for number, analysis in analyses.items():
        for paragraph, speaker in zip(analysis.paragraphs, found[number].speakers, strict=True):
            key = {"article_id": number, "position": paragraph.position}
            rows.setdefault(schema.paragraph, []).append(key | paragraph_row(paragraph, speaker))
            for table, parts in part_rows(paragraph).items():
                rows.setdefault(table, []).extend(key | part for part in parts)
    for table, values in rows.items():
        put_rows(connection, table, values)
    insert_derived(connection, found, facts)


def part_rows(paragraph: Paragraph) -> dict[Table, list[dict[str, Any]]]:
    """What stands in a paragraph as rows by table, which lack the article's id and the position."""
    return {
        table: [{"place": place} | part for place, part in enumerate(parts)]
        for table, parts in (
            (schema.cue, [row_of(cue) | {"turns": list(map(row_of, cue.turns))} for cue in paragraph.cues]),
            (schema.voice, list(map(row_of, paragraph.voices))),
            (schema.quantity, list(map(row_of, paragraph.quantities))),
            (schema.mention, list(map(row_of, paragraph.mentions))),
            (schema.link, [{"commitment": commitment} for commitment in paragraph.commitments]),
        )
    }


def paragraph_row(paragraph: Paragraph, speaker: LeadingSpeaker) -> dict[str, Any]:
    """A paragraph as a row that lacks the article's id and the position."""
    return {
        "kind": paragraph.kind,
        "section": paragraph.section,
        "text": paragraph.text,
        "escalation": paragraph.escalation,
        "deescalation": paragraph.deescalation,
        "balance": paragraph.balance,
        "stance": paragraph.stance,
        "rung": paragraph.rung,
        "narrated": paragraph.narrated,
        "cues": len(paragraph.cues),
        "speaker": speaker.name,
        "side": speaker.side,
    }


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
