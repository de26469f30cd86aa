"""Shares of GDP spent on defence, beside the levels that the allies have agreed on."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from detente.charts.agreed_levels import OF_LEVELS, lines_at
from detente.charts.mark_selection import OPENS, chosen_by
from detente.charts.theme import AXIS, LABEL, NEUTRAL

_ROW = 19  # pixels of an ally's row
_NUMBERS = 1.15  # points of GDP left free on the right for the column of numbers


def shares_by_ally(shares: pd.DataFrame, levels: Sequence[float], year: int) -> alt.LayerChart:
    """One bar an ally, sorted, with a line at each level and its number on the right, "e" where it is an
    estimate.

    Args:
        shares: Columns ally, share_gdp (% of GDP), flag.
        levels: The levels, % of GDP, ascending.
        year: Year of the shares, for the axis.

    Returns:
        Bars, lines and numbers in layers.
    """
    frame = shares.assign(
        meets=shares["share_gdp"].map(lambda value: _met(value, levels)),
        number=[
            f"{value:.2f}{' e' if flag == 'estimate' else ''}"
            for value, flag in zip(shares["share_gdp"], shares["flag"], strict=True)
        ],
    )
    order = list(frame.sort_values("share_gdp", ascending=False)["ally"])
    highest = max([*levels, float(shares["share_gdp"].max())]) + _NUMBERS
    frame = frame.assign(edge=highest)
    names = [
        *[f"at least {level:g}\u00a0%" for level in sorted(levels, reverse=True)],
        f"below {min(levels):g}\u00a0%",
    ]
    colours = [*OF_LEVELS, NEUTRAL][-len(names) :]
    rows = alt.Y(
        "ally:N", sort=order, title=None, axis=alt.Axis(labelLimit=140, labelOverlap=False, labelFlush=False)
    )
    bars = (
        alt.Chart(frame, name="allies")
        .mark_bar(cursor=OPENS)
        .add_params(chosen_by("ally"))
        .encode(
            y=rows,
            x=alt.X(
                "share_gdp:Q",
                title="% of GDP",
                scale=alt.Scale(domain=[0, highest], nice=False),
                axis=alt.Axis(values=list(range(int(highest - _NUMBERS) + 1)), format="d"),
            ),
            color=alt.Color(
                "meets:N",
                scale=alt.Scale(domain=names, range=colours),
                legend=alt.Legend(orient="top", title=None, columns=2),
            ),
            tooltip=[
                alt.Tooltip("ally:N"),
                alt.Tooltip("share_gdp:Q", title=f"% of GDP, {year}", format=".2f"),
                alt.Tooltip("flag:N", title="figure"),
            ],
        )
    )
    numbers = (
        alt.Chart(frame)
        .mark_text(align="right", color=LABEL, fontSize=11)
        .encode(y=rows, x=alt.X("edge:Q"), text=alt.Text("number:N"))
    )
    return alt.layer(bars, lines_at(levels, "x"), numbers).properties(
        height=_ROW * len(frame) + 110, width="container"
    )


def gaps_by_ally(gaps: pd.DataFrame, what: str, unit: str, digits: int) -> alt.LayerChart:
    """How far each ally is from a level: one bar each, the widest gap first.

    Args:
        gaps: Columns ally, gap (in `unit`; negative below the level).
        what: The axis's title.
        unit: Unit of the numbers in the tooltip and on the bars.
        digits: Decimals of the numbers.

    Returns:
        Bars and numbers in layers.
    """
    order = list(gaps.sort_values("gap", ascending=False)["ally"])
    rows = alt.Y(
        "ally:N", sort=order, title=None, axis=alt.Axis(labelLimit=140, labelOverlap=False, labelFlush=False)
    )
    form = f",.{digits}f"
    across = alt.X(
        "gap:Q",
        title=what,
        scale=alt.Scale(domain=[0, float(gaps["gap"].max()) * 1.2]),
        axis=alt.Axis(tickCount=4),
    )
    bars = (
        alt.Chart(gaps, name="allies")
        .mark_bar(color=NEUTRAL, cursor=OPENS)
        .add_params(chosen_by("ally"))
        .encode(y=rows, x=across, tooltip=["ally:N", alt.Tooltip("gap:Q", title=unit, format=form)])
    )
    numbers = (
        alt.Chart(gaps.assign(number=[_not_nothing(gap, digits) for gap in gaps["gap"]]))
        .mark_text(align="left", dx=3, color=LABEL, fontSize=11)
        .encode(y=rows, x=across, text=alt.Text("number:N"))
    )
    return alt.layer(bars, numbers).properties(height=_ROW * len(gaps) + AXIS, width="container")


def _not_nothing(gap: float, digits: int) -> str:
    """A gap as its bar names it; one that would round to nothing is below the least that is written."""
    return f"{gap:,.{digits}f}" if round(gap, digits) or not gap else f"< {10**-digits:g}"


def _met(value: float, levels: Sequence[float]) -> str:
    reached = [level for level in levels if value >= level]
    return f"at least {max(reached):g}\u00a0%" if reached else f"below {min(levels):g}\u00a0%"
