"""Balance over time: what was said, with its interval, the volume behind it and the events of the time."""

from __future__ import annotations

import altair as alt
import pandas as pd

from detente.charts import signs
from detente.charts.mark_selection import OPENS, PERIOD_AS_DAY, SINCE, chosen_by
from detente.charts.theme import DEESCALATION, ESCALATION, HEIGHT, LABEL, NEUTRAL, SIGNED, STANCES, STRIP

_LABEL_ROW = 15  # pixels of a row of labels
_LEAST_WIDTH = 560  # pixels of a chart that has room for labels
_LONG = pd.Timedelta(days=4 * 366)  # beyond it years alone are named
_MARGIN = 46  # pixels left of both panels, so that their axes stand beneath each other
_ROOM = 1.12  # an axis of counts this much longer than its longest bar, for the number behind it


def balance_over_time(over_time: pd.DataFrame, events: pd.DataFrame, grain: str) -> alt.LayerChart:
    """Mean balance a period: a smooth line with its band, points, and labelled events.

    Balance is (escalation - de-escalation) / 5, -1 to +1. Chosen are periods (`since`) and events (`title`).
    `volume_over_time` stands beneath it on the same axis.

    Args:
        over_time: Columns period (its first day), paragraphs, articles, balance, escalation, deescalation,
            low, high (the interval's ends, empty where there are too few articles); and, where the course has
            a line, those of `detente.trends.smoothing`. Without one, intervals stand in its place.
        events: Columns date, title, kind, label, row, leftwards (see `detente.trends.notable_events`); may be
            empty.
        grain: What a period is called in the tooltip: day, week, month, quarter, year.

    Returns:
        Band, line, points and events in layers.
    """
    time = _time(over_time, events)
    has_line = "line" in over_time and bool(over_time["line"].notna().any())
    balance = alt.Y(
        "balance:Q",
        title="← de-escalates · escalates →",
        scale=alt.Scale(domain=_fitted(over_time, has_line, bool(len(events))), nice=False),
        axis=alt.Axis(tickCount=5, labelExpr=SIGNED, minExtent=_MARGIN),
    )
    base = alt.Chart(over_time)
    points = (
        base.mark_point(filled=True, size=42, opacity=0.9, cursor=OPENS)
        .transform_calculate(**PERIOD_AS_DAY)
        .encode(
            x=time,
            y=balance,
            color=signs.colour("balance"),
            shape=signs.shape("balance"),
            tooltip=_of_period(grain),
        )
        .properties(name="periods")
        .add_params(chosen_by("title", SINCE))
    )
    layers: list[alt.Chart] = [signs.zero()]
    if has_line:
        layers += smooth_line(base, time)
    elif over_time["low"].notna().any():
        whiskers = base.mark_rule(color=NEUTRAL, opacity=0.6, strokeWidth=2)
        layers.append(whiskers.encode(x=time, y=alt.Y("low:Q", title=""), y2=alt.Y2("high:Q")))
    if not events.empty:
        layers += _event_marks(events)
    return alt.layer(*layers, points, height=HEIGHT, width="container")


def smooth_line(base: alt.Chart, time: alt.X) -> list[alt.Chart]:
    """The smooth line of a course and its band.

    Args:
        base: On a frame with line, line_low, line_high and stretch.
        time: The axis.

    Returns:
        Two layers, the band beneath.
    """
    drawn = base.transform_filter("isValid(datum.line)")
    band = drawn.mark_area(color=NEUTRAL, opacity=0.22).encode(
        x=time, y=alt.Y("line_low:Q", title=""), y2=alt.Y2("line_high:Q"), detail=alt.Detail("stretch:N")
    )
    line = drawn.mark_line(color=NEUTRAL, strokeWidth=2.5).encode(
        x=time, y=alt.Y("line:Q", title=""), detail=alt.Detail("stretch:N")
    )
    return [band, line]


def _fitted(over_time: pd.DataFrame, has_line: bool, labelled: bool) -> list[float]:
    """The ends of an axis of balances that fits its data, holds zero, and leaves room for labels on top."""
    columns = ["balance", *(["line_low", "line_high"] if has_line else ["low", "high"])]
    values = over_time[columns].to_numpy(dtype=float)
    low = min(-0.05, float(pd.Series(values.ravel()).min()))
    high = max(0.05, float(pd.Series(values.ravel()).max()))
    room = 0.06 * (high - low)
    return [max(-1.0, low - room), high + (room + 0.3 * (high - low) if labelled else room)]


def _of_period(grain: str) -> list[alt.Tooltip]:
    return [
        *_counts(grain),
        alt.Tooltip("balance:Q", title="mean balance", format="+.2f"),
        alt.Tooltip("low:Q", title="95\u00a0% from", format="+.2f"),
        alt.Tooltip("high:Q", title="95\u00a0% to", format="+.2f"),
    ]


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


def _event_marks(events: pd.DataFrame) -> list[alt.Chart]:
    """Events as thin lines, each from its label's row downwards, with the labels on top in rows that do not
    meet; a narrow chart has the lines alone.
    """
    height = alt.Y("height:Q", scale=None, axis=None)
    base = (
        alt.Chart(events)
        .transform_calculate(height=f"{_LABEL_ROW} * datum.row + 4")
        .encode(
            x=alt.X("date:T", title=None),
            y=height,
            tooltip=[
                alt.Tooltip("title:N", title="event"),
                alt.Tooltip("date:T", title="date", format="%-d %B %Y"),
            ],
        )
    )
    rules = base.mark_rule(
        color=NEUTRAL, opacity=0.5, strokeDash=[2, 3], strokeWidth=1.5, cursor=OPENS
    ).encode(y2=alt.value("height"))
    layers = [rules]
    for leftwards in sorted(set(events["leftwards"])):
        label = (
            base.transform_filter(f"datum.leftwards === {str(bool(leftwards)).lower()}")
            .mark_text(
                align="right" if leftwards else "left",
                dx=-4 if leftwards else 4,
                baseline="top",
                fontSize=11,
                color=LABEL,
                opacity=alt.ExprRef(f"width > {_LEAST_WIDTH} ? 1 : 0"),
                cursor=OPENS,
            )
            .encode(text=alt.Text("label:N"))
        )
        layers.append(label)
    return layers


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
    labels = base.mark_text(align="left", dx=4, color=LABEL, cursor=OPENS).encode(
        text=alt.Text("paragraphs:Q", format=",")
    )
    return alt.layer(bars, labels, data=counts, height=190, width="container")
