"""score(): two axes, with the evidence.

Each axis is its strongest cue plus a little for the others, so that repetition adds little and nothing
exceeds 5. Words that stand below the scale's first step on both axes speak only where nothing stronger does.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial

from detente.records import Cue, Score, Stance
from detente.scoring.acts import Act, turns_of
from detente.scoring.clause_reading import read_acts
from detente.scoring.entries import OF_FORCES, OF_STATES
from detente.scoring.fast_records import fast_maker
from detente.scoring.lexicon import Lexicon, shipped
from detente.scoring.matching import match
from detente.scoring.shifters import shift
from detente.scoring.tokens import edges_of

_SHARE = 0.15  # what each further cue adds of its weight
_MOST = 0.6  # what all further cues add at most
_BELOW = 0.95  # weak words alone never reach the first step
_OUTSIDE = 0.55  # general cues where no state and no force is in sight
_ELSEWHERE = 0.2  # cues amid sport, courts, trade …
_SHORT = 10  # words: a sentence that is too short to show its topic is taken at its word
_LEAST = 0.05  # less than this is nothing
_SILENT = Score(0.0, 0.0, 0.0, "neutral", 0, ())

_new_score, _new_cue = fast_maker(Score, unset=("cues",)), fast_maker(Cue)

Counted = tuple[Act, float, float]  # an act and what it counts on either axis, in its context
Numbers = tuple[float, float, float, Stance, int]  # escalation, de-escalation, balance, stance, rung


def score(text: str, lexicon: Lexicon | None = None) -> Score:
    """Expressed escalation and de-escalation of a text (a sentence, a paragraph).

    Pure: no clock, no network. The method is that of the codebook (`data/codebook`): frames of predicate and
    object, turned by shifters, summed so that repetition adds little.

    Args:
        text: Any string.
        lexicon: The tables to score with; those that ship if None.

    Returns:
        Escalation and deescalation 0 to 5, balance -1 to +1, stance, rung -4 to +4, and the cues in order of
        their place, with character offsets into `text`.
    """
    lexicon = lexicon or shipped()
    matched = match(text, lexicon)
    counted: list[Counted] = []
    blamed = False
    for sentence in matched.sentences:
        acts = read_acts(matched, sentence, lexicon)
        blamed = shift(acts, sentence, matched, lexicon, blamed)
        elsewhere = sentence.guarded and (not sentence.signs & OF_FORCES or sentence.guarded > 2)
        for act in acts:
            escalation, deescalation = act.weights
            if (
                elsewhere
                or (act.general and not sentence.signs & OF_STATES)
                or (act.meaning.topical and not matched.security and sentence.last - sentence.first > _SHORT)
            ):
                factor = _ELSEWHERE if elsewhere else _OUTSIDE
                escalation, deescalation = min(0.9, escalation * factor), min(0.9, deescalation * factor)
            if escalation >= _LEAST or deescalation >= _LEAST:
                counted.append((act, escalation, deescalation))
    if not counted:
        return _SILENT
    if len(counted) == 1:
        numbers = _alone(*counted[0][1:])
    else:
        counted.sort(key=_place)
        numbers = _together([_rounded(one, other) for _, one, other in counted])
    return _new_score(*numbers).resting_on(partial(_cues, counted, matched.pieces))


def summed(cues: Sequence[Cue]) -> Score:
    """The score of cues taken together: both axes, balance, stance and rung as the codebook has them.

    Args:
        cues: The cues, each with what it adds to either axis.

    Returns:
        The score that a text with exactly these cues has.
    """
    if not cues:
        return _SILENT
    numbers = _together([(cue.escalation, cue.deescalation) for cue in cues])
    return _new_score(*numbers).resting_on(partial(tuple, cues))


# A lexicon has some hundred different weights: each pair is worked out once.
@lru_cache(maxsize=4096)
def _rounded(escalation: float, deescalation: float) -> tuple[float, float]:
    return round(escalation, 2), round(deescalation, 2)


@lru_cache(maxsize=4096)
def _alone(escalation: float, deescalation: float) -> Numbers:
    """The numbers of a single cue."""
    return _together([_rounded(escalation, deescalation)])


def _together(weights: Sequence[tuple[float, float]]) -> Numbers:
    """Both axes, balance, stance and rung of cues that weigh this much, in order of their place."""
    escalations, deescalations = zip(*weights, strict=True)
    hardest, mildest = max(escalations), max(deescalations)
    loudest = max(hardest, mildest)
    rung = min(4, round(loudest))
    if hardest < mildest or (
        # the first of equals
        hardest == mildest and deescalations.index(mildest) < escalations.index(hardest)
    ):
        rung = -rung
    least, most = (1.0, 5.0) if loudest >= 1 else (_LEAST, _BELOW)
    escalation = _axis(escalations, hardest, least, most)
    deescalation = _axis(deescalations, mildest, least, most)
    return (
        escalation,
        deescalation,
        round((escalation - deescalation) / 5, 4),
        stance_of(escalation, deescalation),
        rung,
    )


def stance_of(escalation: float, deescalation: float) -> Stance:
    """The codebook's stance.

    One axis leads by a step, both stand close together, or neither reaches the first.

    Args:
        escalation: 0 to 5.
        deescalation: 0 to 5.

    Returns:
        "escalatory", "de-escalatory", "mixed" or "neutral".
    """
    if escalation >= 1 and escalation - deescalation >= 1:
        return "escalatory"
    if deescalation >= 1 and deescalation - escalation >= 1:
        return "de-escalatory"
    if escalation >= 1 and deescalation >= 1:
        return "mixed"
    return "neutral"


def _axis(weights: Sequence[float], strongest: float, least: float, most: float) -> float:
    """One axis; weights below `least` are not heard."""
    if strongest < least:
        return 0.0
    further = sum([weight for weight in weights if weight >= least]) - strongest
    return round(min(most, strongest + min(_MOST, _SHARE * further)), 2)


def _place(counted: Counted) -> tuple[int, int]:
    act = counted[0]
    return act.first, act.last


def _cues(counted: Sequence[Counted], pieces: list[str]) -> tuple[Cue, ...]:
    """The cues of what is counted in a text of these pieces."""
    edges = edges_of(pieces)
    return tuple(
        [
            _new_cue(
                edges[2 * act.first],
                edges[2 * act.last - 1],
                act.frame,
                act.act,
                act.status,  # type: ignore[arg-type]  # a Status, from code or a checked table
                round(escalation, 2),
                round(deescalation, 2),
                turns_of(act, edges) if act.turns else (),
                act.rows,
                act.rule,
            )
            for act, escalation, deescalation in counted
        ]
    )
