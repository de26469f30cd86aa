"""Search in the words of paragraphs: SQLite's FTS5, plain matching on other databases, behind the same functions."""

from __future__ import annotations

import re

from sqlalchemy import ColumnElement, Connection, Engine, and_, column, select, table, text

from detente.store.schema import paragraph

_TERM = re.compile(r'"([^"]+)"|(\S+)')
_WORDS = re.compile(r"\w+")
_MOST_TERMS = 12


def index_article(connection: Connection, article_id: int) -> None:
    """Index an article's paragraphs anew, within the transaction that wrote them."""
    if connection.dialect.name != "sqlite":
        return
    connection.execute(text("DELETE FROM words WHERE article_id = :id"), {"id": article_id})
    connection.execute(
        text(
            "INSERT INTO words (text, article_id, position) "
            "SELECT text, article_id, position FROM paragraph WHERE article_id = :id AND kind IN ('body', 'heading')"
        ),
        {"id": article_id},
    )


def terms(written: str) -> list[str]:
    """What a user typed as search terms: words, and phrases in double quotes. Any text will do."""
    found = []
    for phrase, word in _TERM.findall(written):
        words = _WORDS.findall(phrase or word)
        if words:
            found.append(" ".join(words))
    return found[:_MOST_TERMS]


def holds(engine: Engine, written: str) -> ColumnElement[bool]:
    """The condition that a paragraph holds all the terms."""
    wanted = terms(written)
    if engine.dialect.name == "sqlite":
        words = table("words", column("article_id"), column("position"))
        query = " ".join(f'"{term}"' for term in wanted)
        hits = (
            select(words.c.article_id, words.c.position)
            .where(text("words MATCH :query").bindparams(query=query))
            .subquery()
        )
        return and_(
            paragraph.c.article_id.in_(select(hits.c.article_id)),
            select(hits.c.position)
            .where(hits.c.article_id == paragraph.c.article_id, hits.c.position == paragraph.c.position)
            .exists(),
        )
    return and_(*(paragraph.c.text.ilike(f"%{term}%") for term in wanted))
