"""What is said to bring no peace: "more tanks will not bring peace" criticises, and refuses nothing.

Who brings peace is no party that makes it. Where what will not bring it is itself hostile, the words plead
against that (rule 12: "force is no solution").
"""

from __future__ import annotations

from detente.scoring.acts import Act, Reading
from detente.scoring.entries import Weights
from detente.scoring.function_words import words_in
from detente.scoring.matching import Hit

_BRINGS = words_in("brings an outcome")
_OUTCOMES = ("peace", "truce", "order", "trust", "talks", "agreement", "guarantees")
_CRITICISED = Weights(0.6, 0.0)  # below the first step: a way that leads nowhere
_PLEADED = Weights(0.0, 1.5)
_SUBJECT_REACH = 8  # words between a subject and the negation: "more tanks on the border can never"


def is_outcome(reading: Reading, negation: Hit, act: Act) -> bool:
    """Whether a negated act is an outcome that something does not bring.

    Args:
        reading: Of the sentence.
        negation: What turns the act.
        act: Not yet turned.

    Returns:
        True for "not bring peace", "brought no truce"; False for "not sign the peace".
    """
    return (
        not act.hostile
        and not _BRINGS.isdisjoint(reading.words[negation.first - 1 : max(act.first + 1, act.last)])
        and act.meaning.frame.split(" × ")[-1] in _OUTCOMES
    )


def weigh_outcome(reading: Reading, negation: Hit, act: Act) -> None:
    """Give a negated outcome the weight of what is said by it.

    Args:
        reading: Of the sentence.
        negation: What turned the act.
        act: Turned already.
    """
    by_force = any(
        hit.clause == negation.clause
        and 0 <= negation.first - hit.last <= _SUBJECT_REACH
        and hit.entry.object
        and hit.entry.object.alone
        and hit.entry.object.alone.weights.escalation > 0
        for hit in reading.hits
    )
    act.weights = _PLEADED if by_force else _CRITICISED
    act.decided = 12 if by_force else 2
