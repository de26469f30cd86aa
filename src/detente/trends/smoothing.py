"""A smooth line through means over time, with its band, fitted to how much stands behind each of them.

Local linear regression with a Gaussian kernel, articles as weights (J. Fan and I. Gijbels, Local Polynomial
Modelling and Its Applications, 1996, ch. 2 and 3); the band is pointwise, 95 %, from the spread of the points
around the line (C. Loader, Local Regression and Likelihood, 1999, section 2.3). Where nothing was said for
long the line stops: it is never drawn over a gap.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

COLUMNS = ("period", "line", "line_low", "line_high", "stretch")
_LEAST_POINTS = 5  # periods with material; of fewer no line is drawn
_LEAST_BEHIND = 1.8  # periods' worth of weight around a day, below which the line stops
_SHARE = 1 / 14  # of the whole span that the kernel's standard deviation takes, if periods are dense
_Z = 1.959964  # the normal's two-sided 95 %


def with_line(means: pd.DataFrame) -> pd.DataFrame:
    """A course with its smooth line in columns of its own, blank where none is drawn.

    Args:
        means: As for `smoothed`.

    Returns:
        The same rows, with line, line_low, line_high and stretch.
    """
    line = _line(means)
    if line is None:
        line = dict.fromkeys(COLUMNS[1:], np.full(len(means), np.nan))
    return means.assign(**line)


def course_in_words(means: pd.DataFrame) -> str:
    """What a course shows: which way its line leans at its end and since when; where it leans neither way,
    when it last did. It leans where its band leaves out zero.

    Args:
        means: With the columns of `with_line`.

    Returns:
        "Leans to escalation since July 2023, +0.12 at the end of the line", "Leaned to escalation from
        October 2022 to April 2025, up to +0.13; at the end neither outweighs the other (−0.03)"; "" where no
        line is drawn.
    """
    drawn = means[means["line"].notna()]
    if drawn.empty:
        return ""
    ways = (drawn["line_low"] > 0).astype(int) - (drawn["line_high"] < 0).astype(int)
    now = _signed(drawn["line"].iloc[-1])
    runs = (ways.ne(ways.shift()) | drawn["stretch"].diff().ne(0)).cumsum()
    leaning = runs[ways != 0]
    if leaning.empty:
        return f"Neither escalation nor de-escalation ever outweighs the other; {now} at the end of the line"
    last = drawn[runs == leaning.iloc[-1]]
    to = "escalation" if last["line"].iloc[0] > 0 else "de-escalation"
    since = _month(last["period"].iloc[0])
    if leaning.iloc[-1] == runs.iloc[-1]:
        return f"Leans to {to} since {since}, {now} at the end of the line"
    furthest = _signed(max(last["line"], key=abs))
    until = _month(last["period"].iloc[-1])
    when = f"in {since}" if until == since else f"from {since} to {until}"
    return f"Leaned to {to} {when}, up to {furthest}; at the end neither outweighs the other ({now})"


def _signed(value: float) -> str:
    return f"{value:+.2f}".replace("-", "−") if round(value, 2) else "0.00"


def _month(day: pd.Timestamp) -> str:
    return f"{day:%B %Y}"


def smoothed(means: pd.DataFrame) -> pd.DataFrame:
    """The smooth line of a course.

    Args:
        means: Columns period (first days, in order), balance (-1 to +1), articles (1 or more).

    Returns:
        A row for each period through which the line runs: `COLUMNS`; line and band from -1 to +1; stretch
        counts the unbroken parts from 0. Empty where there are too few periods.
    """
    line = _line(means)
    if line is None:
        return pd.DataFrame(columns=list(COLUMNS))
    frame = means[["period"]].assign(**line).dropna(ignore_index=True)
    return frame.astype({"stretch": int})


def _line(means: pd.DataFrame) -> dict[str, NDArray[np.float64]] | None:
    """Line, band and stretch of each period, blank where no line runs; None where none runs at all."""
    if len(means) < _LEAST_POINTS:
        return None
    days = means["period"].to_numpy().astype("datetime64[D]").astype(np.float64)
    values, weights = means["balance"].to_numpy(dtype=float), means["articles"].to_numpy(dtype=float)
    width = max(float(np.median(np.diff(days))) * 1.25, (days[-1] - days[0]) * _SHARE)
    away = days[None, :] - days[:, None]
    kernel = np.exp(-0.5 * (away / width) ** 2)
    smoother = _smoother(away, kernel * weights)
    line = smoother @ values
    # Spread of a point of one article around the line, with the parameters that the line spends taken off.
    spent = float(np.trace(2 * smoother - smoother @ smoother.T))
    spread = float((weights * (values - line) ** 2).sum() / max(len(days) - spent, 1.0))
    half = _Z * np.sqrt(spread * (smoother**2 / weights).sum(axis=1))
    drawn = kernel.sum(axis=1) >= _LEAST_BEHIND
    gaps = np.diff(days, prepend=days[0]) > 3 * width
    stretch = np.cumsum(gaps | ~drawn)
    drawn &= np.bincount(stretch, weights=drawn)[stretch] > 1  # a line has two ends
    if not drawn.any():
        return None
    found = {"line": line, "line_low": line - half, "line_high": line + half}
    clipped = {name: column.clip(-1, 1) for name, column in found.items()} | {
        "stretch": stretch.astype(float)
    }
    return {name: np.where(drawn, column, np.nan) for name, column in clipped.items()}


def _smoother(away: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """What the points are multiplied with to give the local line's height at distance 0: a row for each."""
    first = (weights * away).sum(axis=1, keepdims=True)
    second = (weights * away**2).sum(axis=1, keepdims=True)
    whole = weights.sum(axis=1, keepdims=True)
    local = weights * (second - away * first)
    total = local.sum(axis=1, keepdims=True)
    one_day = total <= 1e-9 * second * whole  # all weight on one day: a mean
    return np.asarray(np.where(one_day, weights / whole, local / np.where(one_day, 1.0, total)))
