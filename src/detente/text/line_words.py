"""The words by which a line is known for what it is: data/text/line_words.csv, by use."""

from __future__ import annotations

from functools import cache
from typing import Literal, get_args

from detente.data_tables import data_path, table
from detente.records import DetenteError
from detente.text.word_patterns import any_of

Use = Literal[
    "small",  # words that stand in small letters in a heading ("Ships Sail for the Strait")
    "opens a sentence",  # capitalised words that begin a sentence right behind a heading
    "breaks off",  # words that something must follow, as in no heading
    "page",  # before a page's number
    "byline",  # before who wrote it
    "in a byline",  # between names there
    "behind a byline",  # before the place or occasion of what was said
    "when it appeared",  # before a date line's date
    "ended",  # before the hour at which a speech ended
    "hour",  # behind an hour
    "consent",  # beside cookies
    "salutation",  # what a speech begins with, which is no heading
    "speech",  # what a speech is called before its speaker
    "speech after a name",  # and behind
    "by whom",  # between the two
    "goes on in a headline",  # capitalised words that are no part of a name before them
    "before an office",  # words that belong to the office behind them
    "office of a speech",  # offices before a speaker's name
    "in a name",  # small words within a name
    "turn of a record",
    "volume of a record",
    "column of a record",  # before a column's number
    "held where",  # before the place and day of a meeting
    "report of debates",  # titles before the name of who speaks in a verbatim record
]


@cache
def line_words(use: Use) -> frozenset[str]:
    """The words of one use. Raises DetenteError with the line where a row's use is unknown."""
    return _table()[use]


def any_word(use: Use) -> str:
    """An alternation of the words of one use, the longest first.

    Args:
        use: What the words are for.

    Returns:
        A piece of a pattern without a group; a space in a phrase stands for any white space.
    """
    return any_of(line_words(use)).replace(r"\ ", r"\s+")


@cache
def _table() -> dict[str, frozenset[str]]:
    found: dict[str, list[str]] = {use: [] for use in get_args(Use)}
    file = data_path("text", "line_words.csv")
    for line, row in table(file, ("use", "words", "example")):
        if row["use"] not in found:
            raise DetenteError(
                f"{file.name}, line {line}: use is none of {', '.join(found)}; write one of them."
            )
        found[row["use"]].append(row["words"])
    return {use: frozenset(words) for use, words in found.items()}
