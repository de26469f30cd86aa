"""Sentences, for every package: which full stops end one, and the spans between.

`sentences` parts a text; `inner_stops` names the full stops that end nothing ("Gen. Holm", "Feb. 24",
"nato.int"). The scorer cuts statements, which also end at semicolons and line ends, but asks here about every
full stop, so that the two cannot disagree. What is an abbreviation, and what may follow it, is in
data/english.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from detente.text.english import Abbreviation, Following, abbreviation, english

_CLOSING = r"\"”’»')\]"  # as in a class of a pattern
_OPENING = r"\"“„«‘'(\["
# So many letters in a row are no abbreviation; so many characters with hyphens and full stops among them
# neither.
_LONGEST_PLAIN, _LONGEST = 8, 12

_WORD_BEFORE = re.compile(r"\b[^\W\d_]+(?:[.-][^\W\d_]+)*\Z")
_LETTERS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")  # "U.S", "e.g"
_GLUED = re.compile(r"(?<=[a-z]{2}[.!?])[A-Z][a-z]")  # "they left.They came"
# No space behind a stop and the marks of quotation and brackets behind it.
_CLOSED = re.compile(rf"[{_CLOSING}{_OPENING}]*+\S")
_NEXT = re.compile(
    rf"""
    (?P<close>[{_CLOSING}]*)
    (?P<gap>\s*)
    [{_OPENING}]*
    (?: (?P<word>[^\W\d_]+) (?P<stop>\.?) | (?P<figure>[\d§\#]) )?
    """,
    re.X,
)


class InnerStop(NamedTuple):
    """A full stop that ends no sentence: its place, and what its abbreviation stands for, or ""."""

    at: int
    stands_for: str


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a text.

    Args:
        text: Any string: a paragraph, a heading, an article.

    Returns:
        Spans (start, end) in characters, in order, apart, without the white space around them; together they
        hold every character that is no white space. Empty for a text of white space only.
    """
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    if first >= last:
        return ()
    spans: list[tuple[int, int]] = []
    start = first
    for found in _ends().finditer(text, first, last):
        marks, end = found.span()
        if text[marks] == "\n":
            end = start + len(text[start:marks].rstrip())
        elif _goes_on(text, marks, end):
            continue
        if end >= last:
            break
        if start < end:
            spans.append((start, end))
        start = end
        while text[start].isspace():
            start += 1
    spans.append((start, last))
    return tuple(spans)


def inner_stops(text: str, places: Iterable[int] | None = None) -> list[InnerStop]:
    """The full stops of a text that end no sentence, in order, those within numbers ("3.5") left out.

    Args:
        text: Any string, with the capital letters as written: they say whether a name follows.
        places: The offsets of the full stops that are asked about, in order; all if None.

    Returns:
        Each with its offset and the abbreviation it belongs to.
    """
    found: list[InnerStop] = []
    for at in _full_stops(text) if places is None else places:
        stands_for = _stays(text, at)
        if stands_for is not None and not (text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()):
            found.append(InnerStop(at, stands_for))
    return found


def _full_stops(text: str) -> Iterator[int]:
    at = text.find(".")
    while at >= 0:
        yield at
        at = text.find(".", at + 1)


@lru_cache(maxsize=1)
def _ends() -> re.Pattern[str]:
    """Where a sentence may end: marks with the quotation marks and brackets that close behind them, or a
    blank line.
    """
    ending = [mark for mark, ends in english().marks.items() if ends in ("sentence", "pause")]
    marks = "".join(map(re.escape, ending))
    unspaced = "".join(mark for mark in ending if ord(mark) > 0x2FFF)  # Chinese and Japanese have no spaces
    return re.compile(
        rf"""
        [{marks}\n]  # one of these first, for which a text is searched fast
        (?: (?<=\n) [^\S\n]* \n  # a blank line
        | (?<!\n) (?<![{marks}].) [{marks}]*+ [{_CLOSING}]*+ (?=\s)
        | (?<=[{unspaced}])
        | (?<=[a-z][a-z][.!?]) (?=[A-Z][a-z])  # "they left.They came"
        )
        """,
        re.X,
    )


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether a sentence goes on behind the marks from `start` to `end`, which might have ended it."""
    if text[start] == "." and text[start + 1] != ".":
        plain = start >= _LONGEST_PLAIN and text[start - _LONGEST_PLAIN : start].isalpha()
        if plain and end == start + 1 and text[end] == " ":
            return False  # most are like this
        if _stays(text, start) is not None:
            return True
    else:
        written = text[start:end]
        if "…" in written or ".." in written:
            return _following(text, end) in ("small_letters", "mark")
    return text[end - 1] in _CLOSING and _following(text, end) == "small_letters"


def _stays(text: str, at: int) -> str | None:
    """What the abbreviation before an inner full stop stands for, "" where there is none; None where a
    sentence ends.
    """
    behind = text[at + 1 : at + 2]
    if not behind or behind == "." or text[at - 1 : at] == ".":
        return None  # the text's last, or one of several
    if rows := _rows_before(text, at):
        following = _following(text, at + 1)
        for row in rows:
            if following in row.stays or (following == "mark" and "small_letters" in row.stays):
                return row.stands_for
    beyond = _CLOSED.match(text, at + 1)
    if beyond is None:
        return None
    # "nato.int", "left.," end nothing; "left.They" and a note's number ("left.12 They") do
    glued = _GLUED.match(text, at + 1) or (behind.isdigit() and text[at - 1 : at].isalpha())
    return None if glued else ""


def _rows_before(text: str, at: int) -> tuple[Abbreviation, ...]:
    """What the letters before a full stop may be an abbreviation of."""
    if at >= _LONGEST_PLAIN and text[at - _LONGEST_PLAIN : at].isalpha():
        return ()
    found = _WORD_BEFORE.search(text, max(0, at - _LONGEST), at)
    if not found:
        return ()
    word = found[0]
    if len(word) == 1 and not word.islower():
        return (english().letter, *abbreviation(word))
    rows = abbreviation(word) or abbreviation(word.rpartition("-")[2])
    return rows or ((english().letters,) if _LETTERS.fullmatch(word) else ())


def _following(text: str, at: int) -> Following | Literal["mark"] | None:
    """What follows a full stop and the marks that close behind it; None at the end of the text or before a
    blank line.
    """
    found = _NEXT.match(text, at)
    if found is None:
        return None
    gap, word, stop, figure = found.group("gap", "word", "stop", "figure")
    if gap.count("\n") > 1:
        return None
    if figure:
        return "figure"
    if not word:
        return None if found.end() == len(text) else "mark"
    if word[0].islower():
        return "small_letters"
    rows = abbreviation(word) if stop else ()
    if rows and rows[0].kind in ("title", "rank"):
        return "title"
    if rows and rows[0].kind in ("month", "weekday"):
        return "date"
    if stop and len(word) == 1:
        return "name"  # an initial, though "A" and "I" open sentences
    return _class_of(word)


def _class_of(word: str) -> Following:
    """What a word with a capital letter is, also where all its letters are capitals."""
    tables = english()
    written = word if word in tables.openers or word in tables.titles else word.capitalize()
    if written in tables.titles:
        return "title"
    if written in tables.months or written in tables.weekdays or word in tables.zones:
        return "date"
    return "opener" if written in tables.openers else "name"
