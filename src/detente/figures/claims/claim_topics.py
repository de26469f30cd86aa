"""Of what a figure is, as far as an official series may exist: a share of GDP for defence is one, that of a deficit is not."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from detente.figures.claims.claim_terms import ClaimTerms
from detente.records import Quantity

# What a figure can be of, as far as an official series may exist; "other" has none.
Topic: TypeAlias = Literal["share of GDP", "money", "equipment", "personnel", "growth", "warheads", "other"]
NEAR = 90  # characters before a figure in which a word still says of what it is
AFTER = 60  # and behind it
# Money without a word for what it is of is for defence only where that follows at once.
_FOR_DEFENCE = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:on|for)\s+(?:its |their |his |our |the )?(?:own |national )?(?:defen[cs]e|military|army|armed forces)(?! (?:industr|manufactur|develop|article|cooperation))"
)


def topic_of(quantity: Quantity, before: str, after: str, paragraph: str, table: ClaimTerms) -> Topic:
    """The topic of a figure. `before`, `after`: the folded words of its sentence on either side; `paragraph`: all of them."""
    defence = quantity.of in ("defence spending", "defence budget")
    if quantity.kind == "growth" or quantity.unit == "times":
        return "growth" if defence or quantity.unit == "pp" else "other"
    if quantity.unit == "warheads":
        return "warheads"
    if quantity.unit == "%":
        if quantity.of == "equipment" or (defence and _about("equipment", before, after, table)):
            return "equipment"
        if defence and _about("personnel", before, after, table):
            return "personnel"
        if quantity.of == "GDP" and not _elsewhere(before, after, paragraph, table):
            return "share of GDP"
        return "other"
    if quantity.unit.isupper() and (defence or (quantity.of is None and _FOR_DEFENCE.match(after))):
        return "money"
    return "other"


def _about(kind: str, before: str, after: str, table: ClaimTerms) -> bool:
    pattern = table.patterns[kind]
    return bool(pattern.search(before[-NEAR:]) or pattern.search(after[:AFTER]))


def _elsewhere(before: str, after: str, paragraph: str, table: ClaimTerms) -> bool:
    """Whether a share of GDP is one of something else: the nearer word decides, what follows the figure first."""
    other, defence = table.patterns["elsewhere"], table.patterns["defence"]
    for words, nearest in ((after[:AFTER], min), (before[-NEAR:], max)):
        places = [(m.start(), True) for m in other.finditer(words)]
        places += [(m.start(), False) for m in defence.finditer(words) if not _within(m.span(), other, words)]
        if places:
            return nearest(places)[1]
    return not defence.search(paragraph) and bool(other.search(paragraph))


def _within(span: tuple[int, int], pattern: re.Pattern[str], words: str) -> bool:
    return any(m.start() <= span[0] < m.end() for m in pattern.finditer(words))
