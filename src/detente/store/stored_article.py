"""One article back from the store, with its analysis as it was made."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Table, select

from detente.derive.corrections import Correction, corrected
from detente.records import (
    Analysis,
    Block,
    Cue,
    Document,
    Paragraph,
    Quantity,
    ReaderScore,
    TreatyMention,
    Turn,
    Voice,
)
from detente.store import schema

# What stands in a paragraph, in the order in which `paragraph_of` takes it.
_PARTS = (schema.cue, schema.voice, schema.quantity, schema.mention, schema.link)


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article as stored. `event` and `sources` are a sample's; `analysis` equals the one that was saved.

    `corrections`: what users corrected of its speakers, in the order made.
    """

    id: int
    author: str | None
    url: str | None
    sample: bool
    event: str | None
    sources: tuple[str, ...]
    filename: str | None
    batch_id: int | None
    added: datetime
    analysis: Analysis
    corrections: tuple[Correction, ...] = ()

    @property
    def corrected_analysis(self) -> Analysis:
        """The analysis with the corrected speakers: what is shown and counted."""
        paragraphs = tuple(corrected(paragraph, self.corrections) for paragraph in self.analysis.paragraphs)
        return replace(self.analysis, paragraphs=paragraphs)

    @property
    def document(self) -> Document:
        """The document behind it, to be analysed again."""
        read = self.analysis
        heads = sum(1 for head in (read.title, read.deck) if head)
        return Document(
            title=read.title,
            deck=read.deck,
            blocks=tuple(Block(paragraph.kind, paragraph.text) for paragraph in read.paragraphs[heads:]),
            published=read.published,
            outlet=read.outlet,
            author=self.author,
            url=self.url,
            language=read.language,
        )


def read_article(engine: Engine, article_id: int) -> StoredArticle | None:
    """One article with its analysis and what users corrected of its speakers.

    Args:
        engine: The library.
        article_id: The article's number.

    Returns:
        The article, None where there is none of this number.
    """
    with engine.connect() as connection:
        return read_articles(connection, (article_id,)).get(article_id)


def read_articles(connection: Connection, article_ids: Collection[int]) -> dict[int, StoredArticle]:
    """Several articles from a fixed number of queries.

    Args:
        connection: Of the caller's transaction.
        article_ids: Their numbers, some hundreds at most: databases take few thousand parameters.

    Returns:
        The articles that are there, by number, in order.
    """
    own = schema.article.c.id
    query = select(schema.article).where(own.in_(article_ids)).order_by(own)
    rows = connection.execute(query).mappings().all()
    paragraphs = _paragraphs_of_each(connection, [row["id"] for row in rows])
    corrections: dict[int, list[Correction]] = {}
    for correction in corrections_of(connection, *article_ids):
        corrections.setdefault(correction.article_id, []).append(correction)
    return {
        row["id"]: _stored(row, paragraphs.get(row["id"], ()), corrections.get(row["id"], ())) for row in rows
    }


def _stored(
    row: Mapping[Any, Any], paragraphs: Sequence[Paragraph], corrections: Sequence[Correction]
) -> StoredArticle:
    """The record of an article from its row."""
    return StoredArticle(
        id=row["id"],
        author=row["author"],
        url=row["url"],
        sample=row["sample"] is not None,
        event=row["event"],
        sources=tuple(row["sources"]),
        filename=row["filename"],
        batch_id=row["batch_id"],
        added=row["added"],
        analysis=Analysis(
            title=row["title"],
            deck=row["deck"],
            published=row["published"],
            outlet=row["outlet"],
            language=row["language"],
            version=row["version"],
            paragraphs=tuple(paragraphs),
            scored=row["scored"],
        ),
        corrections=tuple(corrections),
    )


def original(engine: Engine, article_id: int) -> bytes | None:
    """The file that an article came from.

    Args:
        engine: The library.
        article_id: The article's number.

    Returns:
        The bytes, None where none were kept.
    """
    query = select(schema.original.c.content).where(schema.original.c.article_id == article_id)
    with engine.connect() as connection:
        content = connection.execute(query).scalar()
    return None if content is None else zlib.decompress(content)


def corrections_of(connection: Connection, *article_ids: int) -> tuple[Correction, ...]:
    """What users corrected of the speakers of some articles, in the order made."""
    query = select(schema.correction).where(schema.correction.c.article_id.in_(article_ids))
    rows = connection.execute(query.order_by(schema.correction.c.id)).mappings()
    return tuple(_record(Correction, row) for row in rows)


def paragraphs_of(connection: Connection, article_id: int) -> tuple[Paragraph, ...]:
    """The paragraphs of an article as they were read, in order."""
    return tuple(_paragraphs_of_each(connection, (article_id,)).get(article_id, ()))


def paragraphs_with_figures(
    connection: Connection, article_ids: Collection[int]
) -> dict[int, list[Paragraph]]:
    """The paragraphs of several articles with their voices and figures alone: what claims are derived from.

    Args:
        connection: Of the caller's transaction.
        article_ids: Some hundreds at most.

    Returns:
        By article, in order.
    """
    return _paragraphs_of_each(connection, article_ids, {schema.voice, schema.quantity})


def _paragraphs_of_each(
    connection: Connection, article_ids: Collection[int], wanted: Collection[Table] = _PARTS
) -> dict[int, list[Paragraph]]:
    """The paragraphs of several articles as they were read, by article, in order."""
    parts = [
        parts_of(connection, table, table.c.article_id.in_(article_ids)) if table in wanted else {}
        for table in _PARTS
    ]
    own = schema.paragraph.c
    query = (
        select(schema.paragraph).where(own.article_id.in_(article_ids)).order_by(own.article_id, own.position)
    )
    found: dict[int, list[Paragraph]] = {}
    for row in connection.execute(query).mappings():
        key = (row["article_id"], row["position"])
        found.setdefault(key[0], []).append(paragraph_of(row, *(part.get(key, []) for part in parts)))
    return found


Parts = Sequence[Mapping[str, Any]]


def paragraph_of(
    row: Mapping[Any, Any], cues: Parts, voices: Parts, quantities: Parts, mentions: Parts, links: Parts
) -> Paragraph:
    """The record of a paragraph from its row and the rows of what stands in it, each in order of place."""
    named = tuple(_record(TreatyMention, part) for part in mentions)
    return Paragraph(
        position=row["position"],
        kind=row["kind"],
        section=row["section"],
        text=row["text"],
        escalation=row["escalation"],
        deescalation=row["deescalation"],
        balance=row["balance"],
        stance=row["stance"],
        rung=row["rung"],
        cues=tuple(_cue(part) for part in cues),
        voices=tuple(_record(Voice, part) for part in voices),
        quantities=tuple(_record(Quantity, part) for part in quantities),
        treaties=tuple(dict.fromkeys(mention.treaty for mention in named)),
        commitments=tuple(part["commitment"] for part in links),
        mentions=named,
        narrated=row["narrated"],
        low=row["low"],
        high=row["high"],
        chance=row["chance"],
        readers=tuple(_reader(part) for part in row["readers"] or ()),
        differs=row["differs"],
    )


def parts_of(
    connection: Connection, table: Table, condition: ColumnElement[bool]
) -> dict[tuple[int, int], list[Mapping[str, Any]]]:
    """Rows of what stands in paragraphs (cues, voices …), by (article_id, position), in order of place."""
    query = select(table).where(condition).order_by(table.c.article_id, table.c.position, table.c.place)
    found: dict[tuple[int, int], list[Mapping[str, Any]]] = {}
    for row in connection.execute(query).mappings():
        found.setdefault((row["article_id"], row["position"]), []).append(dict(row))
    return found


def _record(kind: type[Any], part: Mapping[Any, Any]) -> Any:
    return kind(**{field.name: part[field.name] for field in fields(kind)})


def _reader(part: Mapping[str, Any]) -> ReaderScore:
    spans = {name: tuple(part[name]) for name in ("escalating_at", "deescalating_at")}
    reader: ReaderScore = _record(ReaderScore, {**part, **spans})
    return reader


def _cue(part: Mapping[str, Any]) -> Cue:
    turns = tuple(Turn(**turn) for turn in part["turns"])
    cue: Cue = _record(Cue, {**part, "turns": turns, "rows": tuple(part["rows"])})
    return cue
