"""Lines set aside by what stands around them: captions that repeat a sentence, the place above a transcript's
hour.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.records import Block
from detente.text.boilerplate import TIME
from detente.text.line_shapes import ENDS_A_SENTENCE, ITEM, SPEAKER_LABEL, letters

# A line of so many words that stands in another paragraph as well is a caption or a pulled quotation.
REPEATED_WORDS, LONGEST_REPEATED = 8, 400  # words, characters
MOST_COMPARED = 400  # blocks of an article; longer texts are transcripts, which have refrains and no captions
_LONGEST_PLACE = 60  # characters


def repeats_aside(taken: Sequence[tuple[Block, str]]) -> list[tuple[Block, str]]:
    """A line that stands word for word in a longer paragraph is its caption or a pulled quotation."""
    if len(taken) > MOST_COMPARED:
        return list(taken)
    folded = [letters(block.text) if block.kind == "body" else "" for block, _ in taken]
    whole = "\n".join(folded)
    kept = []
    for (block, reason), words in zip(taken, folded, strict=True):
        short = (
            block.kind == "body"
            and len(block.text) <= LONGEST_REPEATED
            and len(block.text.split()) >= REPEATED_WORDS
            and not SPEAKER_LABEL.match(block.text)
            and not ITEM.match(block.text)
        )
        if short and whole.count(words) > 1 and any(words in other and words != other for other in folded):
            kept.append((Block("caption", block.text), "line that repeats a sentence"))
        else:
            kept.append((block, reason))
    return kept


def place_aside(taken: list[tuple[Block, str]], title: str | None) -> list[tuple[Block, str]]:
    """The place that a transcript prints above the hour at which it begins is no deck and no subhead."""
    hour = next((at for at, (_, reason) in enumerate(taken[:8]) if reason == TIME), 0)
    titled = title is None or (bool(taken) and letters(taken[0][0].text) == letters(title))
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
    """Short, every longer word with a capital letter, and no sentence: "Harry S. Truman Building", "Brussels,
    Belgium".
    """
    return (
        len(line) <= _LONGEST_PLACE
        and not ENDS_A_SENTENCE.search(line)
        and all(len(word) < 4 or not word[0].islower() for word in line.split())
    )
