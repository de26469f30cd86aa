"""Cells of one measure compared with a figure: which of them decides, and which make the link unsure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from detente.figures.claims.outcomes import Question, ReasonedOutcome, agrees, apart, counted_by, on_record
from detente.figures.claims.plan_claims import agreed_plan
from detente.figures.claims.record_cells import RecordCell


def compared(question: Question, found: tuple[RecordCell, ...]) -> ReasonedOutcome:
    """Beside cells of one measure.

    The likeliest decides, and any other that would decide otherwise is a doubt.
    """
    said = question.said
    found = of_edition(said.edition, found) or of_then(found)
    first = found[0]
    if question.published is None:
        first = next((each for each in found if agrees(said, each)), first)
    doubts = tuple(_doubts(question, found, first))
    decided = (first, *(each for each in found if each is not first))
    if agrees(said, first):
        return ReasonedOutcome("matches", f"On record: {on_record(first)}.", decided, doubts)
    basis = next(
        (
            each
            for each in found
            if each.cell.year == first.cell.year
            and each.definition != first.definition
            and agrees(said, each)
        ),
        None,
    )
    if basis:
        reason = f"It agrees with {on_record(basis)}; by {counted_by(first)} it is {on_record(first)}."
        return ReasonedOutcome("other basis", reason, decided, doubts)
    plan = agreed_plan(question)
    if plan:
        reason = (
            f"It agrees with the plan on record, {plan.value:g} {plan.unit}; the outturn on "
            f"record is {on_record(first)}."
        )
        doubt = "the text speaks of it as spent"
        return ReasonedOutcome("target not outturn", reason, decided, (*doubts, doubt), commitment=plan.id)
    return ReasonedOutcome(
        "differs", f"On record: {on_record(first)}, {apart(question, first)}.", decided, doubts
    )


def _doubts(question: Question, found: tuple[RecordCell, ...], first: RecordCell) -> Iterator[str]:
    """What makes it unsure that `first` decides.

    Its edition, a year that is not said, another cell that says otherwise.
    """
    said, when, year = question.said, question.published, first.cell.year
    right = agrees(said, first)
    if first.later and when is not None and not said.edition and year >= when.year:
        yield f"the edition that has {year} came out after it was said"
    if not said.year_said and year not in said.years:
        yield f"the record ends in {year}"
    for other, group in groupby(found, key=lambda each: each.cell.year):
        best, *earlier = cells = tuple(group)
        if other != year:
            if agrees(said, best) != right:
                yield f"the year is not said, and for {other} it would be {'other' if right else 'near'}"
        elif when is None and any(agrees(said, each) != right for each in cells):
            yield "no date is known, and the editions differ"
        elif not right and any(agrees(said, each) for each in earlier if each.definition == first.definition):
            yield "another edition has what is said"


def of_then(found: tuple[RecordCell, ...]) -> tuple[RecordCell, ...]:
    """Without the editions that came later and count otherwise than those in force then, where those have
    anything.
    """
    then = {each.definition for each in found if not each.later}
    kept = tuple(each for each in found if not each.later or each.definition in then)
    return kept if then else found


def of_edition(named: str | None, found: tuple[RecordCell, ...]) -> tuple[RecordCell, ...]:
    """The cells of the edition that the text itself names; none where it names none that is here."""
    return tuple(each for each in found if named and each.edition.published.startswith(named))
