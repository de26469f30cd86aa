"""Whose a figure is: the name in its sentence for which the most evidence speaks, with the reason.

Constructions that name an owner (`names_beside_figures`, `acts_with_figures`) and the structure of the
sentence (`owner_evidence`) are weighed together; where two names weigh about the same nobody is taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from detente.figures.evidence_weights import evidence_weights, weight_of
from detente.figures.figure_grammar import Pattern
from detente.figures.quantities.acts_with_figures import ACTS
from detente.figures.quantities.names_beside_figures import BESIDE
from detente.figures.quantities.owner_evidence import WEIGHTS, evidence_for
from detente.figures.quantities.owner_names import only_counts, state_of_money
from detente.figures.quantities.ownership import Ownership
from detente.figures.quantities.sentence_figures import Figure

_AHEAD = 0.25  # by which the heaviest has to lead, in units of the weights
_SAID_AGAIN = Pattern(r"\s* of \s+ {owner_said_again} \s+ (?:{gdp_noun}|{output_noun})")
_CONSTRUCTION = "construction"
_SENTENCE_BEFORE = "sentence before"
_BEFORE_OTHERS = "sentence before, others named"
_GOES_ON = "goes on about it"
_ONLY_MONEY = "only its money"


class Weighed(NamedTuple):
    """A side, None for somebody who is none ("Europe"), with what speaks for it and the strongest reason."""

    weight: float
    side: str | None
    reason: str


def owner_of_figure(figure: Figure) -> Ownership | None:
    """Whose a figure is.

    Args:
        figure: A figure in its sentence.

    Returns:
        The side with the reason; None where the sentence does not say.
    """
    first, second = _heaviest(figure)
    if first.side and first.weight - second.weight >= _AHEAD:
        return Ownership(first.side, first.reason)
    return _first_person(figure)


def lead_of_owner(figure: Figure) -> tuple[str | None, float]:
    """The side for which the most speaks, and by how much it leads the next one or nobody.

    Args:
        figure: A figure in its sentence.

    Returns:
        The side, None for nobody, and the lead in units of the weights.
    """
    first, second = _heaviest(figure)
    return first.side, first.weight - second.weight


def _heaviest(figure: Figure) -> tuple[Weighed, Weighed]:
    """The two sides with the most weight; nobody is one of those weighed."""
    first, *others = sorted(_weighed(figure), key=lambda each: each.weight, reverse=True)
    return first, others[0] if others else Weighed(float("-inf"), None, "")


def _weighed(figure: Figure) -> Iterator[Weighed]:
    """Each side that is named around a figure, by the best of its names."""
    sentence, weights = figure.sentence, evidence_weights(WEIGHTS)
    best: dict[str | None, float] = {}
    in_step = False
    for name in sentence.structure.near(figure.amount.start, figure.amount.end):
        if (figure.counted and not name.outright) or (name.side and only_counts(name.side)):
            continue  # of forces, people and asides are as often the other side
        found = evidence_for(sentence.structure, figure, name)
        in_step = in_step or "in step" in found
        best[name.side] = max(weight_of(found, weights), best.get(name.side, float("-inf")))
    named = None if in_step else next(filter(None, (rule(figure) for rule in (*BESIDE, *ACTS))), None)
    if sentence.before and not (figure.counted and not sentence.goes_on):
        again = weights[_SENTENCE_BEFORE if _carries_over(figure) else _BEFORE_OTHERS]
        again += weights[_GOES_ON] if sentence.goes_on else 0
        best[sentence.before] = max(again, best.get(sentence.before, again))
    money = state_of_money(figure.amount.unit)
    if money and money not in best:
        best[money] = weights[_ONLY_MONEY]
    if named:
        best[named.side] = max(0.0, best.get(named.side, 0.0)) + weights[_CONSTRUCTION]
    kind = "share" if figure.share else "money" if figure.money else "count"
    yield Weighed(weights[f"nobody, {kind}"], None, "")
    for side, weight in best.items():
        built = named is not None and named.side == side
        yield Weighed(weight, side, named.reason if named and built else "its place in the sentence")


def _carries_over(figure: Figure) -> bool:
    """Whether the sentence goes on about whom the one before was about, or names nobody."""
    sentence = figure.sentence
    again = figure.share and _SAID_AGAIN.regex.match(sentence.folded, figure.amount.end)
    return bool(again) or sentence.goes_on or not sentence.candidates


def _first_person(figure: Figure) -> Ownership | None:
    """ "We spend": the side of the innermost voice around a figure that "we" or "our" stands before."""
    sentence = figure.sentence
    if not sentence.first_person.begin_in(sentence.start, figure.start):
        return None
    holding = [voice for voice in sentence.voices if voice.start <= figure.start < voice.end and voice.side]
    if not holding:
        return None
    return Ownership(min(holding, key=lambda voice: voice.end - voice.start).side, "it speaks of itself")
