"""Which dated events stand on a chart: those around which most was said, as many as can bear a label."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
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
_TURN = 0.7  # of the width, beyond which a label stands left of its event where it can, else right of it


@dataclass(frozen=True, slots=True)
class _Label:
    """Where an event's line stands and its label starts and ends, in shares of the chart's width."""

    place: float
    start: float
    end: float


def notable_events(events: pd.DataFrame, said: pd.DataFrame) -> pd.DataFrame:
    """The events that a chart over time shows with their labels.

    Args:
        events: Columns date, title, kind.
        said: Columns period (first days of short periods), articles: how much was said when.

    Returns:
        `COLUMNS` in order of date: the title cut to a label, the row that it stands in (0 on top) and whether
        it stands left of its event, so that no two labels of a row meet and no line, which begins at its
        label's row, runs through a label. Events outside the time of `said` are left out, and those around
        which nothing was said.
    """
    nothing = pd.DataFrame(columns=list(COLUMNS))
    if said.empty or events.empty:
        return nothing
    first, last = said["period"].min(), said["period"].max()
    span = max(last - first, pd.Timedelta(days=30))
    ranked = events.assign(around=_around(events["date"], said)).sort_values(
        ["around", "date"], ascending=[False, False]
    )
    taken: list[_Label] = []
    chosen: list[dict[Hashable, Any]] = []
    for event in ranked.to_dict("records"):
        place = (event["date"] - first) / span
        if not event["around"] or not 0 <= place <= 1 or len(chosen) == _MOST:
            continue
        words = _cut(str(event["title"]))
        wide = (len(words) + 3) * _CHARACTER
        left, right = _Label(place, place - wide, place), _Label(place, place, place + wide)
        sides = (left, right) if place > _TURN else (right, left)
        label = next((each for each in sides if _on_chart(each) and _rows([*taken, each]) is not None), None)
        if label is None:
            continue
        taken.append(label)
        chosen.append({**event, "label": words, "leftwards": label is left})
    if not chosen:
        return nothing
    return pd.DataFrame(chosen).assign(row=_rows(taken)).sort_values("date", ignore_index=True)[list(COLUMNS)]


def _around(days: pd.Series, said: pd.DataFrame) -> NDArray[np.float64]:
    """How much was said around each day."""
    volume = said.groupby("period")["articles"].sum()  # in order of periods
    until = np.concatenate(([0.0], np.cumsum(volume.to_numpy(dtype=float))))
    first = volume.index.searchsorted(days - _BEFORE, side="left")
    last = volume.index.searchsorted(days + _AFTER, side="right")
    return np.asarray(until[last] - until[first])


def _on_chart(label: _Label) -> bool:
    return label.start >= 0 and label.end <= 1


def _rows(labels: Sequence[_Label]) -> list[int] | None:
    """The row of each label, as high as it can stand; None where they need more rows than there are."""
    above = [
        [at for at, other in enumerate(labels) if at != own and _beneath(label, other, later=own > at)]
        for own, label in enumerate(labels)
    ]
    rows = [0] * len(labels)
    for _ in range(_ROWS):
        rows = [max((rows[at] + 1 for at in those), default=0) for those in above]
    return rows if max(rows, default=0) < _ROWS else None


def _beneath(one: _Label, other: _Label, *, later: bool) -> bool:
    """Whether a label has to stand beneath another: its line, which begins at it, would run through that one;
    or both meet with no line between them.
    """
    if one.place == other.place:
        return later
    if other.start < one.place < other.end:
        return True
    meet = one.start < other.end and other.start < one.end
    return meet and not one.start < other.place < one.end and later


def _cut(title: str) -> str:
    return title if len(title) <= _LONGEST else title[: _LONGEST - 1].rsplit(" ", 1)[0] + " …"
