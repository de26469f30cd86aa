"""What an act is for: "will not send troops to the border to attack" forgoes the attack with the troops.

A negation, a denial, a refusal or a promise not to act reaches the purpose behind adjuncts of place and time.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from detente.scoring.acts import Act, Reading
from detente.scoring.function_words import words_in
from detente.scoring.negation import turn
from detente.scoring.tokens import MARKS

_OPENS = words_in("begins a purpose")
_LENGTHENS = words_in("lengthens the beginning of a purpose")
_ENDS = words_in("ends what a purpose hangs on")
_ARTICLES = words_in("article")
_REACH = 14  # words between an act and what it is for: "near Holm in the night of last Monday to attack"
_FORGONE = ("negated", "refused", "denied")


def turn_purposes(acts: Sequence[Act], reading: Reading) -> None:
    """Turn what is said to be the purpose of an act that is itself negated, denied or refused.

    Args:
        acts: Of the sentence, by place.
        reading: Of the sentence.
    """
    for act, purpose in pairwise(acts):
        if (
            act.weights.deescalation
            and act.meaning.weights.escalation
            and _is_forgone(act)
            and purpose.hostile
            and purpose.status == "asserted"
            and _is_purpose_of(reading, act, purpose)
        ):
            turn(purpose, _turned_by(reading, act))
            purpose.status = act.status


def _is_forgone(act: Act) -> bool:
    """Whether an act is not done, as the sentence has it; a promise not to do it is read as preventing it."""
    return act.status in _FORGONE or any(operator.predicate == "prevent" for operator in act.governors)


def _is_purpose_of(reading: Reading, act: Act, purpose: Act) -> bool:
    """Whether only adjuncts of place and time stand between an act and an infinitive."""
    words, at = reading.words, purpose.first
    while words[at - 1] in _ARTICLES:
        at -= 1
    if words[at - 1] not in _OPENS:
        return False
    at -= 1
    while words[at - 1] in _LENGTHENS:
        at -= 1
    between = words[act.last : at]
    return (
        act.last <= at
        and len(between) <= _REACH
        and MARKS.isdisjoint(between)
        and _ENDS.isdisjoint(between)
        and not any(
            hit.entry.predicates and not hit.noun and act.last <= hit.first < at for hit in reading.hits
        )
    )


def _turned_by(reading: Reading, act: Act) -> tuple[int, int, str]:
    """The words that turned an act: its last negation, or the verb that governs it."""
    if act.turns:
        return act.turns[-1]
    head = reading.hits[act.head]
    return head.first, head.last, "negation"
