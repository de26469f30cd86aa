"""Many articles at once, put together from paragraphs that were analysed before: for trials of size.

What is written equals what `detente.store.writes.save` writes of the same paragraphs; a test holds the two
together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Engine, Table, func, select
from sqlalchemy.exc import IntegrityError

from detente.access import deeds
from detente.derive.aggregates import Weight, aggregates, weight_of
from detente.derive.speakers import NOBODY, leading_speaker
from detente.derive.statements import Statement, statements
from detente.records import DetenteError, Document, Paragraph
from detente.store import schema
from detente.store.article_identity import identity
from detente.store.derived_rows import ArticleFacts, aggregate_rows, note_derived, statement_rows
from detente.store.fulltext import index_article
from detente.store.log_writing import note
from detente.store.paragraph_rows import paragraph_row, part_rows
from detente.store.postgres import go_on_numbering
from detente.store.settings import bump
from detente.store.stale import SYNTHETIC
from detente.store.table_rows import put_rows
from detente.store.transactions import writing

_AT_ONCE = 1000  # articles in one transaction
_ON_ITS_DATE = date(1, 1, 1)  # stands for the article's date in what is prepared


@dataclass(frozen=True, slots=True)
class Prepared:
    """A body paragraph as rows that lack only their article and place, and its weight in the aggregates."""

    text: str
    paragraph: dict[str, Any]
    parts: dict[Table, list[dict[str, Any]]]
    statements: tuple[Statement, ...]
    weight: Weight


@dataclass(frozen=True, slots=True)
class Bulk:
    """An article: its document, whose blocks are all body, and each of them as prepared, with its text as it
    is here.

    The text may go on after the words that were analysed, by words without cues.
    """

    document: Document
    version: str
    body: tuple[tuple[Prepared, str], ...]
    sources: tuple[str, ...]
    filename: str


def prepare(paragraph: Paragraph) -> Prepared:
    """The rows of a body paragraph, made once however often it is used.

    Args:
        paragraph: A body paragraph.

    Returns:
        Rows that lack only their article and place.
    """
    speaker = leading_speaker(paragraph)
    weight = weight_of(paragraph, speaker)
    if weight is None:
        raise ValueError("only body paragraphs are prepared")
    said = statements(paragraph, _ON_ITS_DATE)
    return Prepared(paragraph.text, paragraph_row(paragraph, speaker), part_rows(paragraph), said, weight)


def save_many(
    engine: Engine, articles: Iterable[Bulk], batch_id: int, progress: Callable[[int], None] = lambda _: None
) -> int:
    """Store new articles, a thousand in a transaction.

    Args:
        engine: The library.
        articles: In the order in which they are numbered.
        batch_id: Number of the upload.
        progress: Called with the number of paragraphs saved so far.

    Returns:
        How many articles were saved.

    Raises:
        DetenteError: One of them is there already; the transactions before it stay.
    """
    rest, saved, paragraphs = iter(articles), 0, 0
    while some := list(islice(rest, _AT_ONCE)):
        try:
            with writing(engine, deeds.SAVE_MANY) as connection:
                _save(connection, some, batch_id)
                note(connection, "upload", batch_id, detail=f"{len(some)} articles")
                bump(connection)
        except IntegrityError:
            raise DetenteError(
                "Some of these articles are in the library already; nothing more was added."
            ) from None
        saved += len(some)
        paragraphs += sum(len(article.body) for article in some)
        progress(paragraphs)
    return saved


def _save(connection: Connection, articles: list[Bulk], batch_id: int) -> None:
    """Insert articles with all that hangs on them; their claims are derived when somebody first asks for
    claims.
    """
    first = int(connection.execute(select(func.coalesce(func.max(schema.article.c.id), 0))).scalar_one()) + 1
    added = datetime.now(UTC).replace(tzinfo=None)
    rows: dict[Table, list[dict[str, Any]]] = {schema.article: []}
    for number, article in enumerate(articles, first):
        rows[schema.article].append(_article_row(article, number) | {"batch_id": batch_id, "added": added})
        for table, values in _rows_within(article, number).items():
            rows.setdefault(table, []).extend(values)
    for table, values in rows.items():
        put_rows(connection, table, values)
    go_on_numbering(connection, schema.article)
    last = first + len(articles) - 1
    index_article(connection, first, last)
    note_derived(connection, range(first, last + 1), claimed="")


def _article_row(article: Bulk, number: int) -> dict[str, Any]:
    """An article as a row that lacks the upload and the time."""
    document = article.document
    return {
        "id": number,
        "sha256": identity(document.sha256, document.outlet),
        "words": document.sha256,
        "title": document.title,
        "deck": document.deck,
        "published": document.published,
        "outlet": document.outlet,
        "author": document.author,
        "url": document.url,
        "language": document.language,
        "scored": True,
        "version": f"{SYNTHETIC}{article.version}",
        "sources": list(article.sources),
        "filename": article.filename,
    }


def _rows_within(article: Bulk, number: int) -> dict[Table, list[dict[str, Any]]]:
    """The rows of an article's paragraphs and of what was read in them and derived from them."""
    document = article.document
    facts = ArticleFacts(document.published, document.outlet, sample=False, scored=True)
    rows: dict[Table, list[dict[str, Any]]] = {schema.paragraph: []}
    if document.title:
        heading = Paragraph(0, "heading", None, document.title, 0, 0, 0, "neutral", 0)
        rows[schema.paragraph].append(paragraph_row(heading, NOBODY) | {"article_id": number, "position": 0})
    said: list[Statement] = []
    for position, (prepared, text) in enumerate(article.body, 1 if document.title else 0):
        key = {"article_id": number, "position": position}
        rows[schema.paragraph].append(prepared.paragraph | key | {"text": text})
        for table, parts in prepared.parts.items():
            rows.setdefault(table, []).extend(part | key for part in parts)
        said += [_placed(each, position, document.published) for each in prepared.statements]
    rows[schema.statement] = statement_rows(said, number, facts)
    weights = (prepared.weight for prepared, _ in article.body)
    rows[schema.aggregate] = aggregate_rows(aggregates(weights), number, facts)
    return rows


def _placed(said: Statement, position: int, published: date | None) -> Statement:
    """A prepared statement in its place, on the article's date where the text gives none."""
    return replace(said, position=position, day=published if said.day == _ON_ITS_DATE else said.day)
