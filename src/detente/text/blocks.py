"""The blocks of an article: title, deck, subheads, body, and what is set aside (credits, captions, links, bylines)."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from detente.records import Block, BlockKind, Document
from detente.text.front_matter import split_front_matter
from detente.text.normalise import clean
from detente.text.sentences import sentences
from detente.text.speaker_line import author_of

LONGEST_HEADING = 140
LONGEST_TITLE = 220
# One line of running text longer than this is split at its sentences into paragraphs of about PARAGRAPH characters.
ONE_LINE = 1_600
PARAGRAPH = 480

_BLANK = re.compile(r"\n\s*\n+")
_MARKDOWN_HEADING = re.compile(r"^#{1,6}\s+(?P<words>.+?)\s*#*$")
_BULLET = re.compile(r"^(?:[-*•–·]|\d{1,2}[.)])\s+")
_SPEAKER_LABEL = re.compile(r"^(?:[A-Z][A-Z.'’\- ]{1,40}:|Q\b)")
_ENDS_A_SENTENCE = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_SALUTATION = re.compile(
    r"^(?:dear|mr\.?|madam|mme|ladies|excellenc|your|thank you|good (?:morning|afternoon|evening))\b", re.I
)
_CAPTION = re.compile(
    r"^(?:\(?(?:photo(?:graph)?s?|image|picture|pic|credit|caption|illustration|file photo|source|video)\b\s*(?:by|credit|:|/|\|)"
    r"|©|\(c\)\s)|creativecommons\.org|getty images|(?:^|[\s(/])(?:AFP|EPA|AP Photo|Reuters)\s*(?:/|via|photo)",
    re.I,
)
_BOILERPLATE = re.compile(
    r"^(?:read (?:also|more|next|too)|see also|also read|related(?: (?:articles?|stories|news|content))?\s*:?|more on this|"
    r"click here|sign up|subscribe|follow us|share (?:this|on)|advertisement|sponsored|all rights reserved|copyright\b|"
    r"newsletter|most read|trending|(?:we|this (?:site|website)) uses? cookies|accept (?:all )?cookies|manage (?:cookies|"
    r"preferences)|privacy policy|terms of (?:use|service)|back to top|print this|comments?\s*\(?\d*\)?$|"
    r"page \d+(?: of \d+)?$|-\s*\d+\s*-$|\d{1,3}$|https?://\S+$|(?:###|\*\*\*|---|___)$)",
    re.I,
)
_BYLINE = re.compile(
    r"^(?:by|from)\s+[A-Z][\w.'’-]+(?:\s+(?:[A-Z][\w.'’-]+|and|de|van|von|al-|,))*(?:,? [A-Za-z ]+)?$", re.I
)
_COOKIES = re.compile(
    r"\bcookies?\b.*\b(?:accept|consent|preferences|partners|privacy)\b|\b(?:accept|consent)\b.*\bcookies?\b",
    re.I,
)


def outline(text: str) -> Document:
    """What the text of an article says of itself, with its blocks in reading order.

    Front matter (`title`, `deck`, `date`, `outlet`, `url`, `author`, `language`) is believed; nothing else is guessed:
    without it `published`, `outlet` and `url` are None. Raises nothing, whatever the text.
    """
    given, rest = split_front_matter(clean(text))
    blocks = [block for chunk in _chunks(rest) for block in _classified(chunk)]
    blocks = _without_stray_headings(blocks)
    title, deck, blocks = _heads(blocks, given.title)
    document = Document(
        title=given.title or title,
        deck=given.deck or deck,
        blocks=tuple(blocks),
        published=given.published,
        outlet=given.outlet,
        author=given.author,
        url=given.url,
        language=given.language,
    )
    return document if document.author else replace(document, author=author_of(document))


def _chunks(text: str) -> list[str]:
    """The text cut at blank lines, or at line ends where it has none."""
    chunks: list[str] = []
    for part in _BLANK.split(text.strip("\n")):
        lines = [line.strip() for line in part.split("\n") if line.strip()]
        chunks.extend(_joined(lines))
    return chunks


def _joined(lines: list[str]) -> list[str]:
    """Hard-wrapped lines joined to paragraphs; lines that are paragraphs of their own left apart."""
    if len(lines) < 2:
        return lines
    width = max(map(len, lines))
    joined = [lines[0]]
    for before, line in pairwise(lines):
        own = _MARKDOWN_HEADING.match(line) or _BULLET.match(line) or _SPEAKER_LABEL.match(line)
        wrapped = width <= 100 and len(before) > width * 0.6 and not _MARKDOWN_HEADING.match(before)
        runs_on = line[0].islower() and not _ENDS_A_SENTENCE.search(before)
        if not own and (wrapped or runs_on):
            joined[-1] += " " + line
        else:
            joined.append(line)
    return joined


def _classified(chunk: str) -> list[Block]:
    chunk = chunk.strip()
    if not chunk:
        return []
    if found := _MARKDOWN_HEADING.match(chunk):
        return [Block("heading", found["words"])]
    kind = _kind(chunk)
    if kind == "body" and len(chunk) > ONE_LINE:
        return [Block("body", part) for part in _split(chunk)]
    return [Block(kind, chunk)]


def _kind(chunk: str) -> BlockKind:
    if len(chunk) <= 400:
        if _CAPTION.search(chunk):
            return "caption"
        if _BOILERPLATE.match(chunk) or _COOKIES.search(chunk):
            return "boilerplate"
        if len(chunk) <= 80 and _BYLINE.match(chunk.strip("*_ ")):
            return "boilerplate"
        if not any(character.isalnum() for character in chunk):
            return "boilerplate"  # rules and end marks, with or without a backslash
    return "heading" if _reads_as_heading(chunk) else "body"


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
    )


def _split(chunk: str) -> list[str]:
    """A one-line article in paragraphs of readable size, cut between sentences."""
    parts: list[str] = []
    begin = None
    for start, end in sentences(chunk):
        begin = start if begin is None else begin
        if end - begin >= PARAGRAPH:
            parts.append(chunk[begin:end])
            begin = None
    if begin is not None:
        parts.append(chunk[begin:].rstrip())
    return parts


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


def _heads(blocks: list[Block], title: str | None) -> tuple[str | None, str | None, list[Block]]:
    """Title and deck taken off the top; a title that the text repeats is dropped."""
    rest = list(blocks)
    if title is None:
        lead = next((i for i, block in enumerate(rest[:4]) if block.kind in ("heading", "body")), None)
        if lead is None or not _may_be_title(rest[lead], rest[lead + 1 :]):
            return None, None, rest
        title = rest.pop(lead).text
    rest = [block for block in rest if block.kind == "body" or _same(block.text) != _same(title)]
    deck = None
    lead = next((i for i, block in enumerate(rest[:3]) if block.kind in ("heading", "body")), None)
    if (
        lead is not None
        and rest[lead].kind == "heading"
        and any(b.kind == "body" for b in rest[lead + 1 : lead + 3])
    ):
        deck = rest.pop(lead).text
    return title, deck, rest


def _may_be_title(block: Block, after: list[Block]) -> bool:
    if not any(other.kind == "body" for other in after):
        return False
    return block.kind == "heading" or (
        len(block.text) <= LONGEST_TITLE
        and block.text[-1] in '?!"”’'
        and len(sentences(block.text)) == 1
        and len(block.text) < 120
        and block.text[0] not in "\"“„«'‘("
    )


def _same(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
