"""Words and marks of a text, with their places: one pass of one regular expression."""

from __future__ import annotations

import re

from detente.text.normalise import fold

# Initials and titles keep their full stop, numbers their separators, so that a full stop ends a sentence. A hyphen
# parts words ("de-escalation" is two), a dash is a mark.
_TOKEN = re.compile(
    r"(?:[a-z]\.){2,}"
    r"|\b(?:mr|mrs|ms|dr|gen|col|lt|sen|rep|gov|st|jr|sgt|maj|prof)\."
    r"|\d+(?:[.,]\d+)*"
    r"|[^\W\d_]+(?:'[^\W\d_]+)*"
    r"|[.!?;:,()\u2013\u2014\u2026\n]|(?<=\s)-(?=\s)"
)


def tokens(text: str) -> tuple[list[str], list[int], list[int]]:
    """Words and marks in order, folded, with their start and end offsets. A possessive 's is left off the word."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in _TOKEN.finditer(fold(text)):
        word = found.group()
        end = found.end()
        if len(word) > 2 and word.endswith("'s"):
            word, end = word[:-2], end - 2
        words.append(word)
        starts.append(found.start())
        ends.append(end)
    return words, starts, ends


def tokens_of(phrase: str) -> list[str]:
    """The words of a lexicon phrase, cut as a text is cut."""
    return tokens(phrase)[0]
