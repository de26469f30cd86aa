"""The blocks of an article: title, deck, subheads, body, and what is set aside (credits, captions, links, bylines)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.records import Block, Document
from detente.text.front_matter import split_front_matter
from detente.text.furniture import DATELINE, TIME, Furniture, Line, furniture
from detente.text.markdown import without_marks
from detente.text.normalise import clean
from detente.text.one_line import breaks_off, split_line
from detente.text.sentences import sentences
from detente.text.speaker_line import author_of
from detente.text.wrapping import paragraphs

LONGEST_HEADING = 140
LONGEST_TITLE = 220
# One line of running text longer than this is split at its subheads and sentences; a text that is one line only, from
# ONE_LINE_ARTICLE on if it has subheads.
ONE_LINE = 1_600
ONE_LINE_ARTICLE = 400
# A line of so many words that stands in another paragraph as well is a caption or a pulled quotation.
REPEATED_WORDS, LONGEST_REPEATED = 8, 400  # words, characters
MOST_COMPARED = 400  # blocks of an article; longer texts are transcripts, which have refrains and no captions

_MARKDOWN_HEADING = re.compile(r"^#{1,6}\s+(?P<words>.+?)\s*#*$")
_BULLET = re.compile(r"^(?:[-*•–·]|\d{1,2}[.)])\s+")
_ITEM = re.compile(r"^(?:\(\w{1,4}\)|[-*•–·]|\d{1,2}[.)])\s")
_SPEAKER_LABEL = re.compile(r"^(?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’\- ]{1,40}:|Q\b)")
# A line that ends in a dash is speech that was broken off.
_ENDS_A_SENTENCE = re.compile(r"(?:[.!?…:;,]|\s?[—–-])[\"'”’»)\]]*$")
_LONGEST_PLACE = 60  # characters
_SALUTATION = re.compile(
    r"^(?:dear|mr\.?|madam|mme|ladies|excellenc|your|thank you|good (?:morning|afternoon|evening))\b", re.I
)


@dataclass(frozen=True, slots=True)
class Layout:
    """A document as it was laid out, and what was done to its text.

    `aside`: the blocks that are captions or boilerplate, and why. `dropped`: words that are in no block. `joined` counts
    hard-wrapped lines that were joined, `split` the paragraphs that long lines were cut into.
    """

    document: Document
    aside: tuple[Line, ...] = ()
    dropped: tuple[Line, ...] = ()
    joined: int = 0
    split: int = 0


def outline(text: str) -> Document:
    """What the text of an article says of itself, with its blocks in reading order.

    Front matter (`title`, `deck`, `date`, `outlet`, `url`, `author`, `language`) is believed; nothing else is guessed:
    without it `published`, `outlet` and `url` are None. Raises nothing, whatever the text.
    """
    return lay_out(text).document


def lay_out(text: str, title: str | None = None) -> Layout:
    """`outline`, with a record of every word that does not count and of every line that was moved.

    `title`: what the file or table that the text comes from declares; it goes before any line that looks like one.
    """
    given, rest = split_front_matter(clean(text))
    declared = given.title or (" ".join(clean(title).split()) if title else None) or None
    chunks, joined = paragraphs(rest)
    bare = [without_marks(chunk) for chunk in chunks]
    dropped = [mark for _, marks in bare for mark in marks]
    lines = [line.strip() for chunk, _ in bare for line in re.split(r"\n\s*\n", chunk) if line.strip()]
    alone = len(lines) == 1
    taken = [found for line in lines for found in _classified(" ".join(line.split("\n")), alone)]
    taken = _place_aside(_repeats_aside(taken), declared)
    split = len(taken) - len(lines)
    reasons = {id(block): reason for block, reason in taken if reason}
    blocks = _without_stray_headings([block for block, _ in taken])
    heading, deck, blocks, repeated = _heads(blocks, declared)
    document = Document(
        title=declared or (" ".join(heading.split()) if heading else None),
        deck=given.deck or deck,
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
        return [(Block("heading", found["words"]), "")]
    if taken := furniture(chunk):
        return [(Block(taken.kind, chunk), taken.reason)]
    if (found := DATELINE.match(chunk)) and len(chunk) > found.end() + 40:
        line = Block("boilerplate", found[0].strip())
        return [(line, "dateline"), *_classified(chunk[found.end() :], alone)]
    if _reads_as_heading(chunk):
        return [(Block("heading", chunk), "")]
    if len(chunk) > (ONE_LINE_ARTICLE if alone else ONE_LINE):
        blocks = split_line(chunk)
        return [
            (block, _reason(furniture(block.text)) if block.kind == "caption" else "") for block in blocks
        ]
    return [(Block("body", chunk), "")]


def _reason(taken: Furniture | None) -> str:
    return taken.reason if taken else ""


def _repeats_aside(taken: Sequence[tuple[Block, str]]) -> list[tuple[Block, str]]:
    """A line that stands word for word in a longer paragraph is its caption or a pulled quotation."""
    if len(taken) > MOST_COMPARED:
        return list(taken)
    folded = [_same(block.text) if block.kind == "body" else "" for block, _ in taken]
    whole = "\n".join(folded)
    kept = []
    for (block, reason), words in zip(taken, folded, strict=True):
        short = (
            block.kind == "body"
            and len(block.text) <= LONGEST_REPEATED
            and len(block.text.split()) >= REPEATED_WORDS
            and not _SPEAKER_LABEL.match(block.text)
            and not _ITEM.match(block.text)
        )
        if short and whole.count(words) > 1 and any(words in other and words != other for other in folded):
            kept.append((Block("caption", block.text), "line that repeats a sentence"))
        else:
            kept.append((block, reason))
    return kept


def _place_aside(taken: list[tuple[Block, str]], title: str | None) -> list[tuple[Block, str]]:
    """The place that a transcript prints above the hour at which it begins is no deck and no subhead."""
    hour = next((at for at, (_, reason) in enumerate(taken[:8]) if reason == TIME), 0)
    titled = title is None or (bool(taken) and _same(taken[0][0].text) == _same(title))
    above = range(int(titled), hour)
    if any(taken[at][0].kind == "body" and len(taken[at][0].text) > _LONGEST_PLACE for at in above):
        return taken
    kept = list(taken)
    for at in above:
        block, reason = taken[at]
        if not reason and _reads_as_place(block.text):
            kept[at] = (Block("boilerplate", block.text), "place")
    return kept


def _reads_as_place(line: str) -> bool:
    """Short, every longer word with a capital letter, and no sentence: "Harry S. Truman Building", "Brussels, Belgium"."""
    return (
        len(line) <= _LONGEST_PLACE
        and not _ENDS_A_SENTENCE.search(line)
        and all(len(word) < 4 or not word[0].islower() for word in line.split())
    )


def _reads_as_heading(chunk: str) -> bool:
    return (
        len(chunk) <= LONGEST_HEADING
        and any(character.isalpha() for character in chunk)
        and not _ENDS_A_SENTENCE.search(chunk)
        and not _BULLET.match(chunk)
        and not _SPEAKER_LABEL.match(chunk)
        and not _SALUTATION.match(chunk)
        and chunk[0] not in "\"“„«'‘("
        and not chunk[0].islower()
        and not breaks_off(chunk)
        and len(sentences(chunk)) < 2
    )


def _without_stray_headings(blocks: list[Block]) -> list[Block]:
    """Several short lines in a row in the middle of a text are a list or a transcript, not headings."""
    kept = list(blocks)
    run: list[int] = []
    for index, block in enumerate([*blocks, Block("body", "")]):
        if block.kind == "heading":
            run.append(index)
            continue
        if len(run) > 2 and run[0] > 0:
            for position in run:
                kept[position] = Block("body", kept[position].text)
        run = []
    return kept


def _heads(
    blocks: list[Block], title: str | None
) -> tuple[str | None, str | None, list[Block], tuple[str, ...]]:
    """Title and deck taken off the top; a title that the text repeats is dropped, and given back."""
    rest = list(blocks)
    if title is None:
        lead = next((i for i, block in enumerate(rest[:4]) if block.kind in ("heading", "body")), None)
        if lead is None or not _may_be_title(rest[lead], rest[lead + 1 :]):
            return None, None, rest, ()
        title = rest.pop(lead).text
    else:
        lead = next((i for i, block in enumerate(rest[:4]) if block.kind == "heading"), None)
        if lead is not None and _same(rest[lead].text) == _same(title):
            rest.pop(lead)  # at the top of the text it is no repetition
    repeats = [block for block in rest if block.kind != "body" and _same(block.text) == _same(title)]
    rest = [block for block in rest if block not in repeats]
    deck = None
    lead = next((i for i, block in enumerate(rest[:3]) if block.kind in ("heading", "body")), None)
    if (
        lead is not None
        and rest[lead].kind == "heading"
        and any(b.kind == "body" for b in rest[lead + 1 : lead + 3])
    ):
        deck = rest.pop(lead).text
    return title, deck, rest, tuple(block.text for block in repeats)


def _may_be_title(block: Block, after: list[Block]) -> bool:
    if not any(other.kind == "body" for other in after):
        return False
    text = block.text
    return block.kind == "heading" or (
        text[0] not in "\"“„«'‘("
        and (
            (text[-1] in '?!"”’' and len(text) < 120 and len(sentences(text)) == 1)
            or (_reads_as_long_title(text) and not _is_a_speaker(text, after))
        )
    )


def _reads_as_long_title(text: str) -> bool:
    """A first line without the end of a sentence may be a title at twice the length of a heading, and have a label."""
    return (
        len(text) <= LONGEST_TITLE
        and any(character.isalpha() for character in text)
        and not text[0].islower()
        and not _ENDS_A_SENTENCE.search(text)
        and not breaks_off(text)
        and not _ITEM.match(text)
        and not _SALUTATION.match(text)
    )


def _is_a_speaker(text: str, after: list[Block]) -> bool:
    """Whether the label of a line is who speaks, as in a transcript ("MODERATOR:"), not what it is ("FACT SHEET:")."""
    found = _SPEAKER_LABEL.match(text)
    return found is not None and (
        not found[0].endswith(":") or sum(_SPEAKER_LABEL.match(block.text) is not None for block in after) > 1
    )


def _same(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
