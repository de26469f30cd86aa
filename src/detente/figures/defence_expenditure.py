"""NATO's defence expenditure tables: what each ally spends, edition by edition.

Source: NATO, Defence Expenditure of NATO Countries (editions of June 2024 and August 2025) and the part of
the July 2026 edition that could be read; data/SOURCES.md names them. A share is of real GDP. A later
edition revises an earlier one, so no figure is ever given without its edition.

Every function takes the `record` to read from: what ships, unless a library's adopted editions are given.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from detente.data_tables import data_path, table
from detente.figures.definitions import shipped_editions
from detente.figures.official_record import OfficialRecord, citation, citations, read_cells, shipped
from detente.figures.series import Cell

__all__ = [
    "AGGREGATES",
    "EQUIPMENT",
    "SHARE",
    "Meeting",
    "Outturn",
    "accessions",
    "allies",
    "allies_meeting",
    "citation",
    "citations",
    "editions",
    "last_year",
    "latest_whole_edition",
    "of_metric",
    "outturns",
    "read_outturns",
    "shares",
]

Outturn: TypeAlias = Cell

SHARE = "share_gdp_pct"
EQUIPMENT = "equipment_pct"
AGGREGATES = frozenset({"NATO_TOTAL", "NATO_EUR_CAN"})
_PUBLISHER = "NATO"
# An edition with fewer allies than this in its last year is a part of an edition and counts nobody.
_WHOLE = 25


@dataclass(frozen=True, slots=True)
class Meeting:
    """How many allies reach `level` (% of GDP) in `year`, of `known` with a figure, by `edition`."""

    level: float
    year: int
    edition: str
    reached: tuple[str, ...]
    known: int


@lru_cache(maxsize=8)
def outturns(record: OfficialRecord | None = None) -> tuple[Cell, ...]:
    """Every cell of every edition of NATO's tables, under its old and its new definition.

    Args:
        record: The record in use; the shipped one if None.

    Returns:
        The cells in the record's order, estimates included.
    """
    held = record or shipped()
    nato = {edition.id for edition in held.editions.values() if edition.publisher == _PUBLISHER}
    return tuple(cell for cell in held.cells if cell.edition in nato)


def read_outturns(file: Path) -> tuple[Cell, ...]:
    """Cells of a table of NATO's. Raises DetenteError with the line number where one cannot be read."""
    return read_cells(file, shipped_editions(), citations())


@lru_cache(maxsize=8)
def editions(record: OfficialRecord | None = None) -> tuple[str, ...]:
    """NATO's editions, oldest first.

    Args:
        record: The record in use; the shipped one if None.

    Returns:
        Year and month each: "2025-08".
    """
    return tuple(sorted({cell.edition for cell in outturns(record)}))


@lru_cache(maxsize=8)
def latest_whole_edition(record: OfficialRecord | None = None) -> str:
    """The newest edition that has a share of GDP for the alliance as a whole, not for a few allies only.

    Args:
        record: The record in use; the shipped one if None.

    Returns:
        Year and month of the edition.
    """
    whole = [
        edition
        for edition in editions(record)
        if of_metric(edition, SHARE, record)
        and len(shares(edition, last_year(edition, record=record), record)) >= _WHOLE
    ]
    return whole[-1]


def last_year(edition: str, metric: str = SHARE, record: OfficialRecord | None = None) -> int:
    """The last year that an edition has a figure for.

    Args:
        edition: Year and month of NATO's edition.
        metric: Code of the measure; the share of GDP unless another is given.
        record: The record in use; the shipped one if None.

    Returns:
        The year.

    Raises:
        ValueError: It has no figure of the measure.
    """
    return max(cell.year for cell in of_metric(edition, metric, record))


def of_metric(edition: str, metric: str, record: OfficialRecord | None = None) -> tuple[Cell, ...]:
    """One edition's cells of one metric, allies and aggregates, by ally and year.

    Args:
        edition: Year and month of NATO's edition.
        metric: Code of the measure.
        record: The record in use; the shipped one if None.

    Returns:
        The cells; empty where the edition lacks the measure.
    """
    return (record or shipped()).of(edition, metric)


def shares(edition: str, year: int, record: OfficialRecord | None = None) -> tuple[Cell, ...]:
    """Shares of GDP of the single allies (no aggregates) in one year."""
    cells = of_metric(edition, SHARE, record)
    return tuple(c for c in cells if c.year == year and c.iso3 not in AGGREGATES)


@lru_cache(maxsize=128)
def allies_meeting(
    level: float, edition: str | None = None, year: int | None = None, record: OfficialRecord | None = None
) -> Meeting:
    """Which allies spend at least a share of GDP.

    An ally without a figure in that year is counted in neither number.

    Args:
        level: % of GDP.
        edition: Year and month of NATO's edition ("2025-08"); the latest whole one if None.
        year: The year of the figures; the edition's last if None.
        record: The record in use; the shipped one if None.

    Returns:
        The allies' names, and how many allies have a figure.
    """
    edition = edition or latest_whole_edition(record)
    year = year or last_year(edition, record=record)
    known = shares(edition, year, record)
    reached = tuple(sorted(cell.ally for cell in known if cell.value >= level))
    return Meeting(level, year, edition, reached, len(known))


@lru_cache(maxsize=8)
def allies(record: OfficialRecord | None = None) -> dict[str, str]:
    """The allies of all editions.

    Args:
        record: The record in use; the shipped one if None.

    Returns:
        Name by ISO 3166-1 alpha-3 code, aggregates left out.
    """
    return {cell.iso3: cell.ally for cell in outturns(record) if cell.iso3 not in AGGREGATES}


@lru_cache(maxsize=1)
def accessions() -> dict[str, int]:
    """ISO3 code to the year from which NATO's totals hold an ally that joined after 2014."""
    file = data_path("figures", "accessions.csv")
    return {row["iso3"]: int(row["joined"][:4]) for _, row in table(file, ("iso3", "joined", "source"))}
