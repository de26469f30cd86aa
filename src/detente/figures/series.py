"""A line of figures over the years, which holds one edition, one definition, one measure and one kind of
prices.

A `Series` has its basis once, and its points have none: no point of another edition or definition can stand
in it. `line` makes one from cells and raises `TwoBases` where they differ; `side_by_side` does the same for
a chart of several states. To have two editions on one screen, draw two series and name both.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Literal, TypeAlias, get_args

from detente.figures.definitions import Edition, Rates, YearKind, definitions, measure_of
from detente.records import DetenteError

# As the publisher marks a figure: an outturn, an estimate (NATO's "e", SIPRI's blue), highly uncertain
# (SIPRI's red), or not at all.
Flag: TypeAlias = Literal["actual", "estimate", "uncertain", "unmarked"]
FLAGS = get_args(Flag)


class TwoBases(DetenteError):  # noqa: N818 - it says what was tried
    """Figures of two editions, definitions, measures, prices or units were to stand in one line."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One published cell.

    `value` in `unit` (as published) of the state or group `iso3`, called `ally` in the tables.

    `derived` says that we computed it; `source` is an id of citations.csv or a citation in full.
    """

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

    @property
    def key(self) -> tuple[str, str, int, str]:
        """What is unique in a table: edition, state, year, measure."""
        return self.edition, self.iso3, self.year, self.metric

    @property
    def digits(self) -> int:
        """Decimals of a share as it was published or reported; its note says where it is but one."""
        return 1 if self.note.startswith("1 decimal") else 2


@dataclass(frozen=True, slots=True)
class Basis:
    """All that two figures must share to stand in one line.

    `prices`: "current", "constant 2021" or "none"; `rates`: how money came to its currency; `year`: whether
    of the calendar or of budgets; `unit` as in measures.csv, a currency where money is national.
    """

    measure: str
    definition: str
    edition: str
    prices: str
    rates: Rates
    year: YearKind
    unit: str
    derived: bool

    def against(self, other: Basis) -> tuple[str, ...]:
        """The names of what differs."""
        return tuple(f.name for f in fields(self) if getattr(self, f.name) != getattr(other, f.name))


@dataclass(frozen=True, slots=True)
class Point:
    """One year of a series."""

    year: int
    value: float
    flag: str
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class Series:
    """One state's figures over the years, on one basis, in order of years, each year once."""

    iso3: str
    name: str
    basis: Basis
    points: tuple[Point, ...]

    def __post_init__(self) -> None:
        years = [point.year for point in self.points]
        if years != sorted(set(years)):
            raise DetenteError(f"The series of {self.name} names a year twice or out of order.")

    def at(self, year: int) -> Point | None:
        """The point of a year; None where the edition has none."""
        return next((point for point in self.points if point.year == year), None)

    def joined(self, other: Series) -> Series:
        """Both in one line. Raises TwoBases unless they are one state's on one basis."""
        _same(self.basis, other.basis)
        if self.iso3 != other.iso3:
            raise TwoBases(f"{self.name} and {other.name} are two states; draw a line for each.")
        points = {point.year: point for point in (*self.points, *other.points)}
        return Series(self.iso3, self.name, self.basis, tuple(points[year] for year in sorted(points)))


def basis_of(cell: Cell, edition: Edition) -> Basis:
    """What a cell is a figure of. Raises DetenteError for a measure that is not known."""
    measure = measure_of(cell.metric)
    prices = f"constant {edition.base}" if measure.prices == "constant" else measure.prices
    national = measure.written[0].startswith("*")
    unit = f"{cell.unit[:3]} million" if national else measure.unit
    year = definitions()[edition.definition].year
    return Basis(
        measure.metric, edition.definition, edition.id, prices, measure.rates, year, unit, cell.derived
    )


def line(cells: Iterable[Cell], editions: dict[str, Edition]) -> Series:
    """One state's cells as a series.

    Raises TwoBases where they are not of one state, edition, definition, measure, price basis and unit, and
    DetenteError where there is none.
    """
    ordered = sorted(cells, key=lambda cell: cell.year)
    if not ordered:
        raise DetenteError("There are no figures to make a series of.")
    first = ordered[0]
    basis = basis_of(first, editions[first.edition])
    for cell in ordered[1:]:
        _same(basis, basis_of(cell, editions[cell.edition]))
        if cell.iso3 != first.iso3:
            raise TwoBases(f"{first.ally} and {cell.ally} are two states; draw a line for each.")
    points = tuple(Point(c.year, c.value, c.flag, c.note, c.source) for c in ordered)
    return Series(first.iso3, first.ally, basis, points)


def side_by_side(series: Iterable[Series]) -> tuple[Series, ...]:
    """Series for one chart on one axis. Raises TwoBases where their bases differ."""
    drawn = tuple(series)
    for other in drawn[1:]:
        _same(drawn[0].basis, other.basis)
    return drawn


def _same(one: Basis, other: Basis) -> None:
    differing = one.against(other)
    if differing:
        words = "; ".join(f"{name} {getattr(one, name)} and {getattr(other, name)}" for name in differing)
        raise TwoBases(f"These figures cannot stand in one line: {words}. Draw two, and name both.")
