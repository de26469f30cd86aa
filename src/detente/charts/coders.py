"""Coders beside each other: where two of them part, and how each leans as the work goes on."""

from __future__ import annotations

import altair as alt
import pandas as pd

from detente.charts.mark_selection import OPENS, chosen_by
from detente.charts.theme import HEIGHT, LABEL, NEUTRAL, STANCES

_CELL = 62  # pixels of one row of the grid
_LARGEST = 800  # square pixels of the largest circle
_TWO_LINES = "split(replace(datum.value, 'de-', 'de- '), ' ')"  # four columns fit a phone
_SHAPES = ("circle", "square", "triangle-right", "diamond", "cross", "triangle-left")


def stances_of_two(rows: pd.DataFrame, first: str, second: str) -> alt.LayerChart:
    """How often one coder gave a stance and another coder the same one, or which other.

    Args:
        rows: Columns stance (the first coder's), other_stance (the second's), paragraphs (above 0).
        first: What the first coder is called.
        second: What the second coder is called.

    Returns:
        Circles in a grid, filled where both gave the same stance, hollow where they part, with numbers.
    """
    order = list(STANCES)
    base = alt.Chart(rows.assign(same=rows["stance"] == rows["other_stance"])).encode(
        x=alt.X(
            "other_stance:N", title=second, scale=alt.Scale(domain=order),
            axis=alt.Axis(
                orient="top", labelAngle=0, labelOverlap=False, labelLimit=90, grid=True, labelExpr=_TWO_LINES
            ),
        ),
        y=alt.Y("stance:N", title=first, scale=alt.Scale(domain=order), axis=alt.Axis(grid=True)),
        tooltip=[
            alt.Tooltip("stance:N", title=first),
            alt.Tooltip("other_stance:N", title=second),
            alt.Tooltip("paragraphs:Q", format=","),
        ],
    )  # fmt: skip
    circles = (
        base.mark_point(shape="circle", stroke=NEUTRAL, strokeWidth=2, opacity=1, cursor=OPENS)
        .encode(
            size=alt.Size("paragraphs:Q", legend=None, scale=alt.Scale(range=[30, _LARGEST], domainMin=0)),
            fill=alt.FillValue("transparent", condition={"test": "datum.same", "value": NEUTRAL}),
        )
        .properties(name="stances")
        .add_params(chosen_by("stance", "other_stance"))
    )
    numbers = base.mark_text(dx=19, align="left", fontSize=12, color=LABEL, cursor=OPENS).encode(
        text=alt.Text("paragraphs:Q", format=",")
    )
    return alt.layer(circles, numbers).properties(height=_CELL * len(order), width="container")


def leaning_over_time(rows: pd.DataFrame) -> alt.LayerChart:
    """How far each coder leans from the others, batch by batch in the order coded.

    Args:
        rows: Columns coder, batch (text, "1–25"), leaning (steps), distance (steps), shared (paragraphs), in
            the order of the batches.

    Returns:
        One line a coder with points of its own shape, and zero as a line across.
    """
    coders = list(dict.fromkeys(rows["coder"]))
    order = sorted(set(rows["batch"]), key=lambda batch: int(batch.partition("–")[0]))
    widest = max(1.0, float(rows["leaning"].abs().max())) * 1.1
    base = alt.Chart(rows).encode(
        x=alt.X("batch:N", sort=order, title="paragraphs, in the order coded", axis=alt.Axis(labelAngle=0)),
        y=alt.Y(
            "leaning:Q", title=["own less the others' E − D, in steps", "← milder · stricter →"],
            scale=alt.Scale(domain=[-widest, widest], nice=False),
        ),
        color=alt.Color(
            "coder:N", title=None, scale=alt.Scale(domain=coders),
            legend=alt.Legend(orient="top", columns=3, labelLimit=140),
        ),
        tooltip=[
            "coder:N",
            alt.Tooltip("batch:N", title="paragraphs"),
            alt.Tooltip("leaning:Q", title="leaning", format="+.2f"),
            alt.Tooltip("distance:Q", title="distance", format=".2f"),
            alt.Tooltip("shared:Q", title="coded by others too", format=","),
        ],
    )  # fmt: skip
    shapes = [_SHAPES[place % len(_SHAPES)] for place in range(len(coders))]
    points = (
        base.mark_point(size=70, opacity=1, filled=True, cursor=OPENS)
        .encode(shape=alt.Shape("coder:N", title=None, scale=alt.Scale(domain=coders, range=shapes)))
        .properties(name="batches")
        .add_params(chosen_by("coder", "batch"))
    )
    zero = (
        alt.Chart(alt.InlineData(name="zero", values=[{"zero": 0}]))
        .mark_rule(color=NEUTRAL, strokeDash=[3, 3])
        .encode(y=alt.Y("zero:Q"))
    )
    return alt.layer(zero, base.mark_line(), points).properties(height=HEIGHT - 40, width="container")
