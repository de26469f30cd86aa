"""A treaty's recorded life: who did what when."""

from __future__ import annotations

import altair as alt
import pandas as pd


def life_over_time(steps: pd.DataFrame) -> alt.Chart:
    """One point a step, one row an actor. `steps`: date, as known (the date in words), step, by, note."""
    rows = steps["by"].nunique()
    return (
        alt.Chart(steps)
        .mark_point(filled=True, size=90, opacity=0.9)
        .encode(
            x=alt.X("date:T", title=None, axis=alt.Axis(format="%Y", labelOverlap=True)),
            y=alt.Y("by:N", title=None, axis=alt.Axis(labelLimit=160, labelOverlap=False)),
            shape=alt.Shape("step:N", title=None, legend=None),
            color=alt.Color(
                "step:N", title=None, legend=alt.Legend(orient="bottom", columns=2, labelLimit=220)
            ),
            tooltip=["as known:N", "step:N", "by:N", "note:N"],
        )
        .properties(height=30 * rows + 150, width="container")
    )
