"""Conditions of a frame: what must stand beside predicate and object for a row with "where" to hold.

Those that hold are asked in the order of `CONDITIONS`; the row without a condition is for all other places.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from detente.scoring.acts import Reading
from detente.scoring.entries import Meaning, Predicate
from detente.scoring.function_words import words_in
from detente.scoring.matching import Hit
from detente.scoring.tokens import MARKS

ANY_TEXT = "any text"  # no condition: it counts in full in any text

_AHEAD, _ENEMY, _OWN = words_in("ahead"), words_in("enemy"), words_in("own")
_UNDER = words_in("under an accord")
_COUNTS, _SOME = words_in("gives a number"), words_in("about so many")
_LIMITS = words_in("lays a limit")
_RISES = words_in("rises or falls by itself")
_SOURCES, _BEHIND_SOURCES = words_in("opens a source"), words_in("goes on in a source")
_NEAR_A_COUNT = 7  # words: "put the deployed warheads of the two powers at about …"
_BEFORE_A_VERB = 3  # words: "will soon again attack"
_BEHIND_A_DEMAND = 6  # words: "demands that all of them spend more"
_BEHIND_A_VERB = 2  # words: "destroyed under inspection"
_BEFORE_A_THING = 3  # words: "their last three missiles"


@dataclass(frozen=True, slots=True)
class BoundPair:
    """A predicate and an object as they stand.

    `subject`: the object is the subject of a verb that has no object.
    """

    reading: Reading
    verb: Hit
    thing: Hit
    subject: bool

    @property
    def words(self) -> list[str]:
        """The words of the text."""
        return self.reading.words


def _is_ahead(pair: BoundPair) -> bool:
    """Of what is to come, or must be: "will spend more", "demands that they spend more"."""
    words, at = pair.words, pair.verb.first
    before = words[max(0, at - _BEFORE_A_VERB) : at]
    before = before[_after_mark(before) :]
    return (
        words[at] in _AHEAD
        or not (_AHEAD.isdisjoint(before) or _is_perfect(before))
        or any(
            "demand" in hit.entry.shifters and 0 < at - hit.last < _BEHIND_A_DEMAND
            for hit in pair.reading.sentence.shifters
        )
    )


def _is_perfect(before: list[str]) -> bool:
    """ "is estimated to have spent": done already, though it is an infinitive."""
    return any(before[at : at + 2] == ["to", "have"] for at in range(len(before)))


def _after_mark(words: list[str]) -> int:
    """Where the clause that these words end in begins."""
    return max((at + 1 for at, word in enumerate(words) if word in MARKS), default=0)


def _beside(pair: BoundPair) -> list[str]:
    """The words of a thing with those just before it, back to its verb."""
    thing, verb = pair.thing, pair.verb
    first = max(verb.last if verb.first < thing.first else 0, thing.first - _BEFORE_A_THING)
    return pair.words[first : thing.last]


def _is_enemys(pair: BoundPair) -> bool:
    return not _ENEMY.isdisjoint(_beside(pair))


def _is_own(pair: BoundPair) -> bool:
    """The actor's own, or given up under an accord."""
    behind = max(pair.verb.last, pair.thing.last)
    return not (
        _OWN.isdisjoint(_beside(pair)) and _UNDER.isdisjoint(pair.words[behind : behind + _BEHIND_A_VERB])
    )


def _is_subject(pair: BoundPair) -> bool:
    """What rises by itself, also where a level behind the verb is read as its object."""
    return pair.subject or (pair.words[pair.verb.first] in _RISES and not pair.verb.noun)


def _is_reported(pair: BoundPair) -> bool:
    """ "raised their spending by 18 percent, according to the tables": a figure that somebody publishes."""
    words, last = pair.words, pair.reading.sentence.last
    return any(
        words[at] in _SOURCES and words[at + 1] in _BEHIND_SOURCES for at in range(pair.verb.last, last)
    )


def _is_counted(pair: BoundPair) -> bool:
    """ "put the deployed warheads at about 1,700": told how many there are."""
    words, thing = pair.words, pair.thing
    if _COUNTS.isdisjoint(words[max(0, thing.first - _NEAR_A_COUNT) : thing.first]):
        return False
    behind = words[thing.last : thing.last + _NEAR_A_COUNT]
    at = thing.last + behind.index("at") + 1 if "at" in behind else 0
    number = at + (words[at] in _SOME)
    return bool(at) and (number > at or (words[at][:1].isdigit() and not words[at + 1].isalpha()))


def _is_capped(pair: BoundPair) -> bool:
    """ "limited each side to 1,550 warheads": how many a treaty allows."""
    words, between = pair.words, range(pair.verb.last, pair.thing.first)
    return words[pair.verb.last - 1] in _LIMITS and any(
        words[at] == "to" and (words[at + 1][:1].isdigit() or words[at + 1] in _SOME) for at in between
    )


CONDITIONS: dict[str, Callable[[BoundPair], bool]] = {
    "counted": _is_counted,
    "capped": _is_capped,
    "ahead": _is_ahead,
    "enemy": _is_enemys,
    "own": _is_own,
    "subject": _is_subject,
    "reported": _is_reported,
}


def frame_of(reading: Reading, predicate: Predicate, k: int, j: int, *, subject: bool) -> Meaning | None:
    """What predicate `k` on object `j` means, if the lexicon knows.

    By a row whose condition holds, or by the plain row.
    """
    thing = reading.hits[j].entry.object
    if thing is None:
        return None
    rows = predicate.special.get(thing.id)
    if rows:
        pair = BoundPair(reading, reading.hits[k], reading.hits[j], subject)
        for holds, meaning in rows:
            if holds(pair):
                return meaning
    return predicate.frames.get(thing.id)
