"""The ledger of pledges: each recorded commitment with its status, the rule of it, and when it can be judged.

A status never stands without its rule (`pledge_rules`). What no official series counts, or what has no date,
has no status but the reason why none. Levels are set beside series of the commitment's own definition alone;
a figure on another definition, and the budgets of the state, stand beside it and judge nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from detente.figures.budget_figures import BudgetFigure, budgets_of
from detente.figures.cited_sources import quoted
from detente.figures.commitments import Commitment, commitment_measures, commitments
from detente.figures.defence_expenditure import AGGREGATES, SHARE
from detente.figures.definitions import Edition, definitions
from detente.figures.missing_allies import missing_allies
from detente.figures.official_record import OfficialRecord, shipped
from detente.figures.pledge_rules import (
    ALLIANCE_SIDE,
    GIVEN_UP,
    RULES,
    STATUSES,
    PledgeCase,
    Status,
    in_words,
)
from detente.figures.publication_calendar import publication_habits
from detente.figures.series import Cell

__all__ = ["STATUSES", "JudgedPledge", "Status", "judge", "ledger", "sources_of"]

_YEAR = re.compile(r"(20\d\d)")
_SHARES = {"share_gdp_pct": SHARE, "share_gdp_pct_core": SHARE, "equipment_pct": "equipment_pct"}
_ALLIANCE = "NATO_TOTAL"
_FEWEST = 25  # allies with a figure, from which on a count of them speaks for the alliance
# Shares of GDP by other definitions, which stand beside a pledge and never judge it.
_BESIDE = (SHARE, "cofog_share_gdp_pct", "milex_share_gdp_pct")


@dataclass(frozen=True, slots=True)
class JudgedPledge:
    """A commitment with its status.

    `rule` says by which rule, `reason` with which figures; `latest` is the newest cell of its own series;
    `budgets` and `spent` are the state's budgets and outturns of its year, or of the latest year on record
    before it; `beside` are the newest figures on other definitions, in words; `judged_when` the next time
    that it can be judged, or why there is none.
    """

    commitment: Commitment
    status: Status
    rule: str
    reason: str
    latest: Cell | None
    judged_when: str
    due: int | None = None
    budgets: tuple[BudgetFigure, ...] = ()
    spent: tuple[BudgetFigure, ...] = ()
    beside: tuple[str, ...] = ()


@lru_cache(maxsize=4)
def ledger(record: OfficialRecord | None = None) -> tuple[JudgedPledge, ...]:
    """Every recorded commitment, in the table's order.

    Args:
        record: The record in use; the shipped one if None.

    Returns:
        One entry each, none without a rule or the reason why there is no status.
    """
    held = record or shipped()
    return tuple(judge(each, held) for each in commitments().values())


def judge(commitment: Commitment, record: OfficialRecord | None = None) -> JudgedPledge:
    """One commitment by the first of the rules that applies.

    Args:
        commitment: From `commitments`.
        record: The record in use; the shipped one if None.

    Returns:
        Its status with rule and reason.
    """
    held = record or shipped()
    case = _case(commitment, held)
    rule = next(each for each in RULES if each.applies(case))
    status, reason = rule.status(case)
    return JudgedPledge(
        commitment, status, rule.says, reason, case.last, _when(case, status, held), case.due,
        budgets_of(commitment.actor, case.due, ("plan", "draft", "law")),
        budgets_of(commitment.actor, case.due, ("outturn",)),
        _beside(commitment, held),
    )  # fmt: skip


def sources_of(judged: JudgedPledge) -> tuple[str, ...]:
    """Whom a commitment rests on: who recorded it, whose figure judges it, whose budgets stand with it.

    Args:
        judged: An entry of the ledger.

    Returns:
        Source lines, each once, the commitment's own first.
    """
    series = [quoted([judged.latest.source])] if judged.latest else []
    own = judged.commitment.source
    sums = [each.source for each in (*judged.budgets, *judged.spent) if each.title not in own]
    return tuple(dict.fromkeys([own, *series, *sums]))


def _case(commitment: Commitment, record: OfficialRecord) -> PledgeCase:
    found = _YEAR.search(commitment.by)
    due = int(found[1]) if found else None
    case = PledgeCase(commitment, due, _points(commitment, record))
    return _with_members(case, record) if commitment.actor == ALLIANCE_SIDE else case


def _points(commitment: Commitment, record: OfficialRecord) -> tuple[tuple[Cell, Edition], ...]:
    """The commitment's series year by year, each year from the newest edition of its own definition."""
    metric = _SHARES.get(commitment.metric)
    definition = commitment_measures()[commitment.metric].definition
    if metric is None or definition is None:
        return ()
    owner = _ALLIANCE if commitment.actor == ALLIANCE_SIDE else commitment.actor
    found: dict[int, tuple[Cell, Edition]] = {}
    for edition in record.under(definition, metric):
        for cell in record.of(edition.id, metric):
            if cell.iso3 == owner:
                found[cell.year] = (cell, edition)
    return tuple(found[year] for year in sorted(found))


def _with_members(case: PledgeCase, record: OfficialRecord) -> PledgeCase:
    """The case with the allies' own cells of its year, in the newest edition that has enough of them, and
    who is missing; of the latest such year where it names none.
    """
    metric = _SHARES.get(case.commitment.metric)
    definition = commitment_measures()[case.commitment.metric].definition
    if metric is None or definition is None:
        return case
    for edition in reversed(record.under(definition, metric)):
        cells = [cell for cell in record.of(edition.id, metric) if cell.iso3 not in AGGREGATES]
        for year in [case.due] if case.due else sorted({cell.year for cell in cells}, reverse=True):
            found = tuple(cell for cell in cells if cell.year == year)
            if len(found) >= _FEWEST:
                missing = missing_allies(edition.id, year, record, metric)
                return replace(case, members=found, missing=missing, counted_by=edition.name)
    return case


def _beside(commitment: Commitment, record: OfficialRecord) -> tuple[str, ...]:
    """The newest share of GDP under each definition that is not the commitment's own."""
    if not commitment.metric.startswith(SHARE):
        return ()
    own = commitment_measures()[commitment.metric].definition
    owner = _ALLIANCE if commitment.actor == ALLIANCE_SIDE else commitment.actor
    newest: dict[str, tuple[Cell, Edition]] = {}
    for metric in _BESIDE:
        for edition in record.editions.values():
            if edition.definition == own:
                continue
            for cell in record.of(edition.id, metric):
                known = newest.get(edition.definition)
                if cell.iso3 == owner and (known is None or _newer(cell, edition, *known)):
                    newest[edition.definition] = (cell, edition)
    return tuple(
        f"{in_words(cell, edition.name)} by {definitions()[edition.definition].name}"
        for cell, edition in newest.values()
    )


def _newer(cell: Cell, edition: Edition, known: Cell, there: Edition) -> bool:
    return (cell.year, edition.published) > (known.year, there.published)


def _when(case: PledgeCase, status: Status, record: OfficialRecord) -> str:
    """The next time when it can be judged, or why there is none."""
    commitment, measure = case.commitment, commitment_measures()[case.commitment.metric]
    if commitment.status.startswith(GIVEN_UP):
        return f"not any more: {commitment.status}"
    if measure.definition is None:
        due = f"not before {case.due}, and " if case.due else ""
        return f"{due}not by a series, because nobody publishes one"
    if case.due is None and not case.members:
        return "no date: it names no year"
    if not case.points and commitment.metric == SHARE and commitment.actor != ALLIANCE_SIDE:
        return "not by this count: NATO counts its allies alone"
    return _next_figure(case, status, measure.definition, record)


def _next_figure(case: PledgeCase, status: Status, definition: str, record: OfficialRecord) -> str:
    """When the publisher of a definition is expected to have the figure that judges, by its habit."""
    publisher = definitions()[definition].publisher
    habit = publication_habits()[publisher]
    year = case.due or case.members[0].year
    if case.onward and case.last:
        year = case.last.year
    judged = case.members or tuple(filter(None, [case.at(year)]))
    if judged and all(cell.flag != "estimate" for cell in judged):
        return "judged for good: the figure is no estimate any more"
    final = year + habit.outturn_after
    first = final if status in ("met", "not met") else year
    when = (
        f"{habit.season} {final}, when the figure of {year} is no estimate any more"
        if first == final
        else f"{habit.season} {year}, with the first estimate of {year}; for good in {habit.season} {final}"
    )
    newest = max(
        (each for each in record.editions.values() if each.publisher == publisher), key=lambda e: e.published
    )
    if newest.definition == definition:
        return when
    other = f"{newest.name}, counts otherwise ({definitions()[newest.definition].name})"
    if first <= int(newest.published[:4]):
        return f"overdue: {other}, and no later figure by this count is on record"
    return f"{when}, if {publisher} still publishes this count: {other}"
