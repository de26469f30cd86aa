"""Headings: which lines are title, deck and subheads."""

from __future__ import annotations

import re

from detente.records import Block
from detente.text.line_shapes import BULLET, ENDS_A_SENTENCE, ITEM, SPEAKER_LABEL, letters
from detente.text.line_words import any_word
from detente.text.one_line import breaks_off
from detente.text.sentences import sentences

LONGEST_HEADING = 140  # characters
LONGEST_TITLE = 300  # a joint statement names all who made it
_LONGEST_QUESTION = 120  # of a title that ends as a sentence does
_OPENING_QUOTES = "\"“„«'‘("
# "“We will talk”, says the minister": a quotation that closes, and the line goes on.
_BEGINS_WITH_WORDS = re.compile(r"^[\"“„«'‘][^\"“”„«»]{2,}?[\"”“»'’],?\s\w")
_ROW = "|"  # a row of a table in markdown begins so
_CELLS = " | "  # between the cells of a row, which is no deck
_SALUTATION = re.compile(rf"^(?:{any_word('salutation')})(?!\w)", re.I)


def reads_as_heading(chunk: str) -> bool:
    """Whether a line of its own is a heading: short, begun with a capital, not a sentence, an item or a
    speaker's turn.

    Args:
        chunk: A line with nothing before and behind it but blank lines.

    Returns:
        True for a heading.
    """
    return (
        len(chunk) <= LONGEST_HEADING
        and any(character.isalpha() for character in chunk)
        and not ENDS_A_SENTENCE.search(chunk)
        and not BULLET.match(chunk)
        and not SPEAKER_LABEL.match(chunk)
        and not _SALUTATION.match(chunk)
        and chunk[0] not in _OPENING_QUOTES + _ROW
        and not chunk[0].islower()
        and not breaks_off(chunk)
        and len(sentences(chunk)) < 2
    )


def without_stray_headings(blocks: list[Block]) -> list[Block]:
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


def title_and_deck(
    blocks: list[Block], title: str | None, deck: str | None = None
) -> tuple[str | None, str | None, list[Block], tuple[str, ...]]:
    """Title and deck taken off the top; a title that the text repeats is dropped, and given back.

    `title`, `deck`: those that are declared; then only a line with the same words is taken off.
    """
    rest = list(blocks)
    if title is None:
        lead = next((i for i, block in enumerate(rest[:4]) if block.kind in ("heading", "body")), None)
        if lead is None or not _may_be_title(rest[lead], rest[lead + 1 :]):
            return None, deck, rest, ()
        title = rest.pop(lead).text
    else:
        lead = next((i for i, block in enumerate(rest[:4]) if block.kind == "heading"), None)
        if lead is not None and letters(rest[lead].text) == letters(title):
            rest.pop(lead)  # at the top of the text it is no repetition
    repeats = [block for block in rest if block.kind != "body" and letters(block.text) == letters(title)]
    rest = [block for block in rest if block not in repeats]
    lead = next((i for i, block in enumerate(rest[:3]) if block.kind in ("heading", "body")), None)
    if (
        lead is not None
        and rest[lead].kind == "heading"
        and any(b.kind == "body" for b in rest[lead + 1 : lead + 3])
        and _CELLS not in rest[lead].text
        and (deck is None or letters(deck) == letters(rest[lead].text))
    ):
        deck = rest.pop(lead).text
    return title, deck, rest, tuple(block.text for block in repeats)


def _may_be_title(block: Block, after: list[Block]) -> bool:
    if not any(other.kind == "body" for other in after):
        return False
    text = block.text
    if block.kind == "heading":
        return True
    if text[0] in _OPENING_QUOTES:
        return _BEGINS_WITH_WORDS.match(text) is not None and _reads_as_long_title(text)
    if text[-1] in '?!"”’' and len(text) < _LONGEST_QUESTION and len(sentences(text)) == 1:
        return True
    return _reads_as_long_title(text) and not _is_a_speaker(text, after)


def _reads_as_long_title(text: str) -> bool:
    """A first line without the end of a sentence may be a title at twice the length of a heading, and have a
    label.
    """
    return (
        len(text) <= LONGEST_TITLE
        and any(character.isalpha() for character in text)
        and not text[0].islower()
        and not ENDS_A_SENTENCE.search(text)
        and not breaks_off(text)
        and not ITEM.match(text)
        and not _SALUTATION.match(text)
    )


def _is_a_speaker(text: str, after: list[Block]) -> bool:
    """Whether the label of a line is who speaks, as in a transcript ("MODERATOR:"), not what it is ("FACT
    SHEET:").
    """
    found = SPEAKER_LABEL.match(text)
    return found is not None and (
        not found[0].endswith(":") or sum(SPEAKER_LABEL.match(block.text) is not None for block in after) > 1
    )
