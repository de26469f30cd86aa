"""Weights of kinds of evidence: what speaks for an owner or a year as that of a figure, and how much."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from detente.data_tables import data_path, table
from detente.records import DetenteError


@cache
def evidence_weights(name: str) -> Mapping[str, float]:
    """The weight of each kind of evidence in a table of data/figures.

    Args:
        name: The table's file, for instance "owner_evidence.csv".

    Returns:
        Kinds of evidence, each with its weight: positive where it speaks for a candidate.

    Raises:
        DetenteError: With the line of a weight that is no number.
    """
    file = data_path("figures", name)
    found: dict[str, float] = {}
    for line, row in table(file, ("evidence", "weight", "example", "reason")):
        try:
            found[row["evidence"]] = float(row["weight"])
        except ValueError:
            raise DetenteError(f"{file.name}, line {line}: the weight is no number; write one.") from None
    return found


def weight_of(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The sum of the weights of evidence.

    Args:
        found: Kinds of evidence, each with how often it counts.
        weights: The weight of each kind.
    """
    return sum(weights[kind] * many for kind, many in found.items())
