"""Figures that are plans: targets, pledges, budgets, limits; and the recorded plan they agree with."""

from __future__ import annotations

from dataclasses import replace

from detente.figures.claims.outcomes import Finding, Question
from detente.figures.commitments import Commitment, commitments, link

_PLANS = ("target", "pledge", "budget")
_SCALE = {"bn": 1e9, "tn": 1e12}


def planned(question: Question) -> Finding | None:
    """What is to be and not what is: a target, a pledge, a budget, a limit.

    None for a figure that is none of them.
    """
    quantity, said = question.quantity, question.said
    limit = (quantity.kind == "threshold" and not _compares(question)) or (
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
        return Finding(
            "target not outturn", reason, doubts=(*said.whose_doubts, *doubts), commitment=known.id
        )
    if said.topic == "other":
        return Finding("no official series", "A plan of something that no official series counts.")
    return Finding("target not outturn", f"It is {what}, not what was spent or held.", doubts=doubts)


def _compares(question: Question) -> bool:
    """Whether a threshold is a level that somebody lies above or below, and no limit that is set."""
    said = question.said
    bound = said.hedge is not None and said.hedge.one_sided
    return bool(bound and said.owner and said.topic in ("share of GDP", "equipment", "money"))


def ahead(question: Question) -> Finding:
    """A figure for a year that still lay ahead when it was said, and that the text does not call a plan."""
    year = min(question.said.years)
    plan = agreed_plan(question) if question.quantity.kind in (None, "outturn") else None
    if plan:
        reason = f"{year} still lay ahead; it agrees with the plan on record, {plan.value:g} {plan.unit}."
        return Finding("target not outturn", reason, doubts=question.said.whose_doubts, commitment=plan.id)
    return Finding("not comparable", f"{year} still lay ahead when it was said.")


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
