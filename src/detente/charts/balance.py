"""Balance over time: what was said, with its interval, the volume behind it and the events of the time."""

from __future__ import annotations

import altair as alt
import pandas as pd

from detente.charts import signs
from detente.charts.mark_selection import OPENS, PERIOD_AS_DAY, SINCE, chosen_by
from detente.charts.theme import DEESCALATION, ESCALATION, HEIGHT, NEUTRAL, SIGNED, STANCES, STRIP

_MOST_LINES = 12  # events drawn as whole lines
_LONG = pd.Timedelta(days=4 * 366)  # beyond it years alone are named
_MARGIN = 46  # pixels left of both panels, so that their axes stand beneath each other
_ROOM = 1.12  # an axis of counts this much longer than its longest bar, for the number behind it


def balance_over_time(over_time: pd.DataFrame, events: pd.DataFrame, grain: str) -> alt.LayerChart:
    """Mean balance a period with its 95 % interval and event marks; chosen are periods (`since`) and events
    (`title`).

    Balance is (escalation - de-escalation) / 5, -1 to +1. `volume_over_time` stands beneath it on the same
    axis.

    Args:
        over_time: Columns period (its first day), paragraphs, articles, balance, escalation, deescalation,
            low, high (the interval's ends, empty where there are too few articles).
        events: Columns date, title, kind; may be empty.
        grain: What a period is called in the tooltip: day, week, month, quarter, year.

    Returns:
        Line, points, interval and event rules in layers.
    """
    time = _time(over_time, events)
    tooltip = [
        *_counts(grain),
        alt.Tooltip("balance:Q", title="mean balance", format="+.2f"),
        alt.Tooltip("low:Q", title="95\u00a0% from", format="+.2f"),
        alt.Tooltip("high:Q", title="95\u00a0% to", format="+.2f"),
    ]
    balance = alt.Y(
        "balance:Q",
        title="← de-escalates · escalates →",
        scale=alt.Scale(domain=[-1, 1]),
        axis=alt.Axis(values=[-1, -0.5, 0, 0.5, 1], labelExpr=SIGNED, minExtent=_MARGIN),
    )
    base = alt.Chart(over_time)
    zero = signs.zero()
    chosen = chosen_by("title", SINCE)
    interval = base.mark_rule(color=NEUTRAL, opacity=0.6, strokeWidth=2).encode(
        x=time, y=alt.Y("low:Q", title=""), y2=alt.Y2("high:Q")
    )
    points = (
        base.mark_point(filled=True, size=55, opacity=1, cursor=OPENS)
        .transform_calculate(**PERIOD_AS_DAY)
        .encode(
            x=time,
            y=balance,
            color=signs.colour("balance"),
            shape=signs.shape("balance"),
            tooltip=tooltip,
        )
        .properties(name="periods")
        .add_params(chosen)
    )
    layers: list[alt.Chart] = [zero, *([interval] if over_time["low"].notna().any() else []), points]
    if not events.empty:
        layers.insert(1, _event_marks(events))
    if len(events) > _MOST_LINES:
        layers.insert(2, _event_label())
    return alt.layer(*layers, height=HEIGHT, width="container")


def volume_over_time(over_time: pd.DataFrame, events: pd.DataFrame, grain: str) -> alt.Chart:
    """Paragraphs a period, on the time axis of `balance_over_time`.

    Args:
        over_time: As for `balance_over_time`.
        events: As for `balance_over_time`; only its days count, for the axis.
        grain: What a period is called in the tooltip.

    Returns:
        One bar a period.
    """
    return (
        alt.Chart(over_time, name="periods")
        .mark_bar(color=NEUTRAL, opacity=0.8, size=5, cursor=OPENS)
        .transform_calculate(**PERIOD_AS_DAY)
        .add_params(chosen_by(SINCE))
        .encode(
            x=_time(over_time, events),
            y=alt.Y("paragraphs:Q", title="paragraphs", axis=alt.Axis(tickCount=2, minExtent=_MARGIN)),
            tooltip=_counts(grain),
        )
        .properties(height=STRIP, width="container")
    )


def _time(over_time: pd.DataFrame, events: pd.DataFrame) -> alt.X:
    """One time axis for both panels, over the dates of either."""
    days = pd.concat([over_time["period"], events["date"]]) if not events.empty else over_time["period"]
    margin = max(pd.Timedelta(days=3), (days.max() - days.min()) / 60)
    ends = [day.isoformat() for day in (days.min() - margin, days.max() + margin)]
    return alt.X(
        "period:T",
        title=None,
        scale=alt.Scale(domain=ends, padding=0),  # bars would get a padding of their own, points none
        axis=_years() if days.max() - days.min() > _LONG else alt.Axis(labelOverlap=True, grid=False),
    )


def _years() -> alt.Axis:
    return alt.Axis(format="%Y", labelOverlap=True, tickCount="year")


def _counts(grain: str) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("period:T", title=f"{grain} from", format="%-d %B %Y"),
        alt.Tooltip("paragraphs:Q", title="paragraphs"),
        alt.Tooltip("articles:Q", title="articles"),
    ]


def _event_marks(events: pd.DataFrame) -> alt.Chart:
    """Events as lines, or, where they would hide the figures, as ticks along the upper edge."""
    base = alt.Chart(events).encode(
        x=alt.X("date:T", title=None),
        tooltip=[
            alt.Tooltip("title:N", title="event"),
            alt.Tooltip("date:T", title="date", format="%-d %B %Y"),
        ],
    )
    if len(events) <= _MOST_LINES:
        return base.mark_rule(color=NEUTRAL, opacity=0.45, strokeWidth=1.5, cursor=OPENS)
    return base.mark_rule(color=NEUTRAL, opacity=0.8, strokeWidth=2, cursor=OPENS).encode(
        y=alt.YDatum(1), y2=alt.Y2Datum(0.9)
    )


def _event_label() -> alt.Chart:
    """What the ticks along the upper edge are, beneath the first of them."""
    return (
        alt.Chart(alt.InlineData(name="label", values=[{"said": "↑ events"}]))
        .mark_text(align="left", baseline="top", color=NEUTRAL, fontSize=11)
        .encode(x=alt.value(2), y=alt.YDatum(0.88), text=alt.Text("said:N"))
    )


def paragraphs_of_article(paragraphs: pd.DataFrame) -> alt.LayerChart:
    """An article's course: escalation upwards, de-escalation downwards, one pair of bars a paragraph.

    Args:
        paragraphs: Columns number, escalation and deescalation (0 to 5), stance, opening (its first words).

    Returns:
        Bars in layers; a click chooses a paragraph by its number.
    """
    frame = paragraphs.assign(down=-paragraphs["deescalation"])
    number = alt.X("number:O", title="paragraph", axis=alt.Axis(labelAngle=0))
    tooltip = [
        alt.Tooltip("number:O", title="paragraph"),
        alt.Tooltip("escalation:Q", title="escalation", format=".1f"),
        alt.Tooltip("deescalation:Q", title="de-escalation", format=".1f"),
        alt.Tooltip("stance:N"),
        alt.Tooltip("opening:N", title="begins"),
    ]
    scale = alt.Scale(domain=[-5, 5])
    axis = alt.Axis(values=[-5, 0, 5], labelExpr="abs(datum.value)")
    up = (
        alt.Chart(frame, name="paragraphs")
        .mark_bar(color=ESCALATION, cursor=OPENS)
        .encode(
            x=number,
            y=alt.Y("escalation:Q", scale=scale, axis=axis, title="← de-escalates · escalates →"),
            tooltip=tooltip,
        )
        .add_params(chosen_by("number"))
    )
    down = (
        alt.Chart(frame)
        .mark_bar(color=DEESCALATION, cursor=OPENS)
        .encode(x=number, y=alt.Y("down:Q", scale=scale), tooltip=tooltip)
    )
    return alt.layer(up, down, height=240, width="container")


def stances(counts: pd.DataFrame) -> alt.LayerChart:
    """How many paragraphs there are of each stance.

    Args:
        counts: Columns stance, paragraphs.

    Returns:
        One bar a stance with its number at the end.
    """
    order = list(STANCES)
    most = max(1, int(counts["paragraphs"].max()))
    base = alt.Chart().encode(
        y=alt.Y("stance:N", sort=order, title=None, axis=alt.Axis(labelOverlap=False)),
        x=alt.X(
            "paragraphs:Q",
            title="paragraphs",
            scale=alt.Scale(domainMax=_ROOM * most),
            axis=alt.Axis(tickMinStep=1, tickCount=5, format=",d"),
        ),
        tooltip=[alt.Tooltip("stance:N"), alt.Tooltip("paragraphs:Q")],
    )
    colour = alt.Color("stance:N", scale=alt.Scale(domain=order, range=list(STANCES.values())), legend=None)
    bars = (
        base.mark_bar(cursor=OPENS)
        .encode(color=colour)
        .properties(name="stances")
        .add_params(chosen_by("stance"))
    )
    labels = base.mark_text(align="left", dx=4, color=NEUTRAL, cursor=OPENS).encode(
        text=alt.Text("paragraphs:Q", format=",")
    )
    return alt.layer(bars, labels, data=counts, height=190, width="container")
