"""Tables whose rows stand beside a paragraph (statements, claims, figures, cues, mentions of treaties): how
they are joined to it, and narrowed by what only other tables hold.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, and_

from detente.store.schema import article, paragraph
from detente.store.selection import Selection


def same_paragraph(one: FromClause, other: FromClause) -> ColumnElement[bool]:
    """The condition that rows of two tables belong to one paragraph.

    Args:
        one: A table, or a query, with the columns article_id and position.
        other: Another.

    Returns:
        To be joined on, or asked in a subquery.
    """
    return and_(one.c.article_id == other.c.article_id, one.c.position == other.c.position)


def narrowed(
    query: Select[Any], table: FromClause, selection: Selection, of_paragraph: Selection
) -> Select[Any]:
    """A query narrowed by outlets, treaties and paragraphs; a table is joined only where it is asked for.

    Args:
        query: On a table whose rows stand beside a paragraph.
        table: That table.
        selection: What part of the corpus is looked at.
        of_paragraph: What of it only the paragraph's row can say.

    Returns:
        The query with its joins.
    """
    if selection.outlets:
        query = query.join(article, article.c.id == table.c.article_id).where(
            article.c.outlet.in_(selection.outlets)
        )
    if selection.treaties:
        named = selection.naming()
        query = query.join(named, same_paragraph(named, table))
    if conditions := of_paragraph.of_paragraphs():
        query = query.join(paragraph, same_paragraph(paragraph, table)).where(*conditions)
    return query
