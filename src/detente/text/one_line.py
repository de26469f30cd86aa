"""An article that came as one line, cut again at its subheads and between its sentences."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from detente.data_tables import data_path, table
from detente.records import Block
from detente.text.boilerplate import boilerplate
from detente.text.english import english
from detente.text.line_words import any_word, line_words
from detente.text.sentences import sentences

PARAGRAPH = 480  # characters from which a new paragraph begins
# Capitalised words that make a heading: fewer where a word that opens sentences follows ("The", "According").
_SHORTEST_HEADING, _SHORTEST_BEFORE_OPENER = 5, 4
_LONGEST_HEADING = 30  # words
_CREDIT = 180  # characters in which a credit shows itself
_SHORTEST_CREDIT, _LONGEST_CREDIT = 12, 1_000
_OPENING = "\"“‘'"
_HIDDEN_END = re.compile(r"(?<=[a-z][.!?])[\"”’]?\s+(?=[A-Z])|(?<=[.!?][\"”])\s+(?=[A-Z])")
_WORD = re.compile(r"\S+")


def split_line(line: str) -> list[Block]:
    """The blocks of an article that came as one line.

    Args:
        line: Running text, its paragraphs and subheads joined by spaces.

    Returns:
        Headings where a sentence begins with a run of capitalised words that it does not need, body
        paragraphs between. Every word of the line is in one block, in order. The time that it takes grows
        with the length of the line.
    """
    blocks: list[Block] = []
    begin = end = None
    for start, stop in _spans(line):
        proper = _behind_heading(line, start, stop)
        if proper is not None:
            if begin is not None and end is not None:
                blocks.append(Block("body", line[begin:end]))
            head = line[start:proper].strip()
            taken = boilerplate(head)
            blocks.append(Block(taken.kind if taken else "heading", head))
            begin, end = proper, stop
        else:
            begin, end = (start if begin is None else begin), stop
        if end - begin >= PARAGRAPH:
            blocks.append(Block("body", line[begin:end]))
            begin = None
    if begin is not None:
        blocks.append(Block("body", line[begin:].rstrip()))
    return blocks


def _spans(line: str) -> list[tuple[int, int]]:
    """Sentences, cut once more before a heading where quotation marks of two kinds hid the end of one."""
    spans = []
    for start, stop in sentences(line):
        for found in _HIDDEN_END.finditer(line, start, stop):
            if _behind_heading(line, found.end(), stop) is not None:
                spans.append((start, found.start()))
                start = found.end()
        spans.append((start, stop))
    return spans


def _behind_heading(line: str, start: int, stop: int) -> int | None:
    """Where a sentence proper begins behind a heading or credit that was run into it; None where there is
    none.
    """
    if (taken := boilerplate(line[start : min(stop, start + _CREDIT)])) and taken.kind == "caption":
        opener = _opener().search(line, start + _SHORTEST_CREDIT, min(stop, start + _LONGEST_CREDIT))
        return opener.start() if opener else None
    # Only so many words are looked at: what comes later cannot matter.
    found = islice(_WORD.finditer(line, start, stop), _LONGEST_HEADING + 7)
    words = [(word[0], word.start()) for word in found]
    run = _run_of_capitals([word for word, _ in words])
    if run is None:
        return None
    cut, needed = _end_of_heading([word for word, _ in words[:run]])
    if cut < 1 or cut > _LONGEST_HEADING:
        return None
    if sum(word[0].isupper() for word, _ in words[:cut]) < needed:
        return None
    last = words[cut - 1][0]
    return None if last in line_words("small") or last[-1] in ",;" else words[cut][1]


def _run_of_capitals(words: list[str]) -> int | None:
    """How many words stand capitalised at the beginning, small words among them; None if all do."""
    small = line_words("small")
    capitals = (
        word[0].isupper() or word[0].isdigit() or word[0] in _OPENING or word in small
        for word in words[: _LONGEST_HEADING + 6]
    )
    run = next((at for at, capital in enumerate(capitals) if not capital), None)
    if run is None:
        return None
    while run and words[run - 1] in small:
        run -= 1
    return run


def _end_of_heading(run: list[str]) -> tuple[int, int]:
    """How many words of a run are the heading, and how many capitalised ones it must have to be one."""
    offices = english().titles
    for index in range(len(run) - 1, -1, -1):
        if run[index] in line_words("opens a sentence"):
            return index, _SHORTEST_BEFORE_OPENER
        if run[index] in offices and index + 3 >= len(run) - 1:
            while index > 0 and run[index - 1] in offices:
                index -= 1
            return index - 1 if index and run[index - 1] in _adjectives() else index, _SHORTEST_HEADING
    return len(run) - 1, _SHORTEST_HEADING  # the last capitalised word before the verb is in the sentence


def breaks_off(line: str) -> bool:
    """Whether a line ends in a word that something must follow ("and", "of the"), as no heading does."""
    return line.rsplit(None, 1)[-1].strip("\"'”’)*_") in line_words("breaks off")


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(rf"(?<=\s)(?:{any_word('opens a sentence')})\s+(?=[a-z])")


@cache
def _adjectives() -> frozenset[str]:
    """The adjectives of states ("Norwegian")."""
    return frozenset(
        adjective.strip()
        for _, row in table(data_path("actors", "states.csv"), ("iso3",))
        for adjective in row["adjectives"].split(";")
        if adjective.strip()
    )
