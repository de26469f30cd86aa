"""Means over time and how sure they are.

A change of outlets must not pass for a change of tone: the first choice is the mean of the outlets' own
means, so that an outlet counts once however much of it was uploaded. The plain mean over all paragraphs
stands beside it.

Paragraphs of one article hang together, so articles are the units of the interval, not paragraphs: the
linearised (cluster-robust) variance of a ratio mean, Cochran, Sampling Techniques, 3rd ed. 1977, section 6.4,
with Student's t.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from detente.trends.chance import t_of_95

Weighing = Literal["by outlet", "plain"]
COLUMNS = (
    "period", "paragraphs", "articles", "outlets", "escalation", "deescalation", "balance", "low", "high"
)  # fmt: skip
_SUMMED = (
    "paragraphs", "articles", "escalation", "deescalation", "balance", "squares", "products", "sizes",
)  # fmt: skip
_LEAST = 3  # articles that an interval needs


def over_time(tally: pd.DataFrame, weighing: Weighing = "by outlet", each: str | None = None) -> pd.DataFrame:
    """Means over time.

    Args:
        tally: By outlet, with a period (see `detente.store.tally`).
        weighing: Whether each outlet or each paragraph counts once.
        each: A column of the tally, such as “side”, each value of which has a course of its own; it stands
            first.

    Returns:
        A row a period: `COLUMNS`. escalation and deescalation are means of 0 to 5, balance of -1 to +1; low
        and high its 95 % interval, blank where fewer than three articles stand behind it. An outlet that is
        not known counts as one.
    """
    keys = [each, "period"] if each else ["period"]
    row = tally.groupby(keys).ngroup().to_numpy()  # of the answer, that each row of the tally adds to
    number = int(row.max()) + 1 if len(row) else 0

    def added(values: ArrayLike) -> NDArray[np.float64]:
        sums = np.bincount(row, weights=np.asarray(values, dtype=float), minlength=number)
        return sums.astype(np.float64)  # whole numbers where there is nothing to add

    own = {name: tally[name].to_numpy(dtype=float) for name in _SUMMED}
    # what a sum over a row's paragraphs is multiplied with, so that those of a period add up to its mean
    if weighing == "plain":
        weight = 1 / added(own["paragraphs"])[row]
    else:
        weight = 1 / (added(np.ones(len(row)))[row] * own["paragraphs"])
    centre = added(weight * own["balance"])
    spread = own["squares"] - 2 * centre[row] * own["products"] + centre[row] ** 2 * own["sizes"]
    counts = {"paragraphs": own["paragraphs"], "articles": own["articles"], "outlets": np.ones(len(row))}
    whole = {name: added(values).astype(np.int64) for name, values in counts.items()}
    means = {name: added(weight * own[name]) for name in ("escalation", "deescalation", "balance")}
    interval = _interval(means["balance"], whole["articles"], added(weight**2 * spread))
    one_of = np.empty(number, dtype=np.int64)
    one_of[row] = np.arange(len(row))
    named = tally[keys].iloc[one_of].reset_index(drop=True)
    return named.assign(**whole, **means, **interval)


def _interval(
    mean: NDArray[np.float64], articles: NDArray[np.int64], variance: NDArray[np.float64]
) -> dict[str, NDArray[np.float64]]:
    enough = articles >= _LEAST
    freedom = np.where(enough, articles - 1.0, 1.0)
    half = t_of_95(freedom) * np.sqrt(variance.clip(min=0) * articles / freedom)
    ends = {"low": (mean - half).clip(-1, 1), "high": (mean + half).clip(-1, 1)}
    return {name: np.where(enough, end, np.nan) for name, end in ends.items()}
