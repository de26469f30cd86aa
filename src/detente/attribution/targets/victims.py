"""Who suffers what is charged or warded off: "condemned the attack on | Norland", "to prevent a raid on |
Norland".
"""

from __future__ import annotations

import re

from detente.attribution.syntax.word_classes import any_form, words
from detente.attribution.targets.clause_patterns import DETERMINED
from detente.records import Cue

_BEHIND_AN_ATTACK = re.compile(
    rf"""
    \b{any_form("act that somebody is charged with", "hostile act")}
    \s+{any_form("preposition of a charge")}\s+{DETERMINED}$
    """,
    re.I | re.X,
)
_CHARGES = re.compile(rf"(?:\w+ly\s)?{any_form('verb that charges somebody', 'verb that condemns')}\b", re.I)


def is_victim_of(cue: Cue, text: str, lead: str) -> bool:
    """Whether a name suffers what the words of a cue charge somebody with, or ward off.

    Args:
        cue: An act.
        text: Its paragraph.
        lead: The words before the name.
    """
    speaks_of_it = (
        cue.act in words("act that is said to its doer")
        or cue.act in words("act that wards off")
        or _CHARGES.match(text, cue.start, cue.end) is not None
    )
    return speaks_of_it and _BEHIND_AN_ATTACK.search(lead) is not None
