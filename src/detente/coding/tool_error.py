"""How often the tool errs on a corpus, by the coders of a sample of it: in all, by outlet or by period.

Each coded paragraph counts 1 over its probability, so that a sample drawn mostly from doubtful ones says
what is true of all (Horvitz and Thompson 1952, as the ratio of two such sums).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.coding.agreement import STANCES
from detente.coding.alpha import kappas
from detente.scoring.axes import stance_of

CLEAR = 1.0  # steps between E and D from which a paragraph points one way
_FELT = 0.25  # steps between E and D under which a score points nowhere
FEWEST = 10  # coded paragraphs of a group under which it is left out


@dataclass(frozen=True, slots=True)
class CodedBeside:
    """A coded paragraph beside what the tool gives. Axes 0 to 5; `weight` is 1 over its probability."""

    group: str
    weight: float
    coded_escalation: float
    coded_deescalation: float
    escalation: float
    deescalation: float


@dataclass(frozen=True, slots=True)
class ToolError:
    """How the tool does on a group of paragraphs.

    Attributes:
        group: Which; "all" for every one.
        coded: Coded paragraphs that it rests on.
        kappa: Cohen's κ of the stance; None where either gave one stance only.
        wrong_sign: Share of clear paragraphs read the other way round; None where none is clear.
        escalation_error: Mean absolute error, in steps.
        deescalation_error: Mean absolute error, in steps.
        bias: Mean of the tool's less the coders' balance, −2 to +2: above 0 the tool reads more escalation.
    """

    group: str
    coded: int
    kappa: float | None
    wrong_sign: float | None
    escalation_error: float
    deescalation_error: float
    bias: float


def tool_errors(paragraphs: Sequence[CodedBeside]) -> tuple[ToolError, ...]:
    """The tool's error over all coded paragraphs and by their groups.

    Args:
        paragraphs: Coded paragraphs of a probability sample.

    Returns:
        "all" first, then the groups with enough coded paragraphs, the largest first; nothing where none is
        coded.
    """
    if not paragraphs:
        return ()
    groups: dict[str, list[CodedBeside]] = {}
    for one in paragraphs:
        groups.setdefault(one.group, []).append(one)
    large = sorted((g for g in groups if len(groups[g]) >= FEWEST), key=lambda g: (-len(groups[g]), g))
    return (_error("all", paragraphs), *(_error(group, groups[group]) for group in large))


def _error(group: str, paragraphs: Sequence[CodedBeside]) -> ToolError:
    weight = np.array([one.weight for one in paragraphs])
    coded = np.array([(one.coded_escalation, one.coded_deescalation) for one in paragraphs])
    given = np.array([(one.escalation, one.deescalation) for one in paragraphs])
    table = np.zeros((1, len(STANCES), len(STANCES)))
    for place, by_coders, by_tool in zip(weight, coded, given, strict=True):
        stances = STANCES.index(stance_of(*by_coders)), STANCES.index(stance_of(*by_tool))
        table[0][stances] += place
    agreed = kappas(table)[0]
    truth, read = coded[:, 0] - coded[:, 1], given[:, 0] - given[:, 1]
    clear = np.abs(truth) >= CLEAR
    wrong = clear & (truth * read < 0) & (np.abs(read) > _FELT)
    errors = np.average(np.abs(given - coded), axis=0, weights=weight)
    return ToolError(
        group=group,
        coded=len(paragraphs),
        kappa=None if np.isnan(agreed) else float(agreed),
        wrong_sign=float(weight[wrong].sum() / weight[clear].sum()) if clear.any() else None,
        escalation_error=float(errors[0]),
        deescalation_error=float(errors[1]),
        bias=float(np.average((read - truth) / 5, weights=weight)),
    )
