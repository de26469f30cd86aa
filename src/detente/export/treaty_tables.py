"""Treaties as tables to take away: the recorded steps, side by side, and the warheads beneath them."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import lru_cache

import pandas as pd

from detente.export.provenance import Provenance, digits
from detente.figures.official_record import OfficialRecord, citation, shipped
from detente.figures.publishers import with_standing
from detente.figures.treaties import life_of, steps
from detente.figures.treaty_status import kinds, lane_of

# Of the editions that count alike, the one with a whole series; those after it, of which single years are
# drawn.
_MEASURE = "stockpile"
_DEFINITION = "fas-warheads"
_SERIES = 10  # years that make a series
STEP_COLUMNS = ("treaty", "date", "precision", "by", "step", "does", "effect", "note", "source", "check")
WARHEAD_COLUMNS = ("year", "country", "warheads", "edition", "series", "source")


def steps_table(treaty: str | None = None) -> pd.DataFrame:
    """The recorded steps of a treaty, or of all.

    Args:
        treaty: Id of the treaty; all where None.

    Returns:
        `STEP_COLUMNS`, in order of date.
    """
    life = life_of(treaty) if treaty else steps()
    rows = [
        (
            step.treaty, pd.Timestamp(step.date), step.precision,
            ", ".join(lane_of(actor).called for actor in step.actors),
            step.event, step.does, step.effect, step.note, with_standing(step.source), step.check,
        )
        for step in life
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(STEP_COLUMNS))


def lanes_table(treaty: str) -> pd.DataFrame:
    """The steps of a treaty by side, one row for each side that took part.

    Args:
        treaty: Id of the treaty.

    Returns:
        date, lane (the side's name), place (by which lanes are ordered), step, does, note.
    """
    rows = []
    for step in life_of(treaty):
        sides = dict.fromkeys(lane_of(actor) for actor in step.actors)
        for lane in {side.id: side for side in sides}.values():
            place = f"{lane.order:02d} {lane.name}"
            rows.append((pd.Timestamp(step.date), lane.name, place, step.event, step.does, step.note))
    return pd.DataFrame(rows, columns=["date", "lane", "place", "step", "does", "note"])


def warheads_table(treaty: str, since: int, record: OfficialRecord | None = None) -> pd.DataFrame:
    """Warheads in the stockpiles of the states that a treaty is about.

    Args:
        treaty: Id of the treaty.
        since: First year.
        record: The official figures with a library's adopted editions; what ships where None.

    Returns:
        `WARHEAD_COLUMNS`; empty if there are none. Two editions are two sets of rows, never one series:
        `series` is true for the edition that has one.
    """
    kind, held = kinds().get(treaty), record or shipped()
    rows = [
        (
            point.year,
            line.name,
            point.value,
            edition.name,
            len(line.points) >= _SERIES,
            citation(point.source),
        )
        for edition in held.under(_DEFINITION, _MEASURE)
        for line in (held.panel(_MEASURE, edition.id, kind.warheads_of) if kind and kind.warheads_of else ())
        for point in line.points
        if point.year >= since
    ]
    return pd.DataFrame(rows, columns=list(WARHEAD_COLUMNS))


def record(title: str, source: str, version: str, today: date) -> Provenance:
    """Where a table of treaties comes from.

    Args:
        title: What the export is called.
        source: Where the figures come from, as a sentence.
        version: Of the analysis: `detente.version()`.
        today: The day of the export.

    Returns:
        Provenance without articles.
    """
    return Provenance(title, "", 0, 0, version, digits([_steps(), version]), today, source)


@lru_cache(maxsize=1)
def _steps() -> str:
    return hashlib.sha256(repr(steps()).encode()).hexdigest()
