"""Whose a claimed figure is, in the codes of the official tables, how sure that is, and how many allies are
meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from detente.figures.claims.claim_paragraph import FigureWindow
from detente.figures.figure_grammar import Pattern
from detente.figures.quantities.owner_candidates import is_state
from detente.figures.quantities.quantity_terms import shipped as shipped_quantity_terms
from detente.records import CorrectedQuantity

EUROPE_AND_CANADA = "NATO_EUR_CAN"
ALLIANCE = "NATO_TOTAL"
EUROPE_AS_SAID = "Europe"  # as those count it who give a sum of it
EUROPE = "European allies"  # no series counts them without Canada

OWNER_ELSEWHERE = "whose it is was read from another sentence"
ONLY_BESIDE = "the sentence only names it beside something else"
_SURE_LEAD = 1.5  # by which the owner of a sure link leads, in units of the weights
_NEAR = 40  # characters behind a figure in which whose it is may follow
_COUNTED = ("%", "warheads")  # units whose sentence may name the alliance or the world as the owner

_EUROPE_CANADA = Pattern(
    r"\b {europe} \b .{0,40} \b and \s {canada} \b | \b {canada} \s and \s (?:the\s)? europe"
)
_EUROPE = Pattern(r"\b european \s (?:nato\s)? {european_ally} \b")
_ALLIES = r"(?:of\s+)? (?:{ally_opening}\s+)? (?:\d+\s+)? (?:nato\s+|european\s+)? {ally_noun} \b"
_EUROPES = Pattern(r"\b europe's \s+ $")
_COUNTED_ALLIES = Pattern(r"(?<![\w.,]) (?P<many> \d{1,2} | [a-z]{1,12}(?:-[a-z]{1,12})? ) \s+ " + _ALLIES)
_EACH_ALLY = Pattern(r"\b {each} \s+ " + _ALLIES)
_FIRST_PERSON = Pattern(r"\b {first_person} \b")
# Behind a figure: "4.1 % for a brigade of Sudria", "2 % of what is spent by Sudria".
_ATTACHED = Pattern(r"[^,;.]* \b {attaches_figure} \s+ (?:the\s+)? $")
# "1.23 % for Germany", "2.3 % among Europeans and Canadians"
_BEHIND = Pattern(r"\s* (?:of \s (?:its\s)? gdp \s+)? {whose_behind} \s+ (?:the\s+)? $")


_APIECE = Pattern(r"\b {apiece} \b")
_TOGETHER = Pattern(r"\b {together} \b")
# Between two states of a row: "Norland | and | Sudria", "Norland's | and the | Sudria's"
_JOINED = Pattern(r"(?:'s?)? (?: \s? , (?:\s and)? | ,? \s {joins_states} ) \s (?:the\s)?")
# "Norland | and its allies spent", "Norland | and five other allies"
_WITH_OTHERS = Pattern(
    r"""\s {joins_states} \s (?: the \s rest \b | {others_of} \s (?:\w+\s)? {companion} | [\w-]+ \s
        (?: {counts_others} \s (?:\w+\s)? )? (?: {companion} | {ally_noun} | {state_noun} ) ) \b"""
)
_LEFT_OUT = Pattern(r"\b {left_out_before} \s (?:the\s)? $")  # "allies other than | Norland"
_FIGURE = re.compile(r"\d[\d.,]*\s?(?:%|per ?cent\b|[mbt]n\b|[a-z]{1,2}illion\b)|\b\d+\.\d+\b")
_SEVERAL = 2  # that make a row
_IN_A_ROW = 8  # the most states of a row that are looked at
_YEAR_OR_FIGURE = re.compile(r"\d")


class ClaimOwner(NamedTuple):
    """The code of an owner, None where the text does not say, and why it is unsure."""

    code: str | None
    doubts: tuple[str, ...] = ()


def owner_of(window: FigureWindow) -> ClaimOwner:
    """Whose a figure is, by the first of the rules that knows.

    Args:
        window: The figure in its sentence.

    Returns:
        The owner with what makes it unsure.
    """
    quantity = window.quantity
    if isinstance(quantity, CorrectedQuantity) and "owner" in quantity.settled:
        return ClaimOwner(code_of(quantity.whose) if quantity.whose else None)
    for rule in RULES:
        found = rule(window)
        if found is not None:
            return found
    side = _side(window)
    if side is None:
        return ClaimOwner(None)
    return ClaimOwner(code_of(side), tuple(filter(None, [next(_doubts(window, side), None)])))


def europe_and_canada_behind(window: FigureWindow) -> ClaimOwner | None:
    """ "2.0 % for Europe and Canada"."""
    europe, at = _EUROPE_CANADA.regex.search(window.words), _end(window)
    if not europe or europe.start() <= at or not _counted(window):
        return None
    return (
        ClaimOwner(EUROPE_AND_CANADA) if _BEHIND.regex.fullmatch(window.words, at, europe.start()) else None
    )


def right_behind(window: FigureWindow) -> ClaimOwner | None:
    """ "1.23 % for Germany"."""
    quantity, folded = window.quantity, window.paragraph.folded
    if not _counted(window):
        return None
    for owner in window.owners:
        near = quantity.end <= owner.start <= quantity.end + _NEAR
        counts = owner.side == "NATO" and is_state(quantity.whose) and folded.endswith("by ", 0, owner.start)
        if near and not counts and _BEHIND.regex.fullmatch(folded, quantity.end, owner.start):
            return ClaimOwner(code_of(owner.side)) if owner.side else None
    return None


def europe_with_canada(window: FigureWindow) -> ClaimOwner | None:
    """The European allies and Canada named before an alliance's figure, or close behind it."""
    if _side(window) not in (None, "NATO"):
        return None
    europe = _EUROPE_CANADA.regex.search(window.words)
    return ClaimOwner(EUROPE_AND_CANADA) if europe and europe.start() < _end(window) + _NEAR else None


def europe_alone(window: FigureWindow) -> ClaimOwner | None:
    """The European allies alone."""
    if _side(window) not in (None, "NATO"):
        return None
    return ClaimOwner(EUROPE) if _EUROPE.regex.search(window.words[: _end(window) + _NEAR]) else None


def every_ally(window: FigureWindow) -> ClaimOwner | None:
    """ "All allies", where no side is read."""
    if _side(window) is not None or not quantified(window.words):
        return None
    return ClaimOwner(ALLIANCE)


def the_world(window: FigureWindow) -> ClaimOwner | None:
    """Warheads of the world, where no side is read."""
    if _side(window) is not None or window.quantity.unit != "warheads":
        return None
    return ClaimOwner("WORLD") if window.paragraph.terms.patterns["world"].search(window.words) else None


def europe_as_said(window: FigureWindow) -> ClaimOwner | None:
    """ "Europe's $457 billion", whatever is counted to it."""
    if not window.quantity.unit.isupper() or not _EUROPES.regex.search(window.before):
        return None
    return ClaimOwner(EUROPE_AS_SAID, ("the text does not say whom it counts to Europe",))


Rule = Callable[[FigureWindow], ClaimOwner | None]
RULES: tuple[Rule, ...] = (
    europe_and_canada_behind, right_behind, europe_as_said, europe_with_canada, europe_alone, every_ally,
    the_world,
)  # fmt: skip


def allies_said(before: str) -> int | None:
    """How many allies are said to reach a level.

    Args:
        before: The folded words before the figure.

    Returns:
        Their number, -1 for all of them, None where it is no count.
    """
    if quantified(before):
        return -1
    values, at = shipped_quantity_terms().values, 0
    while counted := _COUNTED_ALLIES.regex.search(before, at):
        parts = counted["many"].split("-")
        if counted["many"].isdigit():
            return int(counted["many"])
        if all(part in values for part in parts):
            return int(sum(values[part] for part in parts))
        at = counted.end("many")  # "some 23 allies"
    return None


def is_shared(window: FigureWindow) -> bool:
    """Whether a figure is that of several states together: "Norland and Sudria together spent 9 billion".

    Args:
        window: A figure in its sentence.

    Returns:
        True where its owner stands in a row of states before it and the figure is no share of each, or is
        the one that the others are told apart from ("allies other than Norland").
    """
    if _left_out(window):
        return True
    together = _TOGETHER.regex.search(window.before) is not None
    if (not together and _APIECE.regex.search(window.before)) or _APIECE.regex.match(window.after[:_NEAR]):
        return False
    quantity, folded = window.quantity, window.paragraph.folded
    if quantity.unit.isupper() and any(
        owner.side == quantity.whose and _WITH_OTHERS.regex.match(folded, owner.end, quantity.start)
        for owner in window.owners
    ):
        return True
    row = [owner for owner in window.owners if is_state(owner.side) and owner.end <= quantity.start]
    if quantity.whose not in {owner.side for owner in row[-_IN_A_ROW:]} or len(row) < _SEVERAL:
        return False
    if len(_FIGURE.findall(folded, window.start, window.end)) >= len({owner.side for owner in row}):
        return False  # "Norland and Sudria spent 5 and 6 billion": each has its own
    one, other = row[-2:]
    joined = one.side != other.side and _JOINED.regex.fullmatch(folded, one.end, other.start) is not None
    alone = not _YEAR_OR_FIGURE.search(folded, other.end, quantity.start)
    return joined and alone and (quantity.unit.isupper() or bool(_TOGETHER.regex.search(window.words)))


def _left_out(window: FigureWindow) -> bool:
    """Whether the owner of a figure is only named as one who is left out of it."""
    folded = window.paragraph.folded
    own = [owner for owner in window.owners if owner.side == window.quantity.whose]
    return bool(own) and all(
        _LEFT_OUT.regex.search(folded[max(window.start, owner.start - _NEAR) : owner.start]) for owner in own
    )


def quantified(words: str) -> bool:
    """Whether each ally is meant: "all allies", "every member"."""
    return _EACH_ALLY.regex.search(words) is not None


def code_of(side: str) -> str:
    """A side in the codes of the official tables."""
    return ALLIANCE if side == "NATO" else side


def _counted(window: FigureWindow) -> bool:
    return window.quantity.unit in _COUNTED


def _end(window: FigureWindow) -> int:
    """Where the figure ends in the words of its sentence."""
    return window.quantity.end - window.start


def _side(window: FigureWindow) -> str | None:
    """The side that was read for the figure; None where only the name of an institute stands for it."""
    side = window.quantity.whose
    if side and window.institutes and not any(owner.side == side for owner in window.owners):
        return None
    return side


def _doubts(window: FigureWindow, side: str) -> Iterator[str]:
    """Why a side may not be whose the figure is, the strongest reason first."""
    quantity, named = window.quantity, window.owners
    # "30 billion US dollars" names no owner.
    own = [owner for owner in named if _counted(window) or not quantity.start <= owner.start < quantity.end]
    subjects = {owner.side for owner in own if owner.subject and owner.side and owner.start < quantity.end}
    if not any(owner.side == side for owner in named):
        if _FIRST_PERSON.regex.search(window.words):
            yield "who “we” is was read from who speaks"
        yield OWNER_ELSEWHERE
    elif side not in subjects and any(owner.side == side and owner.spoken for owner in named):
        yield "whose it is was read from who says it"
    elif not subjects and any(owner.side == side and owner.end <= quantity.start for owner in own):
        yield ONLY_BESIDE
    elif subjects - {side} or _competing(window, side) or _hardly_leads(window, side):
        yield "the sentence names others whose it could be"


def _hardly_leads(window: FigureWindow, side: str) -> bool:
    """Whether nearly as much speaks for another side, or for nobody."""
    meant, lead = window.paragraph.owner_leads.get(window.quantity.start, (side, _SURE_LEAD))
    return meant == side and lead < _SURE_LEAD


def _competing(window: FigureWindow, side: str) -> bool:
    """Whether another state stands between the owner and the figure, or right behind the figure by a
    preposition.
    """
    quantity, folded = window.quantity, window.paragraph.folded
    others = [owner for owner in window.owners if is_state(owner.side) and owner.side != side]
    own = max((o.end for o in window.owners if o.side == side and o.end <= quantity.start), default=None)
    for other in others:
        if own is not None and own <= other.start and other.end <= quantity.start:
            return True
        near = quantity.end <= other.start <= quantity.end + _NEAR
        if near and _ATTACHED.regex.fullmatch(folded, quantity.end, other.start):
            return True
    return False
