"""Budgets and their outturn, as governments and parliaments name them: plans, drafts, laws and payments.

A budget counts what its law says, which is no publisher's definition of defence expenditure. So none of these
ever judges a share of GDP by NATO's count; each stands beside a commitment with what it counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeAlias, cast, get_args

from detente.data_tables import data_path, table
from detente.records import DetenteError

BudgetStage: TypeAlias = Literal["plan", "draft", "law", "outturn"]
_STAGES = get_args(BudgetStage)
_NEEDED = (
    "state",
    "year",
    "what",
    "stage",
    "amount_bn",
    "currency",
    "counts",
    "said_on",
    "publisher",
    "title",
)


@dataclass(frozen=True, slots=True)
class BudgetFigure:
    """A sum of one budget year, as its publisher names it.

    `amount` in billions of `currency`; `share` in % of GDP where the publisher gives it; `counts` says what
    is in it, `note` what is known to limit it; `source` quotes the publisher first.
    """

    state: str
    year: int
    what: str
    stage: BudgetStage
    amount: float
    currency: str
    share: float | None
    counts: str
    said_on: str
    title: str
    note: str
    source: str

    @property
    def publisher(self) -> str:
        """Who publishes it, as its source line begins."""
        return self.source.partition(", “")[0]

    def __str__(self) -> str:
        share = f", {self.share:g} % of GDP" if self.share is not None else ""
        note = f"; {self.note}" if self.note else ""
        return (
            f"{self.what}, {self.stage} for {self.year}: {self.currency} {self.amount:,.6g} bn{share} "
            f"({self.counts}{note})"
        )


@lru_cache(maxsize=1)
def budget_figures() -> tuple[BudgetFigure, ...]:
    """Every budget figure on record, by state, year and stage."""
    return read_budget_figures(data_path("figures", "budget_figures.csv"))


def read_budget_figures(file: Path) -> tuple[BudgetFigure, ...]:
    """Budget figures of a table.

    Args:
        file: A table such as data/figures/budget_figures.csv.

    Returns:
        The rows in the table's order.

    Raises:
        DetenteError: A row has an unknown stage or a figure that is no number; the sentence names the line.
    """
    found = []
    for line, row in table(file, _NEEDED):
        if row["stage"] not in _STAGES:
            raise DetenteError(
                f"{file.name}, line {line}: “{row['stage']}” is no stage of a budget; give one of "
                f"{', '.join(_STAGES)}."
            )
        try:
            year, amount = int(row["year"]), float(row["amount_bn"])
            share = float(row["share_gdp"]) if row["share_gdp"] else None
        except ValueError:
            raise DetenteError(
                f"{file.name}, line {line}: year, amount_bn and share_gdp must be numbers; correct the row."
            ) from None
        source = ", ".join(
            filter(
                None, (row["publisher"], f"“{row['title']}”", row["said_on"], row["address"], row["licence"])
            )
        )
        found.append(
            BudgetFigure(
                row["state"],
                year,
                row["what"],
                cast(BudgetStage, row["stage"]),
                amount,
                row["currency"],
                share,
                row["counts"],
                row["said_on"],
                row["title"],
                row["note"],
                source,
            )
        )
    return tuple(found)


def budgets_of(state: str, year: int | None, stages: tuple[BudgetStage, ...]) -> tuple[BudgetFigure, ...]:
    """A state's budget figures of a year, or of the latest year before it that has any.

    Args:
        state: ISO 3166-1 alpha-3 code.
        year: Budget year, by the calendar year in which it begins; the latest on record where None.
        stages: Which stages are wanted.

    Returns:
        The figures of one year; empty where there is none.
    """
    those = [each for each in budget_figures() if each.state == state and each.stage in stages]
    years = [each.year for each in those if year is None or each.year <= year]
    return tuple(each for each in those if years and each.year == max(years))
