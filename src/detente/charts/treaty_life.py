"""A treaty's recorded life, and the warheads of those it binds, on one axis of time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from detente.charts.mark_selection import OPENS, chosen_by
from detente.charts.theme import MONEY, NEUTRAL, STATES

# pixels of the labels on the left, the same in both charts so that their years stand above each other
_LEFT = 118
# Squares, for triangles and the two accents are signs of what is said: full, crossed out, small. The frame's
# inner edge runs against the outer one, which leaves it open; the bars of the cross run with it.
_CROSSED_OUT = (
    "M-.85,-.85H.85V.85H-.85ZM-.6,-.6V.6H.6V-.6Z"
    "M-.62,-.45L-.45,-.62L.62,.45L.45,.62ZM.45,-.62L.62,-.45L-.45,.62L-.62,.45Z"
)
_DOES = {
    "builds": ("builds it up", MONEY, "M-.85,-.85H.85V.85H-.85Z"),
    "undoes": ("undoes it", MONEY, _CROSSED_OUT),
    "neither": ("neither", NEUTRAL, "M-.45,-.45H.45V.45H-.45Z"),
}
_DASHES = ([1, 0], [6, 3], [2, 2], [8, 2, 2, 2], [4, 4])
_SHAPES = ("circle", "square", "triangle-right", "diamond", "cross")


def life_over_time(steps: pd.DataFrame, years: tuple[int, int]) -> alt.LayerChart:
    """One mark a step and side, one row a side, in the frame's order of `place`.

    Args:
        steps: Columns date, as_known (the date in words), step, lane, place, does (builds, undoes, neither),
            note.
        years: First and last year of the time axis.

    Returns:
        Marks in layers; the square says what a step does.
    """
    frame = steps.assign(what=steps["does"].map({name: words for name, (words, *_) in _DOES.items()}))
    lanes = list(frame.sort_values("place")["lane"].drop_duplicates())
    shown = [each for name, each in _DOES.items() if name in set(frame["does"])]
    names = [words for words, *_ in shown]
    row = alt.Y(
        "lane:N",
        title=None,
        sort=lanes,
        axis=alt.Axis(
            labelLimit=_LEFT - 6,
            labelOverlap=False,
            labelFlush=False,
            minExtent=_LEFT,
            maxExtent=_LEFT,
            grid=True,
        ),
    )
    marks = (
        alt.Chart(frame, name="steps")
        .mark_point(filled=True, size=110, opacity=1, cursor=OPENS)
        .add_params(chosen_by("step", "as_known"))
        .encode(
            x=_time("date:T", years),
            y=row,
            yOffset=alt.YOffset("what:N", sort=names),
            shape=_signed(alt.Shape, names, [shape for *_, shape in shown]),
            color=_signed(alt.Color, names, [colour for _, colour, _ in shown]),
            tooltip=[
                alt.Tooltip("as_known:N", title="date"),
                alt.Tooltip("step:N"),
                alt.Tooltip("lane:N", title="by"),
                alt.Tooltip("note:N"),
            ],
        )
    )
    return alt.layer(marks).properties(height=46 * len(lanes) + 90, width="container")


def warheads_over_time(
    warheads: pd.DataFrame, whose: Sequence[str], years: tuple[int, int]
) -> alt.LayerChart:
    """Warheads by year: a line for the edition with a whole series, hollow points for a later edition's
    single years.

    Each state has a colour, a dash and a shape of its own.

    Args:
        warheads: Columns year, date (its first day), country, warheads, edition, series (true for the whole
            series).
        whose: The countries in the order of the legend.
        years: First and last year of the time axis.

    Returns:
        Lines and points in layers.
    """
    frame = warheads.assign(kind=warheads["series"].map({True: "line", False: "point"}))
    base = alt.Chart(frame).encode(
        x=_time("date:T", years),
        y=alt.Y(
            "warheads:Q", title="warheads",
            axis=alt.Axis(minExtent=_LEFT, maxExtent=_LEFT, tickCount=5, format=",.0f", titleX=14 - _LEFT),
        ),
        color=alt.Color(
            "country:N", title=None, scale=_each(whose, STATES),
            legend=alt.Legend(orient="top", columns=2, labelLimit=140, symbolSize=80, symbolStrokeWidth=0),
        ),
    )  # fmt: skip
    tooltip = [
        alt.Tooltip("year:O"),
        alt.Tooltip("country:N"),
        alt.Tooltip("warheads:Q", format=",.0f"),
        alt.Tooltip("edition:N"),
    ]
    lines = (
        base.transform_filter(alt.datum.kind == "line")
        .mark_line()
        .encode(strokeDash=alt.StrokeDash("country:N", title=None, legend=None, scale=_each(whose, _DASHES)))
    )
    along = (
        base.transform_filter(alt.datum.kind == "line")
        .mark_point(filled=True, size=14, opacity=1, cursor=OPENS)
        .encode(tooltip=tooltip)
        .properties(name="years")
        .add_params(chosen_by("year", "country", "edition"))
    )
    points = (
        base.transform_filter(alt.datum.kind == "point")
        .mark_point(size=55, filled=False, strokeWidth=2, cursor=OPENS)
        .encode(
            shape=alt.Shape("country:N", title=None, legend=None, scale=_each(whose, _SHAPES)),
            tooltip=tooltip,
        )
    )
    legend = 22 * -(-len(whose) // 2)
    return alt.layer(lines, along, points).properties(height=190 + legend, width="container")


def _signed(channel: Any, names: Sequence[str], signs: Sequence[str]) -> Any:
    """One channel of what a step does; those with the same legend are drawn as one."""
    return channel(
        "what:N",
        title=None,
        scale=alt.Scale(domain=list(names), range=list(signs)),
        legend=alt.Legend(orient="top", columns=2),  # three in a row are cut on a phone
    )


def _each(whose: Sequence[str], signs: Sequence[Any]) -> alt.Scale:
    return alt.Scale(domain=list(whose), range=list(signs[: len(whose)]))


def _time(field: str, years: tuple[int, int]) -> alt.X:
    domain = [alt.DateTime(year=year, month=1, date=1) for year in years]
    return alt.X(
        field,
        title=None,
        scale=alt.Scale(domain=domain),
        axis=alt.Axis(format="%Y", labelOverlap=True, tickCount=6),
    )
