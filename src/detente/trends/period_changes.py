"""What moved: the change between two stretches of time, where enough was said in both, and how easily chance
makes it.
"""

from __future__ import annotations

import pandas as pd

from detente.trends.chance import chance, t_of_95

COLUMNS = ("name", "before", "after", "change", "low", "high", "chance", "articles_before", "articles_after",
           "paragraphs_before", "paragraphs_after")  # fmt: skip
LEAST_ARTICLES = 3
LEAST_PARAGRAPHS = 6


def period_changes(before: pd.DataFrame, after: pd.DataFrame, by: str) -> pd.DataFrame:
    """A row for each name with enough material on both sides.

    Args:
        before: Tally by side or speaker without a period (see `detente.store.tally`).
        after: Likewise.
        by: side or speaker.

    Returns:
        Columns: `COLUMNS`, the largest change first. before and after are mean balances of -1 to +1, change
        their difference with its 95 % interval (Welch, articles as units), chance the probability of a
        difference this large where nothing changed. Names that are not known are left out.
    """
    before, after = _enough(before, by), _enough(after, by)
    if not before[by].isin(after[by]).any():
        return pd.DataFrame(columns=list(COLUMNS))
    both = before.merge(after, on=by, suffixes=("_before", "_after"))
    first, second = _mean(both, "before"), _mean(both, "after")
    change = second["mean"] - first["mean"]
    error = (first["variance"] + second["variance"]).pow(0.5).clip(lower=1e-9)
    shares = first["variance"] ** 2 / (both["articles_before"] - 1) + second["variance"] ** 2 / (
        both["articles_after"] - 1
    )
    freedom = (error**4 / shares.clip(lower=1e-12)).clip(lower=2)
    half = freedom.map(t_of_95) * error
    found = pd.DataFrame(
        {
            "name": both[by],
            "before": first["mean"],
            "after": second["mean"],
            "change": change,
            "low": change - half,
            "high": change + half,
            "chance": [chance(t, f) for t, f in zip(change / error, freedom, strict=True)],
            **{
                f"{what}_{when}": both[f"{what}_{when}"]
                for what in ("articles", "paragraphs")
                for when in ("before", "after")
            },
        }
    )
    return found.sort_values("change", key=abs, ascending=False, ignore_index=True)


def _enough(tally: pd.DataFrame, by: str) -> pd.DataFrame:
    known, articles, paragraphs = (
        tally[by] != "",
        tally["articles"] >= LEAST_ARTICLES,
        tally["paragraphs"] >= LEAST_PARAGRAPHS,
    )
    return tally[known & articles & paragraphs]


def _mean(both: pd.DataFrame, when: str) -> pd.DataFrame:
    """The plain mean of a stretch and the variance of that mean, articles as units."""
    n, k = both[f"paragraphs_{when}"], both[f"articles_{when}"]
    mean = both[f"balance_{when}"] / n
    spread = both[f"squares_{when}"] - 2 * mean * both[f"products_{when}"] + mean**2 * both[f"sizes_{when}"]
    return pd.DataFrame({"mean": mean, "variance": (spread.clip(lower=0) / n**2) * k / (k - 1)})
