"""Many articles at once, put together from paragraphs that were analysed before: for trials of size.

What is written equals what `detente.store.writes.save` writes of the same paragraphs; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Engine, Table, func, select
from sqlalchemy.exc import IntegrityError

from detente.records import DetenteError, Document, Paragraph
from detente.scoring.statements import statements
from detente.store import schema
from detente.store.counted import speaker_of, statement_rows
from detente.store.engine import writing
from detente.store.fulltext import index_article
from detente.store.identity import identity
from detente.store.portions import add_up
from detente.store.postgres import go_on_numbering
from detente.store.rows import put_rows
from detente.store.settings import bump
from detente.store.writes import paragraph_row, part_rows

SYNTHETIC = "synthetic "  # begins the version of articles that are never scored anew: their speakers are known nowhere else
_AT_ONCE = 1000  # articles in one transaction
_ON_ITS_DATE = date(1, 1, 1)  # stands for the article's date in what is prepared


@dataclass(frozen=True, slots=True)
class Prepared:
    """A body paragraph as rows that lack only their article and place."""

    text: str
    paragraph: dict[str, Any]
    parts: dict[Table, list[dict[str, Any]]]
    statements: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Bulk:
    """An article: its document, whose blocks are all body, and each of them as prepared, with its text as it is here.

    The text may go on after the words that were analysed, by words without cues.
    """

    document: Document
    version: str
    body: tuple[tuple[Prepared, str], ...]
    sources: tuple[str, ...]
    filename: str


def prepare(paragraph: Paragraph) -> Prepared:
    """The rows of a paragraph, made once however often it is used."""
    speaker, side = speaker_of(paragraph)
    return Prepared(
        paragraph.text,
        paragraph_row(paragraph) | {"speaker": speaker, "side": side},
        part_rows(paragraph),
        statement_rows(statements(paragraph, _ON_ITS_DATE)),
    )


def save_many(
    engine: Engine, articles: Iterable[Bulk], batch_id: int, told: Callable[[int], None] = lambda _: None
) -> int:
    """Store new articles, a thousand in a transaction. `told` hears how many paragraphs are in. Returns the articles.

    Raises DetenteError where one of them is there already; the transactions before it stay.
    """
    rest, saved, paragraphs = iter(articles), 0, 0
    while some := list(islice(rest, _AT_ONCE)):
        try:
            with writing(engine) as connection:
                _save(connection, some, batch_id)
                bump(connection)
        except IntegrityError:
            raise DetenteError(
                "Some of these articles are in the library already; nothing more was added."
            ) from None
        saved += len(some)
        paragraphs += sum(len(article.body) for article in some)
        told(paragraphs)
    return saved


def _save(connection: Connection, articles: list[Bulk], batch_id: int) -> None:
    first = int(connection.execute(select(func.coalesce(func.max(schema.article.c.id), 0))).scalar_one()) + 1
    added = datetime.now(UTC).replace(tzinfo=None)
    rows: dict[Table, list[dict[str, Any]]] = {schema.article: [], schema.paragraph: []}
    for article_id, article in enumerate(articles, first):
        document = article.document
        rows[schema.article].append(
            {
                "id": article_id, "sha256": identity(document.sha256, document.outlet), "words": document.sha256, "title": document.title, "deck": document.deck,
                "published": document.published, "outlet": document.outlet, "author": document.author,
                "url": document.url, "language": document.language, "scored": True, "version": f"{SYNTHETIC}{article.version}",
                "sources": list(article.sources), "filename": article.filename, "batch_id": batch_id, "added": added,
            }
        )  # fmt: skip
        if document.title:
            heading = Paragraph(0, "heading", None, document.title, 0, 0, 0, "neutral", 0)
            nobody = {"speaker": None, "side": None, "article_id": article_id, "position": 0}
            rows[schema.paragraph].append(paragraph_row(heading) | nobody)
        for position, (prepared, text) in enumerate(article.body, 1 if document.title else 0):
            key = {"article_id": article_id, "position": position}
            rows[schema.paragraph].append(prepared.paragraph | key | {"text": text})
            for table, parts in prepared.parts.items():
                rows.setdefault(table, []).extend(part | key for part in parts)
            said = {"published": document.published, "sample": False} | key
            rows.setdefault(schema.statement, []).extend(
                row | said | ({"day": document.published} if row["day"] == _ON_ITS_DATE else {})
                for row in prepared.statements
            )
    for table, values in rows.items():
        put_rows(connection, table, values)
    go_on_numbering(connection, schema.article)
    last = first + len(articles) - 1
    index_article(connection, first, last)
    add_up(connection, first, last)
