"""Paths to a target: what was spent, what it would take, and who needs how much growth."""

from __future__ import annotations

import altair as alt
import pandas as pd

from detente.charts.mark_selection import OPENS, chosen_by
from detente.charts.theme import AXIS, HEIGHT, LABEL, MONEY, NEUTRAL

PUBLISHED = "as published"
_YEAR = alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True, labelFlush=False))
_ROW = 24  # pixels of an ally's row, with its number above the point
_STROKES = alt.Legend(
    orient="top", columns=2, labelLimit=200, symbolType="stroke", symbolSize=500, symbolStrokeWidth=2
)
_SCENARIOS = ("#98a2ac", "#7d8894", "#636e79")  # distinct by their dashes too


def share_path(shares: pd.DataFrame, target: float, review: int, joined: pd.DataFrame) -> alt.LayerChart:
    """The share of GDP as published and the straight line to the target, the year of review marked.

    Args:
        shares: Columns year, share_gdp (% of GDP), line (`PUBLISHED` or another), flag.
        target: The level to reach, % of GDP.
        review: Year of the review, which is marked.
        joined: Columns year, who: accessions to an aggregate; may be empty.

    Returns:
        Both lines with the marks, in layers.
    """
    highest = max(target, float(shares["share_gdp"].max())) + 0.4
    base = alt.Chart(shares).encode(
        x=_YEAR,
        y=alt.Y("share_gdp:Q", title="% of GDP", scale=alt.Scale(domain=[0, highest])),
    )
    tooltip = [
        alt.Tooltip("year:O"),
        alt.Tooltip("share_gdp:Q", title="% of GDP", format=".2f"),
        alt.Tooltip("line:N", title="which"),
        alt.Tooltip("flag:N", title="figure"),
    ]
    published = base.transform_filter(alt.datum.line == PUBLISHED)
    required = base.transform_filter(alt.datum.line != PUBLISHED)
    points = published.mark_point(size=40, color=MONEY, cursor=OPENS).encode(
        fill=alt.condition("datum.flag == 'actual'", alt.value(MONEY), alt.value("transparent")),
        tooltip=tooltip,
    )
    points = points.properties(name="years").add_params(chosen_by("year", "line"))
    steps = required.mark_point(filled=True, size=24, opacity=1, color=NEUTRAL, cursor=OPENS)
    return alt.layer(
        published.mark_line(color=MONEY),
        points,
        required.mark_line(color=NEUTRAL, strokeDash=[5, 4]),
        steps.encode(tooltip=tooltip),
        _level(target),
        *_marks(review, joined),
    ).properties(height=HEIGHT, width="container")  # fmt: skip


def money_path(money: pd.DataFrame, prices: str, review: int, joined: pd.DataFrame) -> alt.LayerChart:
    """Spending as published and as each scenario would have it.

    Args:
        money: Columns year, spending_usd_bn (USD billion, constant prices), line (`PUBLISHED` or a scenario).
        prices: Base year of the prices, for the axis.
        review: Year of the review, which is marked.
        joined: Columns year, who: accessions to an aggregate; may be empty.

    Returns:
        One line a scenario, with the marks, in layers.
    """
    lines = [PUBLISHED, *dict.fromkeys(line for line in money["line"] if line != PUBLISHED)]
    highest = float(money["spending_usd_bn"].max()) * 1.12
    base = alt.Chart(money).encode(
        x=_YEAR,
        y=alt.Y(
            "spending_usd_bn:Q", title=f"USD billion, {prices} prices", scale=alt.Scale(domain=[0, highest])
        ),
        color=alt.Color(
            "line:N",
            sort=lines,
            title=None,
            scale=alt.Scale(domain=lines, range=[MONEY, *_SCENARIOS][: len(lines)]),
            legend=_STROKES,
        ),
    )
    dashes = alt.Scale(domain=lines, range=[[1, 0], [2, 3], [5, 4], [9, 3]][: len(lines)])
    drawn = base.mark_line().encode(
        strokeDash=alt.StrokeDash("line:N", title=None, legend=_STROKES, sort=lines, scale=dashes)
    )
    points = (
        base.mark_point(filled=True, size=26, opacity=1, cursor=OPENS)
        .encode(
            tooltip=[
                alt.Tooltip("year:O"),
                alt.Tooltip("spending_usd_bn:Q", title=f"USD billion, {prices} prices", format=",.1f"),
                alt.Tooltip("line:N", title="which"),
            ]
        )
        .properties(name="years")
        .add_params(chosen_by("year", "line"))
    )
    return alt.layer(drawn, points, *_marks(review, joined, above=True)).properties(
        height=HEIGHT, width="container"
    )


def growth_needed(needs: pd.DataFrame, middle: str) -> alt.LayerChart:
    """The mean real growth of spending each ally needs: a point for the middle scenario, a bar from slowest
    to fastest.

    Args:
        needs: Columns ally, needed_slow, needed_middle, needed_high (% a year).
        middle: The middle scenario's name.

    Returns:
        Points and bars in layers, the greatest need first.
    """
    order = list(needs.sort_values("needed_middle", ascending=False, kind="stable")["ally"])
    rows = alt.Y(
        "ally:N", sort=order, title=None, axis=alt.Axis(labelLimit=150, labelOverlap=False, labelFlush=False)
    )
    tooltip = [
        alt.Tooltip("ally:N"),
        alt.Tooltip("needed_middle:Q", title=middle, format=".1f"),
        alt.Tooltip("needed_slow:Q", title="slowest growth", format=".1f"),
        alt.Tooltip("needed_high:Q", title="fastest growth", format=".1f"),
    ]
    span = (
        alt.Chart(needs)
        .mark_rule(color=NEUTRAL, strokeWidth=5, opacity=0.45, cursor=OPENS)
        .encode(
            y=rows,
            x=alt.X("needed_slow:Q", title="real growth, % a year", axis=alt.Axis(tickCount=5)),
            x2=alt.X2("needed_high:Q"),
            tooltip=tooltip,
        )
    )
    point = (
        alt.Chart(needs, name="allies")
        .mark_point(filled=True, size=70, color=MONEY, opacity=1, cursor=OPENS)
        .add_params(chosen_by("ally"))
        .encode(y=rows, x=alt.X("needed_middle:Q"), tooltip=tooltip)
    )
    label = alt.Chart(needs).mark_text(dy=-9, color=LABEL, fontSize=10).encode(
        y=rows, x=alt.X("needed_middle:Q"), text=alt.Text("needed_middle:Q", format=".1f")
    )  # fmt: skip
    return alt.layer(span, point, label).properties(height=_ROW * len(needs) + AXIS, width="container")


def _level(target: float) -> alt.LayerChart:
    """The level to reach, with its name."""
    frame = pd.DataFrame({"level": [target], "name": [f"{target:g}\u00a0%"]})
    line = alt.Chart(frame).encode(y=alt.Y("level:Q"))
    name = line.mark_text(align="left", baseline="bottom", dy=-3, color=LABEL, fontSize=11).encode(
        x=alt.value(2), text="name:N"
    )
    return alt.layer(line.mark_rule(color=NEUTRAL, strokeDash=[4, 3], strokeWidth=1.5), name)


def _marks(review: int, joined: pd.DataFrame, *, above: bool = False) -> list[alt.Chart]:
    """The year of review, and the years in which an aggregate gained a member, each with its word.

    The words stand where no level and no line runs: on the axis of years, or `above` at the top of the chart.
    """
    marks = pd.DataFrame(
        [
            {"year": review, "word": f"review {review}"},
            *({"year": row["year"], "word": f"+ {row['who']}"} for row in joined.to_dict("records")),
        ]
    )
    rule = alt.Chart(marks).mark_rule(color=NEUTRAL, strokeDash=[2, 2]).encode(x=_YEAR, tooltip=["word:N"])
    word = alt.Chart(marks).mark_text(
        color=LABEL, fontSize=10, angle=270, align="right" if above else "left", baseline="bottom", dy=-4,
        dx=-4 if above else 4,
    ).encode(x=_YEAR, y=alt.value(0 if above else "height"), text=alt.Text("word:N"))  # fmt: skip
    return [rule, word]
