"""Acts: which predicate acts on which object, and what governs the act.

A sentence is read in three rounds. First nouns of action take their objects ("withdrawal of troops"); then verbs,
from right to left, take an object or govern an act to their right ("refused to withdraw troops"), and negations turn
what stands after them; last, passives and verbs without an object look to their left ("the talks collapsed").
"""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.records import Turn
from detente.rhetoric.lexicon import Lexicon, Predicate, Weights
from detente.rhetoric.matching import Hit, Matched, Sentence
from detente.rhetoric.tokens import MARKS

REACH = 9  # words between a predicate and its object; longer gaps are mostly another clause without a mark
_OWN = 1.8  # a predicate of this weight names an act of war or peace by itself ("rearm"): no further sign is needed
_BLAME_REFUSED = 0.6
_BE = frozenset("is are was were be been being gets got get".split())
_ADVERB_ENDS = ("ly", "not", "never", "also", "already", "again", "now", "soon", "n't")
_ARTICLES = frozenset("the a an any no its their his her our this that such more new".split())
_MUST_NOT = frozenset("cannot can't must should shall mustn't shouldn't".split())


@dataclass(slots=True)
class Act:
    """A predicate on an object, or one of them alone, with the words it spans (`first` to `last`, exclusive).

    `bound`: a frame or a set phrase, not a bare word. `general`: counts in full only among states and forces.
    `plain`: the weights before negations, so that a second one gives them back.
    """

    head: int
    first: int
    last: int
    clause: int
    frame: str
    act: str
    weights: Weights
    bound: bool
    general: bool
    denied: Weights
    rows: list[str]
    rule: int | None = None
    status: str = "asserted"
    governed_by: str = ""
    plain: Weights | None = None
    turns: list[tuple[int, int, str]] = field(default_factory=list)

    @property
    def hostile(self) -> bool:
        """Whether it escalates more than it de-escalates."""
        return self.weights.escalation > self.weights.deescalation

    @property
    def strength(self) -> float:
        """The heavier of its two weights, 0 to 5."""
        return max(self.weights)


@dataclass(slots=True)
class Reading:
    """What is being read of one sentence: acts by their head's place, and who owns which object."""

    sentence: Sentence
    words: list[str]
    lexicon: Lexicon
    acts: dict[int, Act] = field(default_factory=dict)
    owner: dict[int, int] = field(default_factory=dict)
    waiting: list[int] = field(default_factory=list)
    unheard: list[int] = field(default_factory=list)
    late: list[int] = field(default_factory=list)  # verbs whose act is still waiting for its subject


def read_acts(matched: Matched, sentence: Sentence, lexicon: Lexicon) -> list[Act]:
    """The acts of one sentence in order, negations applied."""
    reading = Reading(sentence, matched.words, lexicon)
    hits = sentence.hits
    for k in range(len(hits) - 1, -1, -1):
        entry = hits[k].entry
        nominal = (
            entry.nominal or hits[k].last - hits[k].first > 1 or reading.words[hits[k].first].endswith("ing")
        )
        if hits[k].noun and entry.predicates and nominal and not entry.idiom and k not in reading.owner:
            _noun_of_action(reading, k)
    for k in range(len(hits) - 1, -1, -1):
        entry = hits[k].entry
        if "negation" in entry.shifters or "double" in entry.shifters:
            _negate_after(reading, k)
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
        _negate_after(reading, k, late=True)
    for k, hit in enumerate(hits):
        if "vote" in hit.entry.shifters:
            _voted_down(reading, k)
    return [reading.acts[k] for k in sorted(reading.acts)]


_PREPOSITIONS = frozenset("of to from with on in for between at by".split())


def _noun_of_action(reading: Reading, k: int) -> None:
    """ "troop withdrawal", "withdrawal of troops", "arms deliveries"."""
    hits = reading.sentence.hits
    hit = hits[k]
    if k and hits[k - 1].last == hit.first and k - 1 not in reading.owner and _bind(reading, k, k - 1):
        return
    following = reading.words[hit.last] if hit.last < len(reading.words) else ""
    if following in _PREPOSITIONS or reading.words[hit.last - 1] in _PREPOSITIONS:
        _bind_right(reading, k)


def _verb(reading: Reading, k: int) -> None:
    hit = reading.sentence.hits[k]
    if _is_passive(reading, hit):
        reading.waiting.append(k)
    elif _word(reading, hit.last) in _ECHOES and _echo(reading, k):
        return
    elif not _bind_right(reading, k):
        infinitive = hit.first > 0 and reading.words[hit.first - 1] == "to"
        if any(w > k and _near(reading, k, w) for w in reading.waiting) and _is_operator(reading, hit):
            reading.late.append(k)
        elif not infinitive and any(predicate.intransitive for predicate in hit.entry.predicates):
            reading.waiting.append(k)
        else:
            _leave_bare(reading, k)


_NOBODY = frozenset(("nobody", "nothing", "none"))


def _has_verb(reading: Reading, j: int) -> bool:
    """Whether an object stands just before a verb that will take it as its subject."""
    hits = reading.sentence.hits
    return any(w > j and hits[w].first - hits[j].last <= 4 for w in reading.waiting)


_ECHOES = frozenset(("ours", "theirs", "mine", "yours"))


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
        if act and act.bound and not (crossed and not other.noun) and _govern(reading, k, j):
            return True
        if other.entry.object and not (crossed and hit.noun) and _bind(reading, k, j):
            return True
        if act and not crossed and (_subject_of_governed(reading, k, j) or _govern(reading, k, j)):
            return True
        if other.entry.predicates and not other.noun and not other.entry.object and not other.entry.shifters:
            return False
    return False


_RELATIVE = frozenset(("that", "which", "who"))


def _subject_of_governed(reading: Reading, k: int, j: int) -> bool:
    """ "denied that his army would invade": the act of a that-clause goes before the bare mention of who does it."""
    if reading.acts[j].strength >= 1:
        return False
    hits = reading.sentence.hits
    for later in range(j + 1, len(hits)):
        if hits[later].clause != hits[k].clause or hits[later].first - hits[k].last > REACH:
            return False
        act = reading.acts.get(later)
        if act and later not in reading.owner and act.strength >= 1 and hits[later].entry.predicates:
            return _govern(reading, k, later)
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
            if (
                act
                and act.bound
                and head != k
                and not relative
                and _govern(reading, k, head, passive=passive)
            ):
                return
            for subject in (*_head_of(reading, j), j):
                bare = reading.acts.get(subject)
                free = subject not in reading.owner and not (bare and bare.bound)
                if (
                    free
                    and hits[subject].entry.object
                    and _bind(reading, k, subject, intransitive=not passive)
                ):
                    return
            if other.entry.predicates and not other.noun and not other.entry.object:
                break
    if not (passive and _bind_right(reading, k)):
        _leave_bare(reading, k)


def _head_of(reading: Reading, j: int) -> tuple[int, ...]:
    """ "the accord on warheads": the accord, of which the warheads are only told."""
    hits = reading.sentence.hits
    before = j - 1
    if before < 0 or hits[before].clause != hits[j].clause or not hits[before].entry.object:
        return ()
    between = reading.words[hits[before].last : hits[j].first]
    return (
        (before,) if 0 < len(between) <= 4 and between[0] in ("on", "of", "for", "between", "about") else ()
    )


def _bind(reading: Reading, k: int, j: int, *, intransitive: bool = False) -> bool:
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
            and _word(reading, hits[j].last) == "to"
            and _word(reading, hits[j].last + 1) != "be"
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
            _turn(act, gone.turns[-1])
        return True
    return False


_DOERS = frozenset({"forces", "state", "diplomats"})
_LEFT_BY_DOERS = frozenset({"withdraw", "leave", "cut", "raise"})
_PARTICLES = frozenset("back out down off home away up".split())
_PARTICLE_REACH = (
    4  # words between an object and the particle of its verb: "move their guns fifteen kilometres back"
)


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
                    if entry.predicates and (not rest or rest == (_word(reading, at + 1),)):
                        return entry.predicates
                break
    return hit.entry.predicates


def _word(reading: Reading, at: int) -> str:
    return reading.words[at] if at < len(reading.words) else ""


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


def _govern(reading: Reading, k: int, j: int, *, passive: bool = False) -> bool:
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


_LINKS = frozenset("to that will would should by of from into for".split())


def _governed(weights: Weights, escalation: float | None, deescalation: float | None) -> Weights:
    weak = max(weights) < 1  # a bare word that is governed stays below the scale's first step
    new = Weights(*(
        own if given is None else max(0.0, own + given) if given < 0 else given
        for own, given in zip(weights, (escalation, deescalation), strict=True)
    ))  # fmt: skip
    return Weights(*(min(0.9, value) for value in new)) if weak and max(new) > max(weights) else new


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
        if _word(reading, hit.last) in _NOBODY and bare.strength >= 1:
            _turn(bare, (hit.last, hit.last + 1, "negation"))
    elif hit.entry.object:
        _leave_object(reading, k)


_ACT_OF = {
    "threaten": "threat", "warn": "warning", "strike": "force", "seize": "force", "kill": "force", "fight": "force",
    "retaliate": "threat", "rearm": "arms", "mobilise": "mobilise", "disarm": "peace", "deescalate": "restraint",
    "expel": "cut_channels", "refuse": "refuse", "breach": "breach", "offer": "talks", "accept": "talks",
    "free": "exchange", "praise": "praise", "detain": "grievance", "protest": "grievance",
}  # fmt: skip


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


def _negate_after(reading: Reading, k: int, *, late: bool = False) -> None:
    """Turn the first act after a negation, and those joined to it by "or" or "nor"."""
    hits = reading.sentence.hits
    hit = hits[k]
    kind = "negation" if "negation" in hit.entry.shifters else "double"
    reach = reading.lexicon.reach[kind]
    waiting = [] if late else [*reading.waiting, *reading.late]
    if any(0 <= hits[w].first - hit.last <= 3 and hits[w].clause == hit.clause for w in waiting):
        reading.unheard.append(k)
        return
    after = sorted(
        (act for act in reading.acts.values()
         if act.head != k and act.last > hit.last and (act.first >= hit.last or late) and act.first - hit.last <= reach
         and hits[act.head].clause == hit.clause),
        key=lambda act: act.first,
    )  # fmt: skip
    if not after:
        if not late:
            reading.unheard.append(k)
        return
    if kind == "double":
        act = after[0]
        if not act.bound and act.strength < 1:
            act.weights = Weights(0.0, 1.6) if act.weights.deescalation else Weights(2.2, 0.0)
        act.turns.append((hit.first, hit.last, "negation"))
        act.rule = 2
        return
    turned = [after[0]]
    for act in after[1:]:
        between = reading.words[turned[-1].last : act.first]
        joined = "or" in between or "nor" in between or reading.words[act.first].endswith("ing")
        if not joined or len(between) > 6:
            break
        turned.append(act)
    for act in turned:
        _turn(act, (hit.first, hit.last, "negation"), firm=_is_firm(reading.words, hit))


def _is_firm(words: list[str], hit: Hit) -> bool:
    return words[hit.first] in _MUST_NOT or (hit.first > 0 and words[hit.first - 1] in _MUST_NOT) or (
        hit.last < len(words) and words[hit.last] in ("must", "should")
    )  # fmt: skip


def _turn(act: Act, turn: tuple[int, int, str], *, firm: bool = False) -> None:
    """Negate an act; a second negation gives its own weights back."""
    act.turns.append(turn)
    act.rule = 2
    if act.plain is not None:
        act.weights, act.plain = act.plain, None
        act.status = "asserted"
        return
    act.plain = act.weights
    act.status = "negated"
    escalation, deescalation = act.weights
    if not act.bound:
        act.weights = act.denied
        act.general = act.general and max(act.denied) < 1.2
    elif escalation > deescalation:
        act.weights = Weights(0.0, min(2.0 if firm else 1.3, escalation))
    else:
        act.weights = Weights(2.3 if deescalation >= 2.5 else 1.7 if deescalation >= 1 else deescalation, 0.0)


def _voted_down(reading: Reading, k: int) -> None:
    hit = reading.sentence.hits[k]
    if k in reading.owner or k in reading.acts:
        return
    before = [act for act in reading.acts.values() if act.last <= hit.first]
    after = [act for act in reading.acts.values() if act.first >= hit.last]
    if before or after:
        act = (
            max(before, key=lambda act: (act.bound, act.last))
            if before
            else min(after, key=lambda act: act.first)
        )
        _turn(act, (hit.first, hit.last, "vote"), firm=True)
        act.status = "refused"


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


def turns_of(act: Act, matched: Matched) -> tuple[Turn, ...]:
    """The act's turns with character offsets."""
    return tuple(
        Turn(*matched.span(first, last), kind)  # type: ignore[arg-type]
        for first, last, kind in act.turns
    )
