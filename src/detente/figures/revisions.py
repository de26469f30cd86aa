"""What an edition changes against what is there: cells that are new, revised, or withdrawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from detente.figures.definitions import Edition
from detente.figures.official_record import OfficialRecord
from detente.figures.series import Cell

ChangeKind: TypeAlias = Literal["new", "revised", "withdrawn"]
# Publishers round at five places or fewer; a step in the fifth is another rounding, not another figure.
_ROUNDING = 1.01e-5
_Key: TypeAlias = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Change:
    """One cell: its value before and after, None where it was or is not there."""

    kind: ChangeKind
    iso3: str
    name: str
    year: int
    metric: str
    unit: str
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class Difference:
    """Changes against the editions `against`.

    For each measure the same edition where it has it already, else the latest before it by the same
    publisher under the same definition, else the latest before it under that definition; empty where there
    is none. `same`: it is set against itself alone. `unchanged` counts the cells that say the same in both.
    """

    against: tuple[Edition, ...]
    same: bool
    changes: tuple[Change, ...]
    unchanged: int

    def of(self, kind: ChangeKind) -> tuple[Change, ...]:
        """The changes of one kind."""
        return tuple(change for change in self.changes if change.kind == kind)

    def counts(self) -> dict[str, int]:
        """How many changes of each kind."""
        kinds: tuple[ChangeKind, ...] = ("new", "revised", "withdrawn")
        return {kind: len(self.of(kind)) for kind in kinds}


def difference(record: OfficialRecord, edition: Edition, cells: Iterable[Cell]) -> Difference:
    """What an edition changes against the record.

    Only measures that the edition has are compared, and cells that we derived never are. A part of an edition
    withdraws nothing: what it does not name stays.

    Args:
        record: What is in use.
        edition: The edition that is to be added.
        cells: Its cells.

    Returns:
        The cells that are new, revised, withdrawn and unchanged, and the editions they were compared with.
    """
    after = {_key(cell): cell for cell in cells}
    before: dict[_Key, Cell] = {}
    against: dict[str, Edition] = {}
    for metric in sorted({cell.metric for cell in after.values()}):
        there = _against(record, edition, metric)
        if there is None:
            continue
        against[there.id] = there
        before |= {_key(cell): cell for cell in record.of(there.id, metric) if not cell.derived}
    part = edition.coverage == "part"
    changes = [_change("new", None, cell) for key, cell in after.items() if key not in before]
    both = [(before[key], cell) for key, cell in after.items() if key in before]
    changes += [_change("revised", old, new) for old, new in both if not _alike(old, new)]
    changes += [
        _change("withdrawn", cell, None) for key, cell in before.items() if key not in after and not part
    ]
    same = set(against) == {edition.id}
    return Difference(
        tuple(against.values()), same, tuple(changes), sum(_alike(old, new) for old, new in both)
    )


def _against(record: OfficialRecord, edition: Edition, metric: str) -> Edition | None:
    if record.of(edition.id, metric):
        return record.editions[edition.id]
    # Who publishes no date is set against the latest; an edition with one never against a later one.
    dated = len(edition.published) > len("2026")
    known = [
        each
        for each in record.under(edition.definition, metric)
        if not dated or each.published <= edition.published
    ]
    found = [each for each in known if each.publisher == edition.publisher] or known
    most = max((len(record.of(each.id, metric)) for each in found), default=0)
    full = [
        each for each in found if len(record.of(each.id, metric)) * 2 >= most
    ]  # not the scraps of an edition
    return full[-1] if full else None


def _alike(old: Cell, new: Cell) -> bool:
    return abs(old.value - new.value) <= _ROUNDING


def _key(cell: Cell) -> _Key:
    return cell.iso3, cell.year, cell.metric


def _change(kind: ChangeKind, old: Cell | None, new: Cell | None) -> Change:
    cell = new or old
    assert cell is not None
    return Change(
        kind, cell.iso3, cell.ally, cell.year, cell.metric, cell.unit, old.value if old else None,
        new.value if new else None,
    )  # fmt: skip
