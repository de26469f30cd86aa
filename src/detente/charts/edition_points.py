"""One year in every edition: a point an edition, and no line between two bases."""

from __future__ import annotations

import altair as alt
import pandas as pd

from detente.charts.mark_selection import OPENS, chosen_by
from detente.charts.theme import AXIS, LABEL

_ROW = 34  # pixels of an edition's row
_LEGEND = 70
_SHAPES = ("circle", "square", "triangle-right", "diamond", "cross")
# A phone would cut a long name in the legend; what it has in brackets is in the tooltip and the sources.
_SHORT = "length(datum.label) > 34 ? split(datum.label, ' (')[0] : datum.label"


def year_by_edition(figures: pd.DataFrame, unit: str) -> alt.LayerChart:
    """A point an edition, its shape and colour the definition, its figure beside it; estimates are hollow.

    Args:
        figures: Columns edition_name, edition_published, definition_name, value, flag.
        unit: The axis's title.

    Returns:
        Points and numbers in layers.
    """
    order = list(figures.sort_values("edition_published")["edition_name"].drop_duplicates())
    names = list(figures["definition_name"].drop_duplicates())
    rows = alt.Y("edition_name:N", sort=order, title=None, axis=alt.Axis(labelLimit=180, labelOverlap=False))
    highest = float(figures["value"].max()) * 1.25
    across = alt.X("value:Q", title=unit, scale=alt.Scale(domain=[0, highest]), axis=alt.Axis(tickCount=5))
    colour = alt.Color(
        "definition_name:N", title=None, scale=alt.Scale(domain=names),
        legend=alt.Legend(orient="top", columns=1, labelLimit=320, labelExpr=_SHORT),
    )  # fmt: skip
    points = (
        alt.Chart(figures, name="editions")
        .mark_point(size=110, strokeWidth=2, cursor=OPENS)
        .add_params(chosen_by("edition_name", "definition_name"))
        .encode(
            y=rows,
            x=across,
            color=colour,
            shape=alt.Shape(
                "definition_name:N", title=None,
                scale=alt.Scale(domain=names, range=list(_SHAPES[: len(names)])),
            ),
            fill=alt.Color("definition_name:N", scale=alt.Scale(domain=names), legend=None),
            fillOpacity=alt.condition("datum.flag == 'estimate'", alt.value(0.0), alt.value(1.0)),
            tooltip=[
                "edition_name:N", "definition_name:N",
                alt.Tooltip("value:Q", title=unit, format=",.2f"), "flag:N",
            ],
        )
    )  # fmt: skip
    numbers = (
        alt.Chart(figures)
        .mark_text(align="left", dx=10, color=LABEL)
        .encode(y=rows, x=across, text=alt.Text("value:Q", format=",.2f"))
    )
    height = _ROW * len(order) + AXIS + _LEGEND
    return alt.layer(points, numbers).properties(height=height, width="container")
