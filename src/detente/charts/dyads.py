"""Who speaks about whom: a matrix of sides, coloured by balance, sized by how much is said."""

from __future__ import annotations

import altair as alt
import pandas as pd

from detente.charts import signs
from detente.charts.mark_selection import OPENS, PERIOD_AS_DAY, SINCE, chosen_by
from detente.charts.theme import DEESCALATION, ESCALATION, NEUTRAL, SIGNED

MOST_SIDES = 12
_STEP = 42  # pixels of a cell
_MANY_DAYS = 3 * 365
_FULL = 0.6  # balance from which a cell bears its full colour
_MIDDLE = "#c9c9c5"  # reads on light and dark


def most_heard(dyads: pd.DataFrame, most: int = MOST_SIDES) -> pd.DataFrame:
    """The dyads among the speakers and the targets with most statements.

    Args:
        dyads: Columns side, target, statements, paragraphs, escalation and deescalation (0 to 5), balance (-1
            to +1).
        most: How many speakers and how many targets are kept.

    Returns:
        The rows of `dyads` whose side and target are both among them.
    """
    speaking = dyads.groupby("side")["statements"].sum().nlargest(most).index
    spoken_of = dyads.groupby("target")["statements"].sum().nlargest(most).index
    return dyads[dyads["side"].isin(speaking) & dyads["target"].isin(spoken_of)]


def matrix(dyads: pd.DataFrame) -> alt.LayerChart:
    """The matrix of dyads: rows speak, columns are spoken of.

    Colour is the mean balance (orange escalates, blue de-escalates), the square's size the number of
    statements, its sign ▲ or ▼ repeats the colour. A cell is chosen by its side and target.

    Args:
        dyads: As for `most_heard`, with `speaks` and `of`: the sides' names for a reader.

    Returns:
        Squares and signs in layers.
    """
    rows = list(dyads.groupby("speaks")["statements"].sum().sort_values(ascending=False).index)
    columns = list(dyads.groupby("of")["statements"].sum().sort_values(ascending=False).index)
    signs = ["▲" if b >= 0.1 else "▼" if b <= -0.1 else "·" for b in dyads["balance"]]
    base = alt.Chart(dyads.assign(sign=signs)).encode(
        y=alt.Y("speaks:N", sort=rows, title="who speaks", axis=alt.Axis(grid=True)),
        x=alt.X(
            "of:N",
            sort=columns,
            title="of whom",
            axis=alt.Axis(orient="top", labelAngle=-40, grid=True, labelOverlap=False),
        ),
        tooltip=[
            alt.Tooltip("speaks:N", title="who speaks"),
            alt.Tooltip("of:N", title="of whom"),
            alt.Tooltip("statements:Q", title="statements"),
            alt.Tooltip("paragraphs:Q", title="paragraphs"),
            alt.Tooltip("balance:Q", title="mean balance", format="+.2f"),
            alt.Tooltip("escalation:Q", title="escalation, 0 to 5", format=".1f"),
            alt.Tooltip("deescalation:Q", title="de-escalation, 0 to 5", format=".1f"),
        ],
    )
    squares = (
        base.mark_square(opacity=1, stroke=NEUTRAL, strokeWidth=0.5, cursor=OPENS)
        .encode(
            color=alt.Color(
                "balance:Q",
                scale=_tint(),
                legend=alt.Legend(
                    title="balance",
                    orient="bottom",
                    direction="horizontal",
                    gradientLength=160,
                    labelExpr=SIGNED,
                ),
            ),
            size=alt.Size("statements:Q", scale=alt.Scale(range=[140, 1300], zero=False), legend=None),
        )
        .properties(name="cells")
        .add_params(chosen_by("side", "target"))
    )
    labels = base.mark_text(fontSize=10, color="#15191e", cursor=OPENS).encode(text=alt.Text("sign:N"))
    return alt.layer(squares, labels).properties(width={"step": _STEP}, height={"step": _STEP})


def _tint() -> alt.Scale:
    """Means of several statements rarely pass ±0.6: beyond it the colour is full."""
    return alt.Scale(
        domain=[-_FULL, 0, _FULL], clamp=True, interpolate="rgb", range=[DEESCALATION, _MIDDLE, ESCALATION]
    )


def actor_over_time(series: pd.DataFrame) -> alt.Chart:
    """An actor's statements by when they were said, a row for each target.

    Args:
        series: Columns period, target (its name, or "nobody named"), statements, balance (-1 to +1).

    Returns:
        A point a period and target: its colour is the balance, its size the number.
    """
    return _by_quarter(series, "target", "of whom")


def pairs_over_time(series: pd.DataFrame) -> alt.Chart:
    """Who speaks about whom, by when it was said, a row for each pair of sides.

    Args:
        series: Columns period, pair ("Russia on Ukraine"), statements, balance (-1 to +1).

    Returns:
        A point a period and pair: its colour is the balance, its size the number.
    """
    return _by_quarter(series, "pair", "who on whom")


def _years_or_months(series: pd.DataFrame) -> alt.Axis:
    """The axis of days: each year once where there are three and more, else months."""
    days = pd.to_datetime(series["period"])
    if (days.max() - days.min()).days > _MANY_DAYS:
        return alt.Axis(format="%Y", tickCount="year", labelOverlap=True, labelFlush=False)
    return alt.Axis(
        format="%b %Y", tickCount={"interval": "month", "step": 3}, labelOverlap=True, labelFlush=False
    )


def _by_quarter(series: pd.DataFrame, row: str, title: str) -> alt.Chart:
    order = list(series.groupby(row)["statements"].sum().sort_values(ascending=False).index)
    return (
        alt.Chart(series, name="quarters")
        .mark_point(filled=True, opacity=1, stroke=NEUTRAL, strokeWidth=0.5, cursor=OPENS)
        .transform_calculate(**PERIOD_AS_DAY)
        .add_params(chosen_by(SINCE, row))
        .encode(
            x=alt.X(
                "period:T",
                title=None,
                axis=_years_or_months(series),
            ),
            y=alt.Y(f"{row}:N", sort=order, title=title, axis=alt.Axis(grid=True, labelLimit=220)),
            size=alt.Size("statements:Q", scale=alt.Scale(range=[60, 400]), legend=None),
            color=alt.Color(
                "balance:Q",
                scale=_tint(),
                legend=alt.Legend(title="balance", orient="bottom", gradientLength=160, labelExpr=SIGNED),
            ),
            shape=signs.shape("balance"),
            tooltip=[
                alt.Tooltip("period:T", title="quarter from", format="%-d %B %Y"),
                alt.Tooltip(f"{row}:N", title=title),
                alt.Tooltip("statements:Q"),
                alt.Tooltip("balance:Q", title="mean balance", format="+.2f"),
            ],
        )
        .properties(width="container", height={"step": 34})
    )
