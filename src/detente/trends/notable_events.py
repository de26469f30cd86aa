"""Which dated events stand on a chart: those around which most was said, as many as can bear a label."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

COLUMNS = ("date", "title", "kind", "label", "row", "leftwards")
_BEFORE, _AFTER = pd.Timedelta(days=6), pd.Timedelta(days=28)  # around an event, where it is spoken of
_MOST = 9
_ROWS = 3  # of labels, one above the other
_LONGEST = 30  # characters of a label
_CHARACTER = 1 / 150  # of the chart's width, that one character takes
_TURN = 0.7  # of the width, beyond which a label stands left of its event


def notable_events(events: pd.DataFrame, said: pd.DataFrame) -> pd.DataFrame:
    """The events that a chart over time shows with their labels.

    Args:
        events: Columns date, title, kind.
        said: Columns period (first days of short periods), articles: how much was said when.

    Returns:
        `COLUMNS` in order of date: the title cut to a label, the row that it stands in (0 on top) and whether
        it stands left of its event, so that no two labels of a row meet. Events outside the time of `said`
        are left out, and those around which nothing was said.
    """
    nothing = pd.DataFrame(columns=list(COLUMNS))
    if said.empty or events.empty:
        return nothing
    first, last = said["period"].min(), said["period"].max()
    span = max(last - first, pd.Timedelta(days=30))
    ranked = events.assign(around=_around(events["date"], said)).sort_values(
        ["around", "date"], ascending=[False, False]
    )
    taken: list[list[tuple[float, float]]] = [[] for _ in range(_ROWS)]
    chosen: list[dict[Hashable, Any]] = []
    for event in ranked.to_dict("records"):
        place = (event["date"] - first) / span
        if not event["around"] or not 0 <= place <= 1 or len(chosen) == _MOST:
            continue
        label = _cut(str(event["title"]))
        wide = (len(label) + 3) * _CHARACTER
        leftwards = place > _TURN
        ends = (place - wide, place) if leftwards else (place, place + wide)
        row = next(
            (row for row, others in enumerate(taken) if all(_apart(ends, each) for each in others)), None
        )
        if row is None:
            continue
        taken[row].append(ends)
        chosen.append({**event, "label": label, "row": row, "leftwards": leftwards})
    if not chosen:
        return nothing
    return pd.DataFrame(chosen).sort_values("date", ignore_index=True)[list(COLUMNS)]


def _around(days: pd.Series, said: pd.DataFrame) -> NDArray[np.float64]:
    """How much was said around each day."""
    volume = said.groupby("period")["articles"].sum()  # in order of periods
    until = np.concatenate(([0.0], np.cumsum(volume.to_numpy(dtype=float))))
    first = volume.index.searchsorted(days - _BEFORE, side="left")
    last = volume.index.searchsorted(days + _AFTER, side="right")
    return np.asarray(until[last] - until[first])


def _apart(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[1] <= other[0] or other[1] <= one[0]


def _cut(title: str) -> str:
    return title if len(title) <= _LONGEST else title[: _LONGEST - 1].rsplit(" ", 1)[0] + " …"
