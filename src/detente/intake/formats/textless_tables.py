"""Tables of the news that hold no news: known by the form of their rows, for they have no head
(data/intake/textless_tables.csv).
"""

from __future__ import annotations

import re
from functools import cache

from detente.data_tables import data_path, table


def without_texts(head: str) -> str | None:
    """The sentence for which a table is refused; None where it may hold texts.

    Args:
        head: The first characters of a file.
    """
    first = head.lstrip("\ufeff").split("\n", 1)[0]
    for columns, pattern, sentence in _known():
        cells = re.split(r"[\t,]", first.rstrip("\r"))
        if len(cells) >= columns and pattern.match(first):
            return sentence
    return None


@cache
def _known() -> tuple[tuple[int, re.Pattern[str], str], ...]:
    """The least number of columns, how a row begins, and what is said. Digits stand for any digit."""
    rows = table(data_path("intake", "textless_tables.csv"), ("called", "columns", "begins", "sentence"))
    return tuple(
        (int(row["columns"]), re.compile(_begins(row["begins"])), row["sentence"]) for _, row in rows
    )


def _begins(example: str) -> str:
    """A row's beginning as a pattern: each digit any digit, a gap the next cell."""
    return "(?i)" + r"[\t,]".join(
        re.sub("[0-9]", "\\\\d", re.escape(cell)).replace(r"\+", r"\d*") for cell in example.split(" ; ")
    )
