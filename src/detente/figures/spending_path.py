"""The path to 2035: what share and what money a year it would take to reach 3.5 % of GDP, under stated
assumptions.

A straight line in the share from the latest figure to the target, over a GDP that grows at a scenario's
constant rate. Arithmetic, not a forecast: the assumptions are a table (data/figures/path_assumptions.csv)
and go with every export. Target, year and review: The Hague Summit Declaration of 25 June 2025, in the
table of commitments.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path as File

from detente.data_tables import data_path, table
from detente.figures.commitments import Commitment, commitments
from detente.figures.levels import Level
from detente.records import DetenteError

TARGET = "NATO-2025-CORE"
REVIEW = "NATO-2025-REVIEW"


@dataclass(frozen=True, slots=True)
class Scenario:
    """How fast GDP grows in real terms, `growth` in % a year, from whom, and what for it was said."""

    id: str
    name: str
    growth: float
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class Assumption:
    """One thing that the arithmetic takes for granted, in a sentence, with its source."""

    name: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Assumptions:
    """All of them: the scenarios, slowest first, and the rest in the table's order."""

    scenarios: tuple[Scenario, ...]
    others: tuple[Assumption, ...]


@dataclass(frozen=True, slots=True)
class PathStep:
    """One year of a path. Money in USD million at the base's prices.

    `share`: required, % of GDP; `kept`: what the present share of the base would come to; `extra`:
    `spending` beyond `kept`; `change`: real change of `spending` on the year before in %, None where no
    path is needed; `review`: the trajectory is reviewed this year.
    """

    year: int
    gdp: float
    share: float
    spending: float
    kept: float
    extra: float
    change: float | None
    review: bool


@dataclass(frozen=True, slots=True)
class SpendingPath:
    """A path of one ally or aggregate under one scenario.

    `needed`: the mean real growth of spending that it takes, in % a year; None where the base is `reached`.
    The steps of one that is there already hold what the target would come to, the least that is asked.
    """

    base: Level
    scenario: Scenario
    target: float
    by: int
    reached: bool
    steps: tuple[PathStep, ...]
    needed: float | None


@lru_cache(maxsize=1)
def assumptions() -> Assumptions:
    """The shipped assumptions."""
    return read_assumptions(data_path("figures", "path_assumptions.csv"))


def read_assumptions(file: File) -> Assumptions:
    """Assumptions of a table. Raises DetenteError with the line number where a row cannot be read."""
    scenarios, others = [], []
    for line, row in table(file, ("kind", "id", "name", "note", "source")):
        if row["kind"] == "scenario":
            try:
                growth = float(row["growth"])
            except ValueError:
                raise DetenteError(
                    f"{file.name}, line {line}: growth must be a number, in % a year; correct the row."
                ) from None
            scenarios.append(Scenario(row["id"], row["name"], growth, row["note"], row["source"]))
        elif row["kind"] == "rule" or (row["kind"] == "commitment" and row["id"] in commitments()):
            others.append(Assumption(row["name"], row["note"], row["source"]))
        else:
            raise DetenteError(
                f"{file.name}, line {line}: a row is a scenario, a rule, or a commitment "
                "whose id is on record."
            )
    return Assumptions(tuple(sorted(scenarios, key=lambda scenario: scenario.growth)), tuple(others))


def target() -> Commitment:
    """The commitment that the path leads to."""
    return commitments()[TARGET]


def path(base: Level, scenario: Scenario, first: int | None = None) -> SpendingPath:
    """The path to the target under one scenario.

    Args:
        base: The latest level: % of GDP and USD million in constant prices.
        scenario: How GDP is assumed to grow, % a year.
        first: The first year of the path; the one after the base if None.

    Returns:
        One step a year to the target's year, with the real growth it needs.

    Raises:
        DetenteError: The base is not before the target's year.
    """
    goal, by, review = target().value, int(target().by), int(commitments()[REVIEW].value)
    if base.year >= by:
        raise DetenteError(f"The latest figure is of {base.year}; a path to {by} needs an earlier one.")
    reached = base.share >= goal
    steps: list[PathStep] = []
    before = base.spending
    for year in range(base.year + 1, by + 1):
        gdp = base.gdp * (1 + scenario.growth / 100) ** (year - base.year)
        line = base.share + (goal - base.share) * (year - base.year) / (by - base.year)
        share = goal if reached else line
        spending, kept = gdp * share / 100, gdp * base.share / 100
        change = None if reached else 100 * (spending / before - 1)
        extra = 0.0 if reached else spending - kept
        steps.append(PathStep(year, gdp, share, spending, kept, extra, change, year == review))
        before = spending
    needed = None if reached else 100 * ((steps[-1].spending / base.spending) ** (1 / (by - base.year)) - 1)
    shown = tuple(step for step in steps if first is None or step.year >= first)
    return SpendingPath(base, scenario, goal, by, reached, shown, needed)
