"""First uses: the acts of one speaker, each with how often, when first and where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

COLUMNS = ("act", "uses", "first_day", "latest_day", "strongest", "article_id", "position")


@dataclass(slots=True)
class _Uses:
    """What is known of an act so far: where it was first used, how often, from when to when, how strongly."""

    article: int
    position: int
    number: int = 0
    first: date | None = None
    latest: date | None = None
    strongest: float = 0.0


def first_uses(uses: pd.DataFrame) -> pd.DataFrame:
    """A row an act.

    Args:
        uses: act, day, article_id, position, escalation, deescalation: the earliest first, unknown days last.

    Returns:
        Columns: `COLUMNS`. first_day and latest_day are None where no day is known; strongest is the most
        that one use adds on either axis, 0 to 5; article_id and position are those of the first use. The most
        used act first.
    """
    if uses.empty:
        return pd.DataFrame(columns=list(COLUMNS))
    strength = uses[["escalation", "deescalation"]].to_numpy(dtype=float).max(axis=1).tolist()
    columns = (uses[name].tolist() for name in ("act", "day", "article_id", "position"))
    found: dict[str, _Uses] = {}
    for act, day, article, position, strong in zip(*columns, strength, strict=True):
        known = found.setdefault(act, _Uses(int(article), int(position)))
        known.number += 1
        known.strongest = max(known.strongest, strong)
        if day == day and day is not None:  # a day that is missing may be None or a number that is none
            known.first, known.latest = known.first or day, day
    rows = [
        (act, known.number, known.first, known.latest, known.strongest, known.article, known.position)
        for act, known in sorted(found.items(), key=lambda each: (-each[1].number, each[0]))
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))
