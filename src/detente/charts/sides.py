"""Sides side by side: the same course drawn once for each, on one scale; and the mix of sources beneath a
course.
"""

from __future__ import annotations

import altair as alt
import pandas as pd

from detente.charts import signs
from detente.charts.balance import smooth_line
from detente.charts.mark_selection import OPENS, PERIOD_AS_DAY, SINCE, chosen_by
from detente.charts.theme import PERCENT, SIGNED

_MULTIPLE = 150  # pixels of one small panel
_LONG = pd.Timedelta(days=3 * 366)  # beyond it years alone are named
_GREYS = ["#38424d", "#5f6b77", "#8793a0", "#aab4be", "#c9d1d9", "#e3e8ec"]


def balance_of_side(
    over_time: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp, reach: float = 1.0
) -> alt.LayerChart:
    """One small panel: mean balance of a side by period, on the axes that all panels share.

    Args:
        over_time: Columns period, balance, paragraphs, articles, line, line_low, line_high, stretch (see
            `detente.trends.smoothing`; blank where no line is drawn), the band within `reach`, or the scale
            would follow it.
        first: Where the shared axis of time begins.
        last: Where it ends.
        reach: How far the shared axis of balances reaches on both sides of zero, up to 1.

    Returns:
        Band, line and points in layers.
    """
    time = alt.X(
        "period:T",
        title=None,
        scale=alt.Scale(domain=[first.isoformat(), last.isoformat()]),
        axis=alt.Axis(format="%Y", tickCount="year", labelOverlap=True, grid=False)
        if last - first > _LONG
        else alt.Axis(format="%b %Y", tickCount=3, labelOverlap=True, grid=False),
    )
    balance = alt.Y(
        "balance:Q",
        title=None,
        scale=alt.Scale(domain=[-reach, reach], nice=False),
        axis=alt.Axis(values=[-reach, 0, reach], labelExpr=SIGNED),
    )
    base = alt.Chart(over_time)
    zero = signs.zero()
    points = (
        base.mark_point(filled=True, size=34, opacity=1, cursor=OPENS)
        .transform_calculate(**PERIOD_AS_DAY)
        .properties(name="periods")
        .add_params(chosen_by(SINCE))
    ).encode(
        x=time,
        y=balance,
        color=signs.colour("balance"),
        shape=signs.shape("balance"),
        tooltip=[
            alt.Tooltip("period:T", title="from", format="%-d %B %Y"),
            alt.Tooltip("balance:Q", title="mean balance", format="+.2f"),
            alt.Tooltip("paragraphs:Q", title="paragraphs"),
            alt.Tooltip("articles:Q", title="articles"),
        ],
    )
    # an empty layer is an unnamed picture to a screen reader
    shown = smooth_line(base, time) if over_time["line"].notna().any() else []
    return alt.layer(zero, *shown, points, height=_MULTIPLE, width="container")


def mix_of_sources(mix: pd.DataFrame) -> alt.Chart:
    """Shares of outlets by period.

    Args:
        mix: Columns period, outlet, paragraphs, share (0 to 1 of the period's paragraphs).

    Returns:
        One stacked bar a period; a click chooses period and outlet.
    """
    return (
        alt.Chart(mix, name="outlets")
        .mark_bar(cursor=OPENS)
        .transform_calculate(**PERIOD_AS_DAY)
        .add_params(chosen_by(SINCE, "outlet"))
        .encode(
            x=alt.X("yearmonthdate(period):O", title=None, axis=alt.Axis(format="%b %Y", labelOverlap=True)),
            y=alt.Y(
                "share:Q", title="share of paragraphs", axis=alt.Axis(labelExpr=PERCENT), stack="normalize"
            ),
            color=alt.Color(
                "outlet:N",
                title=None,
                scale=alt.Scale(range=_GREYS),
                legend=alt.Legend(orient="bottom", columns=2),
            ),
            tooltip=[
                alt.Tooltip("period:T", title="from", format="%-d %B %Y"),
                alt.Tooltip("outlet:N", title="outlet"),
                alt.Tooltip("paragraphs:Q", title="paragraphs"),
                alt.Tooltip("share:Q", title="share", format=".0%"),
            ],
        )
        .properties(height=180, width="container")
    )
