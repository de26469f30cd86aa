"""Where rows of the lexicon count: how often, in which paragraphs, and the texts that a changed lexicon is
tried on.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

import numpy as np
import pandas as pd
from sqlalchemy import (
    Engine,
    Text,
    cast,
    desc,
    exists,
    false,
    func,
    or_,
)

from detente.store.beside_paragraphs import same_paragraph
from detente.store.cue_columns import cues_of
from detente.store.dataframes import frame_of
from detente.store.paragraph_lists import body_of, paragraphs_of_selection
from detente.store.schema import article, cue, paragraph
from detente.store.selection import Selection

_of_paragraph = same_paragraph(cue, paragraph)


def body_texts(engine: Engine, limit: int = 20_000) -> pd.DataFrame:
    """Scored body paragraphs, for trials of a changed lexicon.

    Args:
        engine: The library.
        limit: At most so many rows.

    Returns:
        article_id, title, position, text, stance, escalation, deescalation, the last added first.
    """
    columns = [article.c.id.label("article_id"), article.c.title, paragraph.c.position, paragraph.c.text]
    scores = [paragraph.c.stance, paragraph.c.escalation, paragraph.c.deescalation]
    query = (
        body_of(Selection())
        .with_only_columns(*columns, *scores)
        .order_by(article.c.id.desc(), paragraph.c.position)
    )
    return frame_of(engine, query.limit(limit))


def count_body(engine: Engine) -> int:
    """How many scored body paragraphs the library holds.

    Args:
        engine: The library.

    Returns:
        Their number.
    """
    with engine.connect() as connection:
        return int(connection.execute(body_of(Selection()).with_only_columns(func.count())).scalar_one())


def cues_by_row(engine: Engine) -> dict[str, int]:
    """How many cues of scored body paragraphs each row of the lexicon is behind.

    Args:
        engine: The library.

    Returns:
        Number of cues by the row's id, such as “frames: end × talks”.
    """
    of = cues_of(engine, Selection())
    number = np.bincount(of.behind, minlength=len(of.rows))
    found: dict[str, int] = {}
    for rows, cues in zip(of.rows, number.tolist(), strict=True):
        for row in dict.fromkeys(json.loads(rows or "[]")) if cues else ():
            found[row] = found.get(row, 0) + cues
    return found


def statements_of_rows(engine: Engine, rows: Sequence[str], limit: int = 50) -> pd.DataFrame:
    """Paragraphs with a cue that one of these rows of the lexicon is behind.

    Args:
        engine: The library.
        rows: Ids of rows.
        limit: At most so many rows.

    Returns:
        The columns of `detente.store.paragraph_lists.PARAGRAPH_COLUMNS`, the latest first.
    """
    behind = cast(cue.c.rows, Text)
    named = [behind.contains(json.dumps(row), autoescape=True) for row in rows]
    query = paragraphs_of_selection(Selection()).where(exists().where(_of_paragraph, or_(false(), *named)))
    return frame_of(
        engine,
        query.order_by(
            article.c.published.is_(None), desc(article.c.published), desc(article.c.id), paragraph.c.position
        ).limit(limit),
    )
