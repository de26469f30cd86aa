"""Publications behind the figures of an export: which edition was set beside which figure.

Reads the store, writes nothing of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from detente.figures.cited_sources import cited_sources, quoted, ways
from detente.figures.claims.record_cells import RecordCell, cell_named
from detente.figures.commitments import Commitment, commitments
from detente.figures.definitions import definitions
from detente.store.adopted_editions import record
from detente.store.claim_queries import ClaimFilter, claims
from detente.store.engine import Library
from detente.store.selected_paragraphs import SelectedParagraph
from detente.store.selection import Selection

_MOST = 20_000  # figures of a selection that are looked through


@dataclass(frozen=True, slots=True)
class FigureBeside:
    """A figure of a paragraph and what stood beside it: `said` as written, `recorded` in words."""

    article_id: int
    position: int
    said: str
    outcome: str
    recorded: str


@dataclass(frozen=True, slots=True)
class Publication:
    """`source` as it is quoted, publisher first; `reached`, how it came here; the figures it stood beside."""

    source: str
    reached: str
    figures: tuple[FigureBeside, ...]


def publications_behind(
    engine: Library, selections: Iterable[Selection], passages: Iterable[SelectedParagraph]
) -> tuple[Publication, ...]:
    """The publications whose figures stood beside those of some paragraphs.

    Args:
        engine: The library.
        selections: What the paragraphs were selected by.
        passages: The paragraphs of the export; figures of others are left out.

    Returns:
        One a publication and edition, by publisher; empty where no figure has a record.
    """
    shown = {(each.article_id, each.paragraph.position) for each in passages}
    held = record(engine)
    found: dict[str, set[FigureBeside]] = defaultdict(set)
    tables: dict[str, list[str]] = defaultdict(list)
    for selection in selections:
        for row in claims(engine, selection, ClaimFilter(), _MOST).to_dict("records"):
            if (row["article_id"], row["position"]) not in shown:
                continue
            cell = cell_named(held, row["record"]) if row["record"] else None
            promise = commitments().get(row["plan"])
            if cell is not None:
                name, source, beside = _publication(cell), cell.cell.source, _in_words(cell)
            elif promise is not None:
                name, source, beside = promise.source, promise.source, _promised(promise)
            else:
                continue
            tables[name].append(source)
            found[name].add(
                FigureBeside(row["article_id"], row["position"], row["words"], row["outcome"], beside)
            )
    made = [
        Publication(
            quoted(tables[name]), ways(tables[name]),
            tuple(sorted(figures, key=lambda each: (each.article_id, each.position, each.said))),
        )
        for name, figures in found.items()
    ]  # fmt: skip
    return tuple(sorted(made, key=lambda each: each.source))


def _publication(cell: RecordCell) -> str:
    """What the sources of one publication and edition have in common."""
    known = cited_sources().get(cell.cell.source)
    return f"{known.publisher}, {known.title}, {known.edition}" if known else cell.source


def _promised(promise: Commitment) -> str:
    """A recorded commitment in words."""
    until = f", by {promise.by}" if promise.by and promise.by not in promise.unit else ""
    return f"Recorded commitment {promise.id}: {promise.value:g} {promise.unit}{until}"


def _in_words(cell: RecordCell) -> str:
    estimate = " (estimate)" if cell.cell.flag == "estimate" else ""
    return (
        f"{cell.cell.ally}, {cell.cell.year}: {cell.cell.value:,.6g} {cell.cell.unit}{estimate}, "
        f"{cell.edition.name}, {definitions()[cell.definition].name}"
    )
