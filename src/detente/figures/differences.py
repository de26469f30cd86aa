"""What an edition changes against what is there: cells that are new, revised, or withdrawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from detente.figures.definitions import Edition
from detente.figures.record import Record
from detente.figures.series import Cell

Kind: TypeAlias = Literal["new", "revised", "withdrawn"]
_Key: TypeAlias = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Change:
    """One cell: its value before and after, None where it was or is not there."""

    kind: Kind
    iso3: str
    name: str
    year: int
    metric: str
    unit: str
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class Difference:
    """Changes against the edition `against`: the same one, where it is there already (`same`), else the latest by the
    same publisher under the same definition, else the latest under that definition; None where there is none.
    `unchanged` counts the cells that say the same in both."""

    against: Edition | None
    same: bool
    changes: tuple[Change, ...]
    unchanged: int

    def of(self, kind: Kind) -> tuple[Change, ...]:
        """The changes of one kind."""
        return tuple(change for change in self.changes if change.kind == kind)

    def counts(self) -> dict[str, int]:
        """How many changes of each kind."""
        kinds: tuple[Kind, ...] = ("new", "revised", "withdrawn")
        return {kind: len(self.of(kind)) for kind in kinds}


def difference(record: Record, edition: Edition, cells: Iterable[Cell]) -> Difference:
    """What an edition changes against the record.

    Only measures that the edition has are compared, and cells that we derived never are. A part of an edition that is
    there already withdraws nothing: what it does not name stays.
    """
    after = {_key(cell): cell for cell in cells}
    metrics = {cell.metric for cell in after.values()}
    against = _against(record, edition, metrics)
    same = against is not None and against.id == edition.id
    before = {
        _key(cell): cell
        for metric in sorted(metrics)
        for cell in (record.of(against.id, metric) if against else ())
        if not cell.derived
    }
    changes = [_change("new", None, cell) for key, cell in after.items() if key not in before]
    both = [(before[key], cell) for key, cell in after.items() if key in before]
    changes += [_change("revised", old, new) for old, new in both if old.value != new.value]
    if not (same and edition.coverage == "part"):
        changes += [_change("withdrawn", cell, None) for key, cell in before.items() if key not in after]
    return Difference(against, same, tuple(changes), sum(old.value == new.value for old, new in both))


def _against(record: Record, edition: Edition, metrics: set[str]) -> Edition | None:
    if edition.id in record.editions:
        return record.editions[edition.id]
    known = [
        each
        for each in record.under(edition.definition)
        if any(record.of(each.id, metric) for metric in metrics)
    ]
    own = [each for each in known if each.publisher == edition.publisher]
    found = own or known
    return found[-1] if found else None


def _key(cell: Cell) -> _Key:
    return cell.iso3, cell.year, cell.metric


def _change(kind: Kind, old: Cell | None, new: Cell | None) -> Change:
    cell = new or old
    assert cell is not None
    return Change(
        kind, cell.iso3, cell.ally, cell.year, cell.metric, cell.unit, old.value if old else None,
        new.value if new else None,
    )  # fmt: skip
