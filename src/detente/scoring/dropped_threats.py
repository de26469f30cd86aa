"""The measure that was threatened is dropped: "will not impose the tariffs with which it threatened them".

The threat is told of the measure, and falls with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from detente.scoring.acts import Act, Reading
from detente.scoring.entries import Weights
from detente.scoring.function_words import words_in
from detente.scoring.tokens import MARKS

_RELATIVE = words_in("relative pronoun") | words_in("pronoun that begins a clause")
_REACH = 7  # words between a measure and the threat: "with which the government had once threatened"


def drop_threats(acts: Sequence[Act], reading: Reading) -> None:
    """Take the weight from a threat that is told of what is not done, or ended.

    Args:
        acts: Of the sentence, by place.
        reading: Of the sentence.
    """
    for act, threat in pairwise(acts):
        if threat.act == "threat" and not act.hostile and act.strength and _tells_of(reading, act, threat):
            threat.weights = Weights(0.0, 0.0)
            threat.status = "past"
            threat.turns += ((act.first, act.last, "past"),)


def _tells_of(reading: Reading, act: Act, threat: Act) -> bool:
    """Whether the threat stands in a relative clause that begins where the act ends."""
    words = reading.words
    between = words[act.last : threat.first]
    return (
        0 < len(between) <= _REACH
        and MARKS.isdisjoint(between)
        and not _RELATIVE.isdisjoint(between[:2])
        and "and" not in between
    )
