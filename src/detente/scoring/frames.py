"""Acts: which predicate acts on which object, and what governs the act.

A sentence is read in three rounds. First nouns of action take their objects ("withdrawal of troops"); then verbs,
from right to left, take an object or govern an act to their right ("refused to withdraw troops"), and negations turn
what stands after them; last, passives and verbs without an object look to their left ("the talks collapsed").
"""

from __future__ import annotations

from detente.scoring.acts import Act, Reading, act_of
from detente.scoring.binding import REACH, bind, govern, govern_past_subject, head_of
from detente.scoring.conditions import Pair
from detente.scoring.entries import WITH_NOUN, Lexicon, Meaning, Predicate
from detente.scoring.function_words import words_in
from detente.scoring.infinitives import stands_between, take_agent, told_of_subject
from detente.scoring.matching import Hit, Matched, Sentence
from detente.scoring.negation import negate_after, passed_over, turn, voted_down
from detente.scoring.tokens import MARKS

_ADVERB_ENDS = ("ly", "not", "never", "also", "already", "again", "now", "soon", "n't")
_BE = words_in("passive auxiliary")

_PREPOSITIONS = words_in("after a noun of action")

# Where something happens, not what it happens to: "war games began on the border".
_PLACES = words_in("place")

_NOBODY = words_in("nobody")

_ECHOES = words_in("echo")

_SOMEBODY = words_in("somebody")
_PEOPLE = "foe"  # the object class that such a pronoun stands for

_RESULT_REACH = 7  # words between a verb and what it makes of things

_RELATIVE = words_in("relative pronoun")


def read_acts(matched: Matched, sentence: Sentence, lexicon: Lexicon) -> list[Act]:
    """The acts of one sentence in order, negations applied."""
    hits, words = sentence.hits, matched.words
    acts: dict[int, Act] = {}
    owner: dict[int, int] = {}
    reading = Reading(sentence, hits, words, lexicon, acts, owner, [], [], [])
    votes: list[int] = []
    preferences: list[int] = []
    for k in reversed(sentence.nouns):
        hit = hits[k]
        if k not in owner and (
            hit.entry.nominal or hit.last - hit.first > 1 or words[hit.first].endswith("ing")
        ):
            _noun_of_action(reading, k)
    for k in range(len(hits) - 1, -1, -1):
        hit = hits[k]
        entry = hit.entry
        if entry.shifters:
            if entry.negates:
                negate_after(reading, k)
            if "vote" in entry.shifters:
                votes.append(k)
            elif "preference" in entry.shifters:
                preferences.append(k)
        if k in owner or k in acts:
            continue
        if entry.idiom:
            acts[k] = act_of(entry.idiom, k, hit.first, hit.last, hit.clause)
        elif entry.predicates and not hit.noun:
            _verb(reading, k)
        elif entry.object:
            if entry.object.alone:
                acts[k] = act_of(entry.object.alone, k, hit.first, hit.last, hit.clause)
        elif entry.alone:
            _leave_bare(reading, k)
    if reading.waiting:
        for k in reversed(reading.waiting):
            if k not in owner:
                _look_left(reading, k)
        for k in reversed(reading.late):  # a verb comes late only where another waits
            if k not in owner and not _bind_right(reading, k):
                _look_left(reading, k)
    for k in reading.unheard:
        negate_after(reading, k, late=True)
    if votes or preferences:
        for k in reversed(votes):
            voted_down(reading, k)
        for k in preferences:
            passed_over(reading, k)
    return [acts[k] for k in sorted(acts)] if len(acts) > 1 else list(acts.values())


def _noun_of_action(reading: Reading, k: int) -> None:
    """ "troop withdrawal", "withdrawal of troops", "arms deliveries"."""
    hits, words = reading.hits, reading.words
    hit = hits[k]
    if k and hits[k - 1].last == hit.first and k - 1 not in reading.owner and bind(reading, k, k - 1):
        return
    if words[hit.last] in _PREPOSITIONS or words[hit.last - 1] in _PREPOSITIONS:
        _bind_right(reading, k)


def _verb(reading: Reading, k: int) -> None:
    words = reading.words
    hit = reading.hits[k]
    if _is_passive(words, hit):
        told = words[hit.last] == "to" and any(reading.hits[w].first == hit.last + 1 for w in reading.waiting)
        (reading.late if told else reading.waiting).append(k)  # "were told to withdraw": first who withdraws
    elif (words[hit.last] in _ECHOES and _echo(reading, k)) or (
        hit.entry.results and _with_result(reading, k)
    ):
        return
    elif words[hit.last] in _PLACES and hit.entry.intransitive and words[hit.first - 1] != "to":
        reading.waiting.append(k)
    elif not _bind_right(reading, k) and not take_agent(reading, k):
        if reading.waiting and _is_operator(hit) and any(_near(reading, k, w) for w in reading.waiting):
            reading.late.append(k)
        elif hit.entry.intransitive and told_of_subject(reading, k):
            reading.waiting.append(k)
        else:
            _leave_bare(reading, k)


def _with_result(reading: Reading, k: int) -> bool:
    """ "turn their palaces to dust": a verb with what it makes of things that the lexicon need not know."""
    words, hit = reading.words, reading.hits[k]
    for at in range(hit.last, min(hit.last + _RESULT_REACH, reading.sentence.last)):
        if words[at] in MARKS:
            return False
        for rest, predicates in hit.entry.particles.get(words[at], ()) if words[at] in WITH_NOUN else ():
            if rest == words[at + 1] and (meaning := _against_people(reading, k, predicates)):
                reading.acts[k] = act_of(meaning, k, hit.first, at + 2, hit.clause)
                for inner in range(k + 1, len(reading.hits)):
                    if reading.hits[inner].first < at + 2:
                        reading.acts.pop(inner, None)
                        reading.owner[inner] = k
                return True
    return False


def _has_verb(reading: Reading, j: int) -> bool:
    """Whether an object stands just before a verb that will take it as its subject."""
    hits = reading.hits
    return any(w > j and hits[w].first - hits[j].last <= 4 for w in reading.waiting)


def _echo(reading: Reading, k: int) -> bool:
    """ "if you reduce your forces, we will reduce ours": the object named before, meant again."""
    hits = reading.hits
    hit = hits[k]
    for j in range(k - 1, -1, -1):
        thing = hits[j].entry.object
        for predicate in hit.entry.predicates if thing else ():
            frame = predicate.frames.get(thing.id) if thing else None
            if frame:
                reading.acts[k] = act_of(frame, k, hit.first, hit.last + 1, hit.clause)
                return True
    return False


def _near(reading: Reading, k: int, j: int) -> bool:
    hits = reading.hits
    return hits[j].clause == hits[k].clause and hits[j].first - hits[k].last <= REACH


def _is_operator(hit: Hit) -> bool:
    return any("hostile" in predicate.operators for predicate in hit.entry.predicates)


def _bind_right(reading: Reading, k: int) -> bool:
    """The nearest object or act to the right that this predicate can take."""
    hits, words, acts = reading.hits, reading.words, reading.acts
    hit = hits[k]
    crossed = False
    for j in range(k + 1, len(hits)):
        other = hits[j]
        entry = other.entry
        if other.clause != hit.clause or other.first - hit.last > REACH or "condition" in entry.shifters:
            return False
        if j in reading.owner:
            continue
        between = words[hit.last : other.first]
        if reading.waiting and "that" in between and k not in reading.late and _has_verb(reading, j):
            return False  # "warned that missiles would be used": the object is the subject of what follows
        if entry.predicates and not other.noun and "than" in between:
            return False  # "would rather negotiate than attack"
        act = acts.get(j)
        crossed = crossed or "and" in between
        if act and act.bound and not (crossed and not other.noun) and govern(reading, k, j):
            return True
        if entry.object and not (crossed and hit.noun) and bind(reading, k, j, between=between):
            return True
        if act and not crossed and (govern_past_subject(reading, k, j) or govern(reading, k, j)):
            return True
        if entry.predicates and not (other.noun or entry.object or entry.shifters):
            return False
    return False


def _look_left(reading: Reading, k: int) -> None:
    """The subject of a passive, or of a verb whose subject is what it happens to."""
    hits, words = reading.hits, reading.words
    hit = hits[k]
    passive = _is_passive(words, hit)
    relative = _is_relative(reading, k)
    if relative and passive:
        return  # "the hotline that had been cut": told by the way
    if passive or (hit.entry.intransitive and not _is_gerund(words, hit)):
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
            if other.entry.predicates and not (
                other.noun or other.entry.object or stands_between(reading, k, j)
            ):
                break
    if not (passive and _bind_right(reading, k)):
        _leave_bare(reading, k)


def _is_gerund(words: list[str], hit: Hit) -> bool:
    """ "the talks focused on easing the blockade": a gerund behind a preposition has its object to the right."""
    return words[hit.first].endswith("ing") and words[hit.first - 1] in _PREPOSITIONS


def _is_relative(reading: Reading, k: int) -> bool:
    """Whether a verb tells something by the way: "the hotline that had been cut", but not "agreed that trust was gone"."""
    hits = reading.hits
    for at in range(hits[k].first - 1, max(-1, hits[k].first - 5), -1):
        if reading.words[at] in _RELATIVE:
            claim = k > 1 and hits[k - 1].first > at and hits[k - 2].last == at
            return not (claim and hits[k - 2].entry.predicates and not hits[k - 2].noun)
    return False


def _leave_bare(reading: Reading, k: int) -> None:
    """A predicate that found nothing to act on: its own weight, or its weight as an object, if it has one."""
    hit = reading.hits[k]
    entry = hit.entry
    thing = entry.object
    if thing and (hit.noun or not entry.alone):
        if thing.alone:
            reading.acts[k] = act_of(thing.alone, k, hit.first, hit.last, hit.clause)
    elif on_somebody := _on_somebody(reading, k):
        reading.acts[k] = act_of(on_somebody, k, hit.first, hit.last + 1, hit.clause)
    elif entry.alone:
        reading.acts[k] = bare = act_of(entry.alone, k, hit.first, hit.last, hit.clause)
        if reading.words[hit.last] in _NOBODY and bare.strength >= 1:
            turn(bare, (hit.last, hit.last + 1, "negation"))


def _on_somebody(reading: Reading, k: int) -> Meaning | None:
    """ "we will destroy them": force announced against people who are named by a pronoun."""
    hit = reading.hits[k]
    if reading.words[hit.last] not in _SOMEBODY:
        return None
    pair = Pair(reading, hit, hit, subject=False)
    for predicate in hit.entry.predicates:
        for holds, meaning in predicate.special.get(_PEOPLE, ()):
            if holds(pair):
                return meaning
    return None


def _against_people(reading: Reading, k: int, predicates: list[Predicate]) -> Meaning | None:
    """What predicates mean against people, of whom nothing more is known."""
    hit = reading.hits[k]
    pair = Pair(reading, hit, hit, subject=False)
    for predicate in predicates:
        for holds, meaning in predicate.special.get(_PEOPLE, ()):
            if holds(pair):
                return meaning
        if _PEOPLE in predicate.frames:
            return predicate.frames[_PEOPLE]
    return None


def _is_passive(words: list[str], hit: Hit) -> bool:
    """ "was broken off", "has not been signed": a form of be just before, adverbs apart."""
    first = hit.first
    before = words[first - 1]
    if before not in _BE and not before.endswith(_ADVERB_ENDS):
        return False
    if words[hit.last - 1] in ("to", "for"):
        return False  # "is prepared to", "is ready for"
    if words[first].endswith("ing"):
        return before == "being"
    if before in _BE:
        return True
    for word in words[max(0, first - 3) : first - 1][::-1]:
        if word in _BE:
            return True
        if not word.endswith(_ADVERB_ENDS):
            return False
    return False
