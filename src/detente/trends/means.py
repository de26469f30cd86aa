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

import pandas as pd

from detente.trends.chance import t_of_95

Weighing = Literal["by outlet", "plain"]
COLUMNS = (
    "period", "paragraphs", "articles", "outlets", "escalation", "deescalation", "balance", "low", "high"
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
    weight = _weights(tally, weighing, keys)
    weighed = pd.DataFrame(
        {
            **{key: tally[key] for key in keys},
            "paragraphs": tally["paragraphs"],
            "articles": tally["articles"],
            "outlets": 1,
            **{name: weight * tally[name] for name in ("escalation", "deescalation", "balance")},
        }
    )
    means = weighed.groupby(keys, as_index=False).sum()
    centre = weighed.groupby(keys)["balance"].transform("sum")
    spread = weight**2 * (tally["squares"] - 2 * centre * tally["products"] + centre**2 * tally["sizes"])
    variance = spread.groupby([tally[key] for key in keys]).sum().reset_index(drop=True)
    return means.assign(**_interval(means, variance))[[*keys[:-1], *COLUMNS]]


def _weights(tally: pd.DataFrame, weighing: Weighing, keys: list[str]) -> pd.Series:
    """What a sum over a row's paragraphs is multiplied with, so that the products of a period add up to its
    mean.
    """
    period = tally.groupby(keys)
    if weighing == "plain":
        return 1 / period["paragraphs"].transform("sum")
    return 1 / (period["paragraphs"].transform("size") * tally["paragraphs"])


def _interval(means: pd.DataFrame, variance: pd.Series) -> dict[str, pd.Series]:
    number = means["articles"].astype(float)
    error = (variance * number / (number - 1).where(number > 1)).clip(lower=0).pow(0.5)
    half: pd.Series = (number - 1).where(number >= _LEAST).map(t_of_95, na_action="ignore") * error
    return {
        "low": (means["balance"] - half).clip(-1, 1),
        "high": (means["balance"] + half).clip(-1, 1),
    }
