"""Words and money side by side: whether two yearly series may be set against each other at all, and how they
go together.

Two things that both grow over the same years correlate whatever they are, and few years prove nothing. So a
correlation is given only from eight years on and only where at most one of the two trends; otherwise the
reason is.

Trend: the Mann–Kendall test with ties and continuity correction (H. B. Mann, Econometrica 13, 1945; M. G.
Kendall, Rank Correlation Methods, 1975; R. O. Gilbert, Statistical Methods for Environmental Pollution
Monitoring, 1987, ch. 16).
Correlation: Spearman's rho, its interval by Fisher's transformation with the error of D. G. Bonett and T. A.
Wright, Psychometrika 65 (2000).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import atanh, erfc, sqrt, tanh
from typing import Literal

import pandas as pd

LEAST_YEARS = 8
TREND = 0.05  # a chance below this counts as a trend
_Z = 1.959964  # the normal's two-sided 95 %
Reason = Literal["", "few years", "both trend", "no variation"]


@dataclass(frozen=True, slots=True)
class Trend:
    """Mann–Kendall's S (pairs that rise less those that fall) and the two-sided chance of it without a trend,
    0 to 1.
    """

    s: int
    chance: float

    @property
    def trends(self) -> bool:
        """Whether the series trends."""
        return self.chance < TREND


@dataclass(frozen=True, slots=True)
class Correlation:
    """Two series over `years` years.

    `rho` (-1 to +1) with its 95 % interval `low` to `high`; all three None where `reason` says why not.
    """

    years: int
    first: Trend
    second: Trend
    rho: float | None
    low: float | None
    high: float | None
    reason: Reason


def mann_kendall(values: Sequence[float]) -> Trend:
    """Whether values in order of time trend. Fewer than three, or all alike, trend nowhere (chance 1)."""
    n = len(values)
    s = sum(
        (later > earlier) - (later < earlier)
        for at, earlier in enumerate(values)
        for later in values[at + 1 :]
    )
    ties = sum(t * (t - 1) * (2 * t + 5) for t in Counter(values).values())
    variance = (n * (n - 1) * (2 * n + 5) - ties) / 18
    if n < 3 or variance <= 0:
        return Trend(s, 1.0)
    z = max(abs(s) - 1, 0) / sqrt(variance)
    return Trend(s, erfc(z / sqrt(2)))


def correlate(first: Sequence[float], second: Sequence[float]) -> Correlation:
    """How two series of the same years go together.

    Args:
        first: One value a year, in order.
        second: Likewise.

    Returns:
        Their correlation and the trend of each.

    Raises:
        ValueError: Their lengths differ.
    """
    if len(first) != len(second):
        raise ValueError("The two series must have the same years.")
    n, one, other = len(first), mann_kendall(first), mann_kendall(second)
    reason: Reason = ""
    if n < LEAST_YEARS:
        reason = "few years"
    elif one.trends and other.trends:
        reason = "both trend"
    elif len(set(first)) == 1 or len(set(second)) == 1:
        reason = "no variation"
    if reason:
        return Correlation(n, one, other, None, None, None, reason)
    rho = float(pd.Series(first).rank().corr(pd.Series(second).rank()))
    inside = max(min(rho, 1 - 1e-9), -1 + 1e-9)
    half = _Z * sqrt((1 + rho**2 / 2) / (n - 3))
    return Correlation(n, one, other, rho, tanh(atanh(inside) - half), tanh(atanh(inside) + half), "")
