"""How often scorers agree with coders: one row a set, one mark a scorer."""

from __future__ import annotations

import altair as alt
import pandas as pd

from detente.charts.mark_selection import OPENS, chosen_by
from detente.charts.theme import AXIS, MONEY, NEUTRAL, PERCENT

_ROW = 26  # pixels of one set
_KEY = 22  # pixels of one scorer in the legend
_SHAPES = [
    "circle",
    "square",
    "triangle-right",
    "cross",
    "diamond",
    "triangle-left",
]  # ▲ and ▼ mean something


def agreement(rows: pd.DataFrame, ours: str) -> alt.Chart:
    """Share right in sign by set and scorer.

    Args:
        rows: Columns set, n (texts), scorer, right (0 to 1).
        ours: Name of the scorer that is drawn filled and in colour.

    Returns:
        A point a row; a click chooses set and scorer.
    """
    scorers = [ours, *(name for name in dict.fromkeys(rows["scorer"]) if name != ours)]
    return (
        alt.Chart(rows, name="sets")
        .mark_point(filled=True, size=85, opacity=0.9, cursor=OPENS)
        .add_params(chosen_by("set", "scorer"))
        .encode(
            x=alt.X(
                "right:Q",
                title="share right in sign",
                scale=alt.Scale(domain=[0, 1]),
                axis=alt.Axis(labelExpr=PERCENT, tickCount=5),
            ),
            y=alt.Y(
                "set:N",
                sort=list(dict.fromkeys(rows["set"])),
                title=None,
                axis=alt.Axis(labelLimit=260, labelOverlap=False, labelFlush=False, grid=True),
            ),
            color=alt.Color(
                "scorer:N",
                sort=scorers,
                scale=alt.Scale(domain=scorers, range=[MONEY, *[NEUTRAL] * (len(scorers) - 1)]),
                legend=alt.Legend(orient="top", title=None, columns=1),  # fits a phone beside long names
            ),
            shape=alt.Shape(
                "scorer:N", sort=scorers, scale=alt.Scale(domain=scorers, range=_SHAPES[: len(scorers)])
            ),
            tooltip=[
                alt.Tooltip("set:N"),
                alt.Tooltip("scorer:N"),
                alt.Tooltip("right:Q", title="right in sign", format=".1%"),
                alt.Tooltip("n:Q", title="texts", format=","),
            ],
        )
        .properties(height=_ROW * rows["set"].nunique() + _KEY * len(scorers) + AXIS, width="container")
    )
