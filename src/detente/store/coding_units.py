"""A paragraph of a coding project as a coder sees it: its text and what stands around it, nothing else."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select, update

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
    now = _texts_now(connection, {row.article_id for row in rows})
    found: dict[int, tuple[int, int]] = {}
    for row in rows:
        at = _stands_at(now.get(row.article_id, {}), row.position, row.hash)
        if at is not None:
            found[row.place] = (row.article_id, at)
    return found


def texts_of_units(connection: Connection, project_id: int) -> dict[int, str]:
    """The texts of all paragraphs of a project, by place; without those whose words are no longer there."""
    unit = schema.coding_unit.c
    columns = (unit.place, unit.article_id, unit.position, unit.hash, unit.text)
    rows = connection.execute(select(*columns).where(unit.project_id == project_id)).all()
    now = _texts_now(connection, {row.article_id for row in rows if row.article_id is not None})
    found: dict[int, str] = {}
    for row in rows:
        there = now.get(row.article_id, {})
        at = _stands_at(there, row.position, row.hash)
        if at is not None:
            found[row.place] = there[at]
        elif row.article_id is None and row.text is not None:
            found[row.place] = row.text
    return found


def attach_again(connection: Connection, article_id: int) -> None:
    """Give drawn paragraphs whose article was deleted the article that holds their words now.

    Args:
        connection: Of the transaction that puts the article in.
        article_id: The article.
    """
    unit, own = schema.coding_unit.c, schema.paragraph.c
    lost = unit.article_id.is_(None) & unit.text.is_(None)
    if connection.execute(select(unit.place).where(lost).limit(1)).first() is None:
        return
    query = select(own.position, own.text).where(own.article_id == article_id, own.kind == "body")
    for row in connection.execute(query.order_by(own.position.desc())).all():
        found = update(schema.coding_unit).where(lost, unit.hash == text_hash(row.text))
        connection.execute(found.values(article_id=article_id, position=row.position))


def hashes_now(connection: Connection, articles: Collection[int]) -> dict[int, dict[int, str]]:
    """The words of articles' paragraphs as they stand now, as hashes by article and position."""
    texts = _texts_now(connection, articles)
    return {number: {at: text_hash(text) for at, text in there.items()} for number, there in texts.items()}


def _texts_now(connection: Connection, articles: Collection[int]) -> dict[int, dict[int, str]]:
    own = schema.paragraph.c
    wanted, found = sorted(articles), dict[int, dict[int, str]]()
    for first in range(0, len(wanted), _AT_ONCE):
        some = wanted[first : first + _AT_ONCE]
        query = select(own.article_id, own.position, own.text).where(
            own.kind == "body", own.article_id.in_(some)
        )
        for row in connection.execute(query.order_by(own.article_id, own.position)):
            found.setdefault(row.article_id, {})[row.position] = row.text
    return found


def _stands_at(texts: Mapping[int, str], position: int, each: str) -> int | None:
    """Where words of a hash stand in an article: where they stood, or else where they are first."""
    if position in texts and text_hash(texts[position]) == each:
        return position
    return next((at for at, text in texts.items() if text_hash(text) == each), None)
