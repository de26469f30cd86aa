"""A paragraph of a coding project as a coder sees it: its text and what stands around it, nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from detente.coding.codes import text_hash
from detente.store import schema


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
