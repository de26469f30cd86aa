"""The levels of spending that the allies have agreed on, as lines across a chart."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from detente.charts.theme import LABEL, NEUTRAL

OF_LEVELS = ["#2b6ca8", "#5b9bd0", "#8db8dc"]  # the highest level first; money has no good and no bad colour


def lines_at(levels: Sequence[float], axis: str) -> alt.LayerChart:
    """Dashed lines with their names.

    Args:
        levels: In per cent of GDP.
        axis: On which they stand: "x" or "y".

    Returns:
        Lines and names in layers.
    """
    frame = pd.DataFrame({"level": list(levels), "name": [f"{level:g}\u00a0%" for level in levels]})
    rules = (
        alt.Chart(frame)
        .mark_rule(color=NEUTRAL, strokeDash=[4, 3], strokeWidth=1.5)
        .encode(**{axis: "level:Q"}, tooltip=["name:N"])
    )
    names = alt.Chart(frame).encode(text="name:N")
    if axis == "x":
        named = names.mark_text(baseline="bottom", dy=-4, color=LABEL, fontSize=11).encode(
            x="level:Q", y=alt.value(0)
        )
    else:
        named = names.mark_text(align="left", baseline="bottom", dy=-3, color=LABEL, fontSize=11).encode(
            x=alt.value(2), y="level:Q"
        )
    return alt.layer(rules, named)
