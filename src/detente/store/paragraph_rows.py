"""Paragraphs as rows, with all that was read in them and derived from it: inserted with an article, or put in
place of old ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, delete, select, update

from detente.derive.speakers import LeadingSpeaker
from detente.records import Analysis, Paragraph
from detente.store import schema
from detente.store.derived_rows import derive_each, facts_of, insert_derived
from detente.store.fulltext import INDEXED_KINDS, index_article
from detente.store.table_rows import put_rows, row_of


def replace_paragraphs(connection: Connection, analyses: Mapping[int, Analysis]) -> None:
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
    insert_paragraphs(connection, analyses)
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


def insert_paragraphs(connection: Connection, analyses: Mapping[int, Analysis]) -> None:
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
        "low": paragraph.low,
        "high": paragraph.high,
        "chance": paragraph.chance,
        "differs": paragraph.differs,
        "readers": list(map(row_of, paragraph.readers)) or None,
    }
