"""What a sign looks like: upwards and orange where it escalates, downwards and blue where it de-escalates.

Channels are made as Altair's own objects and not as its shorthand (`alt.condition`, strings), which Altair
turns into such objects at ten times the price whenever a chart is made.
"""

from __future__ import annotations

import altair as alt

from detente.charts.theme import DEESCALATION, ESCALATION, NEUTRAL


def colour(field: str) -> alt.ColorValue:
    """Orange from 0 up, blue below."""
    return alt.ColorValue(DEESCALATION, condition={"test": f"datum.{field} >= 0", "value": ESCALATION})


def shape(field: str, up: str = "triangle-up", down: str = "triangle-down") -> alt.ShapeValue:
    """`up` from 0 up, `down` below: no meaning is left to colour alone."""
    return alt.ShapeValue(down, condition={"test": f"datum.{field} >= 0", "value": up})


def zero() -> alt.Chart:
    """The line at which both weigh the same."""
    return (
        alt.Chart(alt.InlineData(name="zero", values=[{"zero": 0}]))
        .mark_rule(color=NEUTRAL, strokeDash=[3, 3])
        .encode(y=alt.Y("zero:Q"))
    )
