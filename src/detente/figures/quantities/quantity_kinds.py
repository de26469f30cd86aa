"""How a figure is meant: a target, a pledge, a budget, an estimate, an outturn, a growth rate, a threshold.

A level that somebody ought to reach is a target; what a state says it will do is a pledge; money set aside or asked
for is a budget; what is not yet counted an estimate; what was spent or held an outturn. A growth rate is no share.
"""

from __future__ import annotations

import re

from detente.figures.quantities.amounts import Amount
from detente.figures.quantities.quantity_terms import Place, QuantityTerms
from detente.records import QuantityKind

_NEAR = 110  # characters in which a verb still governs a figure
_NEXT = re.compile(r"(?:\s+[\w'-]+){0,4}\s+")  # a copula stands close to its figure
_BESIDE = 26  # characters in which a noun names it
# After one of these a plain verb is an infinitive: the word before it says how it is meant.
_INFINITIVE = re.compile(
    r"\b(?:to|will|would|should|must|can|could|may|might|shall|not|ought to)\s+(?:\w+ly\s+)?$"
    r"|\b(?:demand|ask|insist|require|want|urge|propose)(?:s|ed|d)? that (?:[\w'-]+\s+){1,4}$"
)
_LIGHT = re.compile(r"^[\s\w'-]*$")
_ESTIMATE = re.compile(r"\b(?:estimates?|estimated|projects|projections?|forecasts?|expects?|predicts?)\b")
_UNITED = frozenset({"NATO", "EU", "UN", None})


def growth(folded: str, amount: Amount, start: int, end: int, words: QuantityTerms) -> bool:
    """Whether an amount is a change: percentage points, "doubled", "rose by 18 %", "40 % higher"; not "rose to"."""
    if amount.unit == "pp" or amount.form == "multiplied":
        return True
    if amount.form == "times":
        return bool(
            re.search(
                r"\b(?:before|was in|it was|in (?:19|20)\d\d|grew|grown|rose|risen)\b",
                folded[max(start, amount.start - 30) : min(end, amount.end + 60)],
            )
        )
    if amount.form == "fraction" and folded.startswith(" of ", amount.end):
        return False
    if words.growth_before.search(folded[max(start, amount.start - 48) : amount.start]):
        share_of_output = re.match(
            r"\s*of (?:its |the |our |their )?(?:gdp|gross|national)", folded[amount.end :]
        )
        return not (
            share_of_output
            and re.search(r"(?:increase|rise|cut|reduce|raise)\w*\s+$", folded[: amount.start])
        )
    if amount.form == "digits":
        return True
    return amount.unit == "%" and bool(words.growth_after.match(folded, amount.end, end))


def kind_of(
    folded: str,
    span: tuple[int, int],
    amount: Amount,
    start: int,
    end: int,
    words: QuantityTerms,
    *,
    of: str | None,
    whose: str | None,
) -> QuantityKind | None:
    """How an amount is meant that is no change, or None where the sentence does not say.

    A noun beside it decides ("the 2 % goal"), then the verb that governs it, then what follows it.
    """
    if amount.unit == "times" or (
        of is None and amount.unit == "%" and _apart(folded, amount, start, end, words)
    ):
        return None
    noun = _noun(folded, amount, start, end, words)
    if noun:
        return noun
    found = _governing(folded, amount, start, end, words, of, whose) or _after(folded, span[1], end, words)
    if found in ("outturn", "pledge") and _ESTIMATE.search(folded, start, end):
        return "estimate"
    return found


def _apart(folded: str, amount: Amount, start: int, end: int, words: QuantityTerms) -> bool:
    pattern, _ = words.meant_by["apart"]
    return bool(pattern.search(folded, max(start, amount.start - 60), min(end, amount.end + 60)))


def _noun(folded: str, amount: Amount, start: int, end: int, words: QuantityTerms) -> QuantityKind | None:
    pattern, kinds = words.cues["noun"]
    after = pattern.search(folded, amount.end, min(end, amount.end + _BESIDE))
    if after and re.fullmatch(r"(?:-|\s|of gdp|by (?:19|20)\d\d)*", folded[amount.end : after.start()]):
        return kinds[after[0]]
    for before in pattern.finditer(folded, max(start, amount.start - _BESIDE), amount.start):
        between = folded[before.end() : amount.start]
        if re.fullmatch(
            r"(?:,?\s*(?:of|for|is|was|at|about|the|least|both|only|just|nearly|roughly|powers|:)\s*)*\s*",
            between,
        ):
            return kinds[before[0]]
    return None


def _governing(
    folded: str, amount: Amount, start: int, end: int, words: QuantityTerms, of: str | None, whose: str | None
) -> QuantityKind | None:
    """The nearest verb before the figure that is no infinitive; in a clause of its own where there is one."""
    low = max(start, amount.start - _NEAR)
    mark = max(folded.rfind(sign, low, amount.start) for sign in (";", " while ", " whereas "))
    low = max(low, mark + 1)
    hedges = [(m.start(), m.end()) for m in words.hedge.finditer(folded, low, amount.start)]
    best: tuple[int, int, Place, QuantityKind] | None = None
    planned = False
    for place in ("verb", "copula", "joint"):
        pattern, kinds = words.cues[place]
        for cue in pattern.finditer(folded, low, amount.start):
            kind = kinds[cue[0]]
            if any(a <= cue.start() < b for a, b in hedges) or folded.startswith(",", cue.end()):
                continue
            if place == "copula" and not _NEXT.fullmatch(folded, cue.end(), amount.start):
                continue
            if kind == "outturn" and _INFINITIVE.search(folded[max(start, cue.start() - 48) : cue.start()]):
                continue
            planned = planned or kind == "pledge"
            key = (cue.end(), cue.end() - cue.start())
            if best is None or key > best[:2]:
                best = (*key, place, kind)
    if best is None:
        return None
    stop, _, place, kind = best
    if place == "joint":
        return "target" if whose in _UNITED else "pledge"
    if place == "copula" and amount.unit.isupper() and of in ("defence budget", "budget"):
        return "budget"
    return "pledge" if kind == "budget" and planned and folded[:stop].endswith(" of") else kind


def _after(folded: str, at: int, end: int, words: QuantityTerms) -> QuantityKind | None:
    pattern, kinds = words.cues["after"]
    found = pattern.search(folded, at, min(end, at + _NEAR))
    return kinds[found[0]] if found and ";" not in folded[at : found.start()] else None
