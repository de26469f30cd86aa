"""Infinitives: who their subject is.

"The talks are due to resume", "told the army to pull back", "the truce failed to hold".
"""

from __future__ import annotations

from detente.scoring.acts import Reading
from detente.scoring.binding import bind
from detente.scoring.function_words import words_in
from detente.scoring.matching import Hit
from detente.text.english import english

# Words behind which an infinitive belongs to the subject: "the talks are due to resume", "the truce seems to
# hold".
_RAISING = words_in("tells of its subject")
_ASKING = ("modality", "demand")

_PREPOSITIONS = words_in("after a noun of action")

_AFTER = words_in("after a lone verb") | frozenset(day.lower() for day in english().weekdays)


def take_agent(reading: Reading, k: int) -> bool:
    """ "told the army to pull back", "wants the talks to resume".

    An intransitive infinitive takes what stands just before it.
    """
    hits, hit = reading.hits, reading.hits[k]
    before = k - 1
    return (
        k > 0
        and reading.words[hit.first - 1] == "to"
        and hits[before].last == hit.first - 1
        and hits[before].entry.object is not None
        and before not in reading.owner
        and _stands_alone(reading.words, hit)
        and bind(reading, k, before, intransitive=True)
    )


def _stands_alone(words: list[str], hit: Hit) -> bool:
    """Whether nothing that a verb could act upon follows it."""
    following = words[hit.last]
    if any(predicate.id == "part" for predicate in hit.entry.predicates):
        return True  # "to leave the villages": who leaves is what counts
    return following in _AFTER or not following.isalpha() or words[hit.last - 1] in _PREPOSITIONS


def happens_to_subject(reading: Reading, k: int) -> bool:
    """Whether a verb's subject may be what it happens to.

    Always, or where an infinitive has a subject of its own.
    """
    words, hit = reading.words, reading.hits[k]
    if words[hit.first - 1] != "to":
        return words[hit.last] != "that"  # "the text repeats that …": what is said is its object
    if not _stands_alone(words, hit):
        return False
    before = reading.hits[k - 1] if k else None
    if before and hit.first - 1 <= before.last <= hit.first:
        entry = before.entry
        if (entry.predicates and not before.noun) or entry.negates or not entry.shifters.isdisjoint(_ASKING):
            return True
    return words[hit.first - 2] in _RAISING


def stands_between(reading: Reading, k: int, j: int) -> bool:
    """ "troops began to pull back", "the accord brokered by the envoy collapsed".

    The subject stands farther left.
    """
    words, hit, other = reading.words, reading.hits[k], reading.hits[j]
    if words[other.last] == "by" and words[other.last - 1].endswith("ed"):
        return words[other.first - 1] not in _RAISING
    return (
        j in reading.late
        and hit.first - other.last <= 1
        and (words[hit.first - 1] == "to" or other.last == hit.first)
    )
