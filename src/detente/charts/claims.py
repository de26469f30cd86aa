"""How many figures have each outcome, and how many of them surely."""

from __future__ import annotations

import altair as alt
import pandas as pd

from detente.charts.mark_selection import OPENS, chosen_by
from detente.charts.theme import LABEL, MONEY, NEUTRAL

_BAR = 26  # pixels of one bar
_ROOM = 1.12  # the axis is this much longer than its longest bar, for the number behind it
_AROUND = 120  # for legend and axis


def outcomes(counted: pd.DataFrame) -> alt.LayerChart:
    """One bar an outcome: a full part for sure links, a pale one for "perhaps", its number at the end.

    Args:
        counted: Columns outcome, figures, figures_sure (how many of the figures), in the order to be drawn.

    Returns:
        Bars and numbers in layers.
    """
    frame = counted[["outcome", "figures"]].assign(
        sure=counted["figures_sure"], perhaps=counted["figures"] - counted["figures_sure"]
    )
    order = list(frame["outcome"])
    most = max(1, int(frame["figures"].max()))
    long = frame.melt(
        ["outcome", "figures"], ["sure", "perhaps"], var_name="link", value_name="number"
    ).assign(place=lambda each: (each["link"] == "perhaps").astype(int))
    bars = (
        alt.Chart(long, name="outcomes")
        .mark_bar(height=_BAR - 8, stroke=NEUTRAL, strokeWidth=0.5, cursor=OPENS)
        .add_params(chosen_by("outcome"))
        .encode(
            x=alt.X(
                "number:Q",
                title="figures",
                scale=alt.Scale(domainMax=_ROOM * most),
                axis=alt.Axis(format="d", tickMinStep=1, tickCount=5),
            ),
            y=alt.Y(
                "outcome:N",
                sort=order,
                title=None,
                axis=alt.Axis(
                    labelLimit=170,
                    labelOverlap=False,
                    labelFlush=False,
                    ticks=False,
                    labelExpr="replace(datum.label, 'target not', 'target, not')",
                ),
            ),
            color=alt.Color(
                "link:N",
                scale=alt.Scale(domain=["sure", "perhaps"], range=[MONEY, "#b9cfe3"]),
                legend=alt.Legend(title=None, orient="top", symbolStrokeWidth=0.5, symbolStrokeColor=NEUTRAL),
            ),
            order=alt.Order("place:Q"),
            tooltip=["outcome:N", "link:N", alt.Tooltip("number:Q", title="figures", format=",")],
        )
    )
    numbers = (
        alt.Chart(frame)
        .mark_text(align="left", dx=4, color=LABEL)
        .encode(
            x=alt.X("figures:Q"), y=alt.Y("outcome:N", sort=order), text=alt.Text("figures:Q", format=",")
        )
    )
    return alt.layer(bars, numbers).properties(height=_BAR * len(order) + _AROUND)
