"""Whether a text is a list without texts: of addresses, headlines, hits of a search, openings of articles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from detente.intake.mail_line_words import words_of
from detente.intake.press.page_parts import day_in
from detente.text.word_patterns import any_of

_FEWEST_ENTRIES = 8  # lines of a list
_ENTRIES, _SENTENCES = 0.4, 0.2  # shares of a list's lines that are entries, at least; sentences, at most
_CUT_OFF, _FEWEST_CUT_OFF = 0.15, 4  # share and number of lines that break off
_LONGEST_ENTRY = 300  # characters
_SHORTEST_SENTENCE = 5  # words
_RUNNING = 16  # words from which a line without an end is told as well
_SHORTEST_PROSE, _ENOUGH_PROSE = 12, 60  # words of a line of prose, and in all such lines of an article
_OPEN_AS_ENTRIES = 0.8  # share of the lines of a list that begin as no line in the middle of a sentence does
_SENTENCE_ENDS = re.compile(r"""[.!?:]["'”’»)\]]*$""")
_CUT_OFF_ENDS = re.compile(r"(?:\[?(?:…|\.\.\.)\]?)$")
_ADDRESS = re.compile(r"https?://|www\.\w|</?loc>")
_LEADERS = re.compile(r"(?:\.\s?){5,}\s*\d{1,4}$")  # "The gate ........ 12"
_PLACES = re.compile(r"\s[|·•›]\s|\t|\n")  # between the entries of a menu that stands in one line
_TOLD_WORDS = re.compile(r"(?:[^\W\d_]+(?:['’-][^\W\d_]+)*,? ){5,}[^\W\d_]+")
_DATE_WORDS = 5  # words of a line among which the date of what happened stands


def listing(text: str) -> str | None:
    """What a text lists, "addresses" or "articles"; None where it may be an article.

    Args:
        text: With its line breaks.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) >= _FEWEST_ENTRIES and _words_of_prose(lines) >= _ENOUGH_PROSE:
        return None
    if _is_list(lines):
        addresses = sum(_ADDRESS.search(line) is not None for line in lines)
        return "addresses" if addresses >= 0.5 * len(lines) else "articles"
    entries = [entry.strip() for entry in _PLACES.split(text) if entry.strip()]
    if _breaks_off(lines) or _tells_nothing(entries):
        return "articles"
    return None


def _words_of_prose(lines: Sequence[str]) -> int:
    """How many words stand in lines that are sentences, and name no day or address as entries do."""
    lengths = ((line, len(line.split())) for line in lines)
    return sum(
        length
        for line, length in lengths
        if length >= _SHORTEST_PROSE and _is_told(line) and not _is_entry(line)
    )


def _is_list(lines: Sequence[str]) -> bool:
    """Whether nearly all lines name a day, an address or a page, and hardly any is a sentence."""
    if len(lines) < _FEWEST_ENTRIES or max(map(len, lines)) > _LONGEST_ENTRY:
        return False
    sentences = sum(_ends_as_sentence(line) and not _ADDRESS.search(line) for line in lines)
    if sentences > _SENTENCES * len(lines):
        return False
    return sum(map(_is_entry, lines)) >= _ENTRIES * len(lines)


def _is_entry(line: str) -> bool:
    if _ADDRESS.search(line) or _LEADERS.search(line):
        return True
    return any(map(str.isdigit, line)) and day_in(line) is not None and not _is_event(line)


def _is_event(line: str) -> bool:
    """Whether a line tells what happened on the day at its beginning: "12 March 2026: The army struck"."""
    head = " ".join(line.split()[:_DATE_WORDS])
    return any(map(str.isdigit, head)) and _TOLD_WORDS.search(line) is not None and day_in(head) is not None


def _breaks_off(lines: Sequence[str]) -> bool:
    """Whether the beginnings of articles are listed: many lines break off, and hardly any is a sentence."""
    if len(lines) < _FEWEST_ENTRIES:
        return False
    bare = [_read_on().sub("", line).rstrip() for line in lines]
    cut_off = sum(_CUT_OFF_ENDS.search(line) is not None for line in bare)
    told = sum(_is_told(line) for line in bare)
    return cut_off >= max(_FEWEST_CUT_OFF, _CUT_OFF * len(lines)) and told <= _SENTENCES * len(lines)


def _tells_nothing(entries: Sequence[str]) -> bool:
    """Whether none of many short lines is a sentence, and they begin as entries do."""
    if len(entries) < _FEWEST_ENTRIES or any(map(_is_told, entries)):
        return False
    if any(len(entry.split()) >= _RUNNING for entry in entries):
        return False
    opening = sum(not entry[0].islower() or any(map(str.isdigit, entry)) for entry in entries)
    return opening >= _OPEN_AS_ENTRIES * len(entries)


def _is_told(line: str) -> bool:
    return (
        len(line.split()) >= _SHORTEST_SENTENCE
        and _ends_as_sentence(line)
        and _CUT_OFF_ENDS.search(line) is None
    )


def _ends_as_sentence(line: str) -> bool:
    return _SENTENCE_ENDS.search(line[-6:]) is not None


@cache
def _read_on() -> re.Pattern[str]:
    """The words behind the beginning of an article that lead to the rest of it."""
    return re.compile(rf"\s*(?:{any_of(words_of('leads to the rest'))})\W*$", re.I)
