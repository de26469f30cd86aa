"""One year of one state in every edition: what changed because it was revised, and what because the basis
is another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from detente.figures.definitions import Edition, definitions, measure_of
from detente.figures.official_record import OfficialRecord, shipped
from detente.figures.series import Cell, basis_of

Cause: TypeAlias = Literal["first", "unchanged", "revision", "another basis", "basis and revision"]
_FEWEST = 3  # years that both editions call outturn, from which on they say what a change of prices does
_NOTHING = 0.5e-4


@dataclass(frozen=True, slots=True)
class EditionFigure:
    """A figure of one edition. `cause`: why it is not the one before it; `said` tells both figures;
    `year_before`: the same edition's figure of the year before, from which spending itself can be read;
    `replaces`: the figure that it is set against.
    """

    cell: Cell
    edition: Edition
    cause: Cause
    said: str
    year_before: Cell | None = None
    replaces: Cell | None = None


def year_in_editions(
    iso3: str, year: int, per: str = "GDP", record: OfficialRecord | None = None
) -> tuple[EditionFigure, ...]:
    """What every edition says of a state's spending on defence in a year.

    Args:
        iso3: ISO 3166-1 alpha-3 code, or an aggregate's code.
        year: Calendar year.
        per: Of or for what, as in measures.csv: "GDP" for shares, "whole" for sums, "head".
        record: The record in use; the shipped one if None.

    Returns:
        The figures, publisher by publisher and measure by measure, oldest edition first; each tells how it
        stands to the one before it of its publisher. Figures we computed are left out.
    """
    held = record or shipped()
    cells = _by_state(held).get(iso3, ())
    found = [
        (held.editions[cell.edition], cell) for cell in cells if cell.year == year and _of_defence(cell, per)
    ]
    found.sort(key=lambda each: (each[0].publisher, measure_of(each[1].metric).metric, each[0].published))
    made: list[EditionFigure] = []
    for edition, cell in found:
        before = made[-1] if made else None
        same = before and (before.edition.publisher, measure_of(before.cell.metric).metric) == (
            edition.publisher, measure_of(cell.metric).metric,
        )  # fmt: skip
        cause, said = _change(before, cell, edition, cells) if before and same else ("first", _shown(cell))
        earlier = _in(cells, cell, year - 1)
        made.append(
            EditionFigure(cell, edition, cause, said, earlier, before.cell if before and same else None)
        )
    return tuple(made)


def years_of_state(iso3: str, per: str = "GDP", record: OfficialRecord | None = None) -> tuple[int, ...]:
    """The years for which any edition has a figure of a state.

    Args:
        iso3: ISO 3166-1 alpha-3 code, or an aggregate's code.
        per: As of `year_in_editions`.
        record: The record in use; the shipped one if None.

    Returns:
        The years, the latest first.
    """
    cells = _by_state(record or shipped()).get(iso3, ())
    return tuple(sorted({cell.year for cell in cells if _of_defence(cell, per)}, reverse=True))


@lru_cache(maxsize=4)
def _by_state(record: OfficialRecord) -> Mapping[str, tuple[Cell, ...]]:
    """The published cells of defence by state."""
    found: dict[str, list[Cell]] = {}
    for cell in record.cells:
        if not cell.derived and measure_of(cell.metric).subject == "defence":
            found.setdefault(cell.iso3, []).append(cell)
    return {iso3: tuple(cells) for iso3, cells in found.items()}


def _of_defence(cell: Cell, per: str) -> bool:
    measure = measure_of(cell.metric)
    return measure.subject == "defence" and measure.per == per


def _in(cells: tuple[Cell, ...], like: Cell, year: int) -> Cell | None:
    """The same edition's cell of the same measure in another year."""
    return next(
        (c for c in cells if (c.edition, c.metric, c.year) == (like.edition, like.metric, year)), None
    )


def _change(
    before: EditionFigure, cell: Cell, edition: Edition, cells: tuple[Cell, ...]
) -> tuple[Cause, str]:
    both = f"{_shown(before.cell)} in {before.edition.name}, {_shown(cell)} in {edition.name}"
    old, new = basis_of(before.cell, before.edition), basis_of(cell, edition)
    differing = [name for name in old.against(new) if name != "edition"]
    change = cell.value - before.cell.value
    if not differing:
        if abs(change) < _NOTHING:
            return "unchanged", f"{both}: the same."
        return "revision", f"{both}: revised by {change:+.4g} on one basis."
    words = "; ".join(_differs(name, getattr(old, name), getattr(new, name)) for name in differing)
    moved = _moved_by_prices(before.cell, cell, cells) if differing == ["prices"] else None
    if moved is not None and abs(change) > moved:
        return "basis and revision", (
            f"{both}: the basis changed ({words}), which moved no year that both call outturn by more than "
            f"{moved:.2f}; the rest of {change:+.2f} is a revision, not spending."
        )
    return "another basis", f"{both}: a change of basis ({words}), not of spending."


def _moved_by_prices(old: Cell, new: Cell, cells: tuple[Cell, ...]) -> float | None:
    """By how much prices of another base year moved a share at most, in years that both editions call
    outturn; None where there are too few to say, or where it is no share.
    """
    if not old.unit.startswith("%"):
        return None
    firm = {
        each.year: each.value
        for each in cells
        if (each.edition, each.metric) == (old.edition, old.metric) and each.flag == "actual"
    }
    moved = [
        abs(each.value - firm[each.year])
        for each in cells
        if (each.edition, each.metric) == (new.edition, new.metric)
        and each.flag == "actual"
        and each.year in firm
    ]
    return max(moved) if len(moved) >= _FEWEST else None


def _differs(name: str, old: str, new: str) -> str:
    if name == "definition":
        return f"{definitions()[old].name}, then {definitions()[new].name}"
    return f"{name} {old}, then {new}"


def _shown(cell: Cell) -> str:
    if cell.unit.startswith("%"):
        return f"{cell.value:.{cell.digits}f} %"
    return f"{cell.value:,.1f} {cell.unit}"
