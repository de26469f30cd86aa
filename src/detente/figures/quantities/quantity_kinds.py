"""How a figure is meant: a target, a pledge, a budget, an estimate, an outturn, a growth rate, a threshold.

A level that somebody is to reach is a target; what a state says it will do is a pledge; money set aside
or asked for is a budget; what is not yet counted an estimate; what was spent or held an outturn. A growth
rate is no share.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from detente.figures.figure_grammar import Pattern
from detente.figures.quantities.amount import Amount
from detente.figures.quantities.quantity_terms import Place
from detente.figures.quantities.sentence_figures import Figure, FigureSentence
from detente.records import QuantityKind

_REACH = 110  # characters in which a verb still governs a figure
_BESIDE = 26  # characters in which a noun names it
_APART = 60  # characters in which a word says that a bare share is of something else
_CHANGE = 48  # characters before an amount in which a word of change stands
_NEXT = re.compile(r"(?:\s+[\w'-]+){0,4}\s+")  # a copula stands close to its figure
# After one of these a plain verb is an infinitive: the word before it says how it is meant.
_INFINITIVE = Pattern(
    r"\b {infinitive_after} \s+ (?:\w+ly\s+)? $ | \b {demands} \s that \s (?:[\w'-]+\s+){1,4} $"
)
_MULTIPLE_SINCE = Pattern(
    r"\b (?: {multiple_since} | in \s (?:19|20)\d\d ) \b"
)  # "three times what it was in 2014"
# "Raise 2 % of GDP" names a level, although a word of change stands before it.
_OF_OUTPUT = Pattern(r"\s* of \s (?:{output_owner}\s)? {output_word}")
# "Growth in Polish defence spending | slows to 2 %": the subject of its clause is a rate of change
_RATE_IS = Pattern(
    r"""\b {rate_noun} \s {of_or_in} \s (?:[\w'-]+\s){0,4}? {spending_word}
        (?: \s {spent_for} \s {defence_object} )? \s (?:[\w'-]+\s){1,6} $"""
)
_TO_CHANGE = Pattern(r"{level_change_verb} \s+ $")
_BEHIND_NOUN = re.compile(r"(?:-|\s|of gdp|by (?:19|20)\d\d)*")  # "the 2 % of GDP goal"
_FROM_NOUN = Pattern(r"(?: ,? \s* (?: {kind_link} | : ) \s* )* \s*")  # "a goal of at least 2 %"
# "2 % of GDP for defence | has to be a minimum"
_MUST_BE = Pattern(r"\s (?: (?:for|on) \s (?:\w+\s)? {defence_object} \s )? {must_be} \b")
# "With 2.3 %, Norland is above the | guideline": what is compared with a goal is none
_BEYOND = Pattern(r"\b {beyond_a_goal} \s (?:{level_determiner}\s)? $")
_STARTED = Pattern(r"\b {up_from} \s (?:{rounding}\s)? $")  # "will spend 3.5 %, up from | 2.4 %"
_THE = Pattern(r"\b {level_determiner} \s (?:{rounding}\s)? $")
_OF_A_YEAR = re.compile(r" of (?:19|20)\d\d\b")  # "above the 3.8 % | of 2024", which is no goal
_HAS_REACHED = Pattern(r", \s {participle_of_reaching} $")
_CLAUSES = (";", " while ", " whereas ")
_UNITED = frozenset({"NATO", "EU", "UN", None})  # whose agreements are targets; a single state's is a pledge


def growth(sentence: FigureSentence, amount: Amount) -> bool:
    """Whether an amount is a change: percentage points, "doubled", "rose by 18 %", "40 % higher".

    Not "rose to".
    """
    rule = next((each for each in CHANGES if each.applies(sentence, amount)), None)
    return bool(rule and rule.changed(sentence, amount))


class ChangeRule(NamedTuple):
    """A form that an amount takes, and when it is a change then."""

    name: str
    applies: Callable[[FigureSentence, Amount], bool]
    changed: Callable[[FigureSentence, Amount], bool]


def _multiple_of_before(sentence: FigureSentence, amount: Amount) -> bool:
    low, high = max(sentence.start, amount.start - 30), min(sentence.end, amount.end + 60)
    return bool(_MULTIPLE_SINCE.regex.search(sentence.folded[low:high]))


def _after_change(sentence: FigureSentence, amount: Amount) -> bool:
    return bool(sentence.terms.growth_before.search(sentence.before_place(amount.start, _CHANGE)))


def _no_level(sentence: FigureSentence, amount: Amount) -> bool:
    level = _OF_OUTPUT.regex.match(sentence.folded, amount.end)
    return not (
        level and _TO_CHANGE.regex.search(sentence.folded[max(0, amount.start - _BESIDE) : amount.start])
    )


def _before_change(sentence: FigureSentence, amount: Amount) -> bool:
    return bool(sentence.terms.growth_after.match(sentence.folded, amount.end, sentence.end))


def _of_a_rate(sentence: FigureSentence, amount: Amount) -> bool:
    begins = sentence.clause_ends.last_end_before(amount.start) or sentence.start
    low = max(begins, amount.start - _REACH)
    return amount.unit == "%" and bool(_RATE_IS.regex.search(sentence.folded[low : amount.start]))


def _always(sentence: FigureSentence, amount: Amount) -> bool:
    return True


def _never(sentence: FigureSentence, amount: Amount) -> bool:
    return False


CHANGES = (
    ChangeRule("percentage points", lambda s, a: a.unit == "pp", _always),
    ChangeRule("doubled, tripled", lambda s, a: a.form == "multiplied", _always),
    ChangeRule("three times what it was", lambda s, a: a.form == "times", _multiple_of_before),
    ChangeRule(
        "a part of a whole", lambda s, a: a.form == "fraction" and s.folded.startswith(" of ", a.end), _never
    ),
    ChangeRule("behind a word of change", _after_change, _no_level),
    ChangeRule("double-digit", lambda s, a: a.form == "digits", _always),
    ChangeRule("a rate of change is it", _of_a_rate, _no_level),
    ChangeRule("before a word of change", lambda s, a: a.unit == "%", _before_change),
)


def kind_of(figure: Figure, *, of: str | None, whose: str | None) -> QuantityKind | None:
    """How an amount is meant that is no change.

    A noun beside it decides ("the 2 % goal"), then the verb that governs it, then what follows it.

    Args:
        figure: The figure in its sentence.
        of: Of what it is.
        whose: Whose it is.

    Returns:
        The kind; None where the sentence does not say.
    """
    amount = figure.amount
    if amount.unit == "times" or (of is None and amount.unit == "%" and _apart(figure)):
        return None
    noun = _noun(figure)
    if noun:
        return noun
    if of is not None and _STARTED.regex.search(figure.sentence.before_place(figure.amount.start, _BESIDE)):
        return "outturn"
    definite = _THE.regex.search(figure.sentence.before_place(figure.amount.start, _BESIDE))
    if definite and _OF_A_YEAR.match(figure.sentence.folded, figure.amount.end):
        return "outturn"
    if _MUST_BE.regex.match(figure.sentence.folded, figure.end):
        return "target"
    found = _governed(figure, of, whose) or _followed(figure)
    return "estimate" if found in ("outturn", "pledge") and figure.sentence.estimated else found


def _apart(figure: Figure) -> bool:
    sentence, amount = figure.sentence, figure.amount
    pattern, _ = sentence.terms.meant_by["apart"]
    low, high = max(sentence.start, amount.start - _APART), min(sentence.end, amount.end + _APART)
    return bool(pattern.search(sentence.folded, low, high))


def _noun(figure: Figure) -> QuantityKind | None:
    """ "The 2 % goal", "a goal of 2 %"."""
    sentence, amount = figure.sentence, figure.amount
    folded, (pattern, kinds) = sentence.folded, sentence.terms.cues["noun"]
    after = pattern.search(folded, amount.end, min(sentence.end, amount.end + _BESIDE))
    if after and _BEHIND_NOUN.fullmatch(folded, amount.end, after.start()):
        return kinds[after[0]]
    for before in pattern.finditer(folded, max(sentence.start, amount.start - _BESIDE), amount.start):
        if _FROM_NOUN.regex.fullmatch(folded, before.end(), amount.start):
            return kinds[before[0]]
    return None


class _Cue(NamedTuple):
    """A cue before a figure; of two the one that ends later decides, then the longer one."""

    end: int
    length: int
    place: Place
    kind: QuantityKind


def _governed(figure: Figure, of: str | None, whose: str | None) -> QuantityKind | None:
    """The kind by the nearest verb before the figure that is no infinitive, in a clause of its own."""
    cues = list(_cues(figure))
    if not cues:
        return None
    cue = max(cues, key=lambda each: each[:2])
    if cue.place == "joint":
        return "target" if whose in _UNITED else "pledge"
    if cue.place == "copula" and figure.money and of in ("defence budget", "budget"):
        return "budget"
    planned = any(each.kind == "pledge" for each in cues)
    if cue.kind == "budget" and planned and figure.sentence.folded.endswith(" of", 0, cue.end):
        return "pledge"
    return cue.kind


def _cues(figure: Figure) -> Iterator[_Cue]:
    """The verbs before a figure that may govern it."""
    sentence, at = figure.sentence, figure.amount.start
    folded, low = sentence.folded, max(sentence.start, at - _REACH)
    low = max(low, 1 + max(folded.rfind(sign, low, at) for sign in _CLAUSES))
    hedges = [m.span() for m in sentence.terms.hedge.finditer(folded, low, at)]
    for place in ("verb", "copula", "joint"):
        pattern, kinds = sentence.terms.cues[place]
        for cue in pattern.finditer(folded, low, at):
            kind = kinds[cue[0]]
            if any(a <= cue.start() < b for a, b in hedges) or folded.startswith(",", cue.end()):
                continue
            if kind == "target" and _HAS_REACHED.regex.search(folded[max(low, cue.start() - 2) : cue.end()]):
                continue  # "has passed the line, reaching 2.3 %"
            if place == "copula" and not _NEXT.fullmatch(folded, cue.end(), at):
                continue
            if kind == "outturn" and _INFINITIVE.regex.search(sentence.before_place(cue.start(), _CHANGE)):
                continue
            yield _Cue(cue.end(), cue.end() - cue.start(), place, kind)


def _followed(figure: Figure) -> QuantityKind | None:
    """ "5 billion was spent", "3,000 soldiers will follow"."""
    sentence = figure.sentence
    pattern, kinds = sentence.terms.cues["after"]
    for found in pattern.finditer(sentence.folded, figure.end, min(sentence.end, figure.end + _REACH)):
        between = sentence.folded[figure.end : found.start()]
        if kinds[found[0]] == "target" and _BEYOND.regex.search(between):
            continue
        return kinds[found[0]] if ";" not in between else None
    return None
