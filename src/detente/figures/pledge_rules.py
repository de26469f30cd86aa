"""The rules by which a recorded commitment gets its status, in the order in which they are tried."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias, get_args

from detente.figures.cited_sources import through
from detente.figures.commitments import Commitment, commitment_measures
from detente.figures.definitions import Edition, definitions
from detente.figures.missing_allies import MissingAlly, names_of
from detente.figures.series import Cell

Status: TypeAlias = Literal["met", "not met", "on track", "behind", "not yet due", "cannot be judged"]
STATUSES: tuple[Status, ...] = get_args(Status)

ALLIANCE_SIDE = "NATO"
GIVEN_UP = ("superseded", "lapsed", "expired")  # how a recorded status of a commitment that ended begins
_BUDGET_YEAR = re.compile(r"20\d\d-\d\d")  # "2025-26"


@dataclass(frozen=True, slots=True)
class PledgeCase:
    """A commitment with what the record holds of it.

    `due`: the year that it is for; `points`: its own series, each year from the newest edition of its
    definition; `members`: for a commitment of the alliance, the allies' cells of its year, by the edition
    named `counted_by`; `missing`: the allies without one.
    """

    commitment: Commitment
    due: int | None
    points: tuple[tuple[Cell, Edition], ...]
    members: tuple[Cell, ...] = ()
    missing: tuple[MissingAlly, ...] = ()
    counted_by: str = ""

    @property
    def onward(self) -> bool:
        """Whether it holds from a year on, not by one."""
        return self.commitment.by.startswith("from")

    @property
    def last(self) -> Cell | None:
        """The newest figure of its series."""
        return self.points[-1][0] if self.points else None

    @property
    def start(self) -> Cell | None:
        """The figure of the year before the promise, from which a line to what is promised begins; the
        nearest one before it, or else the first after it, where the record lacks that year.
        """
        before = self.commitment.adopted_on.year - 1
        earlier = [cell for cell, _ in self.points if cell.year <= before]
        return earlier[-1] if earlier else next((cell for cell, _ in self.points), None)

    def at(self, year: int) -> Cell | None:
        """The figure of a year."""
        return next((cell for cell, _ in self.points if cell.year == year), None)


class JudgingRule(NamedTuple):
    """`says`: the rule in a sentence; `applies`: to which commitments; `status`: what it comes to and why."""

    says: str
    applies: Callable[[PledgeCase], bool]
    status: Callable[[PledgeCase], tuple[Status, str]]


def in_words(cell: Cell, edition: str) -> str:
    """A share with its year, its edition and who quoted it: "2.51 % in 2025 (estimate; NATO, August 2025)".

    With one decimal where it was published or reported so.
    """
    flag = "estimate; " if cell.flag == "estimate" else ""
    quoting = f", second-hand through {by}" if (by := through(cell.source)) else ""
    return f"{cell.value:.{cell.digits}f} % in {cell.year} ({flag}{edition}{quoting})"


def _written(case: PledgeCase, cell: Cell) -> str:
    names = {edition.id: edition.name for _, edition in case.points}
    return in_words(cell, names.get(cell.edition, cell.edition))


def _latest(case: PledgeCase) -> str:
    return f" The latest figure is {_written(case, case.last)}." if case.last else ""


def _no_series(case: PledgeCase) -> tuple[Status, str]:
    measure = commitment_measures()[case.commitment.metric]
    return "cannot be judged", (
        f"No official series counts “{measure.name}”. What could judge it: {measure.judged_by}."
    )


def _other_count(case: PledgeCase) -> tuple[Status, str]:
    definition = commitment_measures()[case.commitment.metric].definition
    name = definitions()[definition].name if definition else "any definition"
    return "cannot be judged", f"No edition has a figure of {case.commitment.actor} by {name}."


def _undated(case: PledgeCase) -> tuple[Status, str]:
    return "cannot be judged", f"It names no year (“{case.commitment.by or 'no deadline'}”).{_latest(case)}"


def _at_deadline(case: PledgeCase) -> tuple[Status, str]:
    cell = case.at(case.due or 0)
    assert cell is not None
    status: Status = "met" if _reaches(cell, case) else "not met"
    promised = f"promised: {case.commitment.value:g} %.{_estimated(cell)}{_of_a_budget_year(case)}"
    return status, f"{_written(case, cell)}; {promised}"


def _before_deadline(case: PledgeCase) -> tuple[Status, str]:
    last, start, promised = case.last, case.start, case.commitment
    assert last is not None and start is not None and case.due is not None
    if _reaches(last, case):
        return "on track", f"{_written(case, last)}, which is what is promised for {case.due} already."
    if start.year >= last.year:
        return "not yet due", (
            f"{_written(case, last)}; no figure is of a later year, so there is no line to set it on."
        )
    passed = (last.year - start.year) / (case.due - start.year)
    needs = start.value + passed * (promised.value - start.value)
    status: Status = "on track" if round(last.value, 2) >= round(needs, 2) else "behind"
    return status, (
        f"{_written(case, last)}; a straight line from {start.value:.2f} % in {start.year} to "
        f"{promised.value:g} % in {case.due} needs {needs:.2f} %."
    )


def _passed(case: PledgeCase) -> tuple[Status, str]:
    return "cannot be judged", f"The record has no figure for {case.due}.{_latest(case)}"


def _ended_early(case: PledgeCase) -> tuple[Status, str]:
    return "cannot be judged", (
        f"It was given up or replaced before its year: {case.commitment.status}.{_latest(case)}"
    )


def _by_allies(case: PledgeCase) -> tuple[Status, str]:
    promised, reached = case.commitment.value, sum(_reaches(cell, case) for cell in case.members)
    status: Status = "met" if reached == len(case.members) else "not met"
    first = case.members[0]
    flag = "estimates; " if any(cell.flag == "estimate" for cell in case.members) else ""
    return status, (
        f"{reached} of {len(case.members)} allies with a figure reach {promised:g} % in {first.year} "
        f"({flag}{case.counted_by}). {names_of(case.missing)}".rstrip()
    )


def _only_the_alliance(case: PledgeCase) -> tuple[Status, str]:
    said = f" All together: {_written(case, case.last)}." if case.last else ""
    return "cannot be judged", f"No edition has enough allies' own figures for its year.{said}"


def _from_then_on(case: PledgeCase) -> tuple[Status, str]:
    last, first = case.last, case.at(case.due or 0)
    assert last is not None
    status: Status = "met" if _reaches(last, case) else "not met"
    before = f"; in the first year {_written(case, first)}" if first and first is not last else ""
    return status, (
        f"{_written(case, last)}{before}; promised: {case.commitment.value:g} %.{_estimated(last)}"
    )


def _reaches(cell: Cell, case: PledgeCase) -> bool:
    return round(cell.value, 2) >= case.commitment.value


def _estimated(cell: Cell) -> str:
    estimate = " Still an estimate." if cell.flag == "estimate" else ""
    exact = " Known to one decimal only." if cell.digits == 1 else ""
    return estimate + exact


def _of_a_budget_year(case: PledgeCase) -> str:
    """What to say of a promise for a budget year, beside a record that counts by the calendar."""
    named = case.commitment.by
    counted = f" Promised for the budget year {named}; the record counts calendar years."
    return counted if _BUDGET_YEAR.fullmatch(named) else ""


def _ended_before_its_year(case: PledgeCase) -> bool:
    if not case.commitment.status.startswith(GIVEN_UP):
        return False
    return case.commitment.status.startswith("lapsed") or bool(
        case.due and case.last and case.due > case.last.year
    )


RULES: tuple[JudgingRule, ...] = (
    JudgingRule(
        "Without an official series of the same count nothing is judged.",
        lambda case: commitment_measures()[case.commitment.metric].definition is None,
        _no_series,
    ),
    JudgingRule("What was given up before its year is not judged.", _ended_before_its_year, _ended_early),
    JudgingRule(
        "What binds each ally is met where every ally with a figure reaches it, in its year or, without one, "
        "in the latest year.",
        lambda case: bool(case.members),
        _by_allies,
    ),
    JudgingRule(
        "What binds each ally is not judged by the alliance's total.",
        lambda case: case.commitment.actor == ALLIANCE_SIDE,
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
        "Before its year, the latest figure is set on a straight line from the year before the promise.",
        lambda case: case.last is not None and case.due is not None and case.last.year < case.due,
        _before_deadline,
    ),
    JudgingRule("A year that the record lacks is not judged.", lambda case: True, _passed),
)
