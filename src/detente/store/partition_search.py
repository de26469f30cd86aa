"""Search in partitions, which have no index of words: DuckDB finds the paragraphs that may hold them,
SQLite's FTS5 says which do.

So it finds what a library in SQLite finds: the same words, stems and phrases.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Engine, asc, case, desc, false, func, or_, select

from detente.store.dataframes import frame_of
from detente.store.fulltext import MARKED, matching, terms
from detente.store.paragraph_lists import PARAGRAPH_COLUMNS, paragraphs_of_selection
from detente.store.partition_months import days_of, in_months_of
from detente.store.schema import article, paragraph
from detente.store.selection import Selection

MOST_READ = 20_000  # paragraphs that are looked at, the first in the order asked for
_READ = ("article_id", "position", "text", "side", "speaker", "stance")
_STEM = 3  # letters of a word that every form of it begins with


def search_partitions(
    engine: Engine, written: str, selection: Selection, order: str, limit: int
) -> tuple[pd.DataFrame, int, bool]:
    """Body paragraphs of a selection that hold all words and phrases of what was written.

    Args:
        engine: The library.
        written: Words, and phrases in double quotes.
        selection: What part of the corpus is looked at.
        order: As for `detente.store.search.search`.
        limit: At most so many rows.

    Returns:
        The first hits, how many there are, and whether only the first `MOST_READ` that may hold the words
        were looked at.
    """
    found, words = _found(engine, written, selection, order)
    first = [found[number] for number in sorted(words)[:limit]]
    here = in_months_of(engine, days_of(row.published for row in first), paragraph, article)
    chosen = [(article.c.id == row.article_id) & (paragraph.c.position == row.position) for row in first]
    shown = frame_of(engine, paragraphs_of_selection().where(or_(false(), *chosen), *here))
    by_key = {(row["article_id"], row["position"]): row for row in shown.to_dict("records")}
    rows: list[Any] = [
        by_key[found[number].article_id, found[number].position] | {"words": words[number]}
        for number in sorted(words)[:limit]
    ]
    columns = [*(each.name for each in PARAGRAPH_COLUMNS), "words"]
    return pd.DataFrame(rows, columns=columns), len(words), len(found) == MOST_READ


def rows_found(engine: Engine, written: str, selection: Selection) -> list[Any]:
    """The paragraphs that `search_partitions` finds, without their order.

    Args:
        engine: The library.
        written: Words, and phrases in double quotes.
        selection: What part of the corpus is looked at.

    Returns:
        Rows with article_id, side, speaker and stance.
    """
    found, words = _found(engine, written, selection, "latest")
    return [found[number] for number in sorted(words)]


def _found(
    engine: Engine, written: str, selection: Selection, order: str
) -> tuple[list[Any], dict[int, tuple[str, ...]]]:
    """The paragraphs that were looked at, and by their places the words of those that were found."""
    with engine.connect() as connection:
        found = _candidates(connection, written, selection, order)
    return found, _holding(written, {number: row.text for number, row in enumerate(found)})


def _candidates(connection: Connection, written: str, selection: Selection, order: str) -> list[Any]:
    """Paragraphs in whose text every word may begin, in the order asked for."""
    said = func.strip_accents(func.lower(paragraph.c.text))
    begins = [
        func.contains(said, func.strip_accents(func.lower(word[:_STEM])))
        for term in terms(written)
        for word in term.split()
    ]
    # A rank of the strongest act, either way; at equal ranks the latest first.
    strongest = case((paragraph.c.rung < 0, -paragraph.c.rung), else_=paragraph.c.rung)
    ranks: dict[str, list[ColumnElement[Any]]] = {
        "oldest": [asc(article.c.published).nulls_last()],
        "escalatory": [desc(paragraph.c.balance)],
        "de-escalatory": [asc(paragraph.c.balance)],
        "strongest": [desc(strongest)],
    }
    query = (
        select(*(paragraph.c[name] for name in _READ), article.c.published)
        .join(article, article.c.id == paragraph.c.article_id)
        .where(*selection.paragraphs(), *begins)
        .order_by(
            *ranks.get(order, []),
            desc(article.c.published).nulls_last(),
            desc(article.c.id),
            paragraph.c.position,
        )
        .limit(MOST_READ)
    )
    return list(connection.execute(query))


def _holding(written: str, texts: dict[int, str]) -> dict[int, tuple[str, ...]]:
    """Which texts hold what was written, and the words that they hold it as."""
    with closing(sqlite3.connect(":memory:")) as index:
        index.execute(
            "CREATE VIRTUAL TABLE words USING fts5 (text, tokenize = 'porter unicode61 remove_diacritics 2')"
        )
        index.executemany("INSERT INTO words (rowid, text) VALUES (?, ?)", texts.items())
        rows = index.execute(
            "SELECT rowid, highlight(words, 0, char(2), char(3)) FROM words WHERE words MATCH ?",
            (matching(written),),
        )
        return {number: tuple(dict.fromkeys(MARKED.findall(shown))) for number, shown in rows}
