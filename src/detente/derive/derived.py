"""derived(): one pure call from an analysis to all that the store keeps beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.derive.aggregates import Aggregate, aggregates, weight_of
from detente.derive.claim_rows import ClaimRow, claim_rows
from detente.derive.corrections import Correction, corrected
from detente.derive.speakers import LeadingSpeaker, leading_speaker
from detente.derive.statements import Statement, statements
from detente.figures.official_record import OfficialRecord
from detente.records import Analysis


@dataclass(frozen=True, slots=True)
class Derived:
    """What is counted of one article.

    Attributes:
        speakers: The leading speaker of each paragraph, in their order.
        statements: Of the body paragraphs.
        claims: The figures of the body paragraphs beside the record.
        aggregates: Sums over the body paragraphs.

    All but the speakers are empty where the analysis is not scored.
    """

    speakers: tuple[LeadingSpeaker, ...]
    statements: tuple[Statement, ...]
    claims: tuple[ClaimRow, ...]
    aggregates: tuple[Aggregate, ...]


def derived(
    analysis: Analysis, corrections: Sequence[Correction] = (), record: OfficialRecord | None = None
) -> Derived:
    """Derive what is counted from an analysis.

    Args:
        analysis: Of one article.
        corrections: What users corrected of its speakers, in the order made.
        record: The official figures; what ships, unless a library's adopted editions are given.

    Returns:
        The speakers, statements, claims and aggregates; the same arguments give the same rows.
    """
    paragraphs = [corrected(paragraph, corrections) for paragraph in analysis.paragraphs]
    speakers = tuple(map(leading_speaker, paragraphs))
    if not analysis.scored:
        return Derived(speakers, (), (), ())
    weights = map(weight_of, paragraphs, speakers)
    return Derived(
        speakers=speakers,
        statements=tuple(said for each in paragraphs for said in statements(each, analysis.published)),
        claims=claim_rows(paragraphs, analysis.published, record),
        aggregates=aggregates(weight for weight in weights if weight is not None),
    )
