"""Spans of words beside an attribution: trimmed at their edges, around it, behind it in its clause."""

from __future__ import annotations

import re

from detente.attribution.speakers import content_patterns as patterns
from detente.attribution.syntax.passage import DESCRIPTION, Passage
from detente.attribution.syntax.quotations import Quotation

EDGE = 32  # characters before a place that show how the words there end
_EDGES = " ,:;\n—–"
_FAR = 400  # characters that a description of a speaker may take
_NOTHING_BEFORE = re.compile(r'[ ,"“]*')
_NOTHING_BEHIND = re.compile(r'[ .,!?"”]*')

Span = tuple[int, int]


def with_description(passage: Passage, start: int, low: int) -> int:
    """Where an attribution begins whose name is described: “…,” campaign spokesman | Brian Fallon said.

    Args:
        passage: The paragraph.
        start: Where the sentence begins.
        low: Where the name begins.

    Returns:
        The end of the quotation before, if what stands between describes the name; else `low`.
    """
    last = passage.quotation_before(low)
    if last is None or not last.closed or last.end < start or low - last.end > _FAR:
        return low
    between = passage.shown[last.end : low]
    described = len(between.split()) <= DESCRIPTION and not patterns.RUNS_ON.search(between)
    return last.end if described and not passage.first_verb(last.end, low) else low


def around(text: str, start: int, end: int, low: int, high: int) -> Span | None:
    """The sentence from `start` to `end` without an attribution from `low` to `high` at its edge."""
    if _NOTHING_BEFORE.fullmatch(text, start, low):
        return trimmed(text, high, end)
    if _NOTHING_BEHIND.fullmatch(text, high, end):
        return trimmed(text, start, low)
    return trimmed(text, start, end)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """A span without the spaces and commas at its edges; None if nothing is left."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return (start, end) if end > start else None


def stands_alone(shown: str, quotation: Quotation) -> bool:
    """Whether a quotation is a sentence of its own rather than a part of the narrator's."""
    at = quotation.start
    while at and shown[at - 1].isspace():
        at -= 1
    return not at or shown[at - 1] in '.!?"”“»…'


def ends_content(passage: Passage, start: int, at: int) -> bool:
    """Whether what stands before a place ends as said words do: in a comma, a dash, a closing mark; not in
    "the states’".
    """
    low = max(start, at - EDGE)
    found = patterns.ENDS_CONTENT.search(passage.shown, low, at)
    if not found or patterns.BROKEN_OFF.search(passage.shown, low, at):
        return False
    if found[0].strip() not in ("’", "'"):
        return True
    mark = found.start() + 1
    if passage.shown[mark - 2 : mark - 1] not in ("s", "z", "x"):
        return True
    last = passage.quotation_before(mark)
    return last is not None and last.end == mark


def rest_of(passage: Passage, end: int, high: int, inverted: bool = False) -> Span | None:
    """What is said after an attribution whose words stand before it: the rest of its clause, or of its
    quotation.

    Args:
        passage: The paragraph.
        end: Where the sentence ends.
        high: Where the attribution ends.
        inverted: Whether the speaker stands behind the verb, so that "who" describes him.
    """
    goes_on = patterns.GOES_ON.match(passage.shown, high, end)
    if inverted and goes_on and passage.shown.startswith(("who ", "which "), goes_on.end()):
        goes_on = None
    quoted = goes_on and (
        passage.quotations_within(high, goes_on.end()) or passage.quotation_ending_at(high) is not None
    )
    if goes_on and not quoted:
        return trimmed(passage.text, goes_on.end(), end)
    if not inverted and not passage.quoted and (rest := _rest_behind_mark(passage, high, end)):
        return rest
    return passage.phrases_quoted_within(high, end)


def _rest_behind_mark(passage: Passage, high: int, end: int) -> Span | None:
    """ "…, Berg said, | only talks", "…, Berg said; | the road was open": not where the narrator goes on."""
    parted = patterns.PARTED.match(passage.shown, high, end)
    if parted is None or parted["deed"]:
        return None
    narrated = patterns.NARRATOR_AGAIN.match(passage.shown, parted.start("mark"), end)
    if narrated and not patterns.REPORTED.search(passage.shown, parted.end(), end):
        return None
    return trimmed(passage.text, parted.end(), end)
