"""score(): two axes, with the evidence.

Each axis is its strongest cue plus a little for the others, so that repetition adds little and nothing exceeds 5.
Words that stand below the scale's first step on both axes speak only where nothing stronger does.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from detente.records import Cue, Score, Stance
from detente.rhetoric.acts import Act, turns_of
from detente.rhetoric.entries import Weights
from detente.rhetoric.frames import read_acts
from detente.rhetoric.lexicon import Lexicon, shipped
from detente.rhetoric.matching import Sentence, match
from detente.rhetoric.shifters import shift
from detente.rhetoric.tokens import edges_of

_SHARE = 0.15  # what each further cue adds of its weight
_MOST = 0.6  # what all further cues add at most
_BELOW = 0.95  # weak words alone never reach the first step
_OUTSIDE = 0.55  # general cues where no state and no force is in sight
_ELSEWHERE = 0.2  # cues amid sport, courts, trade …
_LEAST = 0.05  # less than this is nothing
_PLACE = attrgetter("start", "end")
_SILENT = Score(0.0, 0.0, 0.0, "neutral", 0, ())


def score(text: str, lexicon: Lexicon | None = None) -> Score:
    """Expressed escalation and de-escalation of a text (a sentence, a paragraph).

    `text`: any string. Returns a `Score`: escalation and deescalation 0 to 5, balance -1 to +1, stance, rung -4 to
    +4, and the cues in order of their place, with character offsets into `text`. Pure: no clock, no network.
    """
    lexicon = lexicon or shipped()
    matched = match(text, lexicon)
    cues: list[Cue] = []
    edges: list[int] = []
    blamed = False
    for sentence in matched.sentences:
        acts = read_acts(matched, sentence, lexicon)
        blamed = shift(acts, sentence, matched, lexicon, blamed=blamed)
        for act in acts:
            weights = _in_context(act, sentence)
            if max(weights) >= _LEAST:
                edges = edges or edges_of(matched.pieces)
                cues.append(_cue(act, weights, edges))
    if len(cues) > 1:
        cues.sort(key=_PLACE)
    return summed(cues)


def summed(cues: Sequence[Cue]) -> Score:
    """The score of cues taken together: both axes, balance, stance and rung as the codebook has them."""
    if not cues:
        return _SILENT
    escalations = sorted([cue.escalation for cue in cues], reverse=True)
    deescalations = sorted([cue.deescalation for cue in cues], reverse=True)
    loudest = max(escalations[0], deescalations[0])
    least, most = (1.0, 5.0) if loudest >= 1 else (_LEAST, _BELOW)
    escalation, deescalation = _axis(escalations, least, most), _axis(deescalations, least, most)
    return Score(
        escalation,
        deescalation,
        round((escalation - deescalation) / 5, 4),
        stance_of(escalation, deescalation),
        _rung(cues, loudest),
        tuple(cues),
    )


def _rung(cues: Sequence[Cue], loudest: float) -> int:
    """The step of the strongest cue, the first of equals."""
    step = min(4, round(loudest))
    for cue in cues:
        if cue.escalation == loudest:
            return step
        if cue.deescalation == loudest:
            return -step
    return 0


def stance_of(escalation: float, deescalation: float) -> Stance:
    """The codebook's stance: one axis leads by a step, both stand close together, or neither reaches the first."""
    if escalation >= 1 and escalation - deescalation >= 1:
        return "escalatory"
    if deescalation >= 1 and deescalation - escalation >= 1:
        return "de-escalatory"
    if escalation >= 1 and deescalation >= 1:
        return "mixed"
    return "neutral"


def _axis(weights: Sequence[float], least: float, most: float) -> float:
    """One axis of weights in falling order; those below `least` are not heard."""
    if weights[0] < least:
        return 0.0
    further = sum([weight for weight in weights[1:] if weight >= least])
    return (
        round(min(most, weights[0] + min(_MOST, _SHARE * further)), 2) if further else min(most, weights[0])
    )


def _in_context(act: Act, sentence: Sentence) -> Weights:
    """An act's weights among states and forces, or amid other walks of life."""
    if sentence.guarded and (not sentence.military or sentence.guarded > 2):
        factor = _ELSEWHERE
    elif act.general and not sentence.arena:
        factor = _OUTSIDE
    else:
        return act.weights
    escalation, deescalation = act.weights
    return Weights(min(0.9, escalation * factor), min(0.9, deescalation * factor))


def _cue(act: Act, weights: Weights, edges: Sequence[int]) -> Cue:
    """The cue of an act; `edges` are the character offsets of the text's words."""
    return Cue(
        edges[2 * act.first],
        edges[2 * act.last - 1],
        act.frame,
        act.act,
        act.status,  # type: ignore[arg-type]
        round(weights.escalation, 2) if weights.escalation else 0.0,
        round(weights.deescalation, 2) if weights.deescalation else 0.0,
        turns_of(act, edges) if act.turns else (),
        act.rows,
        act.rule,
    )
