"""Sentences as spans of a paragraph.

Boundaries come from `sentencex` (Wikimedia, MIT); what it leaves dangling is mended here: quotation marks that belong
to the next sentence, and abbreviations before a name.
"""

from __future__ import annotations

import re

from sentencex import get_sentence_boundaries

_MAY_END = re.compile(r"[.!?…。！？।]\W|\n")
_DANGLING = re.compile(r"(?<=\s)[\"“„«‘'(\[]+\s*$")
_NOT_AN_END = re.compile(
    r"(?:^|[\s(\"“])(?:Mr|Mrs|Ms|Dr|Rev|Del|Gen|Lt|Col|Maj|Sgt|Adm|Capt|Sen|Rep|Gov|Pres|Min|Amb|Prof|St|No|Art|vs|cf|[A-Z])\.\s*$"
)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Spans (start, end) of the sentences, in order, apart, without the white space around them.

    Empty for a text of white space only. Raises nothing, whatever the text.
    """
    if not _MAY_END.search(text):
        return _trimmed(text, [(0, len(text))])
    starts: list[int] = []
    cursor = 0
    for boundary in get_sentence_boundaries("en", text):
        # Found again by its words: the library counts in its own units outside the Basic Multilingual Plane.
        at = text.find(boundary["text"], cursor)
        if at < 0:
            continue
        before = text[starts[-1] if starts else 0 : at]
        if not starts or not _NOT_AN_END.search(before[-12:]):
            dangling = _DANGLING.search(text, max(0, at - 4), at) if starts else None
            starts.append(dangling.start() if dangling else at)
        cursor = at + len(boundary["text"])
    if not starts:
        return _trimmed(text, [(0, len(text))])
    starts[0] = 0
    return _trimmed(text, list(zip(starts, [*starts[1:], len(text)], strict=True)))


def _trimmed(text: str, spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    kept = []
    for start, end in spans:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            kept.append((start, end))
    return tuple(kept)
