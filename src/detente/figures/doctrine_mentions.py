"""Nuclear doctrines that a text names: "Russia also amended its own nuclear doctrine".

Unlike a treaty a doctrine is named by whose it is: by the name right before it or behind "of", or, where
"its" stands before it, by the last state or official before. One whose owner the text does not say is not
linked, nor one that is not recorded.
"""

from __future__ import annotations

from functools import lru_cache

from detente.attribution.gazetteer import Gazetteer
from detente.attribution.gazetteer import gazetteer as shipped_gazetteer
from detente.attribution.mentions import Named, named_in
from detente.figures.figure_grammar import Pattern
from detente.figures.treaties import known_treaties, life_of
from detente.records import TreatyMention
from detente.text.normalise import fold

_FAR = 200  # characters before "its" within which whose it is was said
_DOCTRINE = Pattern(r"\b {doctrine} s? \b")
_OWN = Pattern(r"\b (?!the\b|our\b) {possessor} (?:\s own|\s country's)? \s+ (?:[\w-]+\s+){0,2} $")
_BESIDE = Pattern(r"(?:'s|')? \s+ (?:(?! {no_description} \b) [\w-]+\s+){0,2}")
_OF = Pattern(r"\s+ of \s+ (?:the\s+)?")
_ENDS = " doctrine"


def doctrine_mentions(text: str, gazetteer: Gazetteer | None = None) -> tuple[TreatyMention, ...]:
    """Where a text names a recorded nuclear doctrine, in order of place.

    Args:
        text: A paragraph.
        gazetteer: The actors that are known; those that ship if None.

    Returns:
        Mentions with their places; empty where no doctrine is named whose owner is known and recorded.
    """
    folded = fold(text)
    found = list(_DOCTRINE.regex.finditer(folded))
    if not found:
        return ()
    known = gazetteer or shipped_gazetteer()
    names = named_in(text, known)
    mentions = []
    for match in found:
        side = _whose(folded, match.start(), match.end(), names, known)
        doctrine = _doctrines().get(side or "")
        if doctrine:
            start, end = match.span()
            mentions.append(TreatyMention(start, end, doctrine, text[start:end]))
    return tuple(mentions)


def _whose(folded: str, start: int, end: int, names: list[Named], known: Gazetteer) -> str | None:
    """The side whose doctrine stands at a place."""
    before = [name for name in names if name.end <= start and start - name.end <= _FAR]
    sides = [(name, side) for name in before if (side := _side(name, known))]
    if sides and _BESIDE.regex.fullmatch(folded, sides[-1][0].end, start):
        return sides[-1][1]
    behind = next((name for name in names if name.start >= end), None)
    if behind and _OF.regex.fullmatch(folded, end, behind.start):
        return _side(behind, known)
    if not _OWN.regex.search(folded[max(0, start - _FAR) : start]):
        return None
    owners = [side for name, side in sides if name.kind != "adjective"]
    return owners[-1] if owners else None


def _side(name: Named, known: Gazetteer) -> str | None:
    if name.kind == "adjective":
        return known.adjectives.get(name.name)
    return name.actor.side_on(None) if name.actor else None


@lru_cache(maxsize=1)
def _doctrines() -> dict[str, str]:
    """The recorded doctrines by the side that makes them."""
    doctrines = (treaty for treaty in known_treaties() if treaty.endswith(_ENDS))
    return {side: each for each in doctrines for step in life_of(each) for side in step.actors}
