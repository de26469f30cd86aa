"""Negation: what it reaches, how it turns an act, motions voted down (rule 2 of the codebook)."""

from __future__ import annotations

from detente.scoring.acts import Act, Reading
from detente.scoring.denied_outcomes import is_outcome, weigh_outcome
from detente.scoring.entries import Weights
from detente.scoring.forbidden_arms import forbid
from detente.scoring.function_words import words_in
from detente.scoring.matching import Hit
from detente.scoring.occasions import is_occasion

_ON = words_in("topic of an agreement")
_ARTICLES = words_in("article")
_PASSED_OVER = 4  # words between "than" and what is passed over
_MUST_NOT = words_in("firm negation")
_TAKES_NOTHING = words_in("takes what is not there")
_BEFORE_BARE = words_in("auxiliary of a bare verb")
_ADVERBS = words_in("adverb before a participle")


def negate_after(reading: Reading, k: int, *, late: bool = False) -> None:
    """Turn the first act after a negation, and those joined to it by "or" or "nor"."""
    hits = reading.hits
    hit = hits[k]
    kind = hit.entry.negates
    reach = reading.lexicon.reach[kind]
    if not late:
        for w in (*reading.waiting, *reading.late):
            if 0 <= hits[w].first - hit.last <= 3 and hits[w].clause == hit.clause:
                reading.unheard.append(k)
                return
    end = _verb_of_its_own(reading, k)
    after = [
        act
        for act in reading.acts.values()
        if act.head != k
        and hit.last < act.last
        and act.first < end
        and (act.first >= hit.last or late)
        and act.first - hit.last <= reach
        and hits[act.head].clause == hit.clause
        and not is_occasion(reading, hit, hits[act.head])
    ]
    after.sort(key=lambda act: act.first)
    if reading.words[hit.first] == "without":
        after = [act for act in after if act.first == hit.last or not _is_finite(reading, act)]
    if len(after) > 1 and _is_mere_doer(after[0]) and _is_act(hits[after[1].head]):
        del after[0]  # "neither army wants to fight": the act is denied, not the army
    if not after:
        if not late:
            reading.unheard.append(k)
        return
    if kind == "double":
        act = after[0]
        if not act.bound and act.strength < 1:
            act.weights = Weights(0.0, 1.6) if act.weights.deescalation else Weights(2.2, 0.0)
        act.turns += ((hit.first, hit.last, "negation"),)
        act.decided = 2
        return
    turned = [after[0]]
    for act in after[1:]:
        between = reading.words[turned[-1].last : act.first]
        joined = "or" in between or "nor" in between or reading.words[act.first].endswith("ing")
        if not (joined or _is_subject_matter(reading, act, between)) or len(between) > 6:
            break
        turned.append(act)
    firm = _is_firm(reading.words, hit)
    for act in turned:
        outcome = is_outcome(reading, hit, act)
        matter = act is not turned[0] and reading.words[act.first - 1 - _has_article(reading, act)] in _ON
        turn(act, (hit.first, hit.last, "negation"), firm=firm)
        if matter and act.weights.escalation > turned[0].weights.escalation:
            act.weights = turned[0].weights  # "no agreement on a ceasefire": what is missing is the agreement
        if outcome and act.plain is not None:
            weigh_outcome(reading, hit, act)
        forbid(reading, hit, act)


def _verb_of_its_own(reading: Reading, k: int) -> int:
    """ "had no targets there and offers talks": where a verb behind "and" goes on without the negation."""
    hits, words = reading.hits, reading.words
    hit = hits[k]
    reach = reading.lexicon.reach[hit.entry.negates]
    bare = words[hit.first] in _BEFORE_BARE or words[hit.first - 1] in _BEFORE_BARE
    nothing = words[hit.first] == "no" and words[hit.first - 1] in _TAKES_NOTHING
    for other in hits[k + 1 :]:
        if other.clause != hit.clause or other.first - hit.last > reach or not (bare or nothing):
            break
        before = other.first - 1
        before -= words[before] in _ADVERBS
        word = words[other.first]
        inflected = word.endswith("ed") or (word.endswith("s") and not word.endswith("ss"))
        if words[before] == "and" and other.entry.predicates and not other.noun and (nothing or inflected):
            return other.first
    return len(words)


def _is_subject_matter(reading: Reading, act: Act, between: list[str]) -> bool:
    """ "no agreement was reached on the release": what would have been agreed upon is not done either."""
    return bool(between) and between[0] in _ON and not act.hostile and reading.hits[act.head].noun


def _has_article(reading: Reading, act: Act) -> bool:
    return reading.words[act.first - 1] in _ARTICLES


def _is_finite(reading: Reading, act: Act) -> bool:
    """ "soldiers without badges took the town": what they are without is a thing or a gerund."""
    head = reading.hits[act.head]
    word = reading.words[head.first]
    return bool(head.entry.predicates) and not head.noun and not word.endswith("ing")


def _is_act(hit: Hit) -> bool:
    return bool(hit.entry.predicates or hit.entry.idiom)


def _is_mere_doer(act: Act) -> bool:
    return not act.bound and act.frame in ("forces", "diplomats")


def _is_firm(words: list[str], hit: Hit) -> bool:
    return (
        words[hit.first] in _MUST_NOT
        or words[hit.first - 1] in _MUST_NOT
        or words[hit.last] in ("must", "should")
    )


def turn(act: Act, turn: tuple[int, int, str], *, firm: bool = False) -> None:
    """Negate an act; a second negation gives its own weights back."""
    act.turns += (turn,)
    act.decided = 2
    if act.plain is not None:
        act.weights, act.plain = act.plain, None
        act.status = "asserted"
        return
    act.plain = act.weights
    act.status = "negated"
    escalation, deescalation = act.weights
    if not act.bound:
        act.weights = act.meaning.denied
        act.general = act.general and max(act.weights) < 1.2
    elif escalation > deescalation:
        act.weights = Weights(0.0, min(2.0 if firm else 1.3, escalation))
    else:
        act.weights = Weights(2.3 if deescalation >= 2.5 else 1.7 if deescalation >= 1 else deescalation, 0.0)


def passed_over(reading: Reading, k: int) -> None:
    """ "would rather talk than shoot": what stands behind "than" is not what is wanted."""
    hit, words = reading.hits[k], reading.words
    reach = min(hit.last + reading.lexicon.reach["preference"], reading.sentence.last)
    if "than" not in words[hit.last : reach]:
        return
    than = words.index("than", hit.last)
    after = [act for act in reading.acts.values() if 0 < act.first - than <= _PASSED_OVER]
    first = min(after, key=lambda act: act.first, default=None)
    if first and first.plain is None:  # "rather than" has turned it already
        turn(first, (than, than + 1, "negation"))


def voted_down(reading: Reading, k: int) -> None:
    """A motion that failed turns what it was for."""
    hit = reading.hits[k]
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
        turn(act, (hit.first, hit.last, "vote"), firm=True)
        act.status = "refused"
