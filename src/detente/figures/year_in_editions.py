"""One year of one state in every edition: what changed because it was revised, and what because the basis
is another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from detente.figures.definitions import Edition, definitions, measure_of
from detente.figures.official_record import OfficialRecord, shipped
from detente.figures.series import Cell, basis_of

Cause: TypeAlias = Literal["first", "unchanged", "revision", "another basis"]


@dataclass(frozen=True, slots=True)
class EditionFigure:
    """A figure of one edition. `cause`: why it is not the one before it; `said` tells both figures."""

    cell: Cell
    edition: Edition
    cause: Cause
    said: str


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
    found = [
        (held.editions[cell.edition], cell)
        for cell in held.cells
        if cell.iso3 == iso3 and cell.year == year and _of_defence(cell, per) and not cell.derived
    ]
    found.sort(key=lambda each: (each[0].publisher, measure_of(each[1].metric).metric, each[0].published))
    made: list[EditionFigure] = []
    for edition, cell in found:
        before = made[-1] if made else None
        same = before and (before.edition.publisher, measure_of(before.cell.metric).metric) == (
            edition.publisher, measure_of(cell.metric).metric,
        )  # fmt: skip
        cause, said = _change(before, cell, edition) if before and same else ("first", _shown(cell))
        made.append(EditionFigure(cell, edition, cause, said))
    return tuple(made)


def _of_defence(cell: Cell, per: str) -> bool:
    measure = measure_of(cell.metric)
    return measure.subject == "defence" and measure.per == per


def _change(before: EditionFigure, cell: Cell, edition: Edition) -> tuple[Cause, str]:
    both = f"{_shown(before.cell)} in {before.edition.name}, {_shown(cell)} in {edition.name}"
    old, new = basis_of(before.cell, before.edition), basis_of(cell, edition)
    differing = [name for name in old.against(new) if name != "edition"]
    if differing:
        words = "; ".join(_differs(name, getattr(old, name), getattr(new, name)) for name in differing)
        return "another basis", f"{both}: a change of basis ({words}), not of spending."
    if abs(before.cell.value - cell.value) < 0.5 * 10**-4:
        return "unchanged", f"{both}: the same."
    return "revision", f"{both}: revised by {cell.value - before.cell.value:+.4g} on one basis."


def _differs(name: str, old: str, new: str) -> str:
    if name == "definition":
        return f"{definitions()[old].name}, then {definitions()[new].name}"
    return f"{name} {old}, then {new}"


def _shown(cell: Cell) -> str:
    if cell.unit.startswith("%"):
        return f"{cell.value:.2f} %"
    return f"{cell.value:,.1f} {cell.unit}"
