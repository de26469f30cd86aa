"""What is derived from analyses (`detente.derive`) as rows: written with the analyses, and again when
corrections change them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Table,
    bindparam,
    cast,
    delete,
    func,
    select,
    update,
)

from detente.derive.aggregates import Aggregate
from detente.derive.claim_rows import ClaimRow, claim_rows
from detente.derive.corrections import corrected
from detente.derive.derived import Derived, derived
from detente.derive.speakers import LeadingSpeaker
from detente.derive.statements import Statement
from detente.derive.version import claims_version, derive_version
from detente.figures.official_record import OfficialRecord
from detente.records import Analysis
from detente.store.adopted_editions import record
from detente.store.schema import aggregate, article, claim, paragraph, setting, statement
from detente.store.stored_article import corrections_of, paragraphs_with_figures, read_articles
from detente.store.table_rows import put_rows, row_of

_DERIVED = (statement, claim, aggregate)


class ArticleFacts(NamedTuple):
    """What derived rows repeat of their article, so that counting them needs no other table."""

    published: date | None
    outlet: str | None
    sample: bool
    scored: bool


def facts_of(connection: Connection, article_ids: Collection[int]) -> dict[int, ArticleFacts]:
    """The facts of several articles, by number."""
    own = article.c
    query = select(own.id, own.published, own.outlet, own.sample.is_not(None), own.scored)
    rows = connection.execute(query.where(own.id.in_(article_ids)))
    return {number: ArticleFacts(*facts) for number, *facts in rows}


def derive_each(
    connection: Connection, analyses: Mapping[int, Analysis], facts: Mapping[int, ArticleFacts]
) -> dict[int, Derived]:
    """Derive what is counted of several articles, with their corrections and the library's record.

    Args:
        connection: Of the caller's transaction.
        analyses: As they were read, by article.
        facts: Of the same articles; they go before what the analyses say.

    Returns:
        What was derived, by article.
    """
    known = record(connection)
    corrections = corrections_of(connection, *analyses)
    return {
        number: derived(
            replace(
                analysis,
                published=facts[number].published,
                outlet=facts[number].outlet,
                scored=facts[number].scored,
            ),
            [each for each in corrections if each.article_id == number],
            known,
        )
        for number, analysis in analyses.items()
    }


def insert_derived(
    connection: Connection, found: Mapping[int, Derived], facts: Mapping[int, ArticleFacts]
) -> None:
    """Insert what was derived of articles that have no derived rows, and note on them what it rests on."""
    rows: dict[Table, list[dict[str, Any]]] = {table: [] for table in _DERIVED}
    for number, each in found.items():
        rows[statement] += statement_rows(each.statements, number, facts[number])
        rows[claim] += claims_as_rows(each.claims, number, facts[number])
        rows[aggregate] += aggregate_rows(each.aggregates, number, facts[number])
    for table, values in rows.items():
        put_rows(connection, table, values)
    note_derived(connection, list(found), claims_version(record(connection)))


def derive_again(connection: Connection, article_ids: Collection[int]) -> None:
    """Derive everything again from the stored analyses, within the caller's transaction.

    To be called when corrections, or an article's date or outlet, have changed.
    """
    analyses = {number: stored.analysis for number, stored in read_articles(connection, article_ids).items()}
    facts = facts_of(connection, analyses)
    found = derive_each(connection, analyses, facts)
    for table in _DERIVED:
        connection.execute(delete(table).where(table.c.article_id.in_(analyses)))
    speakers = {
        (number, read.position): speaker
        for number, each in found.items()
        for read, speaker in zip(analyses[number].paragraphs, each.speakers, strict=True)
    }
    _name_speakers(connection, speakers)
    insert_derived(connection, found, facts)


def claim_again(connection: Connection, article_ids: Collection[int], known: OfficialRecord) -> None:
    """Derive the claims alone again, within the caller's transaction: the
    record or its rules have changed.
    """
    facts = facts_of(connection, article_ids)
    corrections = corrections_of(connection, *article_ids)
    rows: list[dict[str, Any]] = []
    for number, read in paragraphs_with_figures(connection, article_ids).items():
        if facts[number].scored:
            made = [each for each in corrections if each.article_id == number]
            paragraphs = [corrected(paragraph, made) for paragraph in read]
            found = claim_rows(paragraphs, facts[number].published, known)
            rows += claims_as_rows(found, number, facts[number])
    connection.execute(delete(claim).where(claim.c.article_id.in_(article_ids)))
    put_rows(connection, claim, rows)
    values = {"revision": _next_revision(), "claimed": claims_version(known)}
    connection.execute(update(article).where(article.c.id.in_(article_ids)).values(**values))


def note_derived(connection: Connection, article_ids: Collection[int], claimed: str) -> None:
    """Note on articles what their derived rows rest on, and that they changed.

    Args:
        connection: Of the transaction that wrote the rows.
        article_ids: The articles.
        claimed: `detente.derive.version.claims_version` of their claims, "" where claims were not derived.
    """
    values = {"revision": _next_revision(), "derived": derive_version(), "claimed": claimed}
    connection.execute(update(article).where(article.c.id.in_(article_ids)).values(**values))


def _next_revision() -> ColumnElement[int]:
    """One more than the revision that others see: caches of that one must read these articles again."""
    now = select(cast(setting.c.value, Integer)).where(setting.c.name == "revision").scalar_subquery()
    return func.coalesce(now, 0) + 1


def statement_rows(found: Iterable[Statement], number: int, facts: ArticleFacts) -> list[dict[str, Any]]:
    """Statements as rows of their table."""
    return [
        row_of(each)
        | {
            "article_id": number,
            "published": facts.published,
            "sample": facts.sample,
            "first_of_speaker": int(each.first_of_speaker),
            "first_of_pair": int(each.first_of_pair),
        }
        for each in found
    ]


def aggregate_rows(found: Iterable[Aggregate], number: int, facts: ArticleFacts) -> list[dict[str, Any]]:
    """Aggregates as rows of their table."""
    own = {
        "article_id": number,
        "published": facts.published,
        "outlet": facts.outlet or "",
        "sample": facts.sample,
    }
    return [row_of(each) | own for each in found]


def claims_as_rows(found: Iterable[ClaimRow], number: int, facts: ArticleFacts) -> list[dict[str, Any]]:
    """Claims as rows of their table."""
    own = {"article_id": number, "published": facts.published, "sample": facts.sample}
    return [row_of(each) | own for each in found]


def _name_speakers(connection: Connection, speakers: Mapping[tuple[int, int], LeadingSpeaker]) -> None:
    """Set the leading speakers of paragraphs, by article and position."""
    if not speakers:
        return
    own = paragraph.c
    named = (
        update(paragraph)
        .where(own.article_id == bindparam("of"), own.position == bindparam("at"))
        .values(speaker=bindparam("who"), side=bindparam("whose"))
    )
    rows = [
        {"of": number, "at": at, "who": speaker.name, "whose": speaker.side}
        for (number, at), speaker in speakers.items()
    ]
    connection.execute(named, rows)
