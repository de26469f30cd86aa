"""Search in the words of paragraphs: SQLite's FTS5, PostgreSQL's tsvectors, behind the same functions."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, bindparam, text

from detente.store import tsvectors

_TERM = re.compile(r'"([^"]+)"|(\S+)')
_WORDS = re.compile(r"\w+")
_MOST_TERMS = 12
MARKED = re.compile("\x02(.*?)\x03", re.DOTALL)
# A paragraph's number in the index is article_id * PLACES + position: an article is found, and taken out, by
# a range of numbers, where a column of the index would have to be read from end to end.
PLACES = 1 << 20
INDEXED_KINDS = ("body", "heading")
TOKENS = "porter unicode61 remove_diacritics 2"  # of indexes that no migration has made


def index_all(connection: Connection) -> None:
    """Index every article, within the transaction of a migration."""
    last = connection.execute(text("SELECT max(id) FROM article")).scalar()
    if last is not None:
        index_article(connection, 0, last)


def index_article(connection: Connection, article_id: int, last: int | None = None) -> None:
    """Index an article's paragraphs, or those of all ids up to `last`, within the transaction that wrote
    them.
    """
    bounds = {"first": article_id, "last": article_id if last is None else last}
    if connection.dialect.name == "postgresql":
        tsvectors.index(connection, **bounds, places=PLACES)
        return
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


def numbers(connection: Connection, written: str, most: int) -> NDArray[np.int64]:
    """The numbers of the paragraphs and headings that hold all the terms, at most `most`, those added last
    first.
    """
    if connection.dialect.name == "postgresql":
        return tsvectors.numbers(connection, terms(written), most, PLACES)
    # as one text: a row each takes Python three times as long
    query = text(
        "SELECT group_concat(rowid) FROM "
        "(SELECT rowid FROM words WHERE words MATCH :query ORDER BY rowid DESC LIMIT :most)"
    )
    found = connection.execute(query, {"query": matching(written), "most": most}).scalar_one()
    return np.fromstring(found or "", dtype=np.int64, sep=",")


def marked(connection: Connection, written: str, texts: dict[int, str]) -> dict[int, tuple[str, ...]]:
    """The words of some paragraphs that the terms were found as ("talking" for "talk"), by paragraph number,
    as `texts` are.
    """
    if connection.dialect.name == "postgresql":
        return tsvectors.marked(connection, terms(written), texts)
    query = text(
        "SELECT rowid, highlight(words, 0, char(2), char(3)) FROM words WHERE words MATCH :query AND rowid "
        "IN :keys"
    ).bindparams(bindparam("keys", expanding=True))
    rows = connection.execute(query, {"query": matching(written), "keys": list(texts)})
    return {int(key): tuple(dict.fromkeys(MARKED.findall(shown))) for key, shown in rows}


def matching(written: str) -> str:
    """What was written as a question to FTS5.

    Args:
        written: Words, and phrases in double quotes.

    Returns:
        Every term in quotes.
    """
    return " ".join(f'"{term}"' for term in terms(written))
