"""The cues of a library as columns in memory: which acts its paragraphs hold, and which rows of the lexicon
are behind them.

A million paragraphs have about as many, some 30 MB; they are read when somebody first compares two parts or
opens the lexicon, or before, where `detente serve` makes itself ready.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from sqlalchemy import Connection, Engine, Text, cast, func, literal, select

from detente.store.aggregate_columns import STANCES, ArticleColumns, Numbers, RowColumns
from detente.store.beside_paragraphs import same_paragraph
from detente.store.column_reading import read_columns, small
from detente.store.held_columns import HeldColumns, Since
from detente.store.kept_selections import KeptSelections
from detente.store.schema import article, cue, paragraph
from detente.store.selection import Selection
from detente.store.single_paragraphs import narrowed


@dataclass(frozen=True)
class CueColumns(RowColumns):
    """The cues of body paragraphs, in order of article and position.

    Attributes:
        position: Of the paragraph in its article.
        act: Places in `acts`.
        behind: Places in `rows`.
        first: 1 for the first of its paragraph with this act: sums of it count paragraphs.
        acts: Codes of acts.
        rows: The rows of the lexicon behind a cue, as JSON.
    """

    position: Numbers
    act: Numbers
    behind: Numbers
    first: Numbers
    acts: tuple[str, ...]
    rows: tuple[str, ...]

    CODED: ClassVar[dict[str, str]] = {
        "side": "sides", "speaker": "speakers", "act": "acts", "behind": "rows",
    }  # fmt: skip


def cues_of(engine: Engine, selection: Selection) -> CueColumns:
    """The cues of the paragraphs of a selection.

    Args:
        engine: The library.
        selection: What is looked at.

    Returns:
        Columns that other callers share: they are not to be changed.
    """
    held = _CUES.now(engine)
    return _KEPT.of(held, selection, False, lambda: narrowed(held, held.position, engine, selection))


def _read(connection: Connection, articles: ArticleColumns, since: Since | None) -> CueColumns:
    own = paragraph.c
    side = func.coalesce(own.side, literal("", literal_execute=True)).label("side")
    speaker = func.coalesce(own.speaker, literal("", literal_execute=True)).label("speaker")
    behind = cast(cue.c.rows, Text).label("behind")
    query = (
        select(own.article_id, own.position, side, speaker, own.stance, cue.c.act, behind)
        .join_from(cue, paragraph, same_paragraph(cue, paragraph))
        .join(article, article.c.id == own.article_id)
        .where(own.kind == "body", article.c.scored)
        .order_by(own.article_id, own.position)
    )
    if since is not None:
        query = query.where(own.article_id.in_(since))
    found = read_columns(connection, query)
    read = found.numbers
    acts, act = found.coded("act")
    sides, sided = found.coded("side")
    speakers, spoken = found.coded("speaker")
    rows, lexical = found.coded("behind")
    at = np.searchsorted(articles.id, read["article_id"]).astype(np.int32)
    position = small(read["position"])
    return CueColumns(
        at=at,
        side=sided,
        speaker=spoken,
        stance=found.among("stance", STANCES),
        articles=articles,
        sides=sides,
        speakers=speakers,
        position=position,
        act=act,
        behind=lexical,
        first=_first(at, position, act),
        acts=acts,
        rows=rows,
    )


def _first(*key: Numbers) -> Numbers:
    """1 for the first row of each key, 0 for its repetitions."""
    order = np.lexsort(key[::-1])
    first = np.zeros(len(order), dtype=np.int8)
    differs = np.zeros(len(order), dtype=bool)
    for column in key:
        differs |= np.diff(column[order], prepend=-1) != 0
    first[order[differs]] = 1
    return first


_CUES = HeldColumns(_read)
_KEPT = KeptSelections[CueColumns]()
