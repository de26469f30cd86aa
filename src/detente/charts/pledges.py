"""What was promised for which year, and how it stands."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from detente.charts.mark_selection import OPENS, chosen_by
from detente.charts.theme import LABEL, MONEY, NEUTRAL

# Blue where it holds, grey where it does not, empty where nobody can tell; orange is for words alone. The
# order and the legend's words say it without colour.
_COLOURS = {
    "met": MONEY,
    "on track": "#86b3dc",
    "not yet due": "#cfe0ef",
    "behind": "#a4adb6",
    "not met": "#5b6672",
    "cannot be judged": "transparent",
}
_HEIGHT = 260


def due_years(counted: pd.DataFrame, statuses: Sequence[str]) -> alt.LayerChart:
    """Commitments by the year that they are for, each part of a bar a status.

    Args:
        counted: Columns due (text, "no year" where none is named), status, commitments (number).
        statuses: The statuses that are drawn, in the order of the legend.

    Returns:
        Bars, and their numbers on top, in layers.
    """
    years = sorted(counted["due"].unique())  # words sort behind years
    frame = counted.assign(place=counted["status"].map(list(_COLOURS).index))
    across = alt.X(
        "due:N", sort=years, title="for the year",
        axis=alt.Axis(labelAngle=0, labelOverlap=True, labelFlush=False),
    )  # fmt: skip
    bars = (
        alt.Chart(frame, name="due")
        .mark_bar(stroke=NEUTRAL, strokeWidth=1, cursor=OPENS)
        .add_params(chosen_by("due", "status"))
        .encode(
            x=across,
            y=alt.Y("commitments:Q", title="commitments", axis=alt.Axis(tickMinStep=1, format="d")),
            color=alt.Color(
                "status:N",
                scale=alt.Scale(domain=list(statuses), range=[_COLOURS[each] for each in statuses]),
                legend=alt.Legend(
                    orient="top", title=None, columns=3, symbolStrokeWidth=1, symbolStrokeColor=NEUTRAL
                ),
            ),
            order=alt.Order("place:Q"),
            tooltip=["due:N", "status:N", "commitments:Q"],
        )
    )
    sums = frame.groupby("due", as_index=False)["commitments"].sum()
    numbers = (
        alt.Chart(sums)
        .mark_text(dy=-7, color=LABEL)
        .encode(x=across, y=alt.Y("commitments:Q"), text=alt.Text("commitments:Q", format="d"))
    )
    return alt.layer(bars, numbers).properties(height=_HEIGHT, width="container")
