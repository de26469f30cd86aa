"""Acts: which predicate acts on which object, and what governs the act.

A sentence is read in three rounds. First nouns of action take their objects ("withdrawal of troops"); then verbs,
from right to left, take an object or govern an act to their right ("refused to withdraw troops"), and negations turn
what stands after them; last, passives and verbs without an object look to their left ("the talks collapsed").
"""

from __future__ import annotations

from detente.rhetoric.acts import Act, Reading, word_at
from detente.rhetoric.binding import REACH, bind, govern, govern_past_subject, head_of
from detente.rhetoric.lexicon import Lexicon, Predicate, Weights
from detente.rhetoric.matching import Hit, Matched, Sentence
from detente.rhetoric.negation import negate_after, turn, voted_down

_OWN = 1.8  # a predicate of this weight names an act of war or peace by itself ("rearm"): no further sign is needed

_ADVERB_ENDS = ("ly", "not", "never", "also", "already", "again", "now", "soon", "n't")
_BE = frozenset("is are was were be been being gets got get".split())

_PREPOSITIONS = frozenset("of to from with on in for between at by".split())

_NOBODY = frozenset(("nobody", "nothing", "none"))

_ECHOES = frozenset(("ours", "theirs", "mine", "yours"))

_RELATIVE = frozenset(("that", "which", "who"))

_ACT_OF = {
    "threaten": "threat", "warn": "warning", "strike": "force", "seize": "force", "kill": "force", "fight": "force",
    "retaliate": "threat", "rearm": "arms", "mobilise": "mobilise", "disarm": "peace", "deescalate": "restraint",
    "expel": "cut_channels", "refuse": "refuse", "breach": "breach", "offer": "talks", "accept": "talks",
    "free": "exchange", "praise": "praise", "detain": "grievance", "protest": "grievance",
}  # fmt: skip


def read_acts(matched: Matched, sentence: Sentence, lexicon: Lexicon) -> list[Act]:
    """The acts of one sentence in order, negations applied."""
    reading = Reading(sentence, matched.words, lexicon)
    hits = sentence.hits
    votes: list[int] = []
    for k in range(len(hits) - 1, -1, -1):
        hit = hits[k]
        if hit.noun and hit.entry.predicates and not hit.entry.idiom and k not in reading.owner:
            nominal = (
                hit.entry.nominal or hit.last - hit.first > 1 or reading.words[hit.first].endswith("ing")
            )
            if nominal:
                _noun_of_action(reading, k)
    for k in range(len(hits) - 1, -1, -1):
        entry = hits[k].entry
        if entry.shifters:
            if "negation" in entry.shifters or "double" in entry.shifters:
                negate_after(reading, k)
            if "vote" in entry.shifters:
                votes.append(k)
        if k in reading.owner or k in reading.acts:
            continue
        if entry.idiom:
            reading.acts[k] = _idiom(hits[k], k)
        elif entry.predicates and not hits[k].noun:
            _verb(reading, k)
        elif entry.object:
            _leave_object(reading, k)
        elif entry.predicates:
            _leave_bare(reading, k)
    for k in reversed(reading.waiting):
        if k not in reading.owner:
            _look_left(reading, k)
    for k in reversed(reading.late):
        if k not in reading.owner and not _bind_right(reading, k):
            _look_left(reading, k)
    for k in reading.unheard:
        negate_after(reading, k, late=True)
    for k in reversed(votes):
        voted_down(reading, k)
    return [reading.acts[k] for k in sorted(reading.acts)]


def _noun_of_action(reading: Reading, k: int) -> None:
    """ "troop withdrawal", "withdrawal of troops", "arms deliveries"."""
    hits = reading.sentence.hits
    hit = hits[k]
    if k and hits[k - 1].last == hit.first and k - 1 not in reading.owner and bind(reading, k, k - 1):
        return
    following = reading.words[hit.last] if hit.last < len(reading.words) else ""
    if following in _PREPOSITIONS or reading.words[hit.last - 1] in _PREPOSITIONS:
        _bind_right(reading, k)


def _verb(reading: Reading, k: int) -> None:
    hit = reading.sentence.hits[k]
    if _is_passive(reading, hit):
        reading.waiting.append(k)
    elif word_at(reading, hit.last) in _ECHOES and _echo(reading, k):
        return
    elif not _bind_right(reading, k):
        infinitive = hit.first > 0 and reading.words[hit.first - 1] == "to"
        if any(w > k and _near(reading, k, w) for w in reading.waiting) and _is_operator(reading, hit):
            reading.late.append(k)
        elif not infinitive and any(predicate.intransitive for predicate in hit.entry.predicates):
            reading.waiting.append(k)
        else:
            _leave_bare(reading, k)


def _has_verb(reading: Reading, j: int) -> bool:
    """Whether an object stands just before a verb that will take it as its subject."""
    hits = reading.sentence.hits
    return any(w > j and hits[w].first - hits[j].last <= 4 for w in reading.waiting)


def _echo(reading: Reading, k: int) -> bool:
    """ "if you reduce your forces, we will reduce ours": the object named before, meant again."""
    hits = reading.sentence.hits
    hit = hits[k]
    for j in range(k - 1, -1, -1):
        thing = hits[j].entry.object
        for predicate in hit.entry.predicates if thing else ():
            frame = reading.lexicon.frames.get((predicate.id, thing.id)) if thing else None
            if frame:
                reading.acts[k] = Act(k, hit.first, hit.last + 1, hit.clause, frame.name, frame.act, frame.weights, True, False,
                                      frame.weights, [frame.row], frame.rule)  # fmt: skip
                return True
    return False


def _near(reading: Reading, k: int, j: int) -> bool:
    hits = reading.sentence.hits
    return hits[j].clause == hits[k].clause and hits[j].first - hits[k].last <= REACH


def _is_operator(reading: Reading, hit: Hit) -> bool:
    return any((predicate.id, "hostile") in reading.lexicon.operators for predicate in hit.entry.predicates)


def _bind_right(reading: Reading, k: int) -> bool:
    """The nearest object or act to the right that this predicate can take."""
    hits = reading.sentence.hits
    hit = hits[k]
    crossed = False
    for j in range(k + 1, len(hits)):
        other = hits[j]
        if other.clause != hit.clause or other.first - hit.last > REACH:
            return False
        if "condition" in other.entry.shifters:
            return False
        if j in reading.owner:
            continue
        if (
            k not in reading.late
            and "that" in reading.words[hit.last : other.first]
            and _has_verb(reading, j)
        ):
            return False  # "warned that missiles would be used": the object is the subject of what follows
        act = reading.acts.get(j)
        crossed = crossed or "and" in reading.words[hit.last : other.first]
        if act and act.bound and not (crossed and not other.noun) and govern(reading, k, j):
            return True
        if other.entry.object and not (crossed and hit.noun) and bind(reading, k, j):
            return True
        if act and not crossed and (govern_past_subject(reading, k, j) or govern(reading, k, j)):
            return True
        if other.entry.predicates and not other.noun and not other.entry.object and not other.entry.shifters:
            return False
    return False


def _look_left(reading: Reading, k: int) -> None:
    """The subject of a passive, or of a verb whose subject is what it happens to."""
    hits = reading.sentence.hits
    hit = hits[k]
    passive = _is_passive(reading, hit)
    relative = any(word in _RELATIVE for word in reading.words[max(0, hit.first - 4) : hit.first])
    if relative and passive:
        return  # "the hotline that had been cut": told by the way
    if passive or any(predicate.intransitive for predicate in hit.entry.predicates):
        for j in range(k - 1, -1, -1):
            other = hits[j]
            if hit.first - other.last > REACH or abs(hit.clause - other.clause) > (1 if passive else 0):
                break
            head = j
            while head in reading.owner:
                head = reading.owner[head]
            act = reading.acts.get(head)
            if act and act.bound and head != k and not relative and govern(reading, k, head, passive=passive):
                return
            for subject in (*head_of(reading, j), j):
                bare = reading.acts.get(subject)
                free = subject not in reading.owner and not (bare and bare.bound)
                if (
                    free
                    and hits[subject].entry.object
                    and bind(reading, k, subject, intransitive=not passive)
                ):
                    return
            if other.entry.predicates and not other.noun and not other.entry.object:
                break
    if not (passive and _bind_right(reading, k)):
        _leave_bare(reading, k)


def _leave_bare(reading: Reading, k: int) -> None:
    """A predicate that found nothing to act on: its own weight, if it has one."""
    hit = reading.sentence.hits[k]
    if hit.entry.object and (hit.noun or not hit.entry.predicates):
        _leave_object(reading, k)
        return
    best: Predicate | None = max(hit.entry.predicates, key=lambda p: max(p.bare), default=None)
    if best and max(best.bare):
        name = {"escalation": "blame", "deescalation": "cooperation"}
        act = _ACT_OF.get(best.id, name["escalation" if best.bare.escalation else "deescalation"])
        flipped = Weights(best.bare.deescalation * 0.8, best.bare.escalation * 0.8)
        reading.acts[k] = bare = Act(k, hit.first, hit.last, hit.clause, best.id, act, best.bare, False, max(best.bare) < _OWN,
                                     flipped, [f"predicates: {best.id}"])  # fmt: skip
        if word_at(reading, hit.last) in _NOBODY and bare.strength >= 1:
            turn(bare, (hit.last, hit.last + 1, "negation"))
    elif hit.entry.object:
        _leave_object(reading, k)


def _leave_object(reading: Reading, k: int) -> None:
    """An object that nothing is said to happen to: its own small weight, if it has one."""
    hit = reading.sentence.hits[k]
    thing = hit.entry.object
    if thing is None or not (any(thing.bare) or any(thing.denied)):
        return
    act = "tension" if thing.bare.escalation else "cooperation"
    reading.acts[k] = Act(k, hit.first, hit.last, hit.clause, thing.id, act, thing.bare, False, thing.arena == "no", thing.denied,
               [f"objects: {thing.id}"])  # fmt: skip


def _idiom(hit: Hit, k: int) -> Act:
    idiom = hit.entry.idiom
    assert idiom is not None
    return Act(k, hit.first, hit.last, hit.clause, idiom.row.replace("idioms", "idiom", 1), idiom.act, idiom.weights,
               True, idiom.general, idiom.weights, [idiom.row])  # fmt: skip


def _is_passive(reading: Reading, hit: Hit) -> bool:
    """ "was broken off", "has not been signed": a form of be just before, adverbs apart."""
    at = hit.first - 1
    words = reading.words
    if words[hit.last - 1] in ("to", "for"):
        return False  # "is prepared to", "is ready for"
    if words[hit.first].endswith("ing"):
        return at >= 0 and words[at] == "being"
    for _ in range(3):
        if at < 0:
            return False
        if words[at] in _BE:
            return True
        if not words[at].endswith(_ADVERB_ENDS):
            return False
        at -= 1
    return False
