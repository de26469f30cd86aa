"""In which parts statements are counted: what happens to the side that they fall on, and whether its words or
its deeds are asked for.

A side that is helped is no side that is spoken against: arms for it escalate, but not towards it. So it is
left out of pairs of sides unless it is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from detente.records import TargetRole
from detente.store.aggregate_columns import among
from detente.store.statement_columns import ROLES, StatementColumns

Told = Literal["said and done", "said", "done"]
DIRECT: tuple[TargetRole, ...] = tuple(role for role in get_args(TargetRole) if role != "helped")


@dataclass(frozen=True, slots=True)
class TargetParts:
    """What is counted of a pair of sides.

    Attributes:
        roles: Of the side that the words fall on. Statements whose role is not known (a target that a user
            corrected, a reading of an earlier version) are always counted.
        told: Words of the first side, acts of it that the narrator tells, or both.
    """

    roles: tuple[TargetRole, ...] = DIRECT
    told: Told = "said and done"


WHOLE = TargetParts()


def in_parts(of: StatementColumns, parts: TargetParts = WHOLE) -> StatementColumns:
    """The statements of some parts.

    Args:
        of: Statements.
        parts: Which are wanted.

    Returns:
        Those that fit; the same object where all do.
    """
    keep = among(of.role, ROLES, ("", *parts.roles))
    if parts.told != "said and done":
        keep &= of.narrated == (parts.told == "done")
    return of if keep.all() else of.only(keep)
