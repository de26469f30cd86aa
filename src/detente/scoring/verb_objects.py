"""What a verb acts upon: to its right, by an echo, or people who are named by a pronoun."""

from __future__ import annotations

from itertools import pairwise

from detente.scoring.acts import Act, Reading
from detente.scoring.binding import REACH, bind, govern, govern_past_subject
from detente.scoring.conditions import BoundPair
from detente.scoring.entries import OF_STATES, WITH_NOUN, Meaning, Predicate
from detente.scoring.function_words import words_in
from detente.scoring.negation import turn
from detente.scoring.tokens import MARKS
from detente.text.english import english

_NOBODY = words_in("nobody")

_SOMEBODY = words_in("somebody")

_PEOPLE = "foe"  # the object class that such a pronoun stands for

_ARTICLES, _BEFORE_OBJECTS = words_in("article"), words_in("before all of a thing")
_LIGHT = words_in("no gerund with a thing of its own")
_WITHOUT = "without"
_SHARED = "treaty"  # the object class of what is left in such words
_TAKING_PART = words_in("taking part")
_MONTHS = frozenset(month.lower() for month in english().months)
_LEAVING, _YEAR = 3, 4  # words of "suspend participation in", digits of a year

_DOERS = ("forces", "fighters")
_DOER_REACH = 3  # words between forces and what they do: "troops have now captured"
_AFTER = words_in("after a lone verb")
_PASSIVE = words_in("passive auxiliary")
_RESULT_REACH = 7  # words between a verb and what it makes of things


def bind_right(reading: Reading, k: int) -> bool:
    """The nearest object or act to the right that this predicate can take."""
    hits, words, acts = reading.hits, reading.words, reading.acts
    hit = hits[k]
    for j in range(k + 1, len(hits)):
        other = hits[j]
        entry = other.entry
        if other.clause != hit.clause or other.first - hit.last > REACH or "condition" in entry.shifters:
            return False
        if entry.negates and words[other.first] == _WITHOUT and hit.entry.intransitive:
            return False  # "went home without an agreement": what they are without is not acted upon
        if j in reading.owner:
            continue
        between = words[hit.last : other.first]
        if len(between) > 1 and _is_of_a_gerund(reading, between):
            return False
        if reading.waiting and "that" in between and k not in reading.late and _has_verb(reading, j):
            return False  # "warned that missiles would be used": the object is the subject of what follows
        if entry.predicates and not other.noun and "than" in between:
            return False  # "would rather negotiate than attack"
        act = acts.get(j)
        crossed = (act or entry.object) and "and" in between
        if act and act.bound and not (crossed and not other.noun) and govern(reading, k, j):
            return True
        if entry.object and not (crossed and hit.noun) and bind(reading, k, j, between=between):
            return True
        if act and not crossed and (govern_past_subject(reading, k, j) or govern(reading, k, j)):
            return True
        if entry.predicates and not (other.noun or entry.object or entry.shifters):
            return False
    return False


def _is_of_a_gerund(reading: Reading, between: list[str]) -> bool:
    """ "stop exaggerating a threat": the threat is exaggerated, and nothing is said of its end."""
    return any(
        gerund.endswith("ing")
        and gerund not in _LIGHT
        and (following in _ARTICLES or following in _BEFORE_OBJECTS)
        and reading.lexicon.is_unknown(gerund)
        for gerund, following in pairwise(between)
    )


def _has_verb(reading: Reading, j: int) -> bool:
    """Whether an object stands just before a verb that will take it as its subject."""
    hits = reading.hits
    nearest = next(reading.waiting_behind(j), None)
    return nearest is not None and hits[nearest].first - hits[j].last <= 4


def bind_result(reading: Reading, k: int) -> bool:
    """ "turn their palaces to dust": a verb with what it makes of things that the lexicon need not know."""
    words, hit = reading.words, reading.hits[k]
    reach = min(hit.last + _RESULT_REACH, reading.sentence.last)
    if hit.entry.results.isdisjoint(words[hit.last : reach + 1]):
        return False
    for at in range(hit.last, reach):
        if words[at] in MARKS:
            return False
        for rest, predicates in hit.entry.particles.get(words[at], ()) if words[at] in WITH_NOUN else ():
            if rest == words[at + 1] and (meaning := _against_people(reading, k, predicates)):
                reading.acts[k] = Act(meaning, k, hit.first, at + 2, hit.clause)
                for inner in range(k + 1, len(reading.hits)):
                    if reading.hits[inner].first < at + 2:
                        reading.acts.pop(inner, None)
                        reading.owner[inner] = k
                return True
    return False


def echo(reading: Reading, k: int) -> bool:
    """ "if you reduce your forces, we will reduce ours": the object named before, meant again."""
    hits = reading.hits
    hit = hits[k]
    for j in range(k - 1, -1, -1):
        thing = hits[j].entry.object
        for predicate in hit.entry.predicates if thing else ():
            frame = predicate.frames.get(thing.id) if thing else None
            if frame:
                reading.acts[k] = Act(frame, k, hit.first, hit.last + 1, hit.clause)
                return True
    return False


def leave_bare(reading: Reading, k: int) -> None:
    """A predicate that found nothing to act on: its own weight, or its weight as an object, if it has one."""
    hit = reading.hits[k]
    thing, alone = hit.entry.object, hit.entry.alone
    following = reading.words[hit.last]
    if thing and (hit.noun or not alone):
        if thing.alone:
            reading.acts[k] = Act(thing.alone, k, hit.first, hit.last, hit.clause)
    elif k and alone and alone.act == "force" and (meaning := _by_forces(reading, k)):
        reading.acts[k] = Act(meaning, k, hit.first, hit.last, hit.clause)
    elif following in _SOMEBODY and (on_somebody := _on_somebody(reading, k)):
        reading.acts[k] = Act(on_somebody, k, hit.first, hit.last + 1, hit.clause)
    elif words_of_part := _left_at_a_time(reading, k):
        reading.acts[k] = Act(words_of_part, k, hit.first, hit.last, hit.clause)
    elif alone:
        reading.acts[k] = bare = Act(alone, k, hit.first, hit.last, hit.clause)
        if following in _NOBODY and bare.strength >= 1:
            turn(bare, (hit.last, hit.last + 1, "negation"))


def _left_at_a_time(reading: Reading, k: int) -> Meaning | None:
    """ "suspended its participation in | February": what was named before is left, and not the month."""
    hit, words = reading.hits[k], reading.words
    if hit.last - hit.first < _LEAVING or words[hit.last - 2] not in _TAKING_PART:
        return None
    when = words[hit.last]
    if (
        not (when in _MONTHS or (len(when) == _YEAR and when.isdigit()))
        or not reading.sentence.signs & OF_STATES
    ):
        return None
    return next((one.frames[_SHARED] for one in hit.entry.predicates if _SHARED in one.frames), None)


def _by_forces(reading: Reading, k: int) -> Meaning | None:
    """ "troops have captured the mosque": force by forces against what the lexicon does not know."""
    hits, words, hit = reading.hits, reading.words, reading.hits[k]
    doer = hits[k - 1]
    thing = doer.entry.object
    if (
        thing is None
        or thing.id not in _DOERS
        or doer.clause != hit.clause
        or hit.first - doer.last > _DOER_REACH
        or words[hit.last - 1].endswith("ing")
        or not words[hit.last].isalnum()
        or words[hit.last] in _AFTER
        or not _PASSIVE.isdisjoint(words[doer.last : hit.first])
        or words[doer.first - 1] in _AFTER
    ):
        return None
    return _against_people(reading, k, hit.entry.predicates)


def _on_somebody(reading: Reading, k: int) -> Meaning | None:
    """ "we will destroy them": force announced against people who are named by a pronoun."""
    hit = reading.hits[k]
    pair = BoundPair(reading, hit, hit, subject=False)
    for predicate in hit.entry.predicates:
        for holds, meaning in predicate.special.get(_PEOPLE, ()):
            if holds(pair):
                return meaning
    return None


def _against_people(reading: Reading, k: int, predicates: tuple[Predicate, ...]) -> Meaning | None:
    """What predicates mean against people, of whom nothing more is known."""
    hit = reading.hits[k]
    pair = BoundPair(reading, hit, hit, subject=False)
    for predicate in predicates:
        for holds, meaning in predicate.special.get(_PEOPLE, ()):
            if holds(pair):
                return meaning
        if _PEOPLE in predicate.frames:
            return predicate.frames[_PEOPLE]
    return None
