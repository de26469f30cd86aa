"""Constructions in which somebody gives, gets, asks for, sets or does what a figure counts."""

from __future__ import annotations

from collections.abc import Callable

from detente.figures.figure_grammar import Pattern
from detente.figures.quantities.ownership import (
    NEAR,
    REACH_BEHIND,
    Ownership,
    named_behind,
    possible_owners,
    words_between,
)
from detente.figures.quantities.sentence_figures import Figure

_OF_GDP = r"\s* (?:of \s (?:its\s)? gdp \s+)?"
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
# "30 tanks were delivered by Norland"; of what is destroyed by somebody the owner is another.
_BY = Pattern(
    r"[^,;]{0,40} \b {form_of_be} \s+ (?! (?:\w+ly\s+)? {undone} \b) "
    r"(?:\w+\s+){1,3} by \s+ (?:the\s+)? $"
)


def spending_it(figure: Figure) -> Ownership | None:
    """ "Norland overtook Sudria, spending 2 %": a participle belongs to the first subject of its sentence."""
    sentence = figure.sentence
    if not _SPENDING.regex.search(sentence.before_place(figure.start, NEAR)):
        return None
    first = next((owner for owner in possible_owners(figure).owners if owner.subject and owner.side), None)
    return Ownership(first.side, "it is the subject of the sentence") if first else None


def asked_for(figure: Figure) -> Ownership | None:
    """ "Norland asks Sudria for 100 missiles": what somebody is asked for is its own."""
    owner = figure.sentence.owners.last_before(figure.start)
    if owner is None or owner.side is None or figure.share:
        return None
    asks = _ASKS.regex.search(figure.sentence.before_place(owner.start, NEAR))
    return (
        Ownership(owner.side, "it is asked for it")
        if asks and _ASKED_FOR.regex.fullmatch(words_between(figure, owner))
        else None
    )


def agreed_by(figure: Figure) -> Ownership | None:
    """ "The 5 % that the alliance agreed on": what somebody has set is its own."""
    folded = figure.sentence.folded
    for owner in named_behind(figure) if figure.share else ():
        sets = _SETS.regex.match(folded, owner.end, figure.sentence.end)
        if sets and _THAT_ONE.regex.fullmatch(folded, figure.amount.end, owner.start):
            return Ownership(owner.side, "it has set it")
    return None


def received_from(figure: Figure) -> Ownership | None:
    """ "Norland will receive 2 billion euros from Sudria": what is given is the giver's."""
    sentence, folded = figure.sentence, figure.sentence.folded
    if figure.share or not _RECEIVES.regex.search(sentence.before_place(figure.start, REACH_BEHIND)):
        return None
    for owner in named_behind(figure):
        if _FROM.regex.fullmatch(folded, figure.end, owner.start):
            return Ownership(owner.side, "it gives what somebody gets")
    return None


def done_by(figure: Figure) -> Ownership | None:
    """ "90 tanks were delivered by Norland", but not what is shot down by somebody."""
    folded = figure.sentence.folded
    for owner in named_behind(figure):
        if _BY.regex.fullmatch(folded, figure.end, owner.start):
            return Ownership(owner.side, "it does what is done with the figure")
    return None


ACTS: tuple[Callable[[Figure], Ownership | None], ...] = (
    spending_it,
    asked_for,
    agreed_by,
    received_from,
    done_by,
)
