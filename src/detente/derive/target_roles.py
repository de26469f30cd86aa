"""What part the side has that an act falls on: blamed, addressed, acted on, helped, or only meant by the
report.

The part follows from the reason for which the side was read as the target, by the rows of
data/actors/target_roles.csv; the doer of a narrated act is kept apart on the cue.
"""

from __future__ import annotations

from functools import lru_cache
from typing import cast, get_args

from detente.attribution.syntax.word_classes import words
from detente.data_tables import data_path, table
from detente.records import Cue, DetenteError, TargetRole


def target_role(cue: Cue) -> TargetRole | None:
    """The part of the side that a cue falls on.

    Args:
        cue: With its target and the reason for it.

    Returns:
        None where it falls on nobody, or where a user corrected it.
    """
    if cue.target is None:
        return None
    roles = _roles()
    begins = next((begins for begins in roles if cue.target_basis.startswith(begins)), None)
    if begins is None:
        return None
    role = roles[begins]
    charged = role == "addressed" and cue.act in words("act that is said to its doer")
    return "blamed" if charged else role


@lru_cache(maxsize=1)
def _roles() -> dict[str, TargetRole]:
    """The roles by how the reason begins, the longest beginning first."""
    file = data_path("actors", "target_roles.csv")
    found: dict[str, TargetRole] = {}
    for line, row in table(file, ("reason begins", "role", "example", "why")):
        if row["role"] not in get_args(TargetRole):
            raise DetenteError(
                f"{file.name}, line {line}: role is {row['role']!r}; write {', '.join(get_args(TargetRole))}."
            )
        found[row["reason begins"]] = cast(TargetRole, row["role"])
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))
