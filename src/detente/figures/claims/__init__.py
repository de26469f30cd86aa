"""Claims: a figure as it is said, compared with what is on record of it, by plain rules.

Never true or false. The outcome is one of six (`OUTCOMES`), `sure` only where no other reading of owner,
year or edition would give another one. docs/decisions/0011-claims.md says what each means.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from detente.attribution.gazetteer import Gazetteer
from detente.data_tables import data_path, digest
from detente.figures.claims.claim_owner import ONLY_BESIDE, OWNER_ELSEWHERE
from detente.figures.claims.claim_paragraph import ClaimParagraph, claim_paragraph
from detente.figures.claims.meant_years import ANOTHER_SENTENCE, TWO_YEARS, meant_years
from detente.figures.claims.outcomes import OUTCOMES, Outcome, Question, ReasonedOutcome
from detente.figures.claims.plan_claims import ahead, planned
from detente.figures.claims.record_cells import RecordCell
from detente.figures.claims.spending_claims import FAR_OFF, growth, spending
from detente.figures.claims.stated_figure import (
    IN_OR_OUT,
    NOT_CALLED,
    OF_WHAT,
    OTHER_COUNT,
    SUM_OF_WHAT,
    StatedFigure,
    read_stated_figure,
)
from detente.figures.claims.warhead_claims import warheads
from detente.figures.defence_expenditure import Meeting
from detente.figures.official_record import OfficialRecord, shipped
from detente.records import Quantity, Voice

__all__ = [
    "OUTCOMES", "Claim", "Outcome", "RecordCell", "claim", "claim_in", "claim_paragraph", "rules_version",
]  # fmt: skip

# Outcomes whose link to a state and a year can be unsure; the others rest on what the figure is of.
_LINKED = ("matches", "differs", "other basis")


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure beside the record.

    `sure` is False where the link is offered as "perhaps", and `doubts` say why. `record` is the cell that
    decided, `beside` what else is on record of the same (newer and older editions, other bases); `meeting`
    counts the allies at a level; `commitment` is the id of the plan that it is or agrees with. `key` names
    the record: measure, owner, year, edition, or "commitment/id"; "" where there is none.
    """

    quantity: Quantity
    said: StatedFigure
    outcome: Outcome
    sure: bool
    reason: str
    doubts: tuple[str, ...]
    record: RecordCell | None
    beside: tuple[RecordCell, ...]
    meeting: Meeting | None
    commitment: str | None

    @property
    def key(self) -> str:
        """What names the record that decided."""
        if self.meeting:
            return f"meeting/{self.meeting.level:g}/{self.meeting.year}/{self.meeting.edition}"
        if self.record:
            return self.record.key
        return f"commitment/{self.commitment}" if self.commitment else ""


def claim(
    quantity: Quantity,
    text: str,
    voices: Sequence[Voice] = (),
    published: date | None = None,
    record: OfficialRecord | None = None,
    gazetteer: Gazetteer | None = None,
) -> Claim:
    """Set a figure beside the record.

    Args:
        quantity: The figure, as `figures.paragraph.read_figures` reads it.
        text: Its paragraph.
        voices: Who speaks in the paragraph.
        published: When it was said, as far as known.
        record: What ships, unless a library's adopted editions are given.
        gazetteer: Who is known; the one that ships, unless another is given.

    Returns:
        The outcome with its reason, what is on record, and whether the link is sure.
    """
    return claim_in(claim_paragraph(text, voices, gazetteer), quantity, published, record)


def claim_in(
    paragraph: ClaimParagraph,
    quantity: Quantity,
    published: date | None = None,
    record: OfficialRecord | None = None,
) -> Claim:
    """Set a figure of a paragraph beside the record; several of one paragraph share what is read of it.

    Args:
        paragraph: From `claim_paragraph`.
        quantity: One of its figures.
        published: When it was said, as far as known.
        record: What ships, unless a library's adopted editions are given.

    Returns:
        As `claim` does.
    """
    stated = read_stated_figure(paragraph.around(quantity), published)
    question = Question(quantity, stated, published, record or shipped())
    found = _found(question)
    doubts = found.doubts
    if found.outcome in _LINKED or (found.beside and not found.meeting):
        doubts = (*stated.whose_doubts, *stated.doubts, *doubts)
    if found.outcome == "other basis" and found.beside and not (doubts or stated.year_said):
        doubts = (YEAR_UNSAID,)
    if found.outcome == "differs" and not doubts and _said_otherwise(paragraph, quantity, stated, published):
        doubts = (TWO_FIGURES,)
    if found.outcome == "differs" and (unlinked := _UNLINKED.intersection(doubts)):
        why = next(doubt for doubt in doubts if doubt in unlinked)
        reason = f"It may not be the record's: {why}. {found.reason}"
        found = replace(found, outcome="not comparable", reason=reason)
    decided = found.beside[0] if found.beside and not found.meeting else None
    return Claim(
        quantity=quantity,
        said=stated,
        outcome=found.outcome,
        sure=not doubts,
        reason=found.reason,
        doubts=tuple(dict.fromkeys(doubts)),
        record=decided,
        beside=found.beside[1:] if decided else found.beside,
        meeting=found.meeting,
        commitment=found.commitment,
    )


YEAR_UNSAID = "the text does not say for which year it is"
_MOST_FIGURES = 40  # of a paragraph that are looked at for another one of the same
TWO_FIGURES = "the text gives another figure of the same for the same year"
# With one of these it is not clear that the record is of the same, and nothing is said to differ from it.
_UNLINKED = frozenset(
    (
        OWNER_ELSEWHERE,
        ONLY_BESIDE,
        TWO_YEARS,
        ANOTHER_SENTENCE,
        TWO_FIGURES,
        OF_WHAT,
        SUM_OF_WHAT,
        NOT_CALLED,
        IN_OR_OUT,
        OTHER_COUNT,
        FAR_OFF,
    )
)


def _said_otherwise(
    paragraph: ClaimParagraph, quantity: Quantity, stated: StatedFigure, published: date | None
) -> bool:
    """Whether the paragraph has another figure of the same owner, unit and year: one of the two is not so."""
    like = (
        each
        for each in paragraph.figures[:_MOST_FIGURES]
        if (each.unit, each.whose, each.of) == (quantity.unit, quantity.whose, quantity.of)
        and each.value != quantity.value
        and each.kind != "growth"
    )
    return any(meant_years(paragraph.around(each), published).years == stated.years for each in like)


_UNCOUNTED = "No official series on a comparable definition counts this."
_UNSAID = (
    "The text does not say of what it is a share, or no official series on a comparable "
    "definition counts that."
)


def _found(question: Question) -> ReasonedOutcome:
    quantity, read = question.quantity, question.said
    plan = planned(question)
    if plan:
        return plan
    if read.topic == "other":
        unsaid = quantity.unit == "%" and quantity.of is None and quantity.kind != "growth"
        return ReasonedOutcome("no official series", _UNSAID if unsaid else _UNCOUNTED)
    if read.supposed:
        return ReasonedOutcome("not comparable", "It is only supposed.")
    if read.topic == "growth":
        return growth(question)
    if question.published and read.years and min(read.years) > question.published.year:
        return ahead(question)
    return warheads(question) if read.topic == "warheads" else _unclear(spending(question), question)


def _is_over(question: Question) -> bool:
    """Whether the year that the text gives was over when it was said: nobody plans what was."""
    said = question.said
    return bool(said.year_said and question.published and max(said.years) < question.published.year)


def _unclear(found: ReasonedOutcome, question: Question) -> ReasonedOutcome:
    """A figure that the text does not call spent or planned is only said to differ where its year is over."""
    quantity = question.quantity
    if quantity.kind is not None or found.outcome != "differs" or found.meeting or _is_over(question):
        return found
    reason = "The text does not say whether it is spent or planned. " + found.reason
    return ReasonedOutcome("not comparable", reason, found.beside)


@lru_cache(maxsize=1)
def rules_version() -> str:
    """Eight hex digits over the rules and their words.

    With the record's edition ids, what a stored claim rests on.
    """
    tables = (
        data_path("figures", name)
        for name in ("claim_terms.csv", "figure_grammar.csv", "commitments.csv", "budget_figures.csv")
    )
    return digest((*tables, *sorted(Path(__file__).parent.glob("*.py"))))
