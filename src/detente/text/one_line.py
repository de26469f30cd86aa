"""An article that came as one line, cut again at its subheads and between its sentences."""

from __future__ import annotations

import re
from functools import cache

from detente.records import Block
from detente.shipped import data_path, table
from detente.text.boilerplate import boilerplate
from detente.text.english import english
from detente.text.line_words import any_word, line_words
from detente.text.sentences import sentences

PARAGRAPH = 480  # characters from which a new paragraph begins
# Capitalised words that make a heading: fewer where a word that opens sentences follows ("The", "According").
_SHORTEST_HEADING, _SHORTEST_BEFORE_OPENER = 5, 4
_LONGEST_HEADING = 30  # words
_CREDIT = 180  # characters in which a credit shows itself
_HIDDEN_END = re.compile(r"(?<=[a-z][.!?])[\"”’]?\s+(?=[A-Z])|(?<=[.!?][\"”])\s+(?=[A-Z])")
_WORD = re.compile(r"\S+")


def split_line(line: str) -> list[Block]:
    """Headings where a sentence begins with a run of capitalised words that it does not need, body paragraphs between.

    Every word of the line is in one block, in order.
    """
    blocks: list[Block] = []
    begin = end = None
    for start, stop in _spans(line):
        at = _after_heading(line[start:stop])
        if at:
            if begin is not None and end is not None:
                blocks.append(Block("body", line[begin:end]))
            head = line[start : start + at].strip()
            taken = boilerplate(head)
            blocks.append(Block(taken.kind if taken else "heading", head))
            begin, end = start + at, stop
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
            if _after_heading(line[found.end() : stop]):
                spans.append((start, found.start()))
                start = found.end()
        spans.append((start, stop))
    return spans


def _after_heading(sentence: str) -> int:
    """Where the sentence proper begins behind a heading or credit that was run into it; 0 where there is none."""
    if (taken := boilerplate(sentence[:_CREDIT])) and taken.kind == "caption":
        opener = _opener().search(sentence, 12)
        return opener.start() if opener else 0
    small, offices, openers = line_words("small"), english().titles, line_words("opens a sentence")
    words = [(found[0], found.start()) for found in _WORD.finditer(sentence)]
    run = 0
    for word, _ in words[: _LONGEST_HEADING + 6]:
        if not (word[0].isupper() or word[0].isdigit() or word[0] in "\"“‘'" or word in small):
            break
        run += 1
    else:
        return 0
    while run and words[run - 1][0] in small:
        run -= 1
    cut, needed = run - 1, _SHORTEST_HEADING  # the last capitalised word before the verb is in the sentence
    for index in range(run - 1, -1, -1):
        if words[index][0] in openers:
            cut, needed = index, _SHORTEST_BEFORE_OPENER
            break
        if words[index][0] in offices and index + 3 >= run - 1:
            while index > 0 and words[index - 1][0] in offices:
                index -= 1
            cut = index - 1 if index and words[index - 1][0] in _adjectives() else index
            break
    if sum(word[0].isupper() for word, _ in words[:cut]) < needed or cut > _LONGEST_HEADING:
        return 0
    if words[cut - 1][0] in small or words[cut - 1][0][-1] in ",;":
        return 0
    return words[cut][1]


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
