"""First uses: the acts of one speaker, each with how often, when first and where."""

from __future__ import annotations

import pandas as pd

COLUMNS = ("act", "uses", "first_day", "latest_day", "strongest", "article_id", "position")


def first_uses(uses: pd.DataFrame) -> pd.DataFrame:
    """A row an act.

    Args:
        uses: act, day, article_id, position, escalation, deescalation: the earliest first, unknown days last.

    Returns:
        Columns: `COLUMNS`. first_day and latest_day are None where no day is known; strongest is the most
        that one use adds on either axis, 0 to 5; article_id and position are those of the first use. The most
        used act first.
    """
    rows = []
    for act, group in uses.groupby("act", sort=True):
        dated = group["day"].dropna()
        first = group.iloc[0]
        rows.append(
            (
                act,
                len(group),
                dated.iloc[0] if len(dated) else None,
                dated.iloc[-1] if len(dated) else None,
                float(group[["escalation", "deescalation"]].to_numpy().max()),
                int(first["article_id"]),
                int(first["position"]),
            )
        )
    found = pd.DataFrame(rows, columns=list(COLUMNS))
    return found.sort_values("uses", ascending=False, kind="stable", ignore_index=True)
