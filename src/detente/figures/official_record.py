"""The official record.

Every cell of every edition that ships, and of those a library has adopted on top of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from detente.data_tables import data_path, table
from detente.figures.cited_sources import cited_sources
from detente.figures.definitions import Edition, Measure, base_in, measure_of, shipped_editions
from detente.figures.series import FLAGS, Cell, Series, line, side_by_side
from detente.records import DetenteError

# The tables that ship, and the column each calls its states by.
_TABLES = (
    ("nato_defence.csv", "ally"),
    ("milex_worldbank.csv", "country"),
    ("eurostat_gov_ev.csv", "country"),
    ("iiss_quoted.csv", "country"),
    ("nuclear_warheads.csv", "country"),
)


@dataclass(frozen=True, eq=False)
class OfficialRecord:
    """Editions with their cells. Immutable; hashed by identity, so that results can be kept for it."""

    editions: Mapping[str, Edition]
    cells: tuple[Cell, ...]

    @cached_property
    def _by_measure(self) -> dict[tuple[str, str], tuple[Cell, ...]]:
        found: dict[tuple[str, str], list[Cell]] = defaultdict(list)
        for cell in self.cells:
            found[cell.edition, cell.metric].append(cell)
        return {key: tuple(cells) for key, cells in found.items()}

    def of(self, edition: str, metric: str) -> tuple[Cell, ...]:
        """One edition's cells of one measure, in the table's order; empty where it has none."""
        return self._by_measure.get((edition, metric), ())

    def metrics(self, edition: str) -> tuple[str, ...]:
        """The codes of what an edition measures."""
        return tuple(sorted(metric for each, metric in self._by_measure if each == edition))

    def under(self, definition: str, metric: str | None = None) -> tuple[Edition, ...]:
        """The editions under a definition (that have a measure), oldest first."""
        found = [
            edition
            for edition in self.editions.values()
            if edition.definition == definition and (metric is None or self.of(edition.id, metric))
        ]
        return tuple(sorted(found, key=lambda edition: (edition.published, edition.id)))

    def series(self, iso3: str, metric: str, edition: str) -> Series | None:
        """One state's line; None where the edition has no cell of it."""
        cells = [cell for cell in self.of(edition, metric) if cell.iso3 == iso3]
        return line(cells, dict(self.editions)) if cells else None

    def panel(self, metric: str, edition: str, iso3s: Iterable[str] = ()) -> tuple[Series, ...]:
        """The lines of several states (all by default) for a chart. Raises TwoBases where units differ."""
        wanted = tuple(iso3s) or tuple(dict.fromkeys(cell.iso3 for cell in self.of(edition, metric)))
        found = (self.series(iso3, metric, edition) for iso3 in wanted)
        return side_by_side(series for series in found if series is not None)

    def plus(self, edition: Edition, cells: Iterable[Cell]) -> OfficialRecord:
        """The record with an adopted edition on top.

        Where its id is here already, a whole one takes the place of the
        measures it has, a part that of the cells it names; other measures, and what we derived, stay.
        """
        added = tuple(cells)
        keys = {cell.key for cell in added}
        metrics = {cell.metric for cell in added} if edition.coverage == "whole" else set()
        kept = tuple(
            c
            for c in self.cells
            if c.key not in keys and not (c.edition == edition.id and c.metric in metrics)
        )
        before = self.editions.get(edition.id)
        known = before if before and edition.coverage == "part" else edition
        return OfficialRecord({**self.editions, edition.id: known}, kept + added)


@lru_cache(maxsize=1)
def shipped() -> OfficialRecord:
    """The record that ships. Raises DetenteError with file and line where a table is wrong."""
    editions = shipped_editions()
    cells: list[Cell] = []
    for name, column in _TABLES:
        cells += read_cells(data_path("figures", name), editions, citations(), column)
    return OfficialRecord(editions, tuple(cells))


def read_cells(
    file: Path, editions: Mapping[str, Edition], sources: Mapping[str, str], state: str = "ally"
) -> tuple[Cell, ...]:
    """The cells of a table, each checked on its own and for being the only one of its key.

    `state`: the column with the state's name. Raises DetenteError with file and line for a cell that is no
    number or outside its measure's bounds, an edition, measure, unit, flag or source that is not known, or
    a key named twice.
    """
    found: list[Cell] = []
    seen: dict[tuple[str, str, int, str], int] = {}
    for number, row in table(file, ("edition", "iso3", state, "year", "metric", "value", "source_id")):
        where = f"{file.name}, line {number}"
        try:
            year, value = int(row["year"]), float(row["value"])
        except ValueError:
            raise DetenteError(f"{where}: year and value must be numbers; correct the row.") from None
        cell = Cell(
            row["edition"], row["iso3"], row[state], year, row["metric"], value,
            row.get("unit") or "warheads", row.get("flag") or "unmarked", row.get("derived") == "yes",
            row.get("note") or "", row["source_id"],
        )  # fmt: skip
        if row["source_id"] not in sources:
            raise DetenteError(f"{where}: {row['source_id']} is not in citations.csv; add it there.")
        if cell.edition not in editions:
            raise DetenteError(f"{where}: the edition {cell.edition} is not in editions.csv; add it there.")
        if cell.key in seen:
            raise DetenteError(f"{where}: the same cell stands on line {seen[cell.key]}; take one out.")
        if wrong := fault(cell, editions[cell.edition]):
            raise DetenteError(f"{where}: {wrong}")
        seen[cell.key] = number
        found.append(cell)
    return tuple(found)


def fault(cell: Cell, edition: Edition) -> str | None:
    """What is wrong with a cell in its edition, in a sentence; None where nothing is."""
    try:
        measure = _typed(cell.metric, cell.unit, edition.definition, edition.base)
    except DetenteError as trouble:
        return str(trouble)
    if cell.derived != measure.derived:
        return f"{cell.metric} and its mark as derived do not agree."
    if cell.flag not in FLAGS:
        return f"“{cell.flag}” is no flag; there are {', '.join(FLAGS)}."
    if not 1900 <= cell.year <= 2100:
        return f"the year {cell.year} cannot be right."
    if not measure.low <= cell.value <= measure.high:  # also false for a value that is no number
        return f"{cell.value:g} is outside {measure.low:g} to {measure.high:g}, where {measure.name} can be."
    return None


@lru_cache(maxsize=512)
def _typed(metric: str, unit: str, definition: str, base: int | None) -> Measure:
    """The measure of a code, after seeing that it exists under the definition, at these prices and in this
    unit.
    """
    measure = measure_of(metric)
    if definition not in measure.definitions:
        raise DetenteError(f"{metric} does not exist under the definition {definition}.")
    if base_in(metric) not in (None, base):
        raise DetenteError(f"{metric} is not at the prices of {base}, the base of this edition.")
    if not measure.takes(unit, base):
        raise DetenteError(f"“{unit}” is no unit of {metric}; it is in {measure.unit}.")
    return measure


@lru_cache(maxsize=1)
def citations() -> dict[str, str]:
    """Source id to its citation, publisher first, for every table that names its sources by id."""
    return {id_: source.line() for id_, source in cited_sources().items()}


def citation(source: str) -> str:
    """The full citation of a cell's source, which is an id or the citation itself.

    Args:
        source: A source as a cell has it.

    Returns:
        The citation of that id, or `source` itself.
    """
    return citations().get(source, source)
