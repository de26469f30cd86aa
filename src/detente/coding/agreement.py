"""How far coders agree: by axis, by stance, pair by pair, each coder beside the others, and over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from detente.coding.alpha import RESAMPLES, Estimate, Numbers, alpha, kappa
from detente.coding.codes import Code
from detente.records import Stance

STANCES: tuple[Stance, ...] = ("escalatory", "de-escalatory", "mixed", "neutral")
BATCH = 25  # paragraphs that a point of a coder's drift stands for


@dataclass(frozen=True, slots=True)
class GivenCode:
    """A code with who gave it, of which paragraph. `document` is drawn as a whole for intervals."""

    unit: int
    document: str
    coder: str
    code: Code


@dataclass(frozen=True, slots=True)
class CoderPair:
    """Two coders: κ of the stance, and shares of the paragraphs that both coded.

    Attributes:
        first: One coder.
        second: The other.
        stance: Cohen's κ.
        within_one: Share with both axes within one step.
        opposite: Share that one calls escalatory and the other de-escalatory.
        stances: How often the first gave one stance where the second gave another, or the same.
    """

    first: str
    second: str
    stance: Estimate
    within_one: float
    opposite: float
    stances: dict[tuple[Stance, Stance], int]


@dataclass(frozen=True, slots=True)
class Beside:
    """One coder beside the mean of the others, over the paragraphs that others coded too.

    Attributes:
        coder: Who.
        coded: Paragraphs that this coder coded.
        shared: Of these, how many others coded too.
        escalation: Mean of own less the others' escalation, in steps: above 0 is stricter.
        deescalation: The same on the other axis.
        same_stance: Share of pairs with another coder that have the same stance.
    """

    coder: str
    coded: int
    shared: int
    escalation: float | None
    deescalation: float | None
    same_stance: float | None


@dataclass(frozen=True, slots=True)
class DriftPoint:
    """A coder over a batch of paragraphs, in the order coded.

    Attributes:
        coder: Who.
        batch: 1 for the first paragraphs.
        shared: Paragraphs of the batch that others coded too.
        distance: Mean distance to the others' mean, both axes, in steps.
        leaning: Mean of own less the others' E − D, in steps.
    """

    coder: str
    batch: int
    shared: int
    distance: float
    leaning: float


@dataclass(frozen=True, slots=True)
class CodersAgreement:
    """Everything that is said of the coders of a project.

    Attributes:
        escalation: Krippendorff's α, ordinal.
        deescalation: Krippendorff's α, ordinal.
        stance: Krippendorff's α, nominal.
        pairs: Each two coders who share paragraphs.
        coders: Each beside the others.
        drift: Each coder over time.
    """

    escalation: Estimate
    deescalation: Estimate
    stance: Estimate
    pairs: tuple[CoderPair, ...]
    coders: tuple[Beside, ...]
    drift: tuple[DriftPoint, ...]


def agreement(given: Sequence[GivenCode], *, resamples: int = RESAMPLES) -> CodersAgreement:
    """Compare coders.

    Args:
        given: One code a paragraph and coder, in the order made.
        resamples: How often documents are drawn for intervals; 0 for none.

    Returns:
        Coefficients of paragraphs that two or more coded; the rest as far as there is something to say.
    """
    coders = sorted({one.coder for one in given})
    units = {unit: row for row, unit in enumerate(dict.fromkeys(one.unit for one in given))}
    documents = {one.unit: one.document for one in given}
    tables = np.full((3, len(units), len(coders)), np.nan)
    for one in given:
        place = units[one.unit], coders.index(one.coder)
        tables[0][place], tables[1][place] = one.code.escalation, one.code.deescalation
        tables[2][place] = STANCES.index(one.code.stance)
    groups = [documents[unit] for unit in units]
    escalation, deescalation = (alpha(tables[k], "ordinal", groups, resamples=resamples) for k in (0, 1))
    return CodersAgreement(
        escalation=escalation,
        deescalation=deescalation,
        stance=alpha(tables[2], "nominal", groups, resamples=resamples),
        pairs=_pairs(coders, tables, groups, resamples),
        coders=tuple(_beside(coders, column, tables) for column in range(len(coders))),
        drift=_drift(coders, units, tables, given),
    )


def _pairs(
    coders: Sequence[str], tables: Numbers, groups: Sequence[str], resamples: int
) -> tuple[CoderPair, ...]:
    found = []
    for first, second in combinations(range(len(coders)), 2):
        both = ~np.isnan(tables[0][:, first]) & ~np.isnan(tables[0][:, second])
        if not both.any():
            continue
        stances = [[STANCES[int(name)] for name in tables[2][both, column]] for column in (first, second)]
        of = [group for group, use in zip(groups, both, strict=True) if use]
        apart = np.abs(tables[:2, both, first] - tables[:2, both, second])
        opposite = [
            {one, other} == {"escalatory", "de-escalatory"} for one, other in zip(*stances, strict=True)
        ]
        found.append(
            CoderPair(
                coders[first],
                coders[second],
                kappa(stances[0], stances[1], of, resamples=resamples),
                float((apart <= 1).all(axis=0).mean()),
                float(np.mean(opposite)),
                dict(Counter(zip(*stances, strict=True))),
            )
        )
    return tuple(found)


def _beside(coders: Sequence[str], column: int, tables: Numbers) -> Beside:
    others = np.delete(tables, column, axis=2)
    own = tables[:, :, column]
    coded = ~np.isnan(own[0])
    shared = coded & (~np.isnan(others[0])).any(axis=1)
    if not shared.any():
        return Beside(coders[column], int(coded.sum()), 0, None, None, None)
    apart = own[:2, shared] - np.nanmean(others[:2, shared], axis=2)
    there = ~np.isnan(others[2, shared])
    same = (others[2, shared] == own[2, shared, None])[there]
    return Beside(
        coders[column],
        int(coded.sum()),
        int(shared.sum()),
        float(apart[0].mean()),
        float(apart[1].mean()),
        float(same.mean()),
    )


def _drift(
    coders: Sequence[str], units: dict[int, int], tables: Numbers, given: Sequence[GivenCode]
) -> tuple[DriftPoint, ...]:
    found = []
    for column, coder in enumerate(coders):
        others = np.delete(tables[:2], column, axis=2)
        own = [units[one.unit] for one in given if one.coder == coder]
        for batch, first in enumerate(range(0, len(own), BATCH), start=1):
            rows = [row for row in own[first : first + BATCH] if not np.isnan(others[0, row]).all()]
            if not rows:
                continue
            apart = tables[:2, rows, column] - np.nanmean(others[:, rows], axis=2)
            leaning = float((apart[0] - apart[1]).mean())
            found.append(DriftPoint(coder, batch, len(rows), float(np.abs(apart).mean()), leaning))
    return tuple(found)
