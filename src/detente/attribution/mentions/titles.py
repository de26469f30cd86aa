"""Capitalised words that are no names: titles before a name, days, months, words that begin sentences."""

from __future__ import annotations

import re
from functools import lru_cache

from detente.data_tables import data_path, table
from detente.text.english import abbreviations, english
from detente.text.word_patterns import any_of

MONTHS = "|".join(english().months)
DAYS = "|".join(english().weekdays)


def _no_names() -> tuple[frozenset[str], frozenset[str]]:
    """Words that are no names when they stand alone, and those that a name may begin with ("West")."""
    rows = [row for _, row in table(data_path("actors", "no_names.csv"), ("word", "example"))]
    alone = {row["word"] for row in rows} | english().openers | {*english().months, *english().weekdays}
    return frozenset(alone), frozenset(row["word"] for row in rows if row["begins_names"] == "yes")


# Capitalised words that are no names when they stand alone.
NO_NAMES, _BEGIN_NAMES = _no_names()
# Those of them that may stand before a name without belonging to it ("But Ida Berg"; not "West Virginia").
OPENERS = NO_NAMES - _BEGIN_NAMES
_SHORTENED = (written.removesuffix(".") for written in abbreviations("title", "rank"))
TITLES = re.compile(rf"^(?:(?:{any_of([*english().titles, *_SHORTENED])}|of|the)\.?\s+)+(?=\S)")


@lru_cache(maxsize=8192)  # the same names stand in many sentences
def without_titles(name: str) -> str:
    """A name without the titles that it begins with; empty where it is nothing else.

    Args:
        name: Words as they stand ("Mr. Keller").
    """
    return TITLES.sub("", name + " ").strip()


@lru_cache(maxsize=8192)  # the same names stand in many sentences
def is_title(name: str) -> bool:
    """Whether words are titles and nothing else.

    Args:
        name: Words as they stand ("Secretary General").
    """
    return TITLES.sub("", name + " X") == "X"
