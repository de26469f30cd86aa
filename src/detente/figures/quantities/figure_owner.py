"""Whose a figure is: the first of the rules in `RULES` that knows, each with its reason.

Nobody where none does.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from detente.figures.figure_grammar import Pattern
from detente.figures.quantities.owner_candidates import Owner, is_state
from detente.figures.quantities.sentence_figures import Figure, OwnerIndex

_NEAR = 40  # characters before a figure in which a word compares it
_REACH_BEHIND = 60  # characters behind a figure in which a name still says whose it is
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
# "receive 2 billion euros in aid from Sudria"
_RECEIVES = Pattern(r"\b {receives} \b [^,;.]* $")
_FROM = Pattern(r"[^,;.]* \b (?:from|by) \s+ (?:the\s+)?")
# "Norland overtook Sudria last year, spending 2.2 %"
_SPENDING = Pattern(r", \s {participle_of_spending} \s (?:{rounding}\s)? $")
# "is asking Norland for 100 missiles"
_ASKED_FOR = Pattern(r"\s for \s (?:{rounding}\s)? $")
_ASKS = Pattern(r"\b {asks} \s+ (?:the\s+)? $")
# "the 5 % that the alliance agreed on"
_SETS = Pattern(r"\s+ (?:{form_of_have}\s+)? {sets} \b")
_THAT_ONE = Pattern(_OF_GDP + r" \s* (?:that|which) \s+ (?:the\s+)?")
_COMPARED = Pattern(r"\b {versus} \s+ (?:the\s+)? (?:{rounding}\s+)? $")
_OF_WHOM = Pattern(
    _OF_GDP + r" \s* {figure_preposition} \s+ (?:the\s+)? (?:{beside_a_name}\s+)? $"
)  # "2.1 % in Sudria", behind a comparison
# "30 tanks were delivered by Norland"; of what is destroyed by somebody the owner is another.
_BY = Pattern(
    r"[^,;]{0,40} \b {form_of_be} \s+ (?! (?:\w+ly\s+)? {undone} \b) "
    r"(?:\w+\s+){1,3} by \s+ (?:the\s+)? $"
)

# "a share of 2.1 % was reported for Norland"
_REPORTED = Pattern(_OF_GDP + r" \s* {form_of_be} \s+ (?:\w+ly\s+)? {reported_of} \s+ for \s+ (?:the\s+)? $")
_SAID_AGAIN = Pattern(r"\s* of \s+ {owner_said_again} \s+ (?:{gdp_noun}|{output_noun})")


# "107 billion zlotys of Polish defence spending"
_OF_ITS_SPENDING = Pattern(r"\s (?:of|in) \s (?:{rounding}\s)? (?:the\s)?")
_SPENDING_OF_ITS = Pattern(r"(?:'s?)? \s (?:[\w-]+\s){0,2}? {spending_noun} \b")
# "At 82 billion dollars, | British defence spending is …"
_AT_HEAD = Pattern(r"\s* (?:at|with) \s (?:{rounding}\s)?")
_GIVES_TO = Pattern(r"\s {beneficiary} \b")
_PLACES = Pattern(r"(?: [^,;]{0,40} \b {places_it} | \s in ) \s (?:the\s)?")
_THEN = Pattern(r"[^,;]{0,40}, \s (?:the\s)?")


class Ownership(NamedTuple):
    """Whose a figure is, None for somebody who is no side ("Europe"), and why."""

    side: str | None
    reason: str


def owner_of_figure(figure: Figure) -> Ownership | None:
    """Whose a figure is.

    Args:
        figure: A figure in its sentence.

    Returns:
        The side with the reason; None where the sentence does not say.
    """
    for rule in RULES:
        found = rule(figure)
        if found:
            return found if found.side else first_person(figure)
    return first_person(figure)


def named_within(figure: Figure) -> Ownership | None:
    """ "100,000 American troops", "3 % of German output".

    An adjective or name inside, where no subject stands before.
    """
    if not (figure.share or figure.counted):
        return None
    inside = [owner for owner in _inside(figure) if not owner.capital]
    if inside and (figure.counted or not _pool(figure).subject_before(figure.start)):
        return Ownership(inside[-1].side, "it is named within the figure")
    return None


def spending_of(figure: Figure) -> Ownership | None:
    """ "107 billion zlotys of Polish defence spending": a sum of somebody's spending is its own."""
    folded, end = figure.sentence.folded, figure.amount.end
    near = figure.sentence.owners.beginning_in(end, end + _REACH_BEHIND) if figure.money else ()
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
    for owner in _behind(figure):
        if _THEN.regex.fullmatch(folded, figure.amount.end, owner.start):
            its = _SPENDING_OF_ITS.regex.match(folded, owner.end, sentence.end) or owner.subject
            return Ownership(owner.side, "its spending is told by it") if its else None
    return None


def faced(figure: Figure) -> Ownership | None:
    """ "5 % for alliance members", "serve in the Russian forces", but not "USD 61 billion for Ukraine"."""
    for owner in _behind(figure):
        between = figure.sentence.folded[figure.end : owner.start]
        if _TO_WHOM.search(between) or _SOURCE.regex.match(figure.sentence.folded, owner.end):
            continue  # "reported 2 % of GDP to the alliance"
        if _COUNTED_BY.search(between) and _pool(figure).subject_before(figure.start):
            continue  # "is put at 24 billion dollars for 2026 by the alliance"
        if not owner.capital and _FACES.regex.match(between) and _faces(figure, owner, between):
            return Ownership(owner.side, "it stands right behind the figure")
    return None


def named_beside(figure: Figure) -> Ownership | None:
    """ "Norland with 3.7 %", "Sudria, at 2.3 %", "Sudria's 300 tanks": right behind a name."""
    owner = _pool(figure).last_before(figure.start)
    if owner is None or owner.side is None:
        return None
    folded = figure.sentence.folded
    beside = figure.share and _BESIDE.regex.fullmatch(folded, owner.end, figure.start)
    than = _THAN.regex.search(folded[max(figure.sentence.start, owner.start - _NEAR) : owner.start])
    apart = bool(than) and folded[owner.end : figure.start] == ", "
    if beside or apart or _OWN.regex.fullmatch(_tail(figure, owner)):
        return Ownership(owner.side, "it stands right before the figure")
    return None


def possessed(figure: Figure) -> Ownership | None:
    """ "The alliance's goal of 5 %": what is right before the figure is somebody's."""
    owner = figure.sentence.owners.last_before(figure.start)
    if owner and _HAS_OF.regex.match(_tail(figure, owner), 0):
        return Ownership(owner.side, "it is its own by the words before the figure")
    return None


def used_by(figure: Figure) -> Ownership | None:
    """ "The 3.4 % that Norland spends", "300 drones that Sudria launched"."""
    folded = figure.sentence.folded
    for owner in _behind(figure):
        follows = _USED.regex.match(folded, owner.end, figure.sentence.end)
        relative = _WHAT_IT_USES.regex.search(folded, figure.end, owner.start)
        if relative and follows and _THAT.regex.fullmatch(folded, figure.end, owner.start):
            return Ownership(owner.side, "it has or uses what is counted")
    return None


def received_from(figure: Figure) -> Ownership | None:
    """ "Norland will receive 2 billion euros from Sudria": what is given is the giver's."""
    sentence, folded = figure.sentence, figure.sentence.folded
    if figure.share or not _RECEIVES.regex.search(sentence.before_place(figure.start, _REACH_BEHIND)):
        return None
    for owner in _behind(figure):
        if _FROM.regex.fullmatch(folded, figure.end, owner.start):
            return Ownership(owner.side, "it gives what somebody gets")
    return None


def which_has(figure: Figure) -> Ownership | None:
    """ "Norland praised Sudria, which spent 3 %": the relative clause is about the name right before it."""
    owner = _pool(figure).last_before(figure.start)
    if owner is None or owner.side is None or not _WHICH_HAS.regex.match(_tail(figure, owner)):
        return None
    return Ownership(owner.side, "the relative clause is about it")


def listed_behind(figure: Figure) -> Ownership | None:
    """ "The shares were 2 % in Norland, 3 % in Sudria": a list of figures, each before its owner."""
    sentence = figure.sentence
    if not figure.share or not sentence.amounts:
        return None
    first = sentence.owners.last_before(sentence.amounts[0].start)
    behind = next(iter(_behind(figure, within=True)), None)
    if first or behind is None or len(sentence.amounts) < _SEVERAL:
        return None
    if not _OF_WHOM.regex.fullmatch(sentence.folded, figure.amount.end, behind.start):
        return None
    return Ownership(behind.side, "it stands behind the figure in a list")


def spending_it(figure: Figure) -> Ownership | None:
    """ "Norland overtook Sudria, spending 2 %": a participle belongs to the first subject of its sentence."""
    sentence = figure.sentence
    if not _SPENDING.regex.search(sentence.before_place(figure.start, _NEAR)):
        return None
    first = next((owner for owner in _pool(figure).owners if owner.subject and owner.side), None)
    return Ownership(first.side, "it is the subject of the sentence") if first else None


def asked_for(figure: Figure) -> Ownership | None:
    """ "Norland asks Sudria for 100 missiles": what somebody is asked for is its own."""
    owner = figure.sentence.owners.last_before(figure.start)
    if owner is None or owner.side is None or figure.share:
        return None
    asks = _ASKS.regex.search(figure.sentence.before_place(owner.start, _NEAR))
    return (
        Ownership(owner.side, "it is asked for it")
        if asks and _ASKED_FOR.regex.fullmatch(_tail(figure, owner))
        else None
    )


def agreed_by(figure: Figure) -> Ownership | None:
    """ "The 5 % that the alliance agreed on": what somebody has set is its own."""
    folded = figure.sentence.folded
    for owner in _behind(figure) if figure.share else ():
        sets = _SETS.regex.match(folded, owner.end, figure.sentence.end)
        if sets and _THAT_ONE.regex.fullmatch(folded, figure.amount.end, owner.start):
            return Ownership(owner.side, "it has set it")
    return None


def done_by(figure: Figure) -> Ownership | None:
    """ "90 tanks were delivered by Norland", but not what is shot down by somebody."""
    folded = figure.sentence.folded
    for owner in _behind(figure):
        if _BY.regex.fullmatch(folded, figure.end, owner.start):
            return Ownership(owner.side, "it does what is done with the figure")
    return None


def reported_of(figure: Figure) -> Ownership | None:
    """ "A share of 2.1 % was reported for Norland"."""
    if not figure.share:
        return None
    folded, end = figure.sentence.folded, figure.amount.end
    for owner in _behind(figure):
        if _REPORTED.regex.fullmatch(folded, end, owner.start):
            return Ownership(owner.side, "it is reported of it")
    return None


def compared_with(figure: Figure) -> Ownership | None:
    """ "Compared with 2.1 % in Sudria": a compared figure has an owner of its own."""
    sentence = figure.sentence
    if not figure.share or not _COMPARED.regex.search(sentence.before_place(figure.start, _NEAR)):
        return None
    for owner in _behind(figure, within=True):
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


def subject_before(figure: Figure) -> Ownership | None:
    """The last subject before the figure, of its own clause where that names anybody."""
    subject = _pool(figure).subject_before(figure.start)
    if subject and (subject.start > _clause_of(figure) or not _named_near(figure)):
        return Ownership(subject.side, "it is the subject before the figure")
    return None


def carried_over(figure: Figure) -> Ownership | None:
    """ "Its army grew to 30,000": the sentence goes on about whom the one before was about."""
    sentence = figure.sentence
    again = bool(figure.share and _SAID_AGAIN.regex.match(sentence.folded, figure.amount.end))
    again = again or (sentence.of_a_plan and not sentence.candidates)
    if sentence.before and (sentence.goes_on or again):
        return Ownership(sentence.before, "the sentence before is about it")
    return None


def speaker_named(figure: Figure) -> Ownership | None:
    """ "Norland said 300 tanks were lost".

    A state that says it, before the figure, or anywhere where "we" stands.
    """
    pool, sentence = _pool(figure), figure.sentence
    speaker = pool.speaker_before(figure.start)
    if _named_near(figure):
        speaker = speaker if speaker and speaker.start > _clause_of(figure) else None
    elif pool.last_before(figure.start) is None and sentence.first_person.begin_in(
        sentence.start, figure.start
    ):
        speaker = pool.speaker_before(sentence.end)
    return Ownership(speaker.side, "it says so") if speaker else None


def subject_behind(figure: Figure) -> Ownership | None:
    """ "A share of 2 % puts Norland ahead": a share's subject behind it, where nobody is named before."""
    if not figure.share or _pool(figure).last_before(figure.start):
        return None
    subject = next((owner for owner in _behind(figure) if owner.subject), None)
    return Ownership(subject.side, "it is the subject behind the figure") if subject else None


def placed_by(figure: Figure) -> Ownership | None:
    """ "Outlays of 15 billion dollars put Norland in the middle": a sum's owner behind it, nobody before."""
    if not figure.money or _pool(figure).last_before(figure.start):
        return None
    for owner in figure.sentence.owners.beginning_in(figure.end, figure.end + _REACH_BEHIND):
        if owner.side and _PLACES.regex.fullmatch(figure.sentence.folded, figure.end, owner.start):
            return Ownership(owner.side, "it is placed by it")
    return None


def only_state_named(figure: Figure) -> Ownership | None:
    """ "He praised Norland for going to 2 %": the one state of a sentence, where nobody is its subject."""
    if figure.counted or figure.sentence.first_person.begin_in(figure.sentence.start, figure.start):
        return None
    named = [owner for owner in figure.sentence.owners.owners if owner.side]
    states = {owner.side for owner in named}
    one = len(states) == 1 and is_state(next(iter(states))) and not any(owner.spoken for owner in named)
    if not one or named[0].end > figure.start or _GIVES_TO.regex.search(figure.sentence.folded, figure.end):
        return None
    return Ownership(named[0].side, "it is the only state that is named")


def first_person(figure: Figure) -> Ownership | None:
    """ "We spend": the side of the innermost voice around a figure that "we" or "our" stands before."""
    sentence = figure.sentence
    if not sentence.first_person.begin_in(sentence.start, figure.start):
        return None
    holding = [voice for voice in sentence.voices if voice.start <= figure.start < voice.end and voice.side]
    if not holding:
        return None
    return Ownership(min(holding, key=lambda voice: voice.end - voice.start).side, "it speaks of itself")


Rule = Callable[[Figure], Ownership | None]
RULES: tuple[Rule, ...] = (
    named_within,
    spending_of,
    at_head,
    faced,
    named_beside,
    possessed,
    used_by,
    which_has,
    spending_it,
    asked_for,
    listed_behind,
    agreed_by,
    received_from,
    done_by,
    reported_of,
    compared_with,
    in_order,
    subject_before,
    carried_over,
    speaker_named,
    subject_behind,
    placed_by,
    only_state_named,
)


def _pool(figure: Figure) -> OwnerIndex:
    """Who may own it: of forces and money nobody that only says where they are."""
    sentence = figure.sentence
    return sentence.owners if figure.share else sentence.outright_owners


def _inside(figure: Figure) -> list[Owner]:
    return list(figure.sentence.owners.beginning_in(figure.start, figure.end - 1))


def _behind(figure: Figure, *, within: bool = False) -> list[Owner]:
    """Who is named close behind a figure. `within`: also where it only says where something is."""
    pool = figure.sentence.owners if within else _pool(figure)
    return list(pool.beginning_in(figure.end, figure.end + _REACH_BEHIND))


def _tail(figure: Figure, owner: Owner) -> str:
    """The words between an owner and a figure, from a possessive mark at the name's end on.

    "" where they are many.
    """
    folded = figure.sentence.folded
    begin = owner.end - 2 if folded[owner.end - 2 : owner.end] == "'s" else owner.end
    return folded[begin : figure.start] if figure.start - begin < _REACH_BEHIND else ""


def _clause_of(figure: Figure) -> int:
    """Where the clause of a figure begins: behind the last semicolon or colon before it."""
    end = figure.sentence.clause_ends.last_end_before(figure.start)
    return -1 if end is None else end - 1


def _named_near(figure: Figure) -> bool:
    """Whether anybody is named before the figure in its own clause."""
    last = _pool(figure).last_before(figure.start)
    return last is not None and last.start > _clause_of(figure)


def _faces(figure: Figure, owner: Owner, between: str) -> bool:
    if not is_state(owner.side):
        return True
    folded = figure.sentence.folded
    return bool(_ITS_FORCES.regex.match(folded, owner.end)) or not _GIVEN_TO.regex.search(between)
