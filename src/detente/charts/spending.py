"""Shares of GDP spent on defence, beside the levels that the allies have agreed on."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from detente.charts.theme import DEESCALATION, ESCALATION, HEIGHT, NEUTRAL


def shares_by_ally(shares: pd.DataFrame, levels: Sequence[float], year: int) -> alt.LayerChart:
    """One bar an ally, sorted, with a line at each level. `shares`: ally, value (% of GDP), flag (actual, estimate)."""
    frame = shares.assign(meets=shares["value"].map(lambda value: _met(value, levels)))
    order = list(frame.sort_values("value", ascending=False)["ally"])
    highest = max([*levels, float(shares["value"].max())]) + 0.2
    names = [*[f"at least {level:g} %" for level in sorted(levels, reverse=True)], f"below {min(levels):g} %"]
    colours = ["#123f6b", "#2b6ca8", "#7fb0d9", NEUTRAL][-len(names) :]
    bars = (
        alt.Chart(frame)
        .mark_bar()
        .encode(
            y=alt.Y("ally:N", sort=order, title=None, axis=alt.Axis(labelLimit=140, labelOverlap=False)),
            x=alt.X(
                "value:Q", title="% of GDP", scale=alt.Scale(domain=[0, highest]), axis=alt.Axis(tickCount=6)
            ),
            color=alt.Color(
                "meets:N",
                scale=alt.Scale(domain=names, range=colours),
                legend=alt.Legend(orient="top", title=None, columns=2),
            ),
            tooltip=[
                alt.Tooltip("ally:N"),
                alt.Tooltip("value:Q", title=f"% of GDP, {year}", format=".2f"),
                alt.Tooltip("flag:N", title="figure"),
            ],
        )
    )
    labels = alt.Chart(frame).mark_text(align="left", dx=3, color=NEUTRAL, fontSize=10).encode(
        y=alt.Y("ally:N", sort=order), x="value:Q", text=alt.Text("value:Q", format=".2f")
    )  # fmt: skip
    return alt.layer(bars, _lines(levels, "x"), labels).properties(
        height=19 * len(frame) + 110, width="container"
    )


def shares_over_years(shares: pd.DataFrame, levels: Sequence[float], allies: Sequence[str]) -> alt.LayerChart:
    """One line an ally over the years; estimates are hollow. `shares`: ally, year, value (% of GDP), flag."""
    frame = shares[shares["ally"].isin(allies)].copy()
    base = alt.Chart(frame).encode(
        x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True)),
        y=alt.Y("value:Q", title="% of GDP", scale=alt.Scale(domain=[0, max([*levels, float(frame["value"].max())]) + 0.2])),
        color=alt.Color("ally:N", title=None, sort=list(allies), legend=alt.Legend(orient="top", columns=3)),
        tooltip=["ally:N", "year:O", alt.Tooltip("value:Q", title="% of GDP", format=".2f"), "flag:N"],
    )  # fmt: skip
    lines = base.mark_line()
    points = base.mark_point(size=36).encode(
        fillOpacity=alt.condition("datum.flag == 'estimate'", alt.value(0.0), alt.value(1.0)),
        fill=alt.Color("ally:N", sort=list(allies), legend=None),
    )
    return alt.layer(lines, points, _lines(levels, "y")).properties(height=HEIGHT + 40, width="container")


def meeting_over_years(counts: pd.DataFrame) -> alt.Chart:
    """How many allies met each level, by year. `counts`: year, level (text), allies (number)."""
    return (
        alt.Chart(counts)
        .mark_line(point=True)
        .encode(
            x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True)),
            y=alt.Y("allies:Q", title="allies", axis=alt.Axis(tickMinStep=1)),
            color=alt.Color(
                "level:N",
                title=None,
                scale=alt.Scale(range=[DEESCALATION, ESCALATION, "#8a6bb0"]),
                legend=alt.Legend(orient="top"),
            ),
            strokeDash=alt.StrokeDash("level:N", title=None, legend=None),
            tooltip=["year:O", "level:N", "allies:Q"],
        )
        .properties(height=280, width="container")
    )


def _lines(levels: Sequence[float], axis: str) -> alt.LayerChart:
    frame = pd.DataFrame({"level": list(levels), "name": [f"{level:g} %" for level in levels]})
    rules = (
        alt.Chart(frame)
        .mark_rule(color=NEUTRAL, strokeDash=[4, 3], strokeWidth=1.5)
        .encode(**{axis: "level:Q"}, tooltip=["name:N"])
    )
    return alt.layer(rules)


def _met(value: float, levels: Sequence[float]) -> str:
    reached = [level for level in levels if value >= level]
    return f"at least {max(reached):g} %" if reached else f"below {min(levels):g} %"
