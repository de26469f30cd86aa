"""What is counted of who speaks: written whenever an article is read or a speaker corrected, within the same transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from detente.records import Paragraph
from detente.scoring.statements import Statement, statements
from detente.store import schema
from detente.store.claims_kept import count_claims
from detente.store.corrections import corrected
from detente.store.editions import record
from detente.store.portions import add_up
from detente.store.reading import corrections_of, paragraphs_of
from detente.store.rows import put_rows, row_of


def count_statements(
    connection: Connection, article_id: int, paragraphs: Sequence[Paragraph] | None = None
) -> None:
    """Write the statements of an article, the speakers of its paragraphs and its portions anew, as corrected.

    `paragraphs`: as they were read; taken from the store where they are not at hand.
    """
    row = connection.execute(
        select(schema.article.c.published, schema.article.c.sample, schema.article.c.scored).where(
            schema.article.c.id == article_id
        )
    ).one()
    corrections = corrections_of(connection, article_id)
    read = paragraphs if paragraphs is not None else paragraphs_of(connection, article_id)
    heard = [corrected(paragraph, corrections) for paragraph in read]
    of_article = {"published": row.published, "sample": row.sample is not None, "article_id": article_id}
    rows = [
        said | of_article | {"position": paragraph.position}
        for paragraph in heard
        for said in statement_rows(statements(paragraph, row.published) if row.scored else ())
    ]
    connection.execute(delete(schema.statement).where(schema.statement.c.article_id == article_id))
    put_rows(connection, schema.statement, rows)
    count_claims(
        connection,
        article_id,
        row.published,
        row.sample is not None,
        heard if row.scored else (),
        record(connection),
    )
    _name_speakers(connection, article_id, heard)
    add_up(connection, article_id)


def statement_rows(said: Iterable[Statement]) -> list[dict[str, Any]]:
    """The statements of one paragraph as rows that lack their article's id, date and kind, and their position."""
    return [
        row_of(statement)
        | {
            "place": place,
            "first_of_speaker": int(statement.first_of_speaker),
            "first_of_pair": int(statement.first_of_pair),
        }
        for place, statement in enumerate(said)
    ]


def _name_speakers(connection: Connection, article_id: int, paragraphs: Sequence[Paragraph]) -> None:
    if not paragraphs:
        return
    own = schema.paragraph.c
    named = (
        update(schema.paragraph)
        .where(own.article_id == article_id, own.position == bindparam("at"))
        .values(speaker=bindparam("who"), side=bindparam("whose"))
    )
    speakers = [(paragraph.position, *speaker_of(paragraph)) for paragraph in paragraphs]
    connection.execute(named, [{"at": at, "who": who, "whose": whose} for at, who, whose in speakers])


def speaker_of(paragraph: Paragraph) -> tuple[str | None, str | None]:
    """Name and side of who voices the strongest cue; without cues, of the first who is heard."""
    strongest = max(paragraph.cues, key=lambda cue: max(cue.escalation, cue.deescalation), default=None)
    if strongest is not None:
        voice = paragraph.voices[strongest.voice] if strongest.voice is not None else None
    else:
        voice = paragraph.voices[0] if paragraph.voices else None
    return (voice.actor, voice.side) if voice else (None, None)
