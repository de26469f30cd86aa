"""Spending over the years: shares, how many allies meet a level, words beside money."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from detente.charts.agreed_levels import OF_LEVELS, lines_at
from detente.charts.mark_selection import OPENS, chosen_by
from detente.charts.theme import DEESCALATION, ESCALATION, HEIGHT, LABEL, MONEY, NEUTRAL, SIGNED

_SHAPES = ("circle", "square", "triangle-right", "diamond", "cross", "triangle-left")
_CLEAR = 0.6  # of the room of a name: how far its middle stands from a line across
_NAME = 15  # pixels of a line's name
_REACHED = 280  # pixels of the chart of how many reach a level
_FEW_YEARS = 20  # beyond it the points are small
_YEAR = alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True, labelFlush=False))


def lines_over_years(
    figures: pd.DataFrame, column: str, title: str, allies: Sequence[str], levels: Sequence[float] = ()
) -> alt.LayerChart:
    """One line an ally over the years, each with points of its own shape; estimates are hollow.

    Args:
        figures: Columns ally, year, flag ("estimate" or empty) and the column that is drawn.
        column: The column that is drawn.
        title: The axis's title, with the unit.
        allies: Names of the allies that are drawn.
        levels: Levels that are drawn as lines across, in the unit of the column.

    Returns:
        Lines, points and levels in layers.
    """
    frame = figures[figures["ally"].isin(allies)].dropna(subset=column).copy()
    highest = max([*levels, float(frame[column].max())]) * 1.05
    base = alt.Chart(frame).encode(
        x=_YEAR,
        y=alt.Y(f"{column}:Q", title=title, scale=alt.Scale(domain=[0, highest])),
        color=alt.Color(
            "ally:N",
            title=None,
            scale=alt.Scale(domain=list(allies)),
            legend=None,
        ),
    )
    lines = base.mark_line()
    size = 40 if frame["year"].nunique() <= _FEW_YEARS else 14
    points = base.mark_point(size=size, cursor=OPENS).encode(
        tooltip=["ally:N", "year:O", alt.Tooltip(f"{column}:Q", title=title, format=",.2f"), "flag:N"],
        shape=alt.Shape(
            "ally:N", title=None, legend=None,
            scale=alt.Scale(domain=list(allies), range=list(_SHAPES[: len(allies)])),
        ),
        fillOpacity=alt.condition("datum.flag == 'estimate'", alt.value(0.0), alt.value(1.0)),
        fill=alt.Color("ally:N", scale=alt.Scale(domain=list(allies)), legend=None),
    )  # fmt: skip
    points = points.properties(name="years").add_params(chosen_by("ally", "year"))
    names = base.mark_text(align="left", dx=8, fontSize=12).encode(y=alt.Y("beside:Q"), text="ally:N")
    names = names.properties(data=_at_the_ends(frame, "ally", column, highest, HEIGHT + 40, levels))
    layers = [lines, points, names, *([lines_at(levels, "y")] if levels else [])]
    return alt.layer(*layers).properties(height=HEIGHT + 40, width="container")


def _at_the_ends(
    frame: pd.DataFrame, name: str, column: str, highest: float, height: int, levels: Sequence[float] = ()
) -> pd.DataFrame:
    """Where each line's name stands: at its last point, moved apart where two would lie on each other.

    Args:
        frame: Columns `name`, year and the column that is drawn.
        name: The column of the lines' names.
        column: The column that is drawn.
        highest: Upper end of the axis, whose lower end is 0.
        height: Pixels of the axis.
        levels: Lines across the chart, beside which names stand and not on them.

    Returns:
        `name`, year (the last of all, so that the names stand in one column), beside (in the axis's unit).
    """
    last = frame.sort_values("year").groupby(name).last()[column].sort_values()
    apart = _NAME * highest / height
    places: list[float] = []
    for value in last:
        place = max(float(value), places[-1] + apart) if places else float(value)
        struck = next((level for level in levels if abs(place - level) < _CLEAR * apart), None)
        places.append(place if struck is None else struck + _CLEAR * apart)
    over = max(0.0, places[-1] - highest) if places else 0.0
    return pd.DataFrame(
        {name: last.index, "year": frame["year"].max(), "beside": [place - over for place in places]}
    )


def meeting_over_years(counts: pd.DataFrame) -> alt.LayerChart:
    """How many allies met each level, by year.

    Args:
        counts: Columns year, level (text), allies (number).

    Returns:
        One line a level with points, in layers.
    """
    highest = max(1.0, float(counts["allies"].max()) * 1.05)
    base = alt.Chart(counts).encode(
        x=_YEAR,
        y=alt.Y(
            "allies:Q",
            title="allies",
            axis=alt.Axis(tickMinStep=1),
            scale=alt.Scale(domain=[0, highest], nice=False),
        ),
        color=alt.Color(
            "level:N",
            title=None,
            scale=alt.Scale(range=OF_LEVELS[2::-1]),
            legend=None,
        ),
    )
    lines = base.mark_line(strokeWidth=2.5).encode(
        strokeDash=alt.StrokeDash("level:N", title=None, legend=None)
    )
    points = (
        base.mark_point(filled=True, size=30, opacity=1, cursor=OPENS)
        .encode(tooltip=["year:O", "level:N", "allies:Q"])
        .properties(name="years")
        .add_params(chosen_by("year", "level"))
    )
    names = base.mark_text(align="left", dx=8, fontSize=12).encode(
        y=alt.Y("beside:Q"), text="level:N", color=alt.value(LABEL)
    )
    names = names.properties(data=_at_the_ends(counts, "level", "allies", highest, _REACHED))
    return alt.layer(lines, points, names).properties(height=_REACHED, width="container")


def words_over_years(means: pd.DataFrame, years: Sequence[int]) -> alt.LayerChart:
    """An ally's mean balance by year with its interval; hollow where little was said.

    Args:
        means: Columns year, balance (-1 to +1), low, high, paragraphs, articles, enough (whether it counts).
        years: All years of the shared axis, in order.

    Returns:
        Line, points and intervals in layers.
    """
    scale = alt.Scale(domain=[-1, 1])
    across = alt.X(
        "year:O",
        title=None,
        scale=alt.Scale(domain=list(years)),
        axis=alt.Axis(labelAngle=0, labelOverlap=True, labelFlush=False),
    )
    side = alt.Axis(values=[-1, -0.5, 0, 0.5, 1], labelExpr=SIGNED, minExtent=40)
    base = alt.Chart(means.assign(up=means["balance"] > 0)).encode(
        x=across, tooltip=["year:O", alt.Tooltip("balance:Q", format="+.2f"), "paragraphs:Q", "articles:Q"]
    )
    spread = base.mark_rule(color=NEUTRAL, cursor=OPENS).encode(
        y=alt.Y("low:Q", scale=scale), y2=alt.Y2("high:Q")
    )
    points = base.mark_point(size=70, opacity=1, cursor=OPENS).encode(
        fill=alt.condition(
            "!datum.enough",
            alt.value("transparent"),
            alt.Color(
                "up:N", scale=alt.Scale(domain=[True, False], range=[ESCALATION, DEESCALATION]), legend=None
            ),
        ),
        y=alt.Y("balance:Q", title="balance, −1 to +1", scale=scale, axis=side),
        color=alt.condition("datum.balance > 0", alt.value(ESCALATION), alt.value(DEESCALATION)),
        shape=alt.condition("datum.balance > 0", alt.value("triangle-up"), alt.value("triangle-down")),
    )
    points = points.properties(name="years").add_params(chosen_by("year"))
    zero = (
        alt.Chart(pd.DataFrame({"balance": [0.0]}))
        .mark_rule(color=NEUTRAL, opacity=0.6)
        .encode(y=alt.Y("balance:Q"))
    )
    # An empty layer is an unnamed picture to a screen reader.
    shown = [spread] if means["low"].notna().any() else []
    return alt.layer(zero, *shown, points).properties(height=190, width="container")


def money_over_years(shares: pd.DataFrame, years: Sequence[int]) -> alt.LayerChart:
    """An ally's share of GDP on the same years as `words_over_years`.

    Args:
        shares: Columns year, share_gdp (% of GDP), flag.
        years: All years of the shared axis, in order.

    Returns:
        Line and points in layers.
    """
    base = alt.Chart(shares).encode(
        x=alt.X(
            "year:O",
            title=None,
            scale=alt.Scale(domain=list(years)),
            axis=alt.Axis(labelAngle=0, labelOverlap=True, labelFlush=False),
        ),
        y=alt.Y(
            "share_gdp:Q",
            title="% of GDP",
            scale=alt.Scale(domain=[0, float(shares["share_gdp"].max()) * 1.15]),
            axis=alt.Axis(minExtent=40, tickCount=5),
        ),
    )
    points = base.mark_point(size=45, color=MONEY, cursor=OPENS).encode(
        tooltip=["year:O", alt.Tooltip("share_gdp:Q", title="% of GDP", format=".2f"), "flag:N"],
        fill=alt.condition("datum.flag == 'estimate'", alt.value("transparent"), alt.value(MONEY)),
    )
    points = points.properties(name="years").add_params(chosen_by("year"))
    return alt.layer(base.mark_line(color=MONEY), points).properties(height=190, width="container")
