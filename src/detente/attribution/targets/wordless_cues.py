"""Whom an act is aimed at that no words carry: the second reader's, of a paragraph as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from detente.attribution.targets.utterances import Aim
from detente.records import Cue

_BASIS = "carried by no words: whom the other acts of the paragraph are aimed at"


def wordless(cue: Cue) -> bool:
    """Whether no words carry a cue.

    Args:
        cue: One of a paragraph.
    """
    return cue.start == cue.end


def whom_the_others_mean(cue: Cue, others: Sequence[Cue]) -> Aim | None:
    """The side that the paragraph's other acts are aimed at, by their weight; of the same leaning first.

    Args:
        cue: A cue without words.
        others: The cues of its paragraph, with their targets.

    Returns:
        None where no act is aimed at anybody, or where two sides weigh the same.
    """
    aimed = [one for one in others if one.target and not wordless(one)]
    alike = [one for one in aimed if _escalates(one) == _escalates(cue)]
    return _heaviest(alike or aimed)


def _escalates(cue: Cue) -> bool:
    return cue.escalation > cue.deescalation


def _heaviest(aimed: Sequence[Cue]) -> Aim | None:
    weights: defaultdict[str, float] = defaultdict(float)
    for one in aimed:
        weights[one.target or ""] += max(one.escalation, one.deescalation)
    ranked = sorted(weights, key=lambda side: -weights[side])
    if not ranked or (len(ranked) > 1 and weights[ranked[0]] == weights[ranked[1]]):
        return None
    side = ranked[0]
    first = next(one for one in aimed if one.target == side)
    return Aim(side, first.target_actor, first.target_words, _BASIS)
