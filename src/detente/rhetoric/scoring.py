"""score(): two axes, with the evidence.

Each axis is its strongest cue plus a little for the others, so that repetition adds little and nothing exceeds 5.
Words that stand below the scale's first step on both axes speak only where nothing stronger does.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.records import Cue, Score, Stance
from detente.rhetoric.acts import Act, turns_of
from detente.rhetoric.frames import read_acts
from detente.rhetoric.lexicon import Lexicon, Weights, shipped
from detente.rhetoric.matching import Matched, Sentence, match
from detente.rhetoric.shifters import shift

_SHARE = 0.15  # what each further cue adds of its weight
_MOST = 0.6  # what all further cues add at most
_BELOW = 0.95  # weak words alone never reach the first step
_OUTSIDE = 0.55  # general cues where no state and no force is in sight
_ELSEWHERE = 0.2  # cues amid sport, courts, trade …
_LEAST = 0.05  # less than this is nothing
_SILENT = Score(0.0, 0.0, 0.0, "neutral", 0, ())


def score(text: str, lexicon: Lexicon | None = None) -> Score:
    """Expressed escalation and de-escalation of a text (a sentence, a paragraph).

    `text`: any string. Returns a `Score`: escalation and deescalation 0 to 5, balance -1 to +1, stance, rung -4 to
    +4, and the cues in order of their place, with character offsets into `text`. Pure: no clock, no network.
    """
    lexicon = lexicon or shipped()
    matched = match(text, lexicon)
    cues: list[Cue] = []
    blamed = False
    for sentence in matched.sentences:
        acts = read_acts(matched, sentence, lexicon)
        blamed = shift(acts, sentence, matched, lexicon, blamed=blamed)
        for act in acts:
            weights = _in_context(act, sentence)
            if max(weights) >= _LEAST:
                cues.append(_cue(act, weights, matched))
    cues.sort(key=lambda cue: (cue.start, cue.end))
    return summed(cues)


def summed(cues: Sequence[Cue]) -> Score:
    """The score of cues taken together: both axes, balance, stance and rung as the codebook has them."""
    if not cues:
        return _SILENT
    loud = any(cue.escalation >= 1 or cue.deescalation >= 1 for cue in cues)
    escalation = _axis([cue.escalation for cue in cues], loud)
    deescalation = _axis([cue.deescalation for cue in cues], loud)
    strongest = max(cues, key=lambda cue: max(cue.escalation, cue.deescalation), default=None)
    rung = 0
    if strongest:
        rung = min(4, round(strongest.escalation)) or 0
        if strongest.deescalation > strongest.escalation:
            rung = -min(4, round(strongest.deescalation))
    return Score(
        escalation,
        deescalation,
        round((escalation - deescalation) / 5, 4),
        stance_of(escalation, deescalation),
        rung,
        tuple(cues),
    )


def stance_of(escalation: float, deescalation: float) -> Stance:
    """The codebook's stance: one axis leads by a step, both stand close together, or neither reaches the first."""
    if escalation >= 1 and escalation - deescalation >= 1:
        return "escalatory"
    if deescalation >= 1 and deescalation - escalation >= 1:
        return "de-escalatory"
    if escalation >= 1 and deescalation >= 1:
        return "mixed"
    return "neutral"


def _axis(weights: Sequence[float], loud: bool) -> float:
    heard = sorted((weight for weight in weights if weight >= (1 if loud else _LEAST)), reverse=True)
    if not heard:
        return 0.0
    total = heard[0] + min(_MOST, _SHARE * sum(heard[1:]))
    return round(min(5.0 if loud else _BELOW, total), 2)


def _in_context(act: Act, sentence: Sentence) -> Weights:
    """An act's weights among states and forces, or amid other walks of life."""
    factor = 1.0
    if sentence.guarded and (not sentence.military or sentence.guarded > 2):
        factor = _ELSEWHERE
    elif act.general and not sentence.arena:
        factor = _OUTSIDE
    if factor == 1.0:
        return act.weights
    return Weights(*(min(0.9, weight * factor) for weight in act.weights))


def _cue(act: Act, weights: Weights, matched: Matched) -> Cue:
    start, end = matched.span(act.first, act.last)
    return Cue(
        start=start,
        end=end,
        frame=act.frame,
        act=act.act,
        status=act.status,  # type: ignore[arg-type]
        escalation=round(weights.escalation, 2),
        deescalation=round(weights.deescalation, 2),
        turns=turns_of(act, matched),
        rows=tuple(act.rows),
        rule=act.rule,
    )
