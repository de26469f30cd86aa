"""Claim rows: what each figure of an article's body comes to beside the official record, flat, as it is
counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from detente.figures.claims import Claim, claim_in, claim_paragraph
from detente.figures.claims.outcomes import value_of
from detente.figures.official_record import OfficialRecord
from detente.records import Paragraph, Quantity, Voice


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One figure beside the record.

    Attributes:
        position: Of the paragraph in its article.
        place: Of the figure among the paragraph's quantities.
        outcome: One of `detente.figures.claims.OUTCOMES`.
        sure: Whether no other reading of owner, year or edition gives another outcome.
        topic: What it is a figure of.
        owner: Whose it is, as the official tables code it.
        narrated: Whether the narrator says it.
        speaker: Who says it, None where nobody is named.
        side: Side of the speaker.
        day: When it was said, None where that is unknown.
        record: What names the record: measure, owner, year, edition; "" where there is none.
        recorded: Its value in the plain unit of the text.
        recorded_year: Its year.
        edition: Name of the edition that decided.
        plan: Id of the commitment that the figure is or agrees with.
        reason: Why it has this outcome, as a sentence.
        doubts: Why it is not sure, "; " between them.
    """

    position: int
    place: int
    outcome: str
    sure: bool
    topic: str
    owner: str | None
    narrated: bool
    speaker: str | None
    side: str | None
    day: date | None
    record: str
    recorded: float | None
    recorded_year: int | None
    edition: str | None
    plan: str | None
    reason: str
    doubts: str


def claim_rows(
    paragraphs: Iterable[Paragraph], published: date | None, record: OfficialRecord | None = None
) -> tuple[ClaimRow, ...]:
    """Every figure of the body paragraphs of an article beside the record.

    Args:
        paragraphs: Those of a scored article, with corrected speakers.
        published: The article's date.
        record: What ships, unless a library's adopted editions are given.

    Returns:
        A row for each figure, in order of position and place.
    """
    return tuple(
        _row(paragraph, place, made, published)
        for paragraph in paragraphs
        if paragraph.kind == "body"
        for place, made in enumerate(_claims_of(paragraph, published, record))
    )


def _claims_of(
    paragraph: Paragraph, published: date | None, record: OfficialRecord | None
) -> Iterator[Claim]:
    """The claims of a paragraph in order of place; what is read of it is read once for all of them."""
    shared = claim_paragraph(paragraph.text, paragraph.voices, known_figures=paragraph.quantities)
    for quantity in paragraph.quantities:
        voice = speaker_of_figure(quantity, paragraph.voices)
        yield claim_in(shared, quantity, _said_on(voice, published), record)


def claim_of(
    quantity: Quantity, paragraph: Paragraph, published: date | None, record: OfficialRecord | None = None
) -> Claim:
    """One figure of a paragraph beside the record, as of the day on which its speaker said it.

    Args:
        quantity: A figure of the paragraph.
        paragraph: With corrected speakers.
        published: The article's date, which stands for the day where the text gives none.
        record: What ships, unless a library's adopted editions are given.

    Returns:
        The claim with all that was found on record.
    """
    voice = speaker_of_figure(quantity, paragraph.voices)
    shared = claim_paragraph(paragraph.text, paragraph.voices, known_figures=paragraph.quantities)
    return claim_in(shared, quantity, _said_on(voice, published), record)


def speaker_of_figure(quantity: Quantity, voices: Iterable[Voice]) -> Voice | None:
    """The innermost voice around a figure, None for the narrator."""
    around = [voice for voice in voices if voice.start <= quantity.start < voice.end]
    return min(around, key=lambda voice: voice.end - voice.start, default=None)


def _said_on(voice: Voice | None, published: date | None) -> date | None:
    """The day on which the voice says it, as far as known."""
    return voice.said_on if voice and voice.said_on else published


def _row(paragraph: Paragraph, place: int, made: Claim, published: date | None) -> ClaimRow:
    """A claim as a flat row."""
    voice = speaker_of_figure(made.quantity, paragraph.voices)
    decided = made.record or (made.beside[0] if made.meeting and made.beside else None)
    recorded: float | None = None
    year: int | None = None
    if made.record:
        recorded, year = value_of(made.record.cell.value, made.record.cell.unit), made.record.cell.year
    elif made.meeting:
        recorded, year = len(made.meeting.reached), made.meeting.year
    return ClaimRow(
        position=paragraph.position,
        place=place,
        outcome=made.outcome,
        sure=made.sure,
        topic=made.said.topic,
        owner=made.said.owner,
        narrated=voice is None,
        speaker=voice.actor if voice else None,
        side=voice.side if voice else None,
        day=_said_on(voice, published),
        record=made.key,
        recorded=recorded,
        recorded_year=year,
        edition=decided.edition.name if decided and decided.edition else None,
        plan=made.commitment,
        reason=made.reason,
        doubts="; ".join(made.doubts),
    )
