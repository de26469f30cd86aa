"""Attacks made of words: "a scathing attack on the bill", "came under fire over the budget".

Nobody is hurt by them. They are quarrels outside arms (rule 24), below the first step.
"""

from __future__ import annotations

from detente.scoring.acts import Act, Reading
from detente.scoring.entries import VIOLENCE, Weights
from detente.scoring.function_words import words_in
from detente.scoring.tokens import MARKS

_OF_WORDS = words_in("describes an attack of words")
_ATTACKED = words_in("attacked with words")
_OVER = words_in("leads to what is attacked with words")
_FOR_WHICH = words_in("leads to what somebody is criticised for")
_REACH = 4  # words behind an attack: "on | the prime minister's plan"
_QUARREL = 0.6
_RULE = 24


def weigh_verbal_attack(act: Act, reading: Reading) -> None:
    """Take the weight of force from an attack that is made of words.

    Args:
        act: Whose meaning is violent.
        reading: Of its sentence.
    """
    if act.hostile and _is_of_words(act, reading):
        act.weights = Weights(min(_QUARREL, act.weights.escalation), 0.0)
        act.read_as, act.decided = "blame", _RULE


def _is_of_words(act: Act, reading: Reading) -> bool:
    words = reading.words
    if not _OF_WORDS.isdisjoint(words[max(reading.sentence.first, act.first - 1) : act.last]):
        return True
    ends = end_of_attack(act, reading)
    if words[ends] in _FOR_WHICH and "under" in words[act.first : ends]:
        return True
    return ends > 0 and _is_attacked_with_words(words, ends)


def end_of_attack(act: Act, reading: Reading) -> int:
    """Where the word for an attack or a war ends.

    Args:
        act: That is, or is on, an attack or a war.
        reading: Of its sentence.

    Returns:
        The place of the word behind it; 0 where the act holds no such word.
    """
    if not act.bound or act.frame.startswith("idiom"):
        return act.last
    return next(
        (
            hit.last
            for hit in reading.hits
            if act.first <= hit.first < act.last and hit.entry.object and hit.entry.object.id in VIOLENCE
        ),
        0,
    )


def _is_attacked_with_words(words: list[str], at: int) -> bool:
    """Whether what follows is a text, a plan, an office: "(on) the minister's plan"."""
    at += words[at] in _OVER
    for word in words[at : at + _REACH]:
        if word in MARKS or word in _OVER:
            return False
        if word in _ATTACKED:
            return True
    return False
