"""Claims as a table to take away: each figure with its outcome and the record in full, sources included."""

from __future__ import annotations

import pandas as pd

from detente.figures.claims.outcomes import counted_by
from detente.figures.claims.record_cells import cell_named
from detente.figures.commitments import commitments
from detente.store.adopted_editions import record
from detente.store.claim_queries import ClaimFilter, claims
from detente.store.engine import Library
from detente.store.selection import Selection

# In this order; the paragraph itself last.
COLUMNS = (
    "article_id",
    "title",
    "outlet",
    "published",
    "sample",
    "position",
    "words",
    "value",
    "high",
    "unit",
    "of",
    "whose",
    "year",
    "kind",
    "speaker",
    "side",
    "narrated",
    "said_on",
    "topic",
    "outcome",
    "sure",
    "reason",
    "doubts",
    "record",
    "recorded",
    "recorded_year",
    "flag",
    "edition",
    "definition",
    "plan",
    "source",
    "text",
)


def claims_table(engine: Library, selection: Selection, asked: ClaimFilter, limit: int) -> pd.DataFrame:
    """Every figure of a selection beside the record.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        asked: What is asked of claims beside the selection.
        limit: At most so many rows.

    Returns:
        Columns: `COLUMNS`, in the data dictionary; the latest first.
    """
    found = claims(engine, selection, asked, limit)
    held = {key: cell_named(record(engine), key) for key in found["record"].unique()}
    plans = commitments()
    flags, defined, sources = [], [], []
    for key, plan in zip(found["record"], found["plan"], strict=True):
        cell = held[key]
        flags.append(cell.cell.flag if cell else "")
        defined.append(counted_by(cell) if cell else "")
        sources.append(cell.source if cell else plans[plan].source if plan in plans else "")
    return found.assign(flag=flags, definition=defined, source=sources)[list(COLUMNS)]
