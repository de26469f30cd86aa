"""What moved: changes of mean balance with their intervals, the largest on top."""

from __future__ import annotations

import altair as alt
import pandas as pd

from detente.charts import signs
from detente.charts.mark_selection import OPENS, chosen_by
from detente.charts.theme import AXIS, NEUTRAL, SIGNED

_ROW = 30  # pixels of one name


def changes(moved: pd.DataFrame) -> alt.LayerChart:
    """One row a name: from `before` (hollow) to `after` (filled).

    Args:
        moved: See `detente.trends.period_changes`; balances from -1 to +1.

    Returns:
        Points and the lines between them in layers, in the frame's order.
    """
    order = list(moved["name"])
    name = alt.Y(
        "name:N", sort=order, title=None, axis=alt.Axis(labelLimit=220, labelOverlap=False, labelFlush=False)
    )
    scale = alt.Scale(domain=[-1, 1])
    base = alt.Chart().encode(
        y=name,
        tooltip=[
            alt.Tooltip("name:N", title="who"),
            alt.Tooltip("before:Q", format="+.2f"),
            alt.Tooltip("after:Q", format="+.2f"),
            alt.Tooltip("change:Q", format="+.2f"),
            alt.Tooltip("chance:Q", title="by chance alone", format=".1%"),
            alt.Tooltip("articles_before:Q", title="articles before"),
            alt.Tooltip("articles_after:Q", title="articles after"),
        ],
    )
    colour = signs.colour("change")
    x = alt.X(
        "before:Q", title="← de-escalates · mean balance · escalates →", scale=scale,
        axis=alt.Axis(values=[-1, -0.5, 0, 0.5, 1], labelExpr=SIGNED),
    )  # fmt: skip
    line = base.mark_rule(strokeWidth=3, opacity=0.6, cursor=OPENS).encode(
        x=x, x2=alt.X2("after:Q"), color=colour
    )
    start = base.mark_point(size=60, filled=False, color=NEUTRAL, cursor=OPENS).encode(x=x)
    end = (
        base.mark_point(size=80, filled=True, opacity=1, cursor=OPENS)
        .encode(
            x=alt.X("after:Q", scale=scale),
            color=colour,
            shape=signs.shape("change", "triangle-right", "triangle-left"),
        )
        .properties(name="names")
        .add_params(chosen_by("name"))
    )
    return alt.layer(line, start, end, data=moved, height=_ROW * len(moved) + AXIS, width="container")
