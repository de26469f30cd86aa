"""An analysed article as the rows of all tables, without a database: what partition files hold.

The number of an article is taken from its identity, so that any process gives it the same one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from detente.derive.derived import derived
from detente.derive.version import claims_version, derive_version
from detente.figures.official_record import shipped
from detente.intake.reader_version import reader_version
from detente.records import Analysis, Document
from detente.store import schema
from detente.store.article_identity import identity
from detente.store.derived_rows import ArticleFacts, aggregate_rows, claims_as_rows, statement_rows
from detente.store.paragraph_rows import paragraph_row, part_rows

Rows = dict[str, list[dict[str, Any]]]
_DIGITS = 13  # hexadecimal: 52 bits, which every browser keeps exactly

# The tables that hold articles, in an order in which rows find what they refer to.
ARTICLE_TABLES = (
    schema.article,
    schema.paragraph,
    schema.cue,
    schema.voice,
    schema.quantity,
    schema.mention,
    schema.link,
    schema.statement,
    schema.claim,
    schema.aggregate,
)


def number_of(sha256: str) -> int:
    """The number that an article of this identity has in partition files.

    Args:
        sha256: `detente.store.article_identity.identity` of its words and outlet.

    Returns:
        1 to 2^52; two of a million articles share one with a chance of 1 in 9,000.
    """
    return int(sha256[:_DIGITS], 16) + 1


def rows_of_article(document: Document, analysis: Analysis, filename: str | None = None) -> Rows:
    """All rows of an article, as `detente.store.writes.save` would store them.

    Args:
        document: The article.
        analysis: What was read in it.
        filename: Name of what it came from.

    Returns:
        Rows by name of the table. What only a library knows (upload, time, story) is None.
    """
    sha256 = identity(document.sha256, document.outlet)
    number = number_of(sha256)
    found = derived(replace(analysis, published=document.published))
    facts = ArticleFacts(document.published, document.outlet, sample=False, scored=analysis.scored)
    rows: Rows = {table.name: [] for table in ARTICLE_TABLES}
    rows["article"].append(
        {
            "id": number,
            "sha256": sha256,
            "words": document.sha256,
            "title": document.title,
            "deck": document.deck,
            "published": document.published,
            "outlet": document.outlet,
            "author": document.author,
            "url": document.url,
            "language": analysis.language,
            "scored": analysis.scored,
            "version": analysis.version,
            "sources": [],
            "filename": filename,
            "apart": False,
            "reader": reader_version(),
            "revision": 0,
            "derived": derive_version(),
            "claimed": claims_version(shipped()),
        }
    )
    for paragraph, speaker in zip(analysis.paragraphs, found.speakers, strict=True):
        key = {"article_id": number, "position": paragraph.position}
        rows["paragraph"].append(key | paragraph_row(paragraph, speaker))
        for table, parts in part_rows(paragraph).items():
            rows[table.name].extend(key | part for part in parts)
    rows["statement"] = statement_rows(found.statements, number, facts)
    rows["claim"] = claims_as_rows(found.claims, number, facts)
    rows["aggregate"] = aggregate_rows(found.aggregates, number, facts)
    return rows
