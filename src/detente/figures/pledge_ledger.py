"""The ledger of pledges: each recorded commitment with its status, the rule of it, and when it can be judged.

A status never stands without its rule. What no official series counts, or what has no date, has no status but
the reason why none. Levels are set beside series of the commitment's own definition alone; where only another
definition has the year, the reason says so and the status stays open.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias, get_args

from detente.figures.commitments import Commitment, commitment_measures, commitments
from detente.figures.defence_expenditure import AGGREGATES
from detente.figures.definitions import Edition, definitions
from detente.figures.official_record import OfficialRecord, shipped
from detente.figures.series import Cell

Status: TypeAlias = Literal["met", "not met", "on track", "behind", "not yet due", "cannot be judged"]
STATUSES: tuple[Status, ...] = get_args(Status)

_YEAR = re.compile(r"(20\d\d)")
_SHARE = {
    "share_gdp_pct": "share_gdp_pct",
    "share_gdp_pct_core": "share_gdp_pct",
    "equipment_pct": "equipment_pct",
}
_ALLIANCE, _ALLIANCE_SIDE = "NATO_TOTAL", "NATO"
_FEWEST = 25  # allies with a figure, from which on a count of them speaks for the alliance


@dataclass(frozen=True, slots=True)
class Judged:
    """A commitment with its status.

    `rule` says by which rule, `reason` with which figures; `latest` is the newest cell of its own series,
    `judged_when` the next time that it can be judged, "" where there is none.
    """

    commitment: Commitment
    status: Status
    rule: str
    reason: str
    latest: Cell | None
    judged_when: str


@dataclass(frozen=True, slots=True)
class _Case:
    commitment: Commitment
    due: int | None
    points: tuple[tuple[Cell, Edition], ...]
    members: tuple[Cell, ...] = ()

    @property
    def onward(self) -> bool:
        """Whether it holds from a year on, not by one."""
        return self.commitment.by.startswith("from")

    @property
    def last(self) -> Cell | None:
        return self.points[-1][0] if self.points else None

    def at(self, year: int) -> Cell | None:
        return next((cell for cell, _ in self.points if cell.year == year), None)


def ledger(record: OfficialRecord | None = None) -> tuple[Judged, ...]:
    """Every recorded commitment, in the table's order.

    Args:
        record: The record in use; the shipped one if None.

    Returns:
        One entry each, none without a rule or the reason why there is no status.
    """
    held = record or shipped()
    return tuple(judge(each, held) for each in commitments().values())


def judge(commitment: Commitment, record: OfficialRecord | None = None) -> Judged:
    """One commitment by the first of the rules that applies.

    Args:
        commitment: From `commitments`.
        record: The record in use; the shipped one if None.

    Returns:
        Its status with rule and reason.
    """
    due = _YEAR.search(commitment.by)
    held, year = record or shipped(), int(due[1]) if due else None
    members = _members(commitment, held, year) if commitment.actor == _ALLIANCE_SIDE else ()
    case = _Case(commitment, year, _points(commitment, held), members)
    rule = next(each for each in RULES if each.applies(case))
    status, reason = rule.status(case)
    return Judged(commitment, status, rule.says, reason, case.last, _when(case, status))


def _points(commitment: Commitment, record: OfficialRecord) -> tuple[tuple[Cell, Edition], ...]:
    """The commitment's series year by year, each year from the newest edition of its own definition."""
    metric = _SHARE.get(commitment.metric)
    definition = commitment_measures()[commitment.metric].definition
    if metric is None or definition is None:
        return ()
    owner = _ALLIANCE if commitment.actor == _ALLIANCE_SIDE else commitment.actor
    found: dict[int, tuple[Cell, Edition]] = {}
    for edition in record.under(definition, metric):
        for cell in record.of(edition.id, metric):
            if cell.iso3 == owner:
                found[cell.year] = (cell, edition)
    return tuple(found[year] for year in sorted(found))


def _members(commitment: Commitment, record: OfficialRecord, year: int | None) -> tuple[Cell, ...]:
    """The allies' own cells of the year that a commitment of the alliance is for, in the newest edition."""
    metric = _SHARE.get(commitment.metric)
    definition = commitment_measures()[commitment.metric].definition
    if metric is None or definition is None or year is None:
        return ()
    for edition in reversed(record.under(definition, metric)):
        cells = [cell for cell in record.of(edition.id, metric) if cell.year == year]
        found = tuple(cell for cell in cells if cell.iso3 not in AGGREGATES)
        if len(found) >= _FEWEST:
            return found
    return ()


class JudgingRule(NamedTuple):
    """`says`: the rule in a sentence; `applies`: to which commitments; `status`: what it comes to and why."""

    says: str
    applies: Callable[[_Case], bool]
    status: Callable[[_Case], tuple[Status, str]]


def _told(cell: Cell) -> str:
    flag = "e" if cell.flag == "estimate" else ""
    return f"{cell.value:.2f} % in {cell.year}{flag} (NATO, edition {cell.edition})"


def _no_series(case: _Case) -> tuple[Status, str]:
    name = commitment_measures()[case.commitment.metric].name
    return "cannot be judged", f"No official series counts “{name}”, so nothing can be set beside it."


def _other_count(case: _Case) -> tuple[Status, str]:
    definition = commitment_measures()[case.commitment.metric].definition
    name = definitions()[definition].name if definition else "any definition"
    return "cannot be judged", f"No edition has a figure of {case.commitment.actor} by {name}."


def _undated(case: _Case) -> tuple[Status, str]:
    last = case.last
    said = f" The latest figure is {_told(last)}." if last else ""
    return "cannot be judged", f"It names no year (“{case.commitment.by or 'no deadline'}”).{said}"


def _at_deadline(case: _Case) -> tuple[Status, str]:
    cell = case.at(case.due or 0)
    assert cell is not None
    status: Status = "met" if round(cell.value, 2) >= case.commitment.value else "not met"
    return status, f"{_told(cell)}; promised were {case.commitment.value:g} %."


def _before_deadline(case: _Case) -> tuple[Status, str]:
    last, promised = case.last, case.commitment
    assert last is not None and case.due is not None
    if round(last.value, 2) >= promised.value:
        return "on track", f"{_told(last)}, which is what is promised for {case.due} already."
    first = next((cell for cell, _ in case.points if cell.year >= promised.adopted_on.year), last)
    if first.year >= last.year:
        return "not yet due", (
            f"{_told(last)}; no figure is of a later year than the promise, so there is no line to set it on."
        )
    share = (last.year - first.year) / (case.due - first.year)
    needs = first.value + share * (promised.value - first.value)
    status: Status = "on track" if last.value >= needs else "behind"
    return (
        status,
        f"{_told(last)}; a straight line from {first.value:.2f} % in {first.year} needs {needs:.2f} %.",
    )


def _passed(case: _Case) -> tuple[Status, str]:
    last = case.last
    assert last is not None
    return "cannot be judged", f"The record has no figure for {case.due}; the latest is {_told(last)}."


def _lapsed(case: _Case) -> tuple[Status, str]:
    last = case.last
    said = f" The latest figure is {_told(last)}." if last else ""
    return "cannot be judged", f"It was given up before its year: {case.commitment.status}.{said}"


def _by_allies(case: _Case) -> tuple[Status, str]:
    promised = case.commitment.value
    reached = sum(round(cell.value, 2) >= promised for cell in case.members)
    status: Status = "met" if reached == len(case.members) else "not met"
    edition = case.members[0].edition
    return status, (
        f"{reached} of {len(case.members)} allies with a figure reach {promised:g} % in {case.due} "
        f"(NATO, edition {edition})."
    )


def _only_the_alliance(case: _Case) -> tuple[Status, str]:
    last = case.last
    said = f" All together: {_told(last)}." if last else ""
    return "cannot be judged", f"No edition has enough allies' own figures for its year.{said}"


def _from_then_on(case: _Case) -> tuple[Status, str]:
    last = case.last
    assert last is not None
    status: Status = "met" if round(last.value, 2) >= case.commitment.value else "not met"
    first = case.at(case.due or 0)
    before = f"; in the first year {_told(first)}" if first and first is not last else ""
    return status, f"{_told(last)}{before}; promised are {case.commitment.value:g} %."


_GONE = ("superseded", "lapsed", "expired")
RULES: tuple[JudgingRule, ...] = (
    JudgingRule(
        "Without an official series of the same count nothing is judged.",
        lambda case: commitment_measures()[case.commitment.metric].definition is None,
        _no_series,
    ),
    JudgingRule(
        "What was given up before its year is not judged.",
        lambda case: case.commitment.status.startswith("lapsed"),
        _lapsed,
    ),
    JudgingRule(
        "What binds each ally is met where every ally with a figure reaches it in its year.",
        lambda case: bool(case.members),
        _by_allies,
    ),
    JudgingRule(
        "What binds each ally is not judged by the alliance's total.",
        lambda case: case.commitment.actor == _ALLIANCE_SIDE,
        _only_the_alliance,
    ),
    JudgingRule(
        "Without a figure of the actor by that count nothing is judged.",
        lambda case: not case.points,
        _other_count,
    ),
    JudgingRule("Without a year nothing is judged.", lambda case: case.due is None, _undated),
    JudgingRule(
        "What holds from a year on is judged by the latest figure.", lambda case: case.onward, _from_then_on
    ),
    JudgingRule(
        "In the year that it is for, the figure is at least what is promised, to the second decimal.",
        lambda case: case.at(case.due or 0) is not None,
        _at_deadline,
    ),
    JudgingRule(
        "Before its year, the latest figure lies on or above a straight line from the year of the promise.",
        lambda case: case.last is not None and case.due is not None and case.last.year < case.due,
        _before_deadline,
    ),
    JudgingRule("A year that the record lacks is not judged.", lambda case: True, _passed),
)  # fmt: skip


def _when(case: _Case, status: Status) -> str:
    """The next time when it can be judged."""
    if case.commitment.status.startswith(_GONE):
        return "not any more: " + case.commitment.status
    if case.due is None or status in ("met", "not met") or not case.points:
        return ""
    return f"with NATO's edition that has {max(case.due, (case.last.year + 1) if case.last else case.due)}"
