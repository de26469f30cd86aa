"""Spending compared with the record.

Shares of GDP, sums, the part for equipment, real growth, allies at a level.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.figures.claims.claim_owner import ALLIANCE, EUROPE, EUROPE_AND_CANADA
from detente.figures.claims.comparison import compared, of_edition, of_then
from detente.figures.claims.outcomes import Finding, Question, counted_by, level, on_record
from detente.figures.claims.plan_claims import agreed_plan
from detente.figures.claims.record_cells import NATO, SIPRI, RecordCell, cells_of, known_years, metrics_like
from detente.figures.defence_expenditure import allies_meeting

_NATO_METRICS = {
    "share of GDP": "share_gdp_pct",
    "equipment": "equipment_pct",
    "personnel": "personnel_pct",
    "growth": "real_change_pct",
    "money": "exp_usd_current_m",
}
_SIPRI_METRICS = {"share of GDP": "milex_share_gdp_pct", "money": "milex_usd_current_m"}
_NATIONAL = "exp_nac_m"
_CONSTANT = "exp_usd_const"


def spending(question: Question) -> Finding:
    """Set a level of spending beside the record of its owner, year and definition."""
    said, quantity = question.said, question.quantity
    if said.owner is None:
        return Finding("not comparable", "The text does not say whose figure it is.")
    if not said.years:
        return Finding("not comparable", "Neither the text nor the article says for which year it is.")
    if said.topic == "money" and (said.added or (said.span and not said.year_said)):
        what = "an addition" if said.added else "a sum over another stretch than a year"
        return Finding("not comparable", f"It is {what}; the record has whole years.")
    if said.owner == EUROPE:
        return _europe_alone(question)
    if said.allies is not None:
        return _allies_at_level(question, said.allies)
    if said.definition != "sipri" and _of_nato(question):
        return _by_nato(question)
    currency = quantity.unit if said.topic == "money" else "USD"
    metric = _SIPRI_METRICS.get(said.topic)
    known = known_years(question.record, SIPRI, [metric], said.owner) if metric else ()
    if not metric or not known:
        return Finding(
            "no official series", "No official series of this is on record here for the owner that is meant."
        )
    found = _at(question, SIPRI, [metric]) if currency == "USD" else ()
    if found and said.definition == "sipri":
        return compared(question, found)
    if found:
        return _by_another(question, found)
    return _planned_or_none(question, known, currency)


def growth(question: Question) -> Finding:
    """Set a growth rate of defence spending beside NATO's real change on the year before."""
    said, quantity = question.said, question.quantity
    spent = quantity.of in ("defence spending", "defence budget")
    if quantity.unit != "%" or not spent or said.owner is None or said.allies is not None:
        return Finding(
            "not comparable", "A change or a ratio, and no level: the record has no series to set it beside."
        )
    found = _at(question, NATO, [_NATO_METRICS["growth"]]) if said.years else ()
    if not found:
        return Finding(
            "not comparable", "The record has no growth rate for the owner and year that are meant."
        )
    real_change = compared(question, found)
    if said.real:
        return real_change
    doubts = (*real_change.doubts, "the text does not say whether the growth of prices is taken out")
    if real_change.outcome == "differs":
        reason = f"The record is of real growth, {on_record(found[0])}; said may be growth with prices in it."
        return replace(real_change, outcome="other basis", reason=reason, doubts=doubts)
    return replace(real_change, doubts=doubts)


def _of_nato(question: Question) -> bool:
    share = _NATO_METRICS["share of GDP"]
    return bool(known_years(question.record, NATO, [share], question.said.owner or ""))


def _at(
    question: Question, definitions: Sequence[str], metrics: Sequence[str], unit: str | None = None
) -> tuple[RecordCell, ...]:
    said = question.said
    found = cells_of(
        question.record, definitions, metrics, said.owner or "", said.years, question.published, unit
    )
    if found or said.year_said or question.published is None:
        return found
    # The year is not said and the record ends before: the last year that it has.
    known = [
        year
        for year in known_years(question.record, definitions, metrics, said.owner or "")
        if year < said.years[-1]
    ]
    return cells_of(
        question.record, definitions, metrics, said.owner or "", known[-1:], question.published, unit
    )


def _by_nato(question: Question) -> Finding:
    said, quantity = question.said, question.quantity
    metric = _NATO_METRICS[said.topic]
    national = said.topic == "money" and quantity.unit != "USD"
    if national:
        metric = _NATIONAL
    found = _at(question, NATO, [metric], quantity.unit if national else None)
    if found:
        return compared(question, found)
    if not national:
        constant = metrics_like(question.record, NATO, _CONSTANT) if said.topic == "money" else ()
        others = _at(question, NATO, constant) if constant else ()
        sipri = _SIPRI_METRICS.get(said.topic)
        others = others or (_at(question, SIPRI, [sipri]) if sipri else ())
        if others:
            return _by_another(question, others)
    known = known_years(question.record, NATO, [_NATO_METRICS[said.topic]], said.owner or "")
    return _planned_or_none(question, known, quantity.unit if said.topic == "money" else "USD")


def _by_another(question: Question, found: tuple[RecordCell, ...]) -> Finding:
    first = found[0]
    prices = " at constant prices" if first.cell.metric.startswith(_CONSTANT) else ""
    reason = f"The record counts by {counted_by(first)}{prices}: {on_record(first)}."
    return Finding("other basis", reason, found)


def _europe_alone(question: Question) -> Finding:
    there = Question(
        question.quantity,
        replace(question.said, owner=EUROPE_AND_CANADA, allies=None),
        question.published,
        question.record,
    )
    found = _at(there, NATO, [_NATO_METRICS.get(question.said.topic, "")])
    if not found:
        return Finding("not comparable", "The record has no sum of the European allies alone.")
    reason = f"The record counts Europe and Canada together: {on_record(of_then(found)[0])}."
    return Finding("other basis", reason, of_then(found))


def _allies_at_level(question: Question, many: int) -> Finding:
    """How many allies are said to reach a level of GDP, beside how many do."""
    said, quantity = question.said, question.quantity
    there = Question(
        quantity, replace(said, owner=ALLIANCE, allies=None), question.published, question.record
    )
    found = _at(there, NATO, [_NATO_METRICS["share of GDP"]])
    if not found:
        return Finding("not comparable", "The record has no figures of all allies for that year.")
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
    return Finding("matches" if right else "differs", reason, found, doubts, meeting)


def _planned_or_none(question: Question, known: Sequence[int], currency: str) -> Finding:
    plan = agreed_plan(question)
    if plan:
        reason = (
            f"It agrees with the plan on record, {plan.value:g} {plan.unit}, adopted in "
            f"{plan.adopted_on.year}."
        )
        return Finding(
            "target not outturn", reason, doubts=("the text speaks of it as spent",), commitment=plan.id
        )
    if currency != "USD":
        return Finding(
            "not comparable", f"It is said in {currency}; the record has no figure for it in that currency."
        )
    if known:
        when = " and ".join(str(year) for year in question.said.years)
        return Finding(
            "not comparable", f"The record runs from {known[0]} to {known[-1]} and has no figure for {when}."
        )
    return Finding("not comparable", "The record has no such figure for the owner that is meant.")
