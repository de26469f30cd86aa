"""The blocks of an article: title, deck, subheads, body, and what is set aside (credits, captions, links,
bylines).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from detente.records import Block, Document
from detente.text.boilerplate import Boilerplate, Line, boilerplate
from detente.text.dated_lines import DATELINE
from detente.text.front_matter import split_front_matter
from detente.text.headings import reads_as_heading, title_and_deck, without_stray_headings
from detente.text.markdown import without_marks
from detente.text.normalise import clean
from detente.text.one_line import split_line
from detente.text.set_aside import place_aside, repeats_aside
from detente.text.speaker_line import author_of
from detente.text.wrapping import paragraphs

# One line of running text longer than this is split at its subheads and sentences; a text that is one line
# only, from ONE_LINE_ARTICLE on if it has subheads.
ONE_LINE = 1_600
ONE_LINE_ARTICLE = 400

_MARKDOWN_HEADING = re.compile(r"^#{1,6}\s+(?P<words>\S.*)$")


@dataclass(frozen=True, slots=True)
class Layout:
    """A document as it was laid out, and what was done to its text.

    `aside`: the blocks that are captions or boilerplate, and why. `dropped`: words that are in no block.
    `joined` counts hard-wrapped lines that were joined, `split` the paragraphs that long lines were cut into.
    """

    document: Document
    aside: tuple[Line, ...] = ()
    dropped: tuple[Line, ...] = ()
    joined: int = 0
    split: int = 0


def outline(text: str) -> Document:
    """What the text of an article says of itself, with its blocks in reading order.

    Front matter (`title`, `deck`, `date`, `outlet`, `url`, `author`, `language`) is believed; nothing else is
    guessed: without it `published`, `outlet` and `url` are None. Raises nothing, for any text.

    Args:
        text: The text of an article, with its line breaks.

    Returns:
        Title, deck, dates and blocks (body, heading, caption, boilerplate).
    """
    return lay_out(text).document


def lay_out(text: str, title: str | None = None) -> Layout:
    """`outline`, with a record of every word that does not count and of every line that was moved.

    Args:
        text: The text of an article, with its line breaks.
        title: The title that the file or table declares; it is used before any line that looks like one.

    Returns:
        The document and what was done to its text.
    """
    given, rest = split_front_matter(clean(text))
    declared = given.title or (" ".join(clean(title).split()) if title else None) or None
    chunks, joined = paragraphs(rest)
    bare = [without_marks(chunk) for chunk in chunks]
    dropped = [mark for _, marks in bare for mark in marks]
    lines = [line.strip() for chunk, _ in bare for line in re.split(r"\n\s*\n", chunk) if line.strip()]
    alone = len(lines) == 1
    taken = [found for line in lines for found in _classified(" ".join(line.split("\n")), alone)]
    taken = place_aside(repeats_aside(taken), declared)
    split = len(taken) - len(lines)
    reasons = {id(block): reason for block, reason in taken if reason}
    blocks = without_stray_headings([block for block, _ in taken])
    heading, deck, blocks, repeated = title_and_deck(blocks, declared, given.deck)
    document = Document(
        title=declared or (" ".join(heading.split()) if heading else None),
        deck=deck,
        blocks=tuple(blocks),
        published=given.published,
        outlet=given.outlet,
        author=given.author,
        url=given.url,
        language=given.language,
    )
    return Layout(
        document if document.author else replace(document, author=author_of(document)),
        aside=tuple(Line(reasons[id(block)], block.text) for block in blocks if id(block) in reasons),
        dropped=(*dropped, *(Line("repeated title", text) for text in repeated)),
        joined=joined,
        split=max(split, 0),
    )


def _classified(chunk: str, alone: bool) -> list[tuple[Block, str]]:
    """The blocks of a chunk, each with the reason why it does not count, or ""."""
    if (found := _MARKDOWN_HEADING.match(chunk)) and any(map(str.isalnum, chunk)):
        words = found["words"].rstrip()
        return [(Block("heading", words.rstrip("#").rstrip() or words), "")]
    if taken := boilerplate(chunk):
        return [(Block(taken.kind, chunk), taken.reason)]
    if (found := DATELINE.match(chunk)) and len(chunk) > found.end() + 40:
        line = Block("boilerplate", found[0].strip())
        return [(line, "dateline"), *_classified(chunk[found.end() :], alone)]
    if reads_as_heading(chunk):
        return [(Block("heading", chunk), "")]
    if len(chunk) > (ONE_LINE_ARTICLE if alone else ONE_LINE):
        blocks = split_line(chunk)
        return [
            (block, _reason(boilerplate(block.text)) if block.kind == "caption" else "") for block in blocks
        ]
    return [(Block("body", chunk), "")]


def _reason(taken: Boilerplate | None) -> str:
    return taken.reason if taken else ""
