"""The paragraphs of a selection with what was read in each on one line: for a table that goes elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import pandas as pd
from sqlalchemy import Engine

from detente.store.beside_paragraphs import same_paragraph
from detente.store.dataframes import frame_of
from detente.store.paragraph_lists import body_of, paragraphs_of_selection
from detente.store.schema import article, cue, paragraph
from detente.store.selection import Selection

READ = ("cues", "acts", "targets", "target_actors")
_BETWEEN = "; "


def paragraphs_with_evidence(engine: Engine, selection: Selection, limit: int) -> pd.DataFrame:
    """All body paragraphs of a selection in order of date and place, undated ones last, with their evidence.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        limit: At most so many rows.

    Returns:
        The columns of `detente.store.paragraph_lists.PARAGRAPH_COLUMNS`, then url, language, and on one line
        each, in order of place: cues ("words" (act, escalation, de-escalation)), acts, targets (codes of
        sides) and target_actors, each act and target once.
    """
    query = paragraphs_of_selection(selection).add_columns(article.c.url, article.c.language)
    order = (article.c.published.is_(None), article.c.published, article.c.id, paragraph.c.position)
    found = frame_of(engine, query.order_by(*order).limit(limit))
    read = _cues_by_paragraph(engine, selection)
    keys = zip(found["article_id"], found["position"], strict=True)
    lines = [_on_one_line(text, read.get(key, ())) for text, key in zip(found["text"], keys, strict=True)]
    return found.assign(**{name: [line[place] for line in lines] for place, name in enumerate(READ)})


def _cues_by_paragraph(engine: Engine, selection: Selection) -> dict[tuple[int, int], list[Any]]:
    own = cue.c
    columns = (own.start, own.end, own.act, own.escalation, own.deescalation, own.target, own.target_actor)
    query = (
        body_of(selection)
        .join(cue, same_paragraph(cue, paragraph))
        .with_only_columns(own.article_id, own.position, *columns)
        .order_by(own.article_id, own.position, own.place)
    )
    found: dict[tuple[int, int], list[Any]] = defaultdict(list)
    with engine.connect() as connection:
        for row in connection.execute(query):
            found[row.article_id, row.position].append(row)
    return found


def _on_one_line(text: str, cues: Iterable[Any]) -> tuple[str, str, str, str]:
    """What `READ` names, of one paragraph."""
    rows = list(cues)
    words = [
        f"“{' '.join(text[row.start : row.end].split())}” ({row.act}, E {row.escalation:g}, "
        f"D {row.deescalation:g})"
        for row in rows
    ]
    return (
        _BETWEEN.join(words),
        _once(row.act for row in rows),
        _once(row.target for row in rows),
        _once(row.target_actor for row in rows),
    )


def _once(names: Iterable[str | None]) -> str:
    return _BETWEEN.join(dict.fromkeys(name for name in names if name))
