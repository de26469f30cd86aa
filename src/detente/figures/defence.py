"""NATO's defence expenditure tables: what each ally spends, edition by edition.

Source: NATO, Defence Expenditure of NATO Countries (editions of June 2024 and August 2025) and the part of the July
2026 edition that could be read; data/SOURCES.md names them. A share is of real GDP. A later edition revises an
earlier one, so no figure is ever given without its edition.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from detente.records import DetenteError
from detente.shipped import data_path, table

SHARE = "share_gdp_pct"
EQUIPMENT = "equipment_pct"
AGGREGATES = frozenset({"NATO_TOTAL", "NATO_EUR_CAN"})
# An edition with fewer allies than this in its last year is a part of an edition and counts nobody.
_WHOLE = 25


@dataclass(frozen=True, slots=True)
class Outturn:
    """One cell of an edition: `value` in `unit`; `flag` says "actual" or "estimate"; `derived` that we computed it."""

    edition: str
    iso3: str
    ally: str
    year: int
    metric: str
    value: float
    unit: str
    flag: str
    derived: bool
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """How many allies reach `level` (% of GDP) in `year`, of `known` with a figure, by `edition`."""

    level: float
    year: int
    edition: str
    reached: tuple[str, ...]
    known: int


@lru_cache(maxsize=1)
def outturns() -> tuple[Outturn, ...]:
    """Every shipped cell of every edition."""
    return read_outturns(data_path("figures", "nato_defence.csv"))


def read_outturns(file: Path) -> tuple[Outturn, ...]:
    """Cells of a table. Raises DetenteError with the line number where one cannot be read."""
    found = []
    for line, row in table(
        file, ("edition", "iso3", "ally", "year", "metric", "value", "unit", "flag", "source_id")
    ):
        try:
            year, value = int(row["year"]), float(row["value"])
        except ValueError:
            raise DetenteError(
                f"{file.name}, line {line}: year and value must be numbers; mend the row."
            ) from None
        found.append(
            Outturn(
                row["edition"],
                row["iso3"],
                row["ally"],
                year,
                row["metric"],
                value,
                row["unit"],
                row["flag"],
                row["derived"] == "yes",
                row["note"],
                row["source_id"],
            )
        )
    return tuple(found)


def editions() -> tuple[str, ...]:
    """The editions that ship, oldest first, as year and month ("2025-08")."""
    return tuple(sorted({cell.edition for cell in outturns()}))


@lru_cache(maxsize=1)
def latest_whole_edition() -> str:
    """The newest edition that has a share of GDP for the alliance as a whole, not for a few allies only."""
    whole = [edition for edition in editions() if len(shares(edition, last_year(edition))) >= _WHOLE]
    return whole[-1]


def last_year(edition: str, metric: str = SHARE) -> int:
    """The last year that an edition has a figure for."""
    return max(cell.year for cell in outturns() if cell.edition == edition and cell.metric == metric)


def of_metric(edition: str, metric: str) -> tuple[Outturn, ...]:
    """One edition's cells of one metric, allies and aggregates, by ally and year."""
    return tuple(cell for cell in outturns() if cell.edition == edition and cell.metric == metric)


def shares(edition: str, year: int) -> tuple[Outturn, ...]:
    """Shares of GDP of the single allies (no aggregates) in one year."""
    return tuple(c for c in of_metric(edition, SHARE) if c.year == year and c.iso3 not in AGGREGATES)


@lru_cache(maxsize=64)
def allies_meeting(level: float, edition: str | None = None, year: int | None = None) -> Meeting:
    """Which allies spend at least `level` % of GDP; by the latest whole edition and its last year unless told.

    An ally without a figure in that year is counted in neither number.
    """
    edition = edition or latest_whole_edition()
    year = year or last_year(edition)
    known = shares(edition, year)
    reached = tuple(sorted(cell.ally for cell in known if cell.value >= level))
    return Meeting(level, year, edition, reached, len(known))


@lru_cache(maxsize=1)
def allies() -> dict[str, str]:
    """ISO3 code to name of every ally in any edition."""
    return {cell.iso3: cell.ally for cell in outturns() if cell.iso3 not in AGGREGATES}


@lru_cache(maxsize=1)
def citations() -> dict[str, str]:
    """Source id to full citation, for every table that names its sources by id."""
    file = data_path("figures", "citations.csv")
    return {row["source_id"]: row["citation"] for _, row in table(file, ("source_id", "citation"))}
