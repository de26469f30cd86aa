"""The kinds of act that the second reader tells apart: those of the coders (data/second_reader/kinds.csv)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from detente.data_tables import data_path, table


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of act on an axis.

    Attributes:
        name: What coders call it ("sanction").
        axis: "escalation" or "de-escalation".
        act: The codebook's act that a cue of this kind counts as, a key of data/lexicon/acts.csv.
        meaning: What somebody does, as the page says it.
    """

    name: str
    axis: str
    act: str
    meaning: str


@lru_cache(maxsize=1)
def kinds() -> tuple[tuple[Kind, ...], tuple[Kind, ...]]:
    """The kinds of the escalating axis and of the de-escalating one, in the order that the network gives."""
    columns = ("kind", "axis", "act", "meaning")
    rows = [
        Kind(*(row[c] for c in columns)) for _, row in table(data_path("second_reader", "kinds.csv"), columns)
    ]
    escalating, deescalating = (
        tuple(kind for kind in rows if kind.axis == axis) for axis in ("escalation", "de-escalation")
    )
    return escalating, deescalating
