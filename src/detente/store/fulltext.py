"""Search in the words of paragraphs: SQLite's FTS5, plain matching on other databases, behind the same functions."""

from __future__ import annotations

import re

from sqlalchemy import ColumnElement, Connection, Engine, Integer, and_, column, select, table, text, tuple_

from detente.store.schema import paragraph

_TERM = re.compile(r'"([^"]+)"|(\S+)')
_WORDS = re.compile(r"\w+")
_MOST_TERMS = 12
# A paragraph's number in the index is article_id * PLACES + position: an article is found, and taken out, by a range of
# numbers, where a column of the index would have to be read from end to end.
PLACES = 1 << 20


def index_article(connection: Connection, article_id: int, last: int | None = None) -> None:
    """Index an article's paragraphs anew, or those of all ids up to `last`, within the transaction that wrote them."""
    if connection.dialect.name != "sqlite":
        return
    bounds = {"first": article_id, "last": article_id if last is None else last}
    connection.execute(
        text(f"DELETE FROM words WHERE rowid BETWEEN :first * {PLACES} AND (:last + 1) * {PLACES} - 1"),
        bounds,
    )
    connection.execute(
        text(
            f"INSERT INTO words (rowid, text) SELECT article_id * {PLACES} + position, text FROM paragraph "
            "WHERE article_id BETWEEN :first AND :last AND kind IN ('body', 'heading')"
        ),
        bounds,
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
        words = table("words", column("rowid", Integer))
        query = " ".join(f'"{term}"' for term in wanted)
        hits = select(words.c.rowid // PLACES, words.c.rowid % PLACES).where(
            text("words MATCH :query").bindparams(query=query)
        )
        return tuple_(paragraph.c.article_id, paragraph.c.position).in_(hits)
    return and_(*(paragraph.c.text.ilike(f"%{term}%") for term in wanted))
