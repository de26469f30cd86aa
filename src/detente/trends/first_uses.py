"""First uses: the acts of one speaker, each with how often, when first and where."""

from __future__ import annotations

import numpy as np
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
    if uses.empty:
        return pd.DataFrame(columns=list(COLUMNS))
    code, acts = pd.factorize(uses["act"], sort=True)
    _, first, number = np.unique(code, return_index=True, return_counts=True)
    strength = uses[["escalation", "deescalation"]].to_numpy(dtype=float).max(axis=1)
    strongest = np.zeros(len(acts))
    np.maximum.at(strongest, code, strength)
    day = uses["day"].to_numpy(dtype=object)
    known = np.flatnonzero(uses["day"].notna().to_numpy())
    latest = np.full(len(acts), -1)
    np.maximum.at(latest, code[known], known)  # days come in order
    found = pd.DataFrame(
        {
            "act": np.asarray(acts, dtype=object),
            "uses": number,
            "first_day": pd.Series(
                [day[at] if last >= 0 else None for at, last in zip(first, latest, strict=True)], dtype=object
            ),
            "latest_day": pd.Series([day[last] if last >= 0 else None for last in latest], dtype=object),
            "strongest": strongest,
            "article_id": uses["article_id"].to_numpy()[first],
            "position": uses["position"].to_numpy()[first],
        }
    )
    return found.sort_values("uses", ascending=False, kind="stable", ignore_index=True)
