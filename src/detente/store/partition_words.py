"""The index of words of partitions: beside each month's paragraphs a file that says which rows hold a word.

It is SQLite's FTS5 without the texts, with the words that a library in SQLite finds: the same stems, accents
and phrases. A month that does not change keeps its index, as it keeps its other files.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np

from detente.records import DetenteError
from detente.store.aggregate_columns import Numbers
from detente.store.fulltext import TOKENS

INDEX: Final = "words.db"  # beside the file of a month's paragraphs
# The rows of a word as one text: where nearly all hold it, a row each takes Python three times as long. They
# are put in order here: asked for in order, SQLite handles each of them once more.
_AS_TEXT: Final = "SELECT group_concat(rowid) FROM words WHERE words MATCH ?"
_KEPT: Final = 8  # searches whose hits are kept: a page asks for hits and for their counts


def write_index(paragraphs: Path) -> Path:
    """Index the body paragraphs of a month.

    Args:
        paragraphs: The Parquet file of the month's paragraphs.

    Returns:
        The index, beside it; it is there only once it is whole.
    """
    import pyarrow.parquet as pq

    table = pq.read_table(paragraphs, columns=["kind", "text"], partitioning=None)
    rows = enumerate(zip(table["kind"].to_pylist(), table["text"].to_pylist(), strict=True))
    file = paragraphs.with_name(INDEX)
    half = file.with_suffix(".half")
    half.unlink(missing_ok=True)
    with closing(sqlite3.connect(half)) as index:
        index.execute("PRAGMA journal_mode=OFF")  # a half-made file is thrown away
        index.execute(f"CREATE VIRTUAL TABLE words USING fts5 (text, content = '', tokenize = '{TOKENS}')")
        bodies = ((number, text) for number, (kind, text) in rows if kind == "body")
        index.executemany("INSERT INTO words (rowid, text) VALUES (?, ?)", bodies)
        index.execute("INSERT INTO words (words) VALUES ('optimize')")
        index.commit()
    half.replace(file)
    return file


@lru_cache(maxsize=_KEPT)
def rows_holding(folder: Path, question: str) -> dict[str, Numbers]:
    """The rows of a snapshot's paragraphs that hold what is asked for.

    Args:
        folder: The snapshot's, whose files never change.
        question: To FTS5, as `detente.store.fulltext.matching` writes it.

    Returns:
        By month the places of rows in its file of paragraphs, in order; months without any are left out.

    Raises:
        DetenteError: A month has no index: an earlier version published it.
    """
    found = {}
    for month in sorted((folder / "paragraph").glob("month=*")):
        file = month / INDEX
        if not file.exists():
            raise DetenteError(
                "These partitions have no index of words; “detente batch --out” with their folder makes it."
            )
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True)) as index:
            rows = index.execute(_AS_TEXT, (question,)).fetchone()[0]
            places = np.sort(np.fromstring(rows or "", dtype=np.int32, sep=","))
        if len(places):
            found[month.name.partition("=")[2]] = places
    return found
