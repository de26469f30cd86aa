"""Both readers together: one score with an interval, and what each of them gave.

E and D are read off the chances that both readers give together (`calibration`, `given_steps`): the half
steps that coders would give, and where both are none what is left of doubt, at most a quarter step, which no
words carry. The cues keep their places and turns; what they weigh is scaled to the score, and where only the
second reader finds an act its words become a cue of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from detente.attribution.gazetteer import Gazetteer
from detente.records import Cue, ReaderScore, Score
from detente.scoring.axes import stance_of
from detente.scoring.fast_records import fast_maker
from detente.second_reader.calibration import Calibration, calibration, combined, step_at
from detente.second_reader.encoder import AxisReading, SecondReading, read
from detente.second_reader.given_steps import STANCES, given_steps, stance_chances, stance_claims
from detente.second_reader.intervals import interval
from detente.second_reader.kinds import kinds

Array = NDArray[np.float64]
_MEDIAN = 0.5
_LEAST = 0.05  # below this the rules found nothing on an axis
_WORTH_A_CUE = 0.25  # below this the half step is none, and no words carry it
_HIGHEST_RUNG = 4
_new_score = fast_maker(Score, unset=("cues",))


def read_both(texts: Sequence[str], scores: Sequence[Score], gazetteer: Gazetteer) -> list[Score]:
    """Let the second reader read too, and weigh both.

    Args:
        texts: Paragraphs.
        scores: What the rules give for each.
        gazetteer: Whose names are masked for the second reader.

    Returns:
        A score a text with interval, chance, readers and whether they differ; the cues, scaled to it, are
        made when they are asked for.
    """
    if not texts:
        return []
    readings = read(texts, gazetteer)
    return weighed(scores, readings, calibration())


def weighed(scores: Sequence[Score], readings: Sequence[SecondReading], fitted: Calibration) -> list[Score]:
    """What both readers give together, from what each of them gave.

    Args:
        scores: The rules'.
        readings: The second reader's, of the same texts.
        fitted: How much each counts.

    Returns:
        As `read_both`.
    """
    chances = np.array([[reading.escalation.chances, reading.deescalation.chances] for reading in readings])
    rules = np.array([[score.escalation, score.deescalation] for score in scores])
    axes = (fitted.escalation, fitted.deescalation)
    both = [combined(axes[axis], chances[:, axis], rules[:, axis]) for axis in range(2)]
    points, stances = given_steps(both, fitted, rules).tolist(), stance_chances(both[0], both[1])
    claims = np.minimum(
        stance_claims(both[0], both[1], fitted), stance_claims(chances[:, 0], chances[:, 1], fitted)
    )
    alone = [step_at(chances[:, axis], _MEDIAN) for axis in range(2)]
    low, high = interval(both[0], both[1], fitted.level)
    found = []
    for at, (score, reading) in enumerate(zip(scores, readings, strict=True)):
        escalation, deescalation = points[at]
        stance = stance_of(escalation, deescalation)
        readers = (
            _by_rules(score),
            _by_encoder(reading, float(alone[0][at]), float(alone[1][at])),
        )
        chance = round(float(stances[at, STANCES.index(stance)]), 3)
        claim = float(claims[at, STANCES.index(stance)])
        balance = round((escalation - deescalation) / 5, 4)
        made = _new_score(
            escalation=escalation,
            deescalation=deescalation,
            balance=balance,
            stance=stance,
            rung=_rung(escalation, deescalation),
            low=min(balance, round(float(low[at]) / 5, 4)),
            high=max(balance, round(float(high[at]) / 5, 4)),
            chance=chance,
            readers=readers,
            differs=claim < fitted.agreed,
        )
        found.append(made.resting_on(partial(evidence, score.cues, readers, escalation, deescalation)))
    return found


def evidence(
    cues: Sequence[Cue], readers: tuple[ReaderScore, ReaderScore], escalation: float, deescalation: float
) -> tuple[Cue, ...]:
    """The rules' cues scaled to the score of both readers, and those that only the second reader finds.

    Args:
        cues: The rules'.
        readers: What the rules and the second reader give by themselves.
        escalation: Of both, 0 to 5.
        deescalation: Of both, 0 to 5.

    Returns:
        Cues in order of place. On an axis where the rules found something, each cue keeps its share; where
        they found nothing, the second reader's words weigh what the score says.
    """
    rules, second = readers
    times = [
        given / found if found >= _LEAST else 1.0
        for given, found in ((escalation, rules.escalation), (deescalation, rules.deescalation))
    ]
    scaled = [
        replace(
            cue,
            escalation=round(min(5.0, cue.escalation * times[0]), 2),
            deescalation=round(min(5.0, cue.deescalation * times[1]), 2),
        )
        for cue in cues
    ]
    if rules.escalation < _LEAST and escalation >= _WORTH_A_CUE:
        scaled.append(_second_cue(0, second.escalating, second.escalating_at, escalation))
    if rules.deescalation < _LEAST and deescalation >= _WORTH_A_CUE:
        scaled.append(_second_cue(1, second.deescalating, second.deescalating_at, deescalation))
    return tuple(sorted(scaled, key=lambda cue: (cue.start, cue.end)))


def _by_rules(score: Score) -> ReaderScore:
    hardest = max(score.cues, key=lambda cue: cue.escalation, default=None)
    mildest = max(score.cues, key=lambda cue: cue.deescalation, default=None)
    hard = hardest if hardest and hardest.escalation else None
    mild = mildest if mildest and mildest.deescalation else None
    return ReaderScore(
        "rules",
        score.escalation,
        score.deescalation,
        score.stance,
        hard.act if hard else "",
        mild.act if mild else "",
        (hard.start, hard.end) if hard else (0, 0),
        (mild.start, mild.end) if mild else (0, 0),
    )


def _by_encoder(reading: SecondReading, escalation: float, deescalation: float) -> ReaderScore:
    def act(axis: AxisReading, step: float) -> tuple[str, tuple[int, int]]:
        return (axis.kind, (axis.start, axis.end)) if step else ("", (0, 0))

    hard, hard_at = act(reading.escalation, escalation)
    mild, mild_at = act(reading.deescalation, deescalation)
    return ReaderScore(
        "second", escalation, deescalation, stance_of(escalation, deescalation), hard, mild, hard_at, mild_at
    )


def _second_cue(axis: int, kind: str, at: tuple[int, int], step: float) -> Cue:
    known = {one.name: one for one in kinds()[axis]}
    act = known.get(kind) or kinds()[axis][-1]
    return Cue(
        at[0],
        at[1],
        f"second reader: {act.name}",
        act.act,
        "asserted",
        step if axis == 0 else 0.0,
        step if axis == 1 else 0.0,
    )


def _rung(escalation: float, deescalation: float) -> int:
    loudest = min(_HIGHEST_RUNG, round(max(escalation, deescalation)))
    return loudest if escalation >= deescalation else -loudest
