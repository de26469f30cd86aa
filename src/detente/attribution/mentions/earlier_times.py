"""The earliest day that a sentence is about: who held an office is asked for that day too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from detente.data_tables import data_path, table
from detente.records import DetenteError
from detente.text.english import english
from detente.text.word_patterns import any_of

_YEAR = re.compile(r"\b((?:1[89]|20)\d\d)s?\b")
_MONTH = re.compile(rf"\b({any_of(english().months)})\b")
_WEEKDAY = re.compile(rf"\b(?:{any_of(english().weekdays)})\b")
_WEEK = timedelta(days=7)


@lru_cache(maxsize=1)
def _times() -> tuple[tuple[re.Pattern[str], timedelta | None], ...]:
    """Words for an earlier time, and how far back it may lie; None where they give none."""
    found = []
    file = data_path("actors", "earlier_times.csv")
    for line, row in table(file, ("words", "example")):
        if row["days_back"] and not row["days_back"].isdigit():
            raise DetenteError(
                f"{file.name}, line {line}: days_back is {row['days_back']!r}; write a number."
            )
        back = timedelta(days=int(row["days_back"])) if row["days_back"] else None
        found.append((re.compile(rf"\b{re.escape(row['words'])}\b"), back))
    return tuple(found)


def earliest_day(sentence: str, published: date) -> date:
    """The earliest day that a sentence may be about.

    Args:
        sentence: Any words of an article.
        published: The article's day.

    Returns:
        The article's day where the sentence names no time before it; `date.min` where it names one that has
        no known beginning ("years ago").
    """
    return min(_days(sentence, published), default=published)


def _days(sentence: str, published: date) -> Iterator[date]:
    yield published
    years = [int(year[1]) for year in _YEAR.finditer(sentence)]
    yield from (date(year, 1, 1) for year in years if year < published.year)
    for named in _MONTH.finditer(sentence):
        month = english().months.index(named[1]) + 1
        if not years:
            yield date(published.year - (month > published.month), month, 1)
    if _WEEKDAY.search(sentence):
        yield published - _WEEK
    lowered = sentence.lower()
    for words, back in _times():
        if words.search(lowered):
            yield published - back if back else date.min
