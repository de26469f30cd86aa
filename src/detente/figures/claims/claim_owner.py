"""Whose a figure is, in the codes of the official tables, how sure that is, and how many allies are meant."""

from __future__ import annotations

import re

from detente.attribution.gazetteer import Gazetteer
from detente.attribution.mentions import named_in
from detente.figures.claims.claim_terms import ClaimTerms
from detente.figures.quantities.quantity_owners import Owner, owners
from detente.figures.quantities.quantity_terms import quantity_terms
from detente.records import Quantity

EUROPE_AND_CANADA = "NATO_EUR_CAN"
ALLIANCE = "NATO_TOTAL"
EUROPE = "European allies"  # no series counts them without Canada

_EUROPE_CANADA = re.compile(r"\beurope(?:an|ans)?\b.{0,40}\band canada\b|\bcanada and (?:the )?europe")
_EUROPE = re.compile(r"\beuropean (?:nato )?(?:allies|members|member states|states in nato)\b")
_ALLIES = r"(?:of\s+)?(?:(?:the|its|all)\s+)?(?:\d+\s+)?(?:nato\s+|european\s+)?(?:allies|ally|members?|member states|countries)\b"
_FIRST_PERSON = re.compile(r"\b(?:we|our|us)\b")
_BEHIND = re.compile(r"\s*(?:of (?:its )?gdp\s+)?(?:for|by)\s+(?:the\s+)?$")  # "1.23 % for Germany"
_NEAR = 40  # characters behind a figure in which whose it is may follow


def owner_of(
    quantity: Quantity,
    folded: str,
    text: str,
    sentence: tuple[int, int],
    table: ClaimTerms,
    gazetteer: Gazetteer,
) -> tuple[str | None, tuple[str, ...]]:
    """The owner's code, None where the text does not say, and why it is unsure. `sentence`: its span in the text."""
    start, end = sentence
    words, at = folded[start:end], quantity.end - start
    nobody = [(m.start() + start, m.end() + start) for m in table.patterns["nobody"].finditer(words)]
    inside = [
        name
        for name in named_in(text, gazetteer)
        if start <= name.start < end and not any(a <= name.start < b for a, b in nobody)
    ]
    named = owners(folded, start, end, inside, gazetteer, alliance=True, share=True)
    counted = quantity.unit in ("%", "warheads")
    europe = _EUROPE_CANADA.search(words)
    if europe and counted and _BEHIND.fullmatch(words[at : europe.start()] if europe.start() > at else "-"):
        return EUROPE_AND_CANADA, ()
    behind = _right_behind(quantity, folded, named) if counted else None
    if behind and behind.side:
        return _code(behind.side), ()
    side = quantity.whose
    if side and nobody and not any(name.side == side for name in named):
        side = None
    if side in (None, "NATO"):
        if europe and europe.start() < at + _NEAR:
            return EUROPE_AND_CANADA, ()
        if _EUROPE.search(words[: at + _NEAR]):
            return EUROPE, ()
        if side is None and quantified(words, table):
            return ALLIANCE, ()
        if side is None and quantity.unit == "warheads" and table.patterns["world"].search(words):
            return "WORLD", ()
    if side is None:
        return None, ()
    # "30 billion US dollars" names no owner.
    own = [name for name in named if counted or not quantity.start <= name.start < quantity.end]
    subjects = {owner.side for owner in own if owner.subject and owner.side and owner.start < quantity.end}
    if not any(name.side == side for name in named):
        if _FIRST_PERSON.search(words):
            return _code(side), ("who “we” is was read from who speaks",)
        return _code(side), ("whose it is was read from another sentence",)
    if any(name.side == side and name.spoken for name in named) and side not in subjects:
        return _code(side), ("whose it is was read from who says it",)
    if subjects - {side}:
        return _code(side), ("the sentence names others whose it could be",)
    return _code(side), ()


def allies_said(before: str, table: ClaimTerms) -> int | None:
    """How many allies are said to reach a level: -1 for all of them, None where it is no count. `before` is folded."""
    if quantified(before, table):
        return -1
    counted = re.search(rf"(?<![\w.,])(?P<many>\d{{1,2}}|[a-z]+(?:-[a-z]+)?)\s+{_ALLIES}", before)
    if not counted:
        return None
    if counted["many"].isdigit():
        return int(counted["many"])
    values = quantity_terms().values
    parts = counted["many"].split("-")
    return int(sum(values[part] for part in parts)) if all(part in values for part in parts) else None


def quantified(words: str, table: ClaimTerms) -> bool:
    """Whether each ally is meant: "all allies", "every member"."""
    each = "|".join(table.values["all"])
    return bool(re.search(rf"\b(?:{each})\s+{_ALLIES}", words))


def _right_behind(quantity: Quantity, folded: str, named: list[Owner]) -> Owner | None:
    for owner in named:
        if quantity.end <= owner.start <= quantity.end + _NEAR and _BEHIND.fullmatch(
            folded[quantity.end : owner.start]
        ):
            return owner
    return None


def _code(side: str) -> str:
    return ALLIANCE if side == "NATO" else side
