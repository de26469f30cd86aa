"""Words by which lines of letters, pages and articles are recognised (data/intake/line_words.csv)."""

from __future__ import annotations

from functools import cache

from detente.data_tables import data_path, table


@cache
def words_of(what: str) -> frozenset[str]:
    """The words or phrases of one kind of line, in lower case; empty for a kind that the table does not
    have.
    """
    file = data_path("intake", "line_words.csv")
    return frozenset(
        row["words"].casefold() for _, row in table(file, ("what", "words", "example")) if row["what"] == what
    )
