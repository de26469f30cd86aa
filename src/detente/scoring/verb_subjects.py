"""The subject of a passive, or of a verb whose subject is what it happens to: looked for to its left."""

from __future__ import annotations

from itertools import pairwise

from detente.scoring.acts import Reading
from detente.scoring.binding import REACH, bind, govern, head_of
from detente.scoring.entries import Weights
from detente.scoring.function_words import words_in
from detente.scoring.infinitives import stands_between
from detente.scoring.matching import Hit
from detente.scoring.verb_objects import bind_right, leave_bare

_ADVERBS = words_in("adverb before a participle")
_ADVERB_ENDS = tuple(words_in("ending of an adverb"))

_BE = words_in("passive auxiliary")

_PREPOSITIONS = words_in("after a noun of action")

_RELATIVE = words_in("relative pronoun")
_RISKS = words_in("risk")
_NOT_SAID = Weights(0.0, 0.0)
_SAYERS = ("diplomats", "leaders", "forces", "fighters", "state")  # object classes of those who speak
_SUBJECTS = words_in("pronoun that begins a clause")
_UNDER = words_in("on the ground of")
_ASKS, _ARTICLES = words_in("asks within a sentence"), words_in("article")
_OF_A_RISK = 8  # words: "risk of an uncontrolled spread of nuclear weapons"
_AUXILIARIES = _BE | words_in("auxiliary of tense")
_INSERTED = 24  # words of what may stand between commas behind a subject
_OF = words_in("tells of a thing")
_RELATIVE_REACH = 4  # words between it and its verb, and itself


def look_left(reading: Reading, k: int) -> None:
    """The subject of a passive, or of a verb whose subject is what it happens to."""
    hits, words = reading.hits, reading.words
    hit = hits[k]
    passive = is_passive(words, hit)
    relative = _is_relative(reading, k)
    if relative and passive:
        return  # "the hotline that had been cut": said in passing
    if passive or (hit.entry.intransitive and not _is_gerund(words, hit)):
        for j in range(k - 1, -1, -1):
            other = hits[j]
            if hit.first - other.last > REACH or abs(hit.clause - other.clause) > (1 if passive else 0):
                break
            if _is_before_a_claim(words, other, hit):
                break
            if (not passive and _is_at_risk(words, other)) or _is_a_ground(words, other):
                continue
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
                    if _is_asked(words, hits[subject]):
                        reading.acts[k].weights = _NOT_SAID
                    return
            if other.entry.predicates and not (
                other.noun or other.entry.object or stands_between(reading, k, j)
            ):
                break
    if not (_behind_insertion(reading, k, passive) or (passive and bind_right(reading, k))):
        leave_bare(reading, k)


def _behind_insertion(reading: Reading, k: int, passive: bool) -> bool:
    """ "The treaty, the last that limited their arsenals, expired": what is inserted tells of the subject."""
    hits, words, hit = reading.hits, reading.words, reading.hits[k]
    closes = hit.first - 1
    while words[closes] in _AUXILIARIES or _is_adverb(words[closes]):
        closes -= 1
    if words[closes] != ",":
        return False
    first = max(reading.sentence.first, closes - _INSERTED)
    opens = next((at for at in range(closes - 1, first, -1) if words[at] == ","), first)
    for j in range(k - 1, -1, -1):
        if hits[j].last <= opens and j not in reading.owner:
            between = words[hits[j].last : opens]
            if len(between) > REACH or (between and between[0] not in _OF):
                return False
            if any(bind(reading, k, one, intransitive=not passive) for one in (*head_of(reading, j), j)):
                for inner in range(j + 1, k):
                    reading.acts.pop(inner, None)
                    reading.owner[inner] = k
                return True
            return False
    return False


def _is_asked(words: list[str], subject: Hit) -> bool:
    """Whether a subject stands in a question within a sentence: "whether the talks collapse"."""
    before = words[subject.first - 1]
    return before in _ASKS or (before in _ARTICLES and words[subject.first - 2] in _ASKS)


def _is_before_a_claim(words: list[str], other: Hit, verb: Hit) -> bool:
    """ "the envoy said that it must be allowed": whoever says so stands outside the clause."""
    between = words[other.last : verb.first]
    says = other.entry.object is not None and other.entry.object.id in _SAYERS
    if not says or "that" not in between[:-1]:
        return False
    following = between[between.index("that") + 1]
    return following in _ARTICLES or following in _SUBJECTS


def _is_a_ground(words: list[str], hit: Hit) -> bool:
    """ "sanctions lifted under the deal came back": the deal is no subject."""
    before = words[hit.first - 1]
    return before in _UNDER or (before in _ARTICLES and words[hit.first - 2] in _UNDER)


def _is_at_risk(words: list[str], hit: Hit) -> bool:
    """ "the risk of a spread of nuclear weapons is growing": what grows is the risk."""
    before = words[max(0, hit.first - _OF_A_RISK) : hit.first]
    return any(one in _RISKS and other == "of" for one, other in pairwise(before))


def _is_gerund(words: list[str], hit: Hit) -> bool:
    """ "the talks focused on easing the blockade".

    A gerund behind a preposition has its object to the right.
    """
    return words[hit.first].endswith("ing") and words[hit.first - 1] in _PREPOSITIONS


def _is_relative(reading: Reading, k: int) -> bool:
    """Whether a verb says something in passing.

    "the hotline that had been cut", but not "agreed that trust was gone".
    """
    hits, words = reading.hits, reading.words
    first = hits[k].first
    begin = max(0, first - _RELATIVE_REACH)
    if _RELATIVE.isdisjoint(words[begin:first]):
        return False
    for at in range(first - 1, begin - 1, -1):
        if words[at] in _RELATIVE:
            claim = k > 1 and hits[k - 1].first > at and hits[k - 2].last == at
            return not (claim and hits[k - 2].entry.predicates and not hits[k - 2].noun)
    return False


def is_passive(words: list[str], hit: Hit) -> bool:
    """ "was broken off", "has not been signed": a form of be just before, adverbs apart."""
    first = hit.first
    before = words[first - 1]
    if before not in _BE and not _is_adverb(before):
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
        if not _is_adverb(word):
            return False
    return False


def _is_adverb(word: str) -> bool:
    return word in _ADVERBS or word.endswith(_ADVERB_ENDS)
