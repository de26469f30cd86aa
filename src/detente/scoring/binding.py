"""Binding: a predicate takes an object by a frame, or governs an act by an operator."""

from __future__ import annotations

from collections.abc import Sequence

from detente.scoring.acts import Act, Reading
from detente.scoring.complements import LEADS, is_in_a_phrase
from detente.scoring.conditions import frame_of
from detente.scoring.entries import (
    CLOSINGS,
    PARTICLES,
    WITH_NOUN,
    Meaning,
    ObjectClass,
    Operator,
    Predicate,
    Weights,
)
from detente.scoring.function_words import words_in
from detente.scoring.matching import Hit
from detente.scoring.negation import turn
from detente.scoring.occasions import MEETINGS, is_occasion
from detente.scoring.tokens import MARKS

REACH = 9  # words between a predicate and its object; longer gaps are mostly another clause without a mark

_BLAME_REFUSED = 0.6

_ARTICLES = words_in("article")
_TO_A_PROPOSAL = words_in("leads to what is proposed")

_DOERS = frozenset({"forces", "fighters", "state", "diplomats"})

_LEFT_BY_DOERS = frozenset({"withdraw", "leave", "part", "cut", "raise", "advance", "fight", "yield"})

_ASKERS = frozenset({"call", "arm", "impose"})  # "ordered": bought, or commanded

_PARTICLE_REACH = (
    4  # words between an object and the particle of its verb: "move their guns fifteen kilometres back"
)

_OF = words_in("tells of a thing")
_ABOUT = words_in("topic of an agreement")  # "demands concerning the uranium" ask for no uranium

_PLACES = ("territory", "state", "border")
_HITS = ("strike", "annihilate", "demolish", "impact", "kill", "seize")
_TAKE_IDEAS = ("offer", "accept", "refuse", "block", "exclude", "deny", "call", "discuss", "sign")
_HIT_PLACES = (*_PLACES, "nuclear_sites")
_WHERE = words_in("location")
_OPENERS = words_in("clause opener")
_OF_A_CLAUSE = 1.5  # a warning or blame weighs no more

_TELLING = ("offer", "request", "threat")  # objects with a content of their own: "the threat to strike"

_LINKS = words_in("links a verb")
_BEHIND_A_CLOSING = words_in("goes on behind a closing")


def govern_past_subject(reading: Reading, k: int, j: int) -> bool:
    """ "denied that his army would invade".

    The act of a that-clause goes before the bare mention of who does it.
    """
    if reading.acts[j].strength >= 1:
        return False
    hits = reading.hits
    for later in range(j + 1, len(hits)):
        if hits[later].clause != hits[k].clause or hits[later].first - hits[k].last > REACH:
            return False
        act = reading.acts.get(later)
        if act and later not in reading.owner and act.strength >= 1 and hits[later].entry.predicates:
            return govern(reading, k, later)
    return False


def head_of(reading: Reading, j: int) -> tuple[int, ...]:
    """ "the accord on warheads": the accord; the warheads only say what it is about."""
    hits = reading.hits
    before = j - 1
    if before < 0 or hits[before].clause != hits[j].clause or not hits[before].entry.object:
        return ()
    between = reading.words[hits[before].last : hits[j].first]
    return (before,) if 0 < len(between) <= 4 and between[0] in _OF else ()


def bind(
    reading: Reading, k: int, j: int, *, intransitive: bool = False, between: Sequence[str] = ()
) -> bool:
    """Make the act of predicate `k` on object `j`, if the lexicon knows such a frame.

    `between`: the words between them. Where these open a clause of its own ("outlined how a truce would
    work"), only warnings and blame, which are of the whole clause, reach the object.
    """
    hits = reading.hits
    hit, other = hits[k], hits[j]
    thing = other.entry.object
    if thing is None or (thing.id in MEETINGS and is_occasion(reading, hit, other)):
        return False
    particles = hit.entry.particles and j > k and hit.last == hit.first + 1 and not hit.noun
    for predicate in _with_particle(reading, k, j) if particles else hit.entry.predicates:
        frame = predicate.frames.get(thing.id)
        if predicate.special and thing.id in predicate.special:
            frame = frame_of(reading, predicate, k, j, subject=intransitive)
        if (
            frame is None
            or (intransitive and not predicate.intransitive)
            or (between and thing.id in _PLACES and predicate.id != "strike" and _is_location(between))
            or (between and max(frame.weights) > _OF_A_CLAUSE and not _OPENERS.isdisjoint(between))
            or (frame.weights.deescalation and j > k and _is_agent(reading.words, other))
            or (thing.id in _DOERS and not _by_doers(reading, predicate, other, intransitive))
            or (hit.noun and between and predicate.id == "call" and between[0] in _ABOUT)
            or (not LEADS.isdisjoint(between) and _is_of_another(reading, predicate, thing, frame, between))
        ):
            continue
        gone = reading.acts.pop(j, None)
        first = hit.first if k < j else other.first
        last = hit.last if k > j else other.last
        reading.acts[k] = act = Act(frame, k, first, last, hit.clause)
        reading.owner[j] = k
        if thing.id in _TELLING:
            _take_content(reading, k, j)
        if gone and gone.plain is not None:  # "accept no limits": the negation between them turns the act
            turn(act, gone.turns[-1])
        return True
    return False


def _is_of_another(
    reading: Reading, predicate: Predicate, thing: ObjectClass, frame: Meaning, between: Sequence[str]
) -> bool:
    """ "the outbreak in the armed forces"; but what is hit in a town is hit there."""
    return (
        max(frame.weights) >= _OF_A_CLAUSE
        and not (predicate.id in _HITS and thing.id in _HIT_PLACES)
        and is_in_a_phrase(between, reading.lexicon, takes_ideas=predicate.id in _TAKE_IDEAS)
    )


def _is_agent(words: list[str], hit: Hit) -> bool:
    """ "ships were turned back by gunboats", "brought down by a missile": who or what acts."""
    before = words[hit.first - 1]
    return before == "by" or (before in _ARTICLES and words[hit.first - 2] == "by")


def _is_location(between: Sequence[str]) -> bool:
    """ "broke the ban in the town": where something happens is not what it happens to."""
    at = len(between) - 1
    while at > 0 and between[at] in _ARTICLES:
        at -= 1
    return at > 0 and between[at] in _WHERE


def _by_doers(reading: Reading, predicate: Predicate, doer: Hit, intransitive: bool) -> bool:
    """Whether forces, states or envoys are what is acted upon, and not who acts or who is asked to."""
    if intransitive:
        return predicate.id in _LEFT_BY_DOERS
    # "appealed to the army to pull back" calls for what follows
    return not (predicate.id in _ASKERS and _begins_infinitive(reading.words, doer.last))


def _begins_infinitive(words: list[str], at: int) -> bool:
    at += words[at] == "not"
    return words[at] == "to" and words[at + 1] != "be" and words[at + 1] not in _ARTICLES


def _with_particle(reading: Reading, k: int, j: int) -> tuple[Predicate, ...]:
    """The predicates of a verb, or of the verb with the particle that stands behind its object."""
    hits, words = reading.hits, reading.words
    entry = hits[k].entry
    if closed := _closed(reading, k, j):
        return closed
    following = hits[j + 1].first if j + 1 < len(hits) else len(words)
    for at in range(hits[j].last, min(hits[j].last + _PARTICLE_REACH, reading.sentence.last)):
        word = words[at]
        if word in PARTICLES or word in WITH_NOUN:
            for rest, predicates in entry.particles.get(word, ()):
                if not rest or rest == words[at + 1]:
                    # "banned the tankers from its ports": "from" may also begin what the verb has nothing to
                    # do with
                    return (*predicates, *entry.predicates) if word == "from" else predicates
            break
        if at >= following or word in MARKS:
            break
    return entry.predicates


def _closed(reading: Reading, k: int, j: int) -> tuple[Predicate, ...]:
    """What a declaration does to a thing that it closes: "declared the war between the two over"."""
    particles, words = reading.hits[k].entry.particles, reading.words
    if CLOSINGS.isdisjoint(particles):
        return ()
    verbs = {hit.first for hit in reading.hits[j + 1 :] if hit.entry.predicates and not hit.noun}
    for at in range(reading.hits[j].last, min(reading.hits[j].last + REACH, reading.sentence.last)):
        if words[at] in CLOSINGS and words[at] in particles and _stands_alone(reading, at):
            return particles[words[at]][0][1]
        if words[at] in MARKS or at in verbs:
            break
    return ()


def _stands_alone(reading: Reading, at: int) -> bool:
    """ "declared the war over", but not "declared a truce over the holidays"."""
    after = at + 1
    words = reading.words
    return after >= reading.sentence.last or words[after] in MARKS or words[after] in _BEHIND_A_CLOSING


def _take_content(reading: Reading, k: int, j: int) -> None:
    """ "refused the proposal to exchange prisoners": what is proposed is not done."""
    hits = reading.hits
    for later in range(j + 1, len(hits)):
        if hits[later].clause != hits[j].clause:
            return
        if later == k:
            continue  # "this proposal is designed to advance": what it does is not proposed
        act = reading.acts.get(later)
        if act and later not in reading.owner and reading.words[hits[act.head].first - 1] in _TO_A_PROPOSAL:
            del reading.acts[later]
            reading.owner[later] = k
            return


def govern(reading: Reading, k: int, j: int, *, passive: bool = False) -> bool:
    """Let predicate `k` act on act `j`: refuse to withdraw, begin bombing, halt a delivery."""
    act = reading.acts[j]
    if not act.strength:
        return False
    hit = reading.hits[k]
    if not passive and not _can_be_governed(reading, hit, act):
        return False
    over = "hostile" if act.hostile else "peaceable"
    for predicate in hit.entry.predicates:
        if predicate.id == "praise" and act.hostile and not act.bound:
            continue  # "thanked them for their fairness in the dispute"
        operator = predicate.operators.get(over)
        if operator is None:
            continue
        if act.act == "blame" and operator.status in ("refused", "denied"):
            act.weights = Weights(0.0, _BLAME_REFUSED)  # who rejects an accusation offers nothing by it
        else:
            act.weights = _governed(act.weights, operator)
        act.bound = act.bound or act.strength >= 1
        if operator.status != "asserted" or act.status == "asserted":
            act.status = operator.status
        act.first, act.last = min(act.first, hit.first), max(act.last, hit.last)
        act.governors += (operator,)
        if not passive:
            del reading.acts[j]
            act.head = k
            act.clause = hit.clause
            reading.acts[k] = act
            reading.owner[j] = k
        else:
            reading.owner[k] = j
        return True
    return False


def _can_be_governed(reading: Reading, governor: Hit, act: Act) -> bool:
    """A verb is governed as an infinitive, a gerund or in a that-clause.

    A noun of action or a set phrase always.
    """
    head = reading.hits[act.head]
    words = reading.words
    if _is_agent(words, head) or is_occasion(reading, governor, head):
        return False  # "wrecked by the strikes"
    between = words[governor.last : head.first]
    if head.entry.others:  # "anyone who helps them will regret it": it has a subject of its own
        return "that" in between
    if head.noun or not head.entry.predicates or words[head.first - 1] in _ARTICLES:
        return True
    return (
        words[head.first].endswith("ing")
        or words[governor.last - 1] == "to"
        or (head.entry.nominal and len(between) <= 3)
        or not _LINKS.isdisjoint(between)
        or any(word.endswith("ing") for word in between)
        or any(predicate.id == "help" for predicate in governor.entry.predicates)
    )


def _governed(weights: Weights, operator: Operator) -> Weights:
    """The weights of an act under an operator.

    A bare word that is governed stays below the scale's first step.
    """
    new = Weights(
        _changed(weights.escalation, operator.escalation),
        _changed(weights.deescalation, operator.deescalation),
    )
    if max(weights) < 1 and max(new) > max(weights):
        return Weights(min(0.9, new.escalation), min(0.9, new.deescalation))
    return new


def _changed(own: float, given: float | None) -> float:
    if given is None:
        return own
    return max(0.0, own + given) if given < 0 else given
