"""Of what a figure is, as far as an official series may exist.

A share of GDP for defence is one, that of a deficit is not.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from detente.figures.claims.claim_owner import allies_said
from detente.figures.claims.claim_paragraph import FigureWindow
from detente.figures.claims.stated_basis import stated_basis
from detente.figures.figure_grammar import Pattern

# What a figure can be of, as far as an official series may exist; "other" has none.
Topic: TypeAlias = Literal[
    "share of GDP", "money", "per head", "share of budget", "equipment", "personnel", "growth", "warheads",
    "other",
]  # fmt: skip
NEAR = 90  # characters before a figure in which a word still says of what it is
AFTER = 60  # and behind it
# Money without a word for what it is of is for defence only where that follows at once.
_FOR_DEFENCE = Pattern(
    r"""\s+ (?:\w+\s+){0,2}? (?:on|for) \s+ (?:{possessor}\s)? (?:own\s|national\s)?
        {defence_object} (?! \s {defence_compound} )"""
)


# "spends $462bn on defence, more than Europe's $457bn": the second sum is of the same as the first.
_SECOND_SUM = Pattern(r"\b {versus} \s+ (?:the\s)? (?:[\w.-]+\s){0,3}? [\w.-]+ (?: 's | s' ) \s+ $")

# "the two percent defence spending pledge": a level that is agreed on without its whole is one of GDP.
_AGREED_LEVEL = Pattern(
    r"""\s+ (?: {defence_object} (?:\s (?:{spending_noun}|investment))? | (?:{spending_noun}|investment) )
        \s {goal_noun}s? \b
      | \s+ {goal_noun}s? \s {figure_preposition} \s (?:\w+\s)? {defence_object} \b"""
)
# "23 allies are investing | 2 percent", "nine members met the | 2 % guideline"
_REACHED = Pattern(r"\b {reaches_level} \s (?:to\s)? (?: (?:{level_determiner}|{rounding}) \s )? $")
_OF_ITS_OWN = Pattern(r"\s {of_its_own} \s (?! (?:19|20)\d\d )")
_COUNT_DEFENCE = frozenset(("sipri", "iiss", "nato", "nato-core-2026"))  # of who counts nothing else
_PLANS = ("target", "pledge", "threshold", "growth")
_HIGHEST_SHARE = 10.0  # % of GDP; no ally's share is higher
_LEAST_OF_A_STATE = 100_000.0  # in any currency; what is less is counted by the head
_HIGHEST_LEVEL = 5.0  # % of GDP; no higher level was ever agreed on


def is_agreed_level(window: FigureWindow) -> bool:
    """Whether a percentage is named as a level that was agreed on ("the 2 % spending pledge").

    Args:
        window: The figure in its sentence.

    Returns:
        True where such a name follows it at once.
    """
    agreed = window.quantity.unit == "%" and window.quantity.kind != "growth"
    return agreed and _AGREED_LEVEL.regex.match(window.after) is not None


def topic_of(window: FigureWindow) -> Topic:
    """The topic of a figure.

    Args:
        window: The figure in its sentence.

    Returns:
        Of what it is, as far as an official series may exist; "other" where none does.
    """
    quantity = window.quantity
    defence = quantity.of in ("defence spending", "defence budget")
    if quantity.kind == "growth" or quantity.unit == "times":
        return "growth" if defence or quantity.unit == "pp" else "other"
    if quantity.unit == "warheads":
        return "warheads"
    if quantity.unit == "%":
        return _of_share(window, defence=defence)
    bought = quantity.of is None and (_FOR_DEFENCE.regex.match(window.after) or is_second_sum(window))
    counted = quantity.of is None and counts_named(window)
    if not quantity.unit.isupper() or not (defence or bought or counted):
        return "other"
    return "per head" if stated_basis(window).head or quantity.value < _LEAST_OF_A_STATE else "money"


def counts_named(window: FigureWindow) -> bool:
    """Whether those who count spending on defence alone are named close to a figure that names nothing else.

    Args:
        window: The figure in its sentence.

    Returns:
        True for "SIPRI ventured 15.4 billion dollars for 2022".
    """
    if window.quantity.kind in _PLANS or _OF_ITS_OWN.regex.match(window.after):
        return False
    terms = window.paragraph.terms
    near = window.before[-NEAR:] + " " + window.after[:AFTER]
    named = [terms.values["basis"][found[0]] for found in terms.patterns["basis"].finditer(near)]
    return bool(set(named) & _COUNT_DEFENCE) and not terms.patterns["elsewhere"].search(near)


def is_second_sum(window: FigureWindow) -> bool:
    """Whether a sum is one that another of the same sentence, for defence, is compared with.

    Args:
        window: The figure in its sentence.

    Returns:
        True for Europe's in "spends $462bn on defence, more than Europe's $457bn".
    """
    compared = _SECOND_SUM.regex.search(window.before)
    return bool(
        compared and window.paragraph.terms.patterns["defence"].search(window.before[: compared.start()])
    )


def _of_share(window: FigureWindow, *, defence: bool) -> Topic:
    """The topic of a percentage."""
    if window.quantity.of == "equipment" or (defence and _about("equipment", window)):
        return "equipment"
    if defence and _about("personnel", window):
        return "personnel"
    if window.quantity.of == "budget" and window.paragraph.terms.patterns["defence"].search(window.words):
        return "share of budget"
    level = window.quantity.of is None and 0 < window.quantity.value <= _HIGHEST_SHARE
    if is_agreed_level(window) or _reached_by_allies(window) or (level and counts_named(window)):
        return "share of GDP"
    return "share of GDP" if window.quantity.of == "GDP" and not _elsewhere(window) else "other"


def _reached_by_allies(window: FigureWindow) -> bool:
    """Whether a bare percentage is a level that so many allies reach."""
    quantity = window.quantity
    bare = quantity.of in (None, "defence spending") and 0 < quantity.value <= _HIGHEST_LEVEL
    return bare and bool(_REACHED.regex.search(window.before)) and allies_said(window.before) is not None


def _about(kind: str, window: FigureWindow) -> bool:
    pattern = window.paragraph.terms.patterns[kind]
    return bool(pattern.search(window.before[-NEAR:]) or pattern.search(window.after[:AFTER]))


def _elsewhere(window: FigureWindow) -> bool:
    """Whether a share of GDP is one of something else.

    The nearer word decides, what follows the figure first.
    """
    patterns = window.paragraph.terms.patterns
    other, defence = patterns["elsewhere"], patterns["defence"]
    for words, nearest in ((window.after[:AFTER], min), (window.before[-NEAR:], max)):
        places = [(m.start(), True) for m in other.finditer(words)]
        places += [(m.start(), False) for m in defence.finditer(words) if not _within(m.span(), other, words)]
        if places:
            return nearest(places)[1]
    return window.paragraph.speaks_of_others and not window.paragraph.speaks_of_defence


def _within(span: tuple[int, int], pattern: re.Pattern[str], words: str) -> bool:
    return any(m.start() <= span[0] < m.end() for m in pattern.finditer(words))
