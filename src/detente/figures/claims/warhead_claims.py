"""Counts of nuclear warheads beside estimates of the Federation of American Scientists and SIPRI."""

from __future__ import annotations

from detente.figures.claims.outcomes import Question, ReasonedOutcome, agrees, apart, on_record
from detente.figures.claims.record_cells import WARHEADS, RecordCell, cells_of, known_years

# By the part that a text names; where it names none, each of these may be meant.
_PARTS = {
    "deployed": ("deployed_strategic", "deployed_sipri"),
    "stockpile": ("stockpile", "stockpile_sipri"),
    "retired": ("retired",),
}
_ANY = ("stockpile", "stockpile_sipri", "total_inventory", "total_inventory_sipri")
_OLDEST = 2  # years by which an estimate may be older than what is said


def warheads(question: Question) -> ReasonedOutcome:
    """Set a count beside the estimates for its state and year, of the part that is named."""
    said = question.said
    if said.owner is None:
        return ReasonedOutcome("not comparable", "The text does not say whose warheads these are.")
    if not said.years:
        return ReasonedOutcome(
            "not comparable", "Neither the text nor the article says for which year it is."
        )
    metrics = _PARTS.get(said.part or "", _ANY)
    wanted = said.years[0]
    known = [year for year in known_years(question.record, WARHEADS, metrics, said.owner) if year <= wanted]
    if not known or wanted - known[-1] > _OLDEST:
        return ReasonedOutcome("not comparable", f"No estimate of this is on record for {wanted}.")
    found = _latest_of_each(question, metrics, known)
    doubts = []
    if said.year_said and found[0].cell.year != wanted:
        doubts.append(f"the estimate is of {found[0].cell.year}")
    matching = [each for each in found if agrees(said, each)]
    if matching and len(matching) < len(found) and said.part not in _PARTS:
        doubts.append("the text does not say whether retired warheads count, and not all estimates agree")
    if matching:
        rest = [each for each in found if each is not matching[0]]
        return ReasonedOutcome(
            "matches", f"Estimated: {on_record(matching[0])}.", (matching[0], *rest), tuple(doubts)
        )
    reason = f"Estimated: {on_record(found[0])}, {apart(question, found[0])}."
    return ReasonedOutcome("differs", reason, found, tuple(doubts))


def _latest_of_each(question: Question, metrics: tuple[str, ...], known: list[int]) -> tuple[RecordCell, ...]:
    """The newest estimate of each measure, in the order of the measures.

    Those of another year than the newest left out.

    The date of an edition here is that of the copy at hand: each estimate is of its year, whenever it was
    copied.
    """
    years = [known[-1]]
    owner = question.said.owner or ""
    found: list[RecordCell] = []
    for metric in metrics:
        cells = cells_of(question.record, WARHEADS, [metric], owner, years, None)
        found += cells[:1]
    return tuple(found)
