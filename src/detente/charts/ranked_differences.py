"""What differs between two parts: a row a name, the difference with its interval, and how many articles."""

from __future__ import annotations

import altair as alt
import pandas as pd

from detente.charts.mark_selection import OPENS, chosen_by
from detente.charts.theme import AXIS, DEESCALATION, ESCALATION, NEUTRAL, SIGNED

_ROW = 28  # pixels of one name
_MARGIN = 1.08  # how much wider than the intervals the axis is
_POINTS = "format(100 * datum.value, '+.0f') + ' pp'"  # shares differ in percentage points


def differences_by_name(rows: pd.DataFrame, first: str, second: str, *, shares: bool) -> alt.LayerChart:
    """A ranked chart of differences.

    Args:
        rows: As `detente.trends.differences` gives them, with label (the name for a reader) and stands_out.
        first: What the first part is called.
        second: What the second part is called.
        shares: Whether the differences are of shares; else of balances, whose sign escalates or de-escalates.

    Returns:
        Intervals, points (filled where they stand out) and numbers of articles in layers, in the frame's
        order.
    """
    widest = float(rows[["difference_low", "difference_high"]].abs().to_numpy().max(initial=0.02)) * _MARGIN
    low, high = min(0.0, float(rows["difference_low"].min())), max(0.0, float(rows["difference_high"].max()))
    domain = [max(-widest, low * _MARGIN), min(widest, high * _MARGIN)]
    order = list(rows["label"])
    title = (
        f"more often in {first} · more often in {second}"
        if shares
        else f"← {second} more de-escalatory · difference of mean balance · more escalatory →"
    )
    base = alt.Chart(rows.assign(units=_units(rows))).encode(
        y=alt.Y(
            "label:N", sort=order, title=None,
            axis=alt.Axis(labelLimit=190, labelOverlap=False, domain=False, ticks=False),
        ),
        tooltip=_tooltips(first, second, ".1%" if shares else "+.2f"),
    )  # fmt: skip
    x = alt.X(
        "difference:Q", title=title, scale=alt.Scale(domain=domain, nice=False),
        axis=alt.Axis(labelExpr=_POINTS if shares else SIGNED, tickCount=5, titleLimit=420),
    )  # fmt: skip
    colour = alt.value(NEUTRAL) if shares else _direction()
    interval = base.mark_rule(strokeWidth=2, opacity=0.55, cursor=OPENS).encode(
        x=alt.X("difference_low:Q", title=title), x2=alt.X2("difference_high:Q"), color=colour
    )
    points = (
        base.mark_point(size=90, filled=True, opacity=1, strokeWidth=2, cursor=OPENS)
        .encode(
            x=x,
            color=colour,
            fillOpacity=alt.FillOpacityValue(0, condition={"test": "datum.stands_out", "value": 1}),
        )
        .properties(name="names")
        .add_params(chosen_by("name"))
    )
    labels = base.mark_text(dy=-10, fontSize=10, color=NEUTRAL, cursor=OPENS).encode(
        x=x, text=alt.Text("units:N")
    )
    zero = (
        alt.Chart(alt.InlineData(name="zero", values=[{"zero": 0}]))
        .mark_rule(color=NEUTRAL, strokeDash=[3, 3])
        .encode(x=alt.X("zero:Q"))
    )
    return alt.layer(
        zero, interval, points, labels, height=_ROW * len(rows) + AXIS, width="container"
    ).resolve_scale(x="shared")


def _direction() -> alt.ColorValue:
    return alt.ColorValue(DEESCALATION, condition={"test": "datum.difference >= 0", "value": ESCALATION})


def _units(rows: pd.DataFrame) -> list[str]:
    """ "5 + 7 articles": on how many the difference rests."""
    pairs = zip(rows["articles_first"], rows["articles_second"], strict=True)
    return [f"{first:,} + {second:,} articles" for first, second in pairs]


def _tooltips(first: str, second: str, form: str) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("label:N", title="name"),
        alt.Tooltip("first:Q", title=first, format=form),
        alt.Tooltip("second:Q", title=second, format=form),
        alt.Tooltip("difference:Q", title="difference", format=form),
        alt.Tooltip("exact_chance:Q", title="by chance alone", format=".1%"),
        alt.Tooltip("discovery:Q", title="false discovery rate", format=".0%"),
        alt.Tooltip("articles_first:Q", title=f"articles, {first}"),
        alt.Tooltip("articles_second:Q", title=f"articles, {second}"),
    ]
