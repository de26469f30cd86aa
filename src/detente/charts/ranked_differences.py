"""What differs between two parts: a row a name, the difference with its interval, and how many articles."""

from __future__ import annotations

import altair as alt
import pandas as pd

from detente.charts.mark_selection import OPENS, chosen_by
from detente.charts.theme import AXIS, DEESCALATION, ESCALATION, LABEL, NEUTRAL, SIGNED

_ROW = 30  # pixels of one name
_LINE = 15  # pixels of the third line of the axis's title
_LONGEST = 36  # characters of a line of it
_MARGIN = 1.08  # how much wider than the intervals the axis is
_POINTS = "datum.value ? format(100 * datum.value, '+.0f') + ' pp' : '0'"  # percentage points


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
    title = _against(first, second, shares=shares)
    base = alt.Chart(rows.assign(behind=_behind(rows, shares=shares))).encode(
        y=alt.Y(
            "label:N", sort=order, title=None, scale=alt.Scale(padding=0.7),
            axis=alt.Axis(labelLimit=190, labelOverlap=False, labelFlush=False, domain=False, ticks=False),
        ),
        tooltip=_tooltips(first, second, ".1%" if shares else "+.2f"),
    )  # fmt: skip
    x = alt.X(
        "difference:Q", title=title, scale=alt.Scale(domain=domain, nice=False),
        axis=alt.Axis(labelExpr=_POINTS if shares else SIGNED, tickCount=4),
    )  # fmt: skip
    colour = alt.ColorValue(NEUTRAL) if shares else _direction()
    interval = base.mark_rule(strokeWidth=2, opacity=0.55, cursor=OPENS).encode(
        x=alt.X("difference_low:Q", title=title), x2=alt.X2("difference_high:Q"), color=colour
    )
    points = (
        base.mark_point(size=80, opacity=1, strokeWidth=2, cursor=OPENS)
        .encode(x=x, color=colour, fill=_filled(shares=shares))
        .properties(name="names")
        .add_params(chosen_by("name"))
    )
    labels = base.mark_text(dy=-11, fontSize=10, color=LABEL, cursor=OPENS).encode(
        x=x, text=alt.Text("behind:N")
    )
    zero = (
        alt.Chart(alt.InlineData(name="zero", values=[{"zero": 0}]))
        .mark_rule(color=NEUTRAL, strokeDash=[3, 3])
        .encode(x=alt.X("zero:Q"))
    )
    return alt.layer(  # set here: each method of a chart of layers copies all of them
        zero, interval, points, labels, height=_ROW * len(rows) + AXIS + _LINE, width="container",
        resolve=alt.Resolve(scale=alt.ScaleResolveMap(x="shared")),
    )  # fmt: skip


def _against(first: str, second: str, *, shares: bool) -> list[str]:
    """What is set against what, and what either way means: short lines, for a narrow screen."""
    ways = "← less often · more often →" if shares else "← de-escalates more · escalates more →"
    return [_cut(second[:1].upper() + second[1:]), f"against {_cut(first)}", ways]


def _cut(name: str) -> str:
    """A name as far as the line of a title holds it."""
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"


def _direction() -> alt.ColorValue:
    return alt.ColorValue(DEESCALATION, condition={"test": "datum.difference >= 0", "value": ESCALATION})


def _filled(*, shares: bool) -> alt.FillValue:
    """Filled where a row stands out, hollow where chance may have made it."""
    colours = {"true": NEUTRAL} if shares else {"datum.difference >= 0": ESCALATION, "true": DEESCALATION}
    return alt.FillValue(
        "transparent",
        condition=[
            {"test": f"datum.stands_out && {test}", "value": colour} for test, colour in colours.items()
        ],
    )


def _behind(rows: pd.DataFrame, *, shares: bool) -> list[str]:
    """What stands over a point: "12 % to 30 %", or "5 + 7 articles"."""
    if shares:
        pairs = zip(rows["first"], rows["second"], strict=True)
        return [f"{first * 100:.0f}\u00a0% to {second * 100:.0f}\u00a0%" for first, second in pairs]
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
