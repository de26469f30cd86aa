"""What is taken away of a comparison: where it comes from, and its evidence pack.

Reads the store, writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from detente.charts.ranked_differences import differences_by_name
from detente.export.pack import PackedChart, evidence_pack
from detente.export.part_comparison import (
    QUESTIONS,
    ComparedPart,
    drawn_rows,
    finding,
    headline,
    left_out,
    questions,
    reading,
)  # fmt: skip
from detente.export.pictures import as_svg
from detente.export.provenance import Provenance, described, digits, snapshot
from detente.export.publications import publications_behind
from detente.scoring.lexicon import Lexicon
from detente.store import corpus_queries
from detente.store.comparison_sums import Dimension
from detente.store.corpus_queries import Counts
from detente.store.engine import Library
from detente.store.selected_paragraphs import SelectedParagraph, selected_paragraphs
from detente.trends.differences import Differences

_PASSAGES = 500  # paragraphs of each part in a pack
# What is added up of both parts.
_ADDED = (
    "articles", "paragraphs", "dated", "undated", "sample_articles", "unscored", "without_cues", "copies",
)  # fmt: skip


def provenance_of_two(
    engine: Library, first: ComparedPart, second: ComparedPart, title: str, version: str, today: date
) -> Provenance:
    """Where a comparison comes from.

    Args:
        engine: The library.
        first: One part.
        second: The other.
        title: What the export is called.
        version: Of the analysis.
        today: The day of the export.

    Returns:
        Both parts in words, their counts, version and a snapshot of both.
    """
    counted = _counts_of_two(engine, first, second)
    state = corpus_queries.corpus_version(engine)
    selected = f"{described(first.selection)}; against {described(second.selection)}"
    both = [snapshot(part.selection, state, version) for part in (first, second)]
    return Provenance(title, selected, counted.articles, counted.paragraphs, version, digits(both), today)


def comparison_pack(
    engine: Library,
    first: ComparedPart,
    second: ComparedPart,
    compare: Callable[[Dimension], Differences],
    lexicon: Lexicon,
    version: str,
    today: date,
) -> str:
    """The evidence pack of a comparison: its finding, a chart a question, the strongest paragraphs of both.

    Args:
        engine: The library.
        first: One part.
        second: The other.
        compare: Gives the differences of a question.
        lexicon: In use, for the rows behind cues.
        version: Of the analysis.
        today: The day of the export.

    Returns:
        One HTML text, without anything from elsewhere.
    """
    charts, said = [], [headline(compare("whole"), first, second)]
    for dimension in questions(first, second):
        found = compare(dimension)
        if found.rows.empty:
            said.append(f"{QUESTIONS[dimension]}: not compared. {left_out(found, dimension)}".strip())
        else:
            drawn = differences_by_name(
                drawn_rows(found, dimension), first.label, second.label, shares=dimension == "act"
            )
            note = reading(found, dimension)
            charts.append(PackedChart(finding(found, dimension), as_svg(drawn), note, found.rows))
    title = f"{first.label[:1].upper()}{first.label[1:]} and {second.label}"
    passages = _passages(engine, first, second)
    return evidence_pack(
        provenance_of_two(engine, first, second, title, version, today),
        _counts_of_two(engine, first, second),
        charts,
        passages,
        lexicon,
        " ".join(said),
        publications_behind(engine, [first.selection, second.selection], passages),
    )


def _counts_of_two(engine: Library, first: ComparedPart, second: ComparedPart) -> Counts:
    """The counts of both parts added up; a mean share is weighed by paragraphs."""
    one, other = (corpus_queries.counts(engine, part.selection) for part in (first, second))
    days = [day for each in (one, other) for day in (each.earliest, each.latest) if day]
    paragraphs = one.paragraphs + other.paragraphs
    unnamed = one.unattributed_share * one.paragraphs + other.unattributed_share * other.paragraphs
    return Counts(
        **{name: getattr(one, name) + getattr(other, name) for name in _ADDED},
        unattributed_share=unnamed / paragraphs if paragraphs else 0.0,
        earliest=min(days, default=None),
        latest=max(days, default=None),
        stances=tuple(
            (stance, number + dict(other.stances).get(stance, 0)) for stance, number in one.stances
        ),
    )


def _passages(engine: Library, first: ComparedPart, second: ComparedPart) -> tuple[SelectedParagraph, ...]:
    """The strongest paragraphs of both parts, each once, in order of date."""
    found = {
        (passage.article_id, passage.paragraph.position): passage
        for part in (first, second)
        for passage in selected_paragraphs(engine, part.selection, _PASSAGES)
    }
    return tuple(
        sorted(found.values(), key=lambda p: (p.published or date.max, p.article_id, p.paragraph.position))
    )
