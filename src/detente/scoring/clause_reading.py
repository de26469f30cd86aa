"""Acts: which predicate acts on which object, and what governs the act.

A sentence is read in three rounds. First nouns of action take their objects ("withdrawal of troops"); then
verbs, from right to left, take an object or govern an act to their right ("refused to withdraw troops"), and
negations turn what stands after them; last, passives and verbs without an object look to their left ("the
talks collapsed").
"""

from __future__ import annotations

from operator import attrgetter

from detente.scoring.acts import Act, Reading
from detente.scoring.binding import REACH, bind
from detente.scoring.dropped_threats import drop_threats
from detente.scoring.entries import Lexicon
from detente.scoring.function_words import words_in
from detente.scoring.infinitives import happens_to_subject, take_agent
from detente.scoring.matching import Matched, Sentence
from detente.scoring.negation import negate_after, passed_over, voted_down
from detente.scoring.other_matters import weigh_other_matter
from detente.scoring.other_parties import is_said_of_others
from detente.scoring.purposes import turn_purposes
from detente.scoring.verb_objects import bind_result, bind_right, echo, leave_bare
from detente.scoring.verb_subjects import is_passive, look_left
from detente.scoring.verbal_attacks import weigh_verbal_attack

_first = attrgetter("first")
_PREPOSITIONS = words_in("after a noun of action")

_PLACES = words_in("place")

_ECHOES = words_in("echo")


def read_acts(matched: Matched, sentence: Sentence, lexicon: Lexicon) -> list[Act]:
    """The acts of one sentence in order, negations applied."""
    hits = sentence.hits
    acts: dict[int, Act] = {}
    owner: dict[int, int] = {}
    reading = Reading(sentence, hits, matched.words, lexicon, acts, owner, [], [], [])
    for k in reversed(sentence.nouns):
        if k not in owner and _can_act(reading, k):
            _noun_of_action(reading, k)
    chosen = False
    for k in range(len(hits) - 1, -1, -1):
        hit = hits[k]
        entry = hit.entry
        if entry.shifters:
            chosen |= entry.chooses
            if entry.negates:
                negate_after(reading, k)
        if k in owner or k in acts:
            continue
        if entry.idiom and (not entry.others or is_said_of_others(reading, hit)):
            acts[k] = Act(entry.idiom, k, hit.first, hit.last, hit.clause)
        elif entry.predicates and not hit.noun:
            _verb(reading, k)
        elif thing := entry.object:
            if thing.alone:
                acts[k] = Act(thing.alone, k, hit.first, hit.last, hit.clause)
        elif entry.alone:
            leave_bare(reading, k)
    if reading.waiting:
        _read_waiting(reading)
    for k in reading.unheard:
        negate_after(reading, k, late=True)
    if chosen:
        _turn_by_choice(reading)
    return _in_order(reading)


def _in_order(reading: Reading) -> list[Act]:
    """The acts by their place: attacks of words weighed, purposes turned with the acts that they are for."""
    acts = reading.acts
    for act in acts.values():
        if act.meaning.of_a_matter:
            weigh_other_matter(act, reading)
        if act.meaning.violent:
            weigh_verbal_attack(act, reading)
    if len(acts) < 2:
        return list(acts.values())
    by_place = sorted(acts.values(), key=_first)
    turn_purposes(by_place, reading)
    drop_threats(by_place, reading)
    return [acts[k] for k in sorted(acts)]


def _can_act(reading: Reading, k: int) -> bool:
    """Whether a noun may be one of action: it is in the lexicon as such, or its form shows it."""
    hit = reading.hits[k]
    return hit.entry.nominal or hit.last - hit.first > 1 or reading.words[hit.first].endswith("ing")


def _read_waiting(reading: Reading) -> None:
    """Verbs that wait for their subject; one comes late only where another waits."""
    for k in reversed(reading.waiting):
        if k not in reading.owner:
            look_left(reading, k)
    for k in reversed(reading.late):
        if k not in reading.owner and not bind_right(reading, k):
            look_left(reading, k)


def _turn_by_choice(reading: Reading) -> None:
    """Motions that were voted down, then what is passed over for something else."""
    kinds = [(k, hit.entry.shifters) for k, hit in enumerate(reading.hits) if hit.entry.chooses]
    for k, of in kinds:
        if "vote" in of:
            voted_down(reading, k)
    for k, of in reversed(kinds):
        if "preference" in of and "vote" not in of:
            passed_over(reading, k)


def _noun_of_action(reading: Reading, k: int) -> None:
    """ "troop withdrawal", "withdrawal of troops", "arms deliveries"."""
    hits, words = reading.hits, reading.words
    hit = hits[k]
    if k and hits[k - 1].last == hit.first and k - 1 not in reading.owner and bind(reading, k, k - 1):
        return
    if words[hit.last] in _PREPOSITIONS or words[hit.last - 1] in _PREPOSITIONS:
        bind_right(reading, k)


def _verb(reading: Reading, k: int) -> None:
    words = reading.words
    hit = reading.hits[k]
    if is_passive(words, hit):
        commanded = words[hit.last] == "to" and any(
            reading.hits[w].first == hit.last + 1 for w in reading.waiting
        )
        (reading.late if commanded else reading.waiting).append(
            k
        )  # "were told to withdraw": first who withdraws
    elif (words[hit.last] in _ECHOES and echo(reading, k)) or (hit.entry.results and bind_result(reading, k)):
        return
    elif words[hit.last] in _PLACES and hit.entry.intransitive and words[hit.first - 1] != "to":
        reading.waiting.append(k)
    elif not bind_right(reading, k) and not (hit.entry.intransitive and take_agent(reading, k)):
        if reading.waiting and hit.entry.governs and _waits_near(reading, k):
            reading.late.append(k)
        elif hit.entry.intransitive and happens_to_subject(reading, k):
            reading.waiting.append(k)
        else:
            leave_bare(reading, k)


def _waits_near(reading: Reading, k: int) -> bool:
    """Whether a verb waits not far behind another, in its clause."""
    hits = reading.hits
    for w in reading.waiting_behind(k):
        if hits[w].first - hits[k].last > REACH:
            return False
        if hits[w].clause == hits[k].clause:
            return True
    return False
