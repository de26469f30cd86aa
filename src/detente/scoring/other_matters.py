"""Talks, ties and wars of another matter than arms: "trade talks", "the war on drugs" (rule 24).

They keep a weight below the first step.
"""

from __future__ import annotations

from detente.scoring.acts import Act, Reading
from detente.scoring.entries import PARLEY, Weights
from detente.scoring.function_words import words_in
from detente.scoring.matching import Hit
from detente.scoring.verbal_attacks import end_of_attack

_OTHER_TALKS, _OTHER_WARS = words_in("matter of other talks"), words_in("fought without arms")
_LEADS_TO_TALKS, _LEADS_TO_WARS = words_in("topic of an agreement"), words_in("against what is fought")
_GOES_ON = words_in("adds another thing")
_REACH = 3  # words behind a preposition: "a war on | organised street crime"
_MOST = 0.6
_RULE = 24


def weigh_other_matter(act: Act, reading: Reading) -> None:
    """Take the weight from an act on talks or a war that arms have nothing to do with.

    Args:
        act: Whose meaning is on talks, ties, an agreement or a war.
        reading: Of its sentence.
    """
    words, named = reading.words, act.meaning.thing
    if named in PARLEY:
        thing = next((hit for hit in reading.hits if _is_its_thing(act, hit)), None)
        if thing is None:
            return
        other = any(word in _OTHER_TALKS for word in words[thing.first - 1 : thing.last]) or (
            words[thing.last] in _LEADS_TO_TALKS and _is_of(words, thing.last + 1, _OTHER_TALKS)
        )
    else:
        end = end_of_attack(act, reading)
        other = words[end] in _LEADS_TO_WARS and _is_of(words, end + 1, _OTHER_WARS)
    if other:
        act.weights = Weights(*(min(_MOST, weight) for weight in act.weights))
        act.decided = _RULE


def _is_its_thing(act: Act, hit: Hit) -> bool:
    return (
        act.first <= hit.first < act.last
        and hit.entry.object is not None
        and hit.entry.object.id == act.meaning.thing
    )


def _is_of(words: list[str], first: int, matters: frozenset[str]) -> bool:
    """Whether one of these words follows within a few, and nothing is added to it."""
    for at in range(first, min(first + _REACH, len(words) - 1)):
        if words[at] in matters:
            return words[at + 1] not in _GOES_ON and words[at + 1] != ","
        if words[at] in _GOES_ON or not words[at].isalpha():
            return False
    return False
