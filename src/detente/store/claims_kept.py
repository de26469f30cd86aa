"""Claims written: whenever an article is read or a speaker corrected, and all of them when the record has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Engine, delete, exists, func, select

from detente.figures.claims import Claim, claim, rules_version
from detente.figures.claims.outcomes import value_of
from detente.figures.official_record import OfficialRecord, shipped
from detente.records import Paragraph, Quantity, Voice
from detente.store import schema
from detente.store.corrections import corrected
from detente.store.engine import writing
from detente.store.reading import corrections_of, paragraph_of, parts_of
from detente.store.rows import put_rows
from detente.store.settings import bump, put, read_setting

_SETTING = "claims"  # which rules and record the stored claims rest on
_AT_ONCE = 100  # articles in one transaction


def count_claims(
    connection: Connection,
    article_id: int,
    published: date | None,
    sample: bool,
    paragraphs: Iterable[Paragraph],
    record: OfficialRecord | None = None,
) -> None:
    """Write the claims of an article anew, within the caller's transaction. `paragraphs`: with corrected speakers."""
    record = record or shipped()
    rows = [
        {"article_id": article_id, "position": paragraph.position, "place": place, "published": published, "sample": sample}
        | _row(made, innermost(quantity, paragraph.voices), published)
        for paragraph in paragraphs
        if paragraph.kind == "body"
        for place, quantity in enumerate(paragraph.quantities)
        for made in (claim_of(quantity, paragraph, published, record),)
    ]  # fmt: skip
    connection.execute(delete(schema.claim).where(schema.claim.c.article_id == article_id))
    put_rows(connection, schema.claim, rows)


def claim_of(
    quantity: Quantity, paragraph: Paragraph, published: date | None, record: OfficialRecord | None = None
) -> Claim:
    """A figure of a paragraph beside the record, by when its speaker said it."""
    voice = innermost(quantity, paragraph.voices)
    return claim(quantity, paragraph.text, paragraph.voices, _said_on(voice, published), record)


def innermost(quantity: Quantity, voices: Iterable[Voice]) -> Voice | None:
    """Who says a figure: the innermost voice around it, None for the narrator."""
    holding = [voice for voice in voices if voice.start <= quantity.start < voice.end]
    return min(holding, key=lambda voice: voice.end - voice.start, default=None)


def bring_up_to_date(engine: Engine, record: OfficialRecord | None = None) -> bool:
    """Write all claims anew where they rest on other rules or another record than now. Returns whether they did.

    Goes in steps, each a transaction of its own; two processes that do it at once write the same.
    """
    record = record or shipped()
    now = f"{rules_version()}.{record_version(record)}"
    fresh = read_setting(engine, _SETTING) == now
    with engine.connect() as connection:
        query = _WITH_FIGURES
        if fresh:  # articles that came in otherwise than one by one are the last
            newest = connection.execute(select(func.max(schema.claim.c.article_id))).scalar()
            query = query.where(schema.article.c.id > (newest or 0))
        articles = list(connection.execute(query).scalars())
    if fresh and not articles:
        return False
    for first in range(0, len(articles), _AT_ONCE):
        with writing(engine) as connection:
            _count_again(connection, articles[first : first + _AT_ONCE], record)
    with writing(engine) as connection:
        put(connection, _SETTING, now)
        bump(connection)
    return True


@lru_cache(maxsize=4)
def record_version(record: OfficialRecord) -> str:
    """Eight hex digits over every cell of a record and its edition's date."""
    digest = hashlib.sha256()
    for edition in sorted(record.editions.values(), key=lambda each: each.id):
        digest.update(f"{edition.id} {edition.published} {edition.definition} {edition.name}\n".encode())
    for line in sorted(
        f"{'/'.join(map(str, cell.key))} {cell.value:.6g} {cell.flag}" for cell in record.cells
    ):
        digest.update(line.encode())
    return digest.hexdigest()[:8]


_WITH_FIGURES = (
    select(schema.article.c.id)
    .where(
        schema.article.c.scored,
        exists(
            select(schema.quantity.c.place)
            .join(
                schema.paragraph,
                (schema.paragraph.c.article_id == schema.quantity.c.article_id)
                & (schema.paragraph.c.position == schema.quantity.c.position),
            )
            .where(schema.quantity.c.article_id == schema.article.c.id, schema.paragraph.c.kind == "body")
        ),
    )
    .order_by(schema.article.c.id)
)


def _count_again(connection: Connection, articles: list[int], record: OfficialRecord) -> None:
    quantities = parts_of(connection, schema.quantity, schema.quantity.c.article_id.in_(articles))
    voices = parts_of(connection, schema.voice, schema.voice.c.article_id.in_(articles))
    corrections = corrections_of(connection, *articles)
    dated = select(schema.article.c.id, schema.article.c.published, schema.article.c.sample)
    about = {row.id: row for row in connection.execute(dated.where(schema.article.c.id.in_(articles)))}
    own = schema.paragraph.c
    found: dict[int, list[Paragraph]] = {article_id: [] for article_id in about}
    query = select(schema.paragraph).where(own.article_id.in_(articles), own.kind == "body")
    for row in connection.execute(query).mappings():
        key = (row["article_id"], row["position"])
        if key in quantities and key[0] in found:
            read = paragraph_of(row, (), voices.get(key, ()), quantities[key], (), ())
            known = [correction for correction in corrections if correction.article_id == key[0]]
            found[key[0]].append(corrected(read, known))
    for article_id, paragraphs in found.items():
        dates = about[article_id]
        count_claims(connection, article_id, dates.published, dates.sample is not None, paragraphs, record)


def _said_on(voice: Voice | None, published: date | None) -> date | None:
    return voice.said_on if voice and voice.said_on else published


def _row(made: Claim, voice: Voice | None, published: date | None) -> dict[str, Any]:
    cell = made.record.cell if made.record else None
    decided = made.record or (made.beside[0] if made.meeting and made.beside else None)
    edition = decided.edition if decided else None
    return {
        "outcome": made.outcome,
        "sure": made.sure,
        "topic": made.said.topic,
        "owner": made.said.owner,
        "narrated": voice is None,
        "speaker": voice.actor if voice else None,
        "side": voice.side if voice else None,
        "day": _said_on(voice, published),
        "record": made.key,
        "recorded": value_of(cell.value, cell.unit)
        if cell
        else len(made.meeting.reached)
        if made.meeting
        else None,
        "recorded_year": cell.year if cell else made.meeting.year if made.meeting else None,
        "edition": edition.name if edition else None,
        "plan": made.commitment,
        "reason": made.reason,
        "doubts": "; ".join(made.doubts),
    }
