"""Figures that are plans: targets, pledges, budgets, limits; and the recorded plan they agree with."""

from __future__ import annotations

from dataclasses import replace

from detente.figures.budget_figures import budgets_of
from detente.figures.claims.comparable_cells import comparable
from detente.figures.claims.outcomes import Question, ReasonedOutcome, on_record
from detente.figures.claims.record_cells import RecordCell
from detente.figures.commitments import Commitment, commitments, link

_PLANS = ("target", "pledge", "budget")
_SCALE = {"bn": 1e9, "tn": 1e12}


def planned(question: Question) -> ReasonedOutcome | None:
    """What is to be and not what is: a target, a pledge, a budget, a limit.

    None for a figure that is none of them.
    """
    quantity, said = question.quantity, question.said
    limit = (quantity.kind == "threshold" and (said.planned or not _compares(question))) or (
        said.topic == "warheads" and said.limited
    )
    growing = quantity.kind == "growth" and quantity.unit == "%" and said.planned and said.topic == "growth"
    # "will ever spend": the words say so where the reading of its kind does not.
    to_be = quantity.kind in ("outturn", None) and said.to_be and said.topic in ("share of GDP", "money")
    if quantity.kind not in _PLANS and not (limit or growing or to_be or said.agreed):
        return None
    doubts = ("it is read from a verb that it is to be",) if to_be else ()
    what = (
        "a limit"
        if limit
        else "a planned change"
        if growing
        else "a plan"
        if to_be
        else "a level that was agreed on"
        if said.agreed
        else f"a {quantity.kind}"
    )
    linked = link(replace(quantity, kind="target"), question.published) if to_be else quantity.commitment
    known = commitments().get(linked or "")
    if known:
        by = f" by {known.by}" if known.by else ""
        reason = (
            f"It is {what}, not what was spent: on record as {known.value:g} {known.unit}{by}, "
            f"adopted in {known.adopted_on.year}."
        )
        return ReasonedOutcome(
            "target not outturn", reason, doubts=(*said.whose_doubts, *doubts), commitment=known.id
        )
    if said.topic == "other":
        return ReasonedOutcome("no official series", "A plan of something that no official series counts.")
    estimates = _estimated(question)
    reason = f"It is {what}, not what was spent or held.{_estimate_in_words(estimates)}{_budget(question)}"
    whose = said.whose_doubts if estimates else ()
    return ReasonedOutcome("target not outturn", reason, estimates, (*whose, *doubts))


def _estimated(question: Question) -> tuple[RecordCell, ...]:
    """The publisher's own estimates of the year under way that a plan is for, on the basis that is said."""
    said, when = question.said, question.published
    this_year = when is not None and said.year_said and said.years[:1] == (when.year,)
    if not this_year or said.topic not in ("share of GDP", "money") or said.allies is not None:
        return ()
    alike = comparable(question).alike
    return tuple(each for each in alike if each.cell.flag == "estimate" and not each.later)


def _estimate_in_words(estimates: tuple[RecordCell, ...]) -> str:
    return f" The estimate of the year on record: {on_record(estimates[0])}." if estimates else ""


def _budget(question: Question) -> str:
    """The budgets on record of the state and year that a sum is for, as a sentence; "" where none is."""
    said, unit = question.said, question.quantity.unit
    if said.topic != "money" or said.owner is None or not said.years:
        return ""
    known = [
        each
        for each in budgets_of(said.owner, said.years[0], ("plan", "draft", "law"))
        if each.year == said.years[0] and each.currency == unit
    ]
    if not known:
        return ""
    listed = "; ".join(
        f"{each.what}, {each.stage} for {each.year}, {unit} {each.amount:,.6g} bn ({each.publisher})"
        for each in known
    )
    agrees = any(said.low <= each.amount * _SCALE["bn"] <= said.high for each in known)
    return f" {'It agrees with' if agrees else 'On record is'} {listed}."


def _compares(question: Question) -> bool:
    """Whether a threshold is a level that somebody lies above or below, and no limit that is set."""
    said = question.said
    bound = said.hedge is not None and said.hedge.one_sided
    return bool(bound and said.owner and said.topic in ("share of GDP", "equipment", "money"))


def ahead(question: Question) -> ReasonedOutcome:
    """A figure for a year that still lay ahead when it was said, and that the text does not call a plan."""
    year = min(question.said.years)
    plan = agreed_plan(question) if question.quantity.kind in (None, "outturn") else None
    if plan:
        reason = f"{year} still lay ahead; it agrees with the plan on record, {plan.value:g} {plan.unit}."
        return ReasonedOutcome(
            "target not outturn", reason, doubts=question.said.whose_doubts, commitment=plan.id
        )
    reason = f"{year} still lay ahead when it was said: it is planned or expected, not spent."
    return ReasonedOutcome("target not outturn", reason)


def agreed_plan(question: Question) -> Commitment | None:
    """The owner's own recorded plan for that year that a figure agrees with, the latest where there are
    several.
    """
    said = question.said
    owner = "NATO" if said.owner and said.owner.startswith("NATO_") else said.owner
    found = [
        plan
        for plan in commitments().values()
        if plan.actor == owner
        and plan.by in {str(year) for year in said.years}
        and (question.published is None or plan.adopted_on <= question.published)
        and _within(question, plan)
    ]
    return max(found, key=lambda plan: plan.adopted_on, default=None)


def _within(question: Question, plan: Commitment) -> bool:
    said, quantity = question.said, question.quantity
    if said.hedge is not None and said.hedge.one_sided:  # nearly every plan lies above some bound
        return (
            said.topic == "share of GDP" and plan.unit.startswith("% of GDP") and plan.value == quantity.value
        )
    if said.topic == "share of GDP":
        return plan.unit.startswith("% of GDP") and said.low <= plan.value <= said.high
    if said.topic != "money":
        return False
    currency, _, scale = plan.unit.partition(" ")
    factor = _SCALE.get(scale[:2])
    return currency == quantity.unit and factor is not None and said.low <= plan.value * factor <= said.high
