"""What weighs or turns the acts of a sentence as a whole.

Condition, modality, past, accusation, deadline, denial.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import compress
from operator import attrgetter

from detente.scoring.acts import Act
from detente.scoring.entries import CLAIMS, OF_CLAIMS, Lexicon, Weights
from detente.scoring.function_words import words_in
from detente.scoring.matching import Hit, Matched, Sentence
from detente.scoring.negation import turn
from detente.scoring.tokens import MARKS
from detente.text.english import english

_STEP = (
    0.8  # "one step lower" for what is conditional, so that E5 stays above E4 and E2 does not fall to blame
)
_WEIGHED = 0.85  # might, could, considers: less than done, more than nothing
_UNREAL, _UNREAL_REACH = ["would", "have"], 3
_NOT_DONE = 0.6
_BACKGROUND = 0.5  # rule 10: history given as background counts half
BLAME = 1.5  # rule 9: what the other is said to have done
PEACEKEEPING = 1.5  # forces sent to keep a peace
_JUDGED = 8  # words from an act to its judgement: "giving up the treaty | altogether | would be a mistake"
_DEMAND_REACH = 10  # words between a demand and what is asked for
_NO_CONDITION = words_in("no condition behind")
_CLAUSE_PRONOUNS = words_in("pronoun that begins a clause")
_CONDITION_ENDS = frozenset((",", "then", ":", "–", "—"))
_VERBLESS_ENDS = _CONDITION_ENDS | _CLAUSE_PRONOUNS
_RECENT = 2000  # an act placed in a year before this one is history


def shift(acts: Sequence[Act], sentence: Sentence, matched: Matched, lexicon: Lexicon, blamed: bool) -> bool:
    """Weigh the acts in place. `blamed`: the sentence before laid blame. Returns whether this one does."""
    words = matched.words
    if not acts:
        lays = any("accusation" in hit.entry.shifters for hit in sentence.shifters)
        return lays or (blamed and "also" in words[sentence.first : sentence.last])
    by_kind: dict[str, list[Hit]] = {}
    if sentence.shifters:
        for hit in sentence.shifters:
            for kind in hit.entry.shifters:
                by_kind.setdefault(kind, []).append(hit)
        if "condition" in by_kind or "condition_first" in by_kind:
            _conditional(acts, by_kind, sentence, words)
        if "modality" in by_kind:
            _modal(acts, by_kind["modality"], lexicon.reach["modality"])
            _unreal(acts, by_kind["modality"], sentence, words)
        _denied(acts, sentence, words, lexicon)
        _demanded(acts, by_kind, words)
        _judged(acts, by_kind.get("judgement", ()), words)
        if "peacekeeping" in by_kind:
            _sent_for_peace(acts)
    if matched.has_years or "past" in by_kind:
        _past(acts, by_kind, sentence, words)
    if len(acts) > 1:
        _told_of_the_time(acts, sentence, words)
    for act in acts:
        before = words[sentence.hits[act.head].first - 1]
        if (before in _RELATIVE or act.meaning.limits) and act.status == "asserted":
            _by_the_way(act, sentence.hits, words)
    laid = "accusation" in by_kind
    if laid:
        _accused(acts, by_kind["accusation"], lexicon.reach["accusation"], words)
    elif blamed and "also" in words[sentence.first : sentence.last]:
        for act in acts:
            _blame(act, None)
        laid = True
    return laid


def _judged(acts: Sequence[Act], judgements: Sequence[Hit], words: Sequence[str]) -> None:
    """ "To give up the treaty would be a mistake": who judges an act so is against it."""
    ends = {act.last: act for act in acts} if judgements else {}
    for hit in judgements:
        for at in range(hit.first, max(hit.first - _JUDGED, 0), -1):
            if at in ends and ends[at].status == "asserted":
                turn(ends[at], (hit.first, hit.last, "negation"), firm=True)
            if at in ends or words[at - 1] in MARKS:
                break


def _sent_for_peace(acts: Sequence[Act]) -> None:
    for act in acts:
        if act.act == "posture" and act.hostile:
            act.weights = Weights(0.0, PEACEKEEPING)


def _conditional(
    acts: Sequence[Act], by_kind: dict[str, list[Hit]], sentence: Sentence, words: Sequence[str]
) -> None:
    """Rule 4: what is only supposed does not count, what hangs on it counts one step lower."""
    openers = [*by_kind.get("condition", ())]
    openers += [hit for hit in by_kind.get("condition_first", ()) if hit.first == sentence.first]
    for opener in openers:
        if words[opener.last] in _NO_CONDITION or words[opener.last] in MARKS:
            continue
        end = _end_of_condition(opener, sentence, words)
        turn = (opener.first, opener.last, "condition")
        for act in acts:
            act.turns += (turn,)
            act.status = "conditional"
            if opener.last <= act.first < end:
                act.weights = Weights(0.0, 0.0)
            else:
                act.decided = 4
                act.weights = Weights(*(value - _STEP if value >= 2 else value for value in act.weights))


def _end_of_condition(opener: Hit, sentence: Sentence, words: Sequence[str]) -> int:
    """Where what is only supposed ends.

    "in the event of an attack | we will …": a pronoun ends a condition that has no verb of its own.
    """
    first, ends = opener.last, _CONDITION_ENDS
    if words[first - 1] == "of":
        ends = _VERBLESS_ENDS
        first += words[first] in _CLAUSE_PRONOUNS
    return next((at for at in range(first, sentence.last) if words[at] in ends), sentence.last)


def _modal(acts: Sequence[Act], hits: Sequence[Hit], reach: int) -> None:
    for hit in hits:
        for act in acts:
            if 0 <= act.first - hit.last <= reach and act.clause == hit.clause:
                act.weights = act.weights.times(_WEIGHED)
                act.turns += ((hit.first, hit.last, "modality"),)


def _unreal(acts: Sequence[Act], hits: Sequence[Hit], sentence: Sentence, words: Sequence[str]) -> None:
    """ "before the treaty would have run out": what would have been is not done."""
    for hit in hits:
        if words[hit.first : hit.last + 1] == _UNREAL and words[hit.last + 1] != "to":
            for act in acts:
                if 0 < sentence.hits[act.head].first - hit.last <= _UNREAL_REACH and act.status == "asserted":
                    act.weights = Weights(*(min(_NOT_DONE, weight) for weight in act.weights))


def _past(
    acts: Sequence[Act], by_kind: dict[str, list[Hit]], sentence: Sentence, words: Sequence[str]
) -> None:
    places = [(hit.first, hit.last) for hit in by_kind.get("past", ())]
    things = {hit.last for hit in sentence.hits if hit.entry.object}
    behind_first = range(sentence.first + 1, sentence.last)
    for at in compress(behind_first, map(str.isdigit, words[sentence.first + 1 : sentence.last])):
        word = words[at]
        if (
            len(word) == 4
            and 1800 <= int(word) < _RECENT
            and not (words[at - 1] == "of" and at - 1 in things)  # "the treaty of 1987 ended"
            and (words[at - 1] in _SINCE or words[at - 1] in _MONTHS)
        ):
            places.append((at - 1, at + 1))
    for first, last in places:
        if any(hit.last <= first <= hit.last + 12 for hit in by_kind.get("as_in", ())):
            continue
        for act in acts:
            act.weights = act.weights.times(_BACKGROUND)
            act.turns += ((first, last, "past"),)
            act.status, act.decided = "past", 10
        return


def _told_of_the_time(acts: Sequence[Act], sentence: Sentence, words: Sequence[str]) -> None:
    """ "kept the limits until the treaty expired": a clause of time is background to the main one."""
    if _OF_TIME.isdisjoint(words[sentence.first : sentence.last]):
        return
    opened: dict[int, int] = {}  # by the word, where the clause of time that it stands in begins
    opens = -1
    for at in range(sentence.first, sentence.last):
        if words[at] in MARKS:
            opens = -1
        elif opens >= 0:
            opened[at] = opens
        elif words[at] in _OF_TIME:
            opens = at
    if all(act.first in opened or act.strength < 1 for act in acts):
        return
    for act in acts:
        head = sentence.hits[act.head]
        if act.first in opened and act.status == "asserted" and head.entry.predicates and not head.noun:
            act.weights = act.weights.times(_BACKGROUND)
            act.turns += ((opened[act.first], opened[act.first] + 1, "past"),)
            act.status, act.decided = "past", 10


_MONTHS = frozenset(month.lower() for month in english().months)
_SINCE = words_in("before a year")
_OF_TIME = words_in("opens a clause of time")


def _by_the_way(act: Act, hits: Sequence[Hit], words: Sequence[str]) -> None:
    """ "the treaty, which limits warheads …", "Gorbachev, who signed it": said of it, not done now."""
    head = hits[act.head].first
    before = words[head - 1]
    # "agreed that trust is gone": what follows this "that" is a subject
    if (before in _RELATIVE and (before != "that" or hits[act.head].entry.predicates)) or _of_a_treaty(
        act, hits, words
    ):
        act.weights = act.weights.times(_BACKGROUND)
        act.turns += ((max(0, head - 1), max(1, head), "past"),)
        act.status, act.decided = "past", 10


def _of_a_treaty(act: Act, hits: Sequence[Hit], words: Sequence[str]) -> bool:
    """ "New START limits the warheads", "the treaty had set ceilings": what it says, not what is done now."""
    head = hits[act.head]
    if head.last - head.first > 1 and act.frame.startswith("cut ×") and words[head.last - 1].endswith("s"):
        return True  # "New START limits": the name and its verb were read as one
    if act.act not in ("reduce", "keep_limits") or not act.head:
        return False
    before = next((hit for hit in reversed(hits[: act.head]) if hit.entry.object), head)
    thing = before.entry.object
    between = words[before.last : head.first]
    return (
        thing is not None
        and thing.id in ("treaty", "agreement")
        and (_TENSES.issuperset(between) if between else words[head.first].endswith("s"))
        and words[head.first - 1] not in _AHEAD
    )


_TENSES, _AHEAD = words_in("auxiliary of tense"), words_in("ahead")
_RELATIVE = words_in("relative pronoun")

_first = attrgetter("first")


def _accused(acts: Sequence[Act], hits: Sequence[Hit], reach: int, words: Sequence[str]) -> None:
    """Rule 9: hostile acts said of another are blame. The reach ends where a new statement begins."""
    by_place = sorted(acts, key=_first)
    places = [act.first for act in by_place]
    for hit in hits:
        end = next(
            (i for i in range(hit.last, min(hit.last + reach, len(words))) if words[i] in ("but", "while")),
            hit.last + reach,
        )
        for act in by_place[bisect_left(places, hit.last) : bisect_left(places, end)]:
            _blame(act, hit)


def _blame(act: Act, hit: Hit | None) -> None:
    if not act.hostile or act.frame.startswith("idiom") or act.weights.escalation < 1:
        return
    act.weights = Weights(min(act.weights.escalation, BLAME), 0.0)
    act.status, act.decided, act.read_as = "reported", 9, "blame"
    if hit is not None:
        act.turns += ((hit.first, hit.last, "accusation"),)


def _denied(acts: Sequence[Act], sentence: Sentence, words: Sequence[str], lexicon: Lexicon) -> None:
    """Rule 3: a reported claim called false is coded for what the speaker affirms."""
    if not sentence.signs & OF_CLAIMS:
        return
    claimed = any(hit.entry.object and hit.entry.object.id == CLAIMS for hit in sentence.hits)
    if not claimed:
        return
    places = [i for i in range(sentence.first, sentence.last) if words[i] in lexicon.denials]
    if not places:
        return
    for act in acts:
        if act.frame.startswith("idiom"):
            continue
        hostile = act.hostile
        act.weights = (
            Weights(0.0, 1.0) if hostile else Weights(1.5, 0.0) if act.strength >= 0.5 else act.weights
        )
        act.status, act.decided = "denied", 3
        act.turns += ((places[0], places[0] + 1, "denial"),)


def _demanded(acts: Sequence[Act], by_kind: dict[str, list[Hit]], words: Sequence[str]) -> None:
    """Rule 6: a call on the other side is D2, under a deadline or an or-else E3."""
    demands = by_kind.get("demand", [])
    deadlines = by_kind.get("deadline", [])
    for act in acts:
        if act.weights.deescalation < (0.3 if deadlines else 1) or act.status == "negated":
            continue
        asked = act.status == "demanded" or (demands and any(_is_asked(act, hit) for hit in demands))
        asked = asked or (deadlines and any(words[hit.first] == "or" for hit in deadlines))
        if deadlines and (asked or demands):
            act.weights = Weights(3.0, 0.0)
            act.status, act.decided, act.read_as = "demanded", 6, "demand"
            act.turns += ((deadlines[0].first, deadlines[0].last, "deadline"),)
        elif asked and act.weights.deescalation > 2.2:
            act.weights = Weights(0.0, 2.2)
            act.status, act.decided = "demanded", 6


def _is_asked(act: Act, demand: Hit) -> bool:
    """Whether an act stands behind a demand, or around it."""
    return 0 <= act.first - demand.last <= _DEMAND_REACH or (
        demand.first >= act.first and demand.last <= act.last
    )
