"""The aggregate cache: all aggregates of a library in memory, so that any selection of it is summed in
milliseconds.

A million paragraphs have some 350,000 aggregates, about 25 MB as columns. What no aggregate holds is summed
from columns of single paragraphs (`detente.store.single_paragraphs`).
"""

from __future__ import annotations

import numpy as np
from sqlalchemy import Connection, Engine, select

from detente.store.aggregate_columns import STANCES, SUMS, WHOLE, AggregateColumns, ArticleColumns
from detente.store.column_reading import read_columns, small
from detente.store.held_columns import HeldColumns, Since
from detente.store.kept_selections import KeptSelections
from detente.store.schema import aggregate
from detente.store.selection import Selection
from detente.store.single_paragraphs import single_paragraphs


def cached_aggregates(engine: Engine, selection: Selection, *, copies: bool = False) -> AggregateColumns:
    """The aggregates of a selection in the library as it is now.

    Args:
        engine: The library.
        selection: What is looked at. Where treaties or readings are chosen each row is of a single paragraph.
        copies: Whether articles that carry the same story are all counted, not only the first.

    Returns:
        Columns that other callers share: they are not to be changed.
    """
    if selection.of_single_paragraphs:
        return single_paragraphs(engine, selection, copies=copies)
    held = _AGGREGATES.now(engine)
    return _KEPT.of(held, selection, copies, lambda: held.narrowed(selection, copies=copies))


def _read(connection: Connection, articles: ArticleColumns, since: Since | None) -> AggregateColumns:
    """The aggregates of some articles, or of all."""
    own = aggregate.c
    key = (own.article_id, own.side, own.speaker)
    rows = select(*key, own.stance, *(own[name] for name in SUMS)).order_by(*key)
    if since is not None:
        rows = rows.where(own.article_id.in_(since))
    found = read_columns(connection, rows)
    sides, side = found.coded("side")
    speakers, speaker = found.coded("speaker")
    return AggregateColumns(
        at=np.searchsorted(articles.id, found.numbers["article_id"]).astype(np.int32),
        side=side,
        speaker=speaker,
        stance=found.among("stance", STANCES),
        **{name: small(found.numbers[name]) if name in WHOLE else found.numbers[name] for name in SUMS},
        articles=articles,
        sides=sides,
        speakers=speakers,
    )


_AGGREGATES = HeldColumns(_read)
_KEPT = KeptSelections[AggregateColumns]()
