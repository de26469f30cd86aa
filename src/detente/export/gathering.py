"""From a selection to what is exported of it: its provenance, its tables, its charts, its pack.

Reads the store, writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal, get_args

import altair as alt
import pandas as pd

from detente.charts.balance import balance_over_time, stances
from detente.export.claim_table import claims_table
from detente.export.pack import PackedChart, evidence_pack
from detente.export.pictures import as_svg
from detente.export.provenance import Provenance, described, digits, snapshot
from detente.export.publications import publications_behind
from detente.figures.events import events
from detente.scoring.lexicon import Lexicon
from detente.store import article_lists, corpus_queries, paragraph_lists, statement_lists, statement_queries
from detente.store.claim_queries import ClaimFilter
from detente.store.engine import Library
from detente.store.paragraph_evidence import paragraphs_with_evidence
from detente.store.periods import Grain
from detente.store.selected_paragraphs import selected_paragraphs
from detente.store.selection import Selection
from detente.store.tally import tally
from detente.trends.means import over_time
from detente.trends.notable_events import notable_events
from detente.trends.smoothing import with_line

TableName = Literal[
    "paragraphs", "articles", "periods", "actors", "sides", "dyads", "statements", "figures", "claims"
]
TABLE_NAMES: tuple[TableName, ...] = get_args(TableName)
_ALL = 2_000_000  # rows; more than any library holds
MOST_PASSAGES = 1000  # paragraphs of a pack, so that it stays under 5 MB


def provenance(
    engine: Library,
    selection: Selection,
    title: str,
    version: str,
    today: date,
    source: str = "",
    counted: corpus_queries.Counts | None = None,
) -> Provenance:
    """Where an export of a selection comes from.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        title: What the export is called.
        version: Of the analysis: `detente.version()`.
        today: The day of the export.
        source: Where the figures come from, as a sentence.
        counted: The counts of the selection, where they are known already.

    Returns:
        Title, selection, counts, version and snapshot.
    """
    counted = counted or corpus_queries.counts(engine, selection)
    return Provenance(
        title, described(selection), counted.articles, counted.paragraphs, version,
        snapshot(selection, corpus_queries.corpus_version(engine), version), today, source,
    )  # fmt: skip


def provenance_of_article(
    engine: Library, number: int, name: str, paragraphs: int, title: str, version: str, today: date
) -> Provenance:
    """Where what is taken of one article comes from.

    Args:
        engine: The library.
        number: The article's number.
        name: Its title.
        paragraphs: How many are taken.
        title: What the export is called.
        version: The one that its results bear.
        today: The day of the export.

    Returns:
        Title, article, version and snapshot.
    """
    state = corpus_queries.corpus_version(engine)
    return Provenance(
        title, f"article {number}, “{name}”", 1, paragraphs, version,
        digits([f"article={number}", state, version]), today,
    )  # fmt: skip


def table(engine: Library, name: TableName, selection: Selection, grain: Grain = "quarter") -> pd.DataFrame:
    """One of `TABLE_NAMES` for a selection.

    Args:
        engine: The library.
        name: Which table.
        selection: What part of the corpus is looked at.
        grain: Length of a period.

    Returns:
        All rows; the columns are in the data dictionary.
    """
    makers: dict[TableName, Callable[[], pd.DataFrame]] = {
        "paragraphs": lambda: paragraphs_with_evidence(engine, selection, _ALL),
        "articles": lambda: article_lists.articles(engine, selection, "latest", _ALL),
        "periods": lambda: over_time(tally(engine, selection, "outlet", grain)),
        "actors": lambda: corpus_queries.by_actor(engine, selection),
        "sides": lambda: corpus_queries.by_side(engine, selection),
        "dyads": lambda: statement_queries.dyads(engine, selection, _ALL),
        "statements": lambda: statement_lists.all_statements(engine, selection, _ALL),
        "figures": lambda: paragraph_lists.quantities(engine, selection, _ALL),
        "claims": lambda: claims_table(engine, selection, ClaimFilter(), _ALL),
    }
    return makers[name]()


def pack(
    engine: Library,
    selection: Selection,
    lexicon: Lexicon,
    version: str,
    today: date,
    *,
    title: str = "What is being said",
    grain: Grain = "quarter",
    most: int = MOST_PASSAGES,
) -> str:
    """The evidence pack of a selection.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        lexicon: In use, for the rows behind cues.
        version: Of the analysis: `detente.version()`.
        today: The day of the export.
        title: What the export is called.
        grain: Length of a period.
        most: At most so many paragraphs.

    Returns:
        One HTML text, without anything from elsewhere.
    """
    counted = corpus_queries.counts(engine, selection)
    means = over_time(tally(engine, selection, "outlet", grain))
    charts = []
    if len(means) > 1:
        charts.append(
            PackedChart(
                f"Balance over time, by {grain}",
                as_svg(course_over_time(engine, selection, means, grain)),
                "Mean balance of a period, each outlet counted once. Triangles up lean to escalation, "
                "down to de-escalation; the line is smoothed, with its 95 % band; dashed lines are the dated "
                "events around which most was said.",
                means,
            )
        )
    charts.append(
        PackedChart(
            "Stances",
            as_svg(stances(counted.by_stance())),
            f"Paragraphs of each stance; {counted.without_cues:,} of {counted.paragraphs:,} hold no cue at "
            "all.",
            counted.by_stance(),
        )
    )
    passages = selected_paragraphs(engine, selection, most)
    return evidence_pack(
        provenance(engine, selection, title, version, today), counted, charts, passages, lexicon,
        publications=publications_behind(engine, [selection], passages),
    )  # fmt: skip


def course_over_time(
    engine: Library, selection: Selection, means: pd.DataFrame, grain: Grain
) -> alt.LayerChart:
    """The balance over time with its smooth line and the events around which most was said.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        means: Its means over time.
        grain: Length of a period.

    Returns:
        The chart.
    """
    rows = [
        {"date": pd.Timestamp(event.date), "title": event.title, "kind": event.kind} for event in events()
    ]
    frame = pd.DataFrame(rows, columns=["date", "title", "kind"])
    shown = notable_events(frame, tally(engine, selection, "outlet", "week"))
    return balance_over_time(with_line(means), shown, grain)
