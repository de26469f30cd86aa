"""Binding: a predicate takes an object by the table of frames, or governs an act by the table of operators."""

from __future__ import annotations

from detente.rhetoric.acts import Act, Reading, word_at
from detente.rhetoric.lexicon import Predicate, Weights
from detente.rhetoric.matching import Hit
from detente.rhetoric.negation import turn
from detente.rhetoric.tokens import MARKS

REACH = 9  # words between a predicate and its object; longer gaps are mostly another clause without a mark

_BLAME_REFUSED = 0.6

_ARTICLES = frozenset("the a an any no its their his her our this that such more new".split())

_DOERS = frozenset({"forces", "state", "diplomats"})

_LEFT_BY_DOERS = frozenset({"withdraw", "leave", "cut", "raise"})

_PARTICLES = frozenset("back out down off home away up from".split())

_PARTICLE_REACH = (
    4  # words between an object and the particle of its verb: "move their guns fifteen kilometres back"
)

_LINKS = frozenset("to that will would should by of from into for".split())


def govern_past_subject(reading: Reading, k: int, j: int) -> bool:
    """ "denied that his army would invade": the act of a that-clause goes before the bare mention of who does it."""
    if reading.acts[j].strength >= 1:
        return False
    hits = reading.sentence.hits
    for later in range(j + 1, len(hits)):
        if hits[later].clause != hits[k].clause or hits[later].first - hits[k].last > REACH:
            return False
        act = reading.acts.get(later)
        if act and later not in reading.owner and act.strength >= 1 and hits[later].entry.predicates:
            return govern(reading, k, later)
    return False


def head_of(reading: Reading, j: int) -> tuple[int, ...]:
    """ "the accord on warheads": the accord, of which the warheads are only told."""
    hits = reading.sentence.hits
    before = j - 1
    if before < 0 or hits[before].clause != hits[j].clause or not hits[before].entry.object:
        return ()
    between = reading.words[hits[before].last : hits[j].first]
    return (
        (before,) if 0 < len(between) <= 4 and between[0] in ("on", "of", "for", "between", "about") else ()
    )


def bind(reading: Reading, k: int, j: int, *, intransitive: bool = False) -> bool:
    """Make the act of predicate `k` on object `j`, if the lexicon knows such a frame."""
    hits = reading.sentence.hits
    thing = hits[j].entry.object
    if thing is None:
        return False
    for predicate in _with_particle(reading, k, j):
        if intransitive and not (
            predicate.intransitive and (thing.id not in _DOERS or predicate.id in _LEFT_BY_DOERS)
        ):
            continue
        if (
            predicate.id == "call"
            and thing.id in _DOERS
            and word_at(reading, hits[j].last) == "to"
            and word_at(reading, hits[j].last + 1) != "be"
        ):
            continue  # "appealed to the army to pull back" calls for what follows
        frame = reading.lexicon.frames.get((predicate.id, thing.id))
        if frame is None:
            continue
        gone = reading.acts.pop(j, None)
        first, last = min(hits[k].first, hits[j].first), max(hits[k].last, hits[j].last)
        act = Act(k, first, last, hits[k].clause, frame.name, frame.act, frame.weights, True, False, frame.weights,
                  [frame.row], frame.rule)  # fmt: skip
        reading.acts[k] = act
        reading.owner[j] = k
        if thing.id == "offer":
            _take_content(reading, k, j)
        if gone and gone.plain is not None:  # "accept no limits": the negation between them turns the act
            turn(act, gone.turns[-1])
        return True
    return False


def _with_particle(reading: Reading, k: int, j: int) -> list[Predicate]:
    """The predicates of a verb, or of the verb with the particle that stands behind its object."""
    hits = reading.sentence.hits
    hit = hits[k]
    if j > k and hit.last == hit.first + 1 and not hit.noun:
        opened = reading.lexicon.first.get(reading.words[hit.first])
        for at in range(hits[j].last, min(hits[j].last + _PARTICLE_REACH, reading.sentence.last)):
            word = reading.words[at]
            if word in MARKS or (j + 1 < len(hits) and at >= hits[j + 1].first and word not in _PARTICLES):
                break
            if opened and word in _PARTICLES:
                for rest, entry in opened[1].get(word, ()):
                    if entry.predicates and (not rest or rest == (word_at(reading, at + 1),)):
                        return entry.predicates
                break
    return hit.entry.predicates


def _take_content(reading: Reading, k: int, j: int) -> None:
    """ "refused the proposal to exchange prisoners": what is proposed is not done."""
    hits = reading.sentence.hits
    for later in range(j + 1, len(hits)):
        if hits[later].clause != hits[j].clause:
            return
        act = reading.acts.get(later)
        if (
            act
            and later not in reading.owner
            and reading.words[hits[act.head].first - 1] in ("to", "for", "of")
        ):
            del reading.acts[later]
            reading.owner[later] = k
            return


def govern(reading: Reading, k: int, j: int, *, passive: bool = False) -> bool:
    """Let predicate `k` act on act `j`: refuse to withdraw, begin bombing, halt a delivery."""
    act = reading.acts[j]
    if not act.strength:
        return False
    hit = reading.sentence.hits[k]
    if not passive and not _can_be_governed(reading, hit, act):
        return False
    over = "hostile" if act.hostile else "peaceable"
    for predicate in hit.entry.predicates:
        if predicate.id == "praise" and act.hostile and not act.bound:
            continue  # "thanked them for their fairness in the dispute"
        operator = reading.lexicon.operators.get((predicate.id, over))
        if operator is None:
            continue
        if act.act == "blame" and operator.status in ("refused", "denied"):
            act.weights = Weights(0.0, _BLAME_REFUSED)  # who rejects an accusation offers nothing by it
        else:
            act.weights = _governed(act.weights, operator.escalation, operator.deescalation)
        act.bound = act.bound or act.strength >= 1
        if operator.status != "asserted" or act.status == "asserted":
            act.status = operator.status
        act.frame = f"{predicate.id} × ({act.frame})"
        act.governed_by = predicate.id
        act.first, act.last = min(act.first, hit.first), max(act.last, hit.last)
        act.rows.append(operator.row)
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
    """A verb is governed as an infinitive, a gerund or in a that-clause; a noun of action or a set phrase always."""
    head = reading.sentence.hits[act.head]
    words = reading.words
    if head.noun or not head.entry.predicates or words[head.first - 1] in _ARTICLES:
        return True
    between = words[governor.last : head.first]
    return (
        words[head.first].endswith("ing")
        or any(word.endswith("ing") for word in between)
        or words[governor.last - 1] == "to"
        or (head.entry.nominal and len(between) <= 3)
        or any(word in _LINKS for word in between)
        or any(predicate.id == "help" for predicate in governor.entry.predicates)
    )


def _governed(weights: Weights, escalation: float | None, deescalation: float | None) -> Weights:
    weak = max(weights) < 1  # a bare word that is governed stays below the scale's first step
    new = Weights(*(
        own if given is None else max(0.0, own + given) if given < 0 else given
        for own, given in zip(weights, (escalation, deescalation), strict=True)
    ))  # fmt: skip
    return Weights(*(min(0.9, value) for value in new)) if weak and max(new) > max(weights) else new
