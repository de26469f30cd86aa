"""A paragraph of a coding project as a coder sees it: its text and what stands around it, nothing else."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from detente.coding.codes import text_hash
from detente.store import schema

_AT_ONCE = 500  # articles asked for at once


@dataclass(frozen=True, slots=True)
class UnitToCode:
    """A paragraph as a coder sees it.

    Attributes:
        project_id: The project.
        place: The paragraph's place in it.
        text: Of the paragraph.
        before: The paragraph before it, empty where there is none.
        after: The paragraph after it.
        section: The subhead above it.
        title: Of the article.
        outlet: Of the article.
        published: Of the article.
    """

    project_id: int
    place: int
    text: str
    before: str = ""
    after: str = ""
    section: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: date | None = None


def unit_of(connection: Connection, project_id: int, place: int) -> UnitToCode | None:
    """A paragraph of a project with what stands around it, None where its text is gone.

    It is found by its words: an article that was read again may have it at another position.
    """
    unit, own, article = schema.coding_unit.c, schema.paragraph.c, schema.article.c
    query = select(schema.coding_unit).where(unit.project_id == project_id, unit.place == place)
    row = connection.execute(query).mappings().first()
    if row is None:
        return None
    if row["article_id"] is None:
        return None if row["text"] is None else UnitToCode(project_id, place, row["text"])
    body = (
        select(own.position, own.text, own.section)
        .where(own.article_id == row["article_id"], own.kind == "body")
        .order_by(own.position)
    )
    paragraphs = connection.execute(body).all()
    at = next((n for n, one in enumerate(paragraphs) if one.position == row["position"]), None)
    if at is None or text_hash(paragraphs[at].text) != row["hash"]:
        at = next((n for n, one in enumerate(paragraphs) if text_hash(one.text) == row["hash"]), None)
    if at is None:
        return None
    head = connection.execute(
        select(article.title, article.outlet, article.published).where(article.id == row["article_id"])
    ).one()
    return UnitToCode(
        project_id,
        place,
        paragraphs[at].text,
        before=paragraphs[at - 1].text if at else "",
        after=paragraphs[at + 1].text if at + 1 < len(paragraphs) else "",
        section=paragraphs[at].section,
        title=head.title,
        outlet=head.outlet,
        published=head.published,
    )


def where_units_stand(connection: Connection, project_id: int) -> dict[int, tuple[int, int]]:
    """Where the drawn paragraphs of a project stand now, found by their words.

    Args:
        connection: Of a transaction.
        project_id: The project.

    Returns:
        Article and position by place; without those whose words are no longer there.
    """
    unit = schema.coding_unit.c
    query = select(unit.place, unit.article_id, unit.position, unit.hash).where(
        unit.project_id == project_id, unit.article_id.is_not(None), unit.probability.is_not(None)
    )
    rows = connection.execute(query.order_by(unit.place)).all()
    now = hashes_now(connection, {row.article_id for row in rows})
    found: dict[int, tuple[int, int]] = {}
    for row in rows:
        there = [at for at, each in now.get(row.article_id, {}).items() if each == row.hash]
        at = row.position if row.position in there else next(iter(there), None)
        if at is not None:
            found[row.place] = (row.article_id, at)
    return found


def hashes_now(connection: Connection, articles: Collection[int]) -> dict[int, dict[int, str]]:
    """The words of articles' paragraphs as they stand now, as hashes by article and position."""
    own = schema.paragraph.c
    wanted, found = sorted(articles), dict[int, dict[int, str]]()
    for first in range(0, len(wanted), _AT_ONCE):
        some = wanted[first : first + _AT_ONCE]
        query = select(own.article_id, own.position, own.text).where(
            own.kind == "body", own.article_id.in_(some)
        )
        for row in connection.execute(query.order_by(own.article_id, own.position)):
            found.setdefault(row.article_id, {})[row.position] = text_hash(row.text)
    return found
