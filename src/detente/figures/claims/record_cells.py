"""What is on record of a state in a year.

The cells of the official tables, by definition, in the edition then in force.
"""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from detente.figures.definitions import Edition
from detente.figures.official_record import OfficialRecord, citation
from detente.figures.series import Cell

NATO = ("nato", "nato-core-2026")  # the alliance's own, the older first
SIPRI = ("sipri",)
WARHEADS = ("fas-warheads", "sipri-warheads")


@dataclass(frozen=True, slots=True)
class RecordCell:
    """A cell of an official table compared with what is said.

    `later` says that its edition came out after the statement.
    """

    cell: Cell
    edition: Edition
    later: bool

    @property
    def key(self) -> str:
        """What names the cell: measure, state, year, edition."""
        return "/".join((self.cell.metric, self.cell.iso3, str(self.cell.year), self.cell.edition))

    @property
    def definition(self) -> str:
        """The id of the definition that it counts by."""
        return self.edition.definition

    @property
    def source(self) -> str:
        """Its full citation."""
        return citation(self.cell.source)


def cells_of(
    record: OfficialRecord,
    definitions: Sequence[str],
    metrics: Iterable[str],
    owner: str,
    years: Sequence[int],
    said_on: date | None,
    unit: str | None = None,
) -> tuple[RecordCell, ...]:
    """Every cell of an owner for some years under some definitions, the likeliest first.

    The editions in force when it was said come first (of all editions where no date is known): nobody could
    speak of one that came out later. Among either, years keep their order; within a year the newest that was
    in force leads, and the earliest of those that came out later. `unit`: how the cell's own unit must begin
    ("EUR").
    """
    found: list[tuple[tuple[int, int, int], RecordCell]] = []
    for edition, cell in _held(record, tuple(definitions), tuple(metrics)).get(owner, ()):
        if cell.year not in years or not (unit is None or cell.unit.startswith(unit)):
            continue
        appeared = last_day(edition.published)
        later = said_on is not None and appeared > said_on
        newness = appeared.toordinal() * (1 if later else -1)
        found.append(((int(later), years.index(cell.year), newness), RecordCell(cell, edition, later)))
    return tuple(each for _, each in sorted(found, key=lambda pair: pair[0]))


def known_years(
    record: OfficialRecord, definitions: Sequence[str], metrics: Iterable[str], owner: str
) -> tuple[int, ...]:
    """The years that some edition has a cell for, ascending."""
    held = _held(record, tuple(definitions), tuple(metrics)).get(owner, ())
    return tuple(sorted({cell.year for _, cell in held}))


@lru_cache(maxsize=64)
def _held(
    record: OfficialRecord, definitions: tuple[str, ...], metrics: tuple[str, ...]
) -> dict[str, list[tuple[Edition, Cell]]]:
    """The cells of some measures by owner, in the order of the measures within an edition."""
    found: dict[str, list[tuple[Edition, Cell]]] = defaultdict(list)
    for definition in definitions:
        for edition in record.under(definition):
            for cell in (cell for metric in metrics for cell in record.of(edition.id, metric)):
                found[cell.iso3].append((edition, cell))
    return dict(found)


def metrics_like(record: OfficialRecord, definitions: Sequence[str], beginning: str) -> tuple[str, ...]:
    """The measures of some definitions whose code begins so: constant prices have their base year in it."""
    return tuple(
        sorted(
            {
                metric
                for definition in definitions
                for edition in record.under(definition)
                for metric in record.metrics(edition.id)
                if metric.startswith(beginning)
            }
        )
    )


def last_day(published: str) -> date:
    """The last day on which an edition can have come out.

    Of a month or a year its last, where no day is known.
    """
    parts = [int(part) for part in published.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
    return date(year, month, day)


@lru_cache(maxsize=2)
def _by_key(record: OfficialRecord) -> dict[str, RecordCell]:
    cells = (RecordCell(cell, record.editions[cell.edition], False) for cell in record.cells)
    return {each.key: each for each in cells}


def cell_named(record: OfficialRecord, key: str) -> RecordCell | None:
    """The cell that a key names (measure, owner, year, edition), None where the record lacks it.

    Args:
        record: The record in use.
        key: A stored key: measure, owner, year, edition.

    Returns:
        The cell with its edition and definition, or None.
    """
    return _by_key(record).get(key)
