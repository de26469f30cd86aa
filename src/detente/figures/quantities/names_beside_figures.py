"""Constructions in which a name right beside a figure owns it, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from detente.figures.figure_grammar import Pattern
from detente.figures.quantities.owner_candidates import Owner, is_state
from detente.figures.quantities.ownership import (
    NEAR,
    REACH_BEHIND,
    Ownership,
    named_behind,
    possible_owners,
    words_between,
)
from detente.figures.quantities.sentence_figures import Figure

# "5 % for alliance members", "serve in the Russian forces"
_FACES = Pattern(r"\s* {faces} \b \s* (?:[\w'-]+\s+){0,3} $")
_COUNTED_BY = re.compile(r"\bby (?:the )?$")
_SOURCE = Pattern(r"'s? \s (?:[\w-]+\s){0,2}? {report_noun} \b")  # "in the alliance's July report"
_TO_WHOM = re.compile(r"\bto (?:the )?$")
_ITS_FORCES = Pattern(r"(?:'s)? \s+ {own_forces} \b")
_GIVEN_TO = Pattern(r"\b {beneficiary} \b")
# "the alliance's goal of 5 %", "Norland's stockpile of 600 warheads"
_HAS_OF = Pattern(r"'s? \s+ (?:[\w-]+\s+){0,3} {holding} \s+ (?:of|at) \s+ (?:{rounding}\s+)? $")
_BESIDE = Pattern(r",? \s (?:at|with) \s (?:{rounding}\s)?")
_THAN = Pattern(r"\b {other_than} \s (?:the\s)? $")  # "more than | Norland, 4.5 % of GDP"
_OWN = Pattern(r"'s? \s (?:{rounding}\s)?")
_OF_GDP = r"\s* (?:of \s (?:its\s)? gdp \s+)?"
_THAT = Pattern(
    _OF_GDP + r" \s* (?:(?:that|which|{is_what})\s+)? (?:the\s+)? $"
)  # "the 3.4 % that", before who spends it
_WHAT_IT_USES = Pattern(r"\b {what_it_uses} \b")
_USED = Pattern(r"\s+ (?:as\sa\swhole\s+)? (?:{form_of_have}\s+)? {used} \b (?! \s+ (?:{only_so_much}|\d))")
# ", which spent 3 %"
_WHICH_HAS = Pattern(
    r",? \s+ (?: {relative_pronoun} \s+ (?:{form_of_have}\s+)? {used} \b [^,;]* | where \s [^,;]{0,40} ) $"
)
_LISTED = Pattern(_OF_GDP + r" \s* (?:,|,?\sand) \s+ (?:the\s+)? (?:{rounding}\s+)?")
_SEVERAL = 2  # that make a list
_COMPARED = Pattern(r"\b {versus} \s+ (?:the\s+)? (?:{rounding}\s+)? $")
_OF_WHOM = Pattern(
    _OF_GDP + r" \s* {figure_preposition} \s+ (?:the\s+)? (?:{beside_a_name}\s+)? $"
)  # "2.1 % in Sudria", behind a comparison
# "a share of 2.1 % was reported for Norland"
_REPORTED = Pattern(_OF_GDP + r" \s* {form_of_be} \s+ (?:\w+ly\s+)? {reported_of} \s+ for \s+ (?:the\s+)? $")
# "107 billion zlotys of Polish defence spending"
_OF_ITS_SPENDING = Pattern(r"\s (?:of|in) \s (?:{rounding}\s)? (?:the\s)?")
_SPENDING_OF_ITS = Pattern(r"(?:'s?)? \s (?:[\w-]+\s){0,2}? {spending_noun} \b")
# "At 82 billion dollars, | British defence spending is …"
_AT_HEAD = Pattern(r"\s* (?:at|with) \s (?:{rounding}\s)?")
_THEN = Pattern(r"[^,;]{0,40}, \s (?:the\s)?")


def named_within(figure: Figure) -> Ownership | None:
    """ "100,000 American troops", "3 % of German output".

    An adjective or name inside, where no subject stands before.
    """
    if not (figure.share or figure.counted):
        return None
    inside = [owner for owner in _inside(figure) if not owner.capital]
    if inside and (figure.counted or not possible_owners(figure).subject_before(figure.start)):
        return Ownership(inside[-1].side, "it is named within the figure")
    return None


def spending_of(figure: Figure) -> Ownership | None:
    """ "107 billion zlotys of Polish defence spending": a sum of somebody's spending is its own."""
    folded, end = figure.sentence.folded, figure.amount.end
    near = figure.sentence.owners.beginning_in(end, end + REACH_BEHIND) if figure.money else ()
    for owner in near:
        if _OF_ITS_SPENDING.regex.fullmatch(folded, end, owner.start):
            its = _SPENDING_OF_ITS.regex.match(folded, owner.end, figure.sentence.end)
            return Ownership(owner.side, "it is a part of its spending") if its else None
    return None


def at_head(figure: Figure) -> Ownership | None:
    """ "At 82 billion dollars, British defence spending is …": a sum before the spending that it tells."""
    folded, sentence = figure.sentence.folded, figure.sentence
    if not figure.money or not _AT_HEAD.regex.fullmatch(folded, sentence.start, figure.amount.start):
        return None
    for owner in named_behind(figure):
        if _THEN.regex.fullmatch(folded, figure.amount.end, owner.start):
            its = _SPENDING_OF_ITS.regex.match(folded, owner.end, sentence.end) or owner.subject
            return Ownership(owner.side, "its spending is told by it") if its else None
    return None


def faced(figure: Figure) -> Ownership | None:
    """ "5 % for alliance members", "serve in the Russian forces", but not "USD 61 billion for Ukraine"."""
    for owner in named_behind(figure):
        between = figure.sentence.folded[figure.end : owner.start]
        if _TO_WHOM.search(between) or _SOURCE.regex.match(figure.sentence.folded, owner.end):
            continue  # "reported 2 % of GDP to the alliance"
        if _COUNTED_BY.search(between) and possible_owners(figure).subject_before(figure.start):
            continue  # "is put at 24 billion dollars for 2026 by the alliance"
        if not owner.capital and _FACES.regex.match(between) and _faces(figure, owner, between):
            return Ownership(owner.side, "it stands right behind the figure")
    return None


def named_beside(figure: Figure) -> Ownership | None:
    """ "Norland with 3.7 %", "Sudria, at 2.3 %", "Sudria's 300 tanks": right behind a name."""
    owner = possible_owners(figure).last_before(figure.start)
    if owner is None or owner.side is None:
        return None
    folded = figure.sentence.folded
    beside = figure.share and _BESIDE.regex.fullmatch(folded, owner.end, figure.start)
    than = _THAN.regex.search(folded[max(figure.sentence.start, owner.start - NEAR) : owner.start])
    apart = bool(than) and folded[owner.end : figure.start] == ", "
    if beside or apart or _OWN.regex.fullmatch(words_between(figure, owner)):
        return Ownership(owner.side, "it stands right before the figure")
    return None


def possessed(figure: Figure) -> Ownership | None:
    """ "The alliance's goal of 5 %": what is right before the figure is somebody's."""
    owner = figure.sentence.owners.last_before(figure.start)
    if owner and _HAS_OF.regex.match(words_between(figure, owner), 0):
        return Ownership(owner.side, "it is its own by the words before the figure")
    return None


def used_by(figure: Figure) -> Ownership | None:
    """ "The 3.4 % that Norland spends", "300 drones that Sudria launched"."""
    folded = figure.sentence.folded
    for owner in named_behind(figure):
        follows = _USED.regex.match(folded, owner.end, figure.sentence.end)
        relative = _WHAT_IT_USES.regex.search(folded, figure.end, owner.start)
        if relative and follows and _THAT.regex.fullmatch(folded, figure.end, owner.start):
            return Ownership(owner.side, "it has or uses what is counted")
    return None


def which_has(figure: Figure) -> Ownership | None:
    """ "Norland praised Sudria, which spent 3 %": the relative clause is about the name right before it."""
    owner = possible_owners(figure).last_before(figure.start)
    if owner is None or owner.side is None or not _WHICH_HAS.regex.match(words_between(figure, owner)):
        return None
    return Ownership(owner.side, "the relative clause is about it")


def listed_behind(figure: Figure) -> Ownership | None:
    """ "The shares were 2 % in Norland, 3 % in Sudria": a list of figures, each before its owner."""
    sentence = figure.sentence
    if not figure.share or not sentence.amounts:
        return None
    first = sentence.owners.last_before(sentence.amounts[0].start)
    behind = next(iter(named_behind(figure, within=True)), None)
    if first or behind is None or len(sentence.amounts) < _SEVERAL:
        return None
    if not _OF_WHOM.regex.fullmatch(sentence.folded, figure.amount.end, behind.start):
        return None
    return Ownership(behind.side, "it stands behind the figure in a list")


def reported_of(figure: Figure) -> Ownership | None:
    """ "A share of 2.1 % was reported for Norland"."""
    if not figure.share:
        return None
    folded, end = figure.sentence.folded, figure.amount.end
    for owner in named_behind(figure):
        if _REPORTED.regex.fullmatch(folded, end, owner.start):
            return Ownership(owner.side, "it is reported of it")
    return None


def compared_with(figure: Figure) -> Ownership | None:
    """ "Compared with 2.1 % in Sudria": a compared figure has an owner of its own."""
    sentence = figure.sentence
    if not figure.share or not _COMPARED.regex.search(sentence.before_place(figure.start, NEAR)):
        return None
    for owner in named_behind(figure, within=True):
        if is_state(owner.side) and _OF_WHOM.regex.fullmatch(sentence.folded, figure.end, owner.start):
            return Ownership(owner.side, "it is compared with")
    return None


def in_order(figure: Figure) -> Ownership | None:
    """ "Norland and Sudria spent 2 % and 3 %, respectively": as many owners as figures, in the same order."""
    sentence = figure.sentence
    if not sentence.amounts or not (sentence.respectively or _are_lists(figure)):
        return None
    owners = [owner for owner in sentence.candidates if owner.end <= sentence.amounts[0].start and owner.side]
    if len(owners) != len(sentence.amounts):
        return None
    return Ownership(owners[sentence.amounts.index(figure.amount)].side, "it stands in the same order")


def _are_lists(figure: Figure) -> bool:
    """ "Norland, Sudria and Halden spent 2 %, 3 % and 4 %": a list of owners and one of figures."""
    sentence = figure.sentence
    amounts, folded = sentence.amounts, sentence.folded
    owners = [owner for owner in sentence.candidates if owner.end <= amounts[0].start]
    if len(owners) != len(amounts) or len(amounts) < _SEVERAL:
        return False
    gaps = [(a.end, b.start) for a, b in pairwise(amounts)] + [(a.end, b.start) for a, b in pairwise(owners)]
    return all(_LISTED.regex.fullmatch(folded, low, high) for low, high in gaps)


def _faces(figure: Figure, owner: Owner, between: str) -> bool:
    if not is_state(owner.side):
        return True
    folded = figure.sentence.folded
    return bool(_ITS_FORCES.regex.match(folded, owner.end)) or not _GIVEN_TO.regex.search(between)


def _inside(figure: Figure) -> list[Owner]:
    return list(figure.sentence.owners.beginning_in(figure.start, figure.end - 1))


BESIDE: tuple[Callable[[Figure], Ownership | None], ...] = (
    named_within,
    spending_of,
    at_head,
    faced,
    named_beside,
    possessed,
    used_by,
    which_has,
    listed_behind,
    reported_of,
    compared_with,
    in_order,
)
