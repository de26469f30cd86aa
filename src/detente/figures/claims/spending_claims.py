"""Spending compared with the record.

Shares of GDP and of budgets, sums, sums a head, the part for equipment, real growth, allies at a level. What
is on the basis that is said decides; a record on another basis stands beside and decides nothing.
"""

from __future__ import annotations

from dataclasses import replace

from detente.figures.claims.claim_owner import ALLIANCE, EUROPE, EUROPE_AND_CANADA
from detente.figures.claims.comparable_cells import comparable, lacking, owner_years
from detente.figures.claims.comparison import compared, of_edition, of_then
from detente.figures.claims.outcomes import (
    Question,
    ReasonedOutcome,
    agrees,
    level,
    on_record,
    value_of,
)
from detente.figures.claims.plan_claims import agreed_plan
from detente.figures.claims.record_cells import RecordCell, last_day
from detente.figures.defence_expenditure import allies_meeting

_MONEY = ("money", "per head")
FAR_OFF = "it is so far from the record that it may be of something else"
_FAR = 1.7  # times the record, or a part of it; a sum of two years or two states is farther


def spending(question: Question) -> ReasonedOutcome:
    """Set a level of spending beside the record of its owner, year and basis."""
    said = question.said
    if said.owner is None:
        return ReasonedOutcome("not comparable", "The text does not say whose figure it is.")
    if not said.years:
        return ReasonedOutcome(
            "not comparable", "Neither the text nor the article says for which year it is."
        )
    if said.topic == "share of GDP" and said.added:
        return ReasonedOutcome("not comparable", "It is an addition; the record has whole years.")
    if said.topic == "money" and (said.added or said.years_together or (said.span and not said.year_said)):
        what = "an addition" if said.added else "a sum over another stretch than a year"
        return ReasonedOutcome("not comparable", f"It is {what}; the record has whole years.")
    if said.portion:
        return ReasonedOutcome("not comparable", "It is a part of the budget, not the whole of a year.")
    if said.shared:
        return ReasonedOutcome(
            "not comparable", "It is one figure of several states together; the record has each state's own."
        )
    if said.owner == EUROPE:
        return _europe_alone(question)
    if said.allies is not None:
        return _allies_at_level(question, said.allies)
    found = comparable(question)
    if not found.alike:
        return _by_another(question, found.unlike) if found.unlike else _planned_or_none(question)
    outcome = _doubted_if_far(question, compared(question, found.alike))
    if said.basis.rates == "ppp" and said.definition is None:
        return _whose_purchasing_power(outcome, found.alike[0])
    if outcome.outcome == "differs" and (left_out := _left_out_then(question, found.alike[0])):
        return replace(outcome, outcome="not comparable", reason=left_out)
    if outcome.outcome == "differs" and said.topic in _MONEY:
        return _agrees_on_another(question, outcome, found.unlike)
    return outcome


def _doubted_if_far(question: Question, outcome: ReasonedOutcome) -> ReasonedOutcome:
    """A sum that lies far from the record may be of something else than a year of one state."""
    if outcome.outcome != "differs" or question.said.topic not in _MONEY:
        return outcome
    cell = outcome.beside[0].cell
    ratio = question.quantity.value / value_of(cell.value, cell.unit) if cell.value else 0.0
    if 1 / _FAR <= ratio <= _FAR:
        return outcome
    return replace(outcome, doubts=(*outcome.doubts, FAR_OFF))


def growth(question: Question) -> ReasonedOutcome:
    """Set a growth rate of defence spending beside the real change on the year before."""
    said, quantity = question.said, question.quantity
    spent = quantity.of in ("defence spending", "defence budget")
    if quantity.unit != "%" or not spent or said.owner is None or said.allies is not None:
        return ReasonedOutcome(
            "not comparable", "A change or a ratio, and no level: the record has no series to set it beside."
        )
    if said.years_together:
        return ReasonedOutcome(
            "not comparable", "It is a change over several years; the record has each year's."
        )
    found = comparable(question) if said.years else None
    if found is None or not (found.alike or found.unlike):
        return ReasonedOutcome(
            "not comparable", "The record has no growth rate for the owner and year that are meant."
        )
    if not found.alike:
        return _by_another(question, found.unlike)
    real_change = _up_or_down(question, compared(question, found.alike))
    if said.real:
        return real_change
    doubts = (*real_change.doubts, "the text does not say whether the growth of prices is taken out")
    if real_change.outcome == "differs":
        reason = (
            f"The record is of real growth, {on_record(found.alike[0])}; said may be growth with prices "
            "in it."
        )
        return replace(real_change, outcome="other basis", reason=reason, doubts=doubts)
    return replace(real_change, doubts=doubts)


def _up_or_down(question: Question, found: ReasonedOutcome) -> ReasonedOutcome:
    """A change that agrees once its sign is turned matches, unsurely, where no word says up or down."""
    said = question.said
    if found.outcome != "differs" or said.way_said:
        return found
    turned = replace(said, low=-said.high, high=-said.low)
    if not agrees(turned, found.beside[0]):
        return found
    doubts = (*found.doubts, "whether it rose or fell was read from the record")
    return ReasonedOutcome("matches", f"On record: {on_record(found.beside[0])}.", found.beside, doubts)


def _by_another(
    question: Question, unlike: tuple[tuple[RecordCell, tuple[str, ...]], ...]
) -> ReasonedOutcome:
    """What is on record on other bases alone: the nearest leads, and what it differs in is the reason."""
    first, differing = unlike[0]
    reason = f"{'; '.join(differing)}: {on_record(first)}."
    named = question.said.definition or question.said.definition_before
    if named and all(cell.definition != named for cell, _ in unlike):
        reason += lacking(question)
    return ReasonedOutcome("other basis", reason[0].upper() + reason[1:], tuple(cell for cell, _ in unlike))


def _whose_purchasing_power(outcome: ReasonedOutcome, first: RecordCell) -> ReasonedOutcome:
    """A sum in purchasing power without its publisher: one that agrees is likely theirs who count so; one
    that does not may be by another factor, of which there are several.
    """
    doubts = (*outcome.doubts, "the text names nobody who counts in purchasing power")
    if outcome.outcome != "differs":
        return replace(outcome, doubts=doubts)
    reason = f"Factors of purchasing power differ and the text names none: {on_record(first)}."
    return replace(outcome, outcome="other basis", reason=reason, doubts=doubts)


def _left_out_then(question: Question, first: RecordCell) -> str:
    """Why a figure cannot differ from an edition that came out later: the one in force then has the year for
    others and leaves this owner out; "" where it does not.
    """
    if not first.later or question.published is None:
        return ""
    cell = first.cell
    for edition in reversed(question.record.under(first.definition, cell.metric)):
        if last_day(edition.published) > question.published:
            continue
        if any(each.year == cell.year for each in question.record.of(edition.id, cell.metric)):
            return (
                f"{edition.name}, the edition in force when it was said, has no figure of {cell.ally} for "
                f"{cell.year}; a later one has {on_record(first)}."
            )
    return ""


def _agrees_on_another(
    question: Question, outcome: ReasonedOutcome, unlike: tuple[tuple[RecordCell, tuple[str, ...]], ...]
) -> ReasonedOutcome:
    """A sum that differs on its own basis and is the same publisher's on another: the bases were mixed up."""
    first = outcome.beside[0]
    for cell, differing in unlike:
        years = {first.cell.year} if question.said.year_said else set(question.said.years)
        same = cell.edition.publisher == first.edition.publisher and cell.cell.year in years
        if same and agrees(question.said, cell):
            reason = (
                f"It agrees with {on_record(cell)}, but {'; '.join(differing)}; on the basis that is said "
                f"it is {on_record(first)}."
            )
            return ReasonedOutcome("other basis", reason, outcome.beside, outcome.doubts)
    return outcome


def _europe_alone(question: Question) -> ReasonedOutcome:
    there = replace(question, said=replace(question.said, owner=EUROPE_AND_CANADA, allies=None))
    found = comparable(there).alike
    if not found:
        return ReasonedOutcome("not comparable", "The record has no sum of the European allies alone.")
    reason = f"The record counts Europe and Canada together: {on_record(of_then(found)[0])}."
    return ReasonedOutcome("other basis", reason, of_then(found))


def _allies_at_level(question: Question, many: int) -> ReasonedOutcome:
    """How many allies are said to reach a level of GDP, beside how many do."""
    said, quantity = question.said, question.quantity
    there = replace(question, said=replace(said, owner=ALLIANCE, allies=None))
    found = comparable(there).alike
    if not found:
        return ReasonedOutcome("not comparable", "The record has no figures of all allies for that year.")
    found = of_edition(said.edition, found) or of_then(found)
    below = said.negated or (said.hedge is not None and said.hedge.one_sided and said.high < float("inf"))
    outcomes = []
    for cell in found:
        meeting = allies_meeting(quantity.value, cell.cell.edition, cell.cell.year, question.record)
        count = meeting.known - len(meeting.reached) if below else len(meeting.reached)
        outcomes.append((meeting, count == (meeting.known if many < 0 else many), count, cell))
    meeting, right, count, first = outcomes[0]
    others = [each for each in outcomes[1:] if first.later or not each[3].later or not right]
    doubts = (
        ("another year or edition would give another outcome",)
        if any(each[1] != right for each in others)
        else ()
    )
    reason = (
        f"On record: {count} of {meeting.known} allies {'below' if below else 'at'} "
        f"{level(quantity.value, '%')} in {meeting.year} ({first.edition.name})."
    )
    return ReasonedOutcome("matches" if right else "differs", reason, found, doubts, meeting)


def _planned_or_none(question: Question) -> ReasonedOutcome:
    """Nothing of the owner's year is on record: its plan for the year, or the reason why nothing is."""
    said = question.said
    plan = agreed_plan(question)
    if plan:
        reason = (
            f"It agrees with the plan on record, {plan.value:g} {plan.unit}, adopted in "
            f"{plan.adopted_on.year}."
        )
        return ReasonedOutcome(
            "target not outturn", reason, doubts=("the text speaks of it as spent",), commitment=plan.id
        )
    known = owner_years(question)
    if known:
        when = " and ".join(str(year) for year in said.years)
        basis = f" It is said {said.basis.in_words()}." if said.basis.in_words() else ""
        return ReasonedOutcome(
            "not comparable",
            f"The record runs from {known[0]} to {known[-1]} and has no figure for {when}.{basis}"
            f"{lacking(question)}",
        )
    currency = question.quantity.unit
    if said.topic in _MONEY and currency != "USD":
        return ReasonedOutcome(
            "not comparable",
            f"It is said in {currency}; the record has no figure for it in that currency.{lacking(question)}",
        )
    return ReasonedOutcome(
        "no official series",
        f"No official series of this is on record here for the owner that is meant.{lacking(question)}",
    )
