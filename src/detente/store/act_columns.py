"""The acts of statements in partitions, in memory: which acts an actor's words express, under any filter.

A database has an index for that question; partitions would have to open the statements and the cues of every
month for each actor that is looked at. They are joined once instead, some 30 MB a million paragraphs, when
somebody first asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd
from sqlalchemy import Dialect, Engine, select

from detente.store.aggregate_columns import UNDATED, Numbers, day_of
from detente.store.beside_paragraphs import same_paragraph
from detente.store.column_reading import read_columns
from detente.store.schema import cue, statement
from detente.store.selection import Selection
from detente.store.statement_columns import StatementColumns, all_statements_of, statements_of

_PLACES = 2**20  # more than an article has paragraphs, or a paragraph statements


@dataclass(frozen=True, slots=True)
class ActColumns:
    """The cues of all statements, in order of statement and place, as columns of equal length.

    Attributes:
        key: The statement, as `_keys` numbers it.
        cue: The cue's place in its paragraph.
        act: Places in `acts`.
        escalation: What it adds.
        deescalation: Likewise.
        acts: Keys of acts.
    """

    key: Numbers
    cue: Numbers
    act: Numbers
    escalation: Numbers
    deescalation: Numbers
    acts: tuple[str, ...]


_held: WeakKeyDictionary[Dialect, tuple[StatementColumns, ActColumns]] = WeakKeyDictionary()
_reading = Lock()


def act_uses_in_memory(engine: Engine, selection: Selection, actor: str, limit: int) -> pd.DataFrame:
    """Every act that an actor's words express, as `detente.store.statement_lists.act_uses` gives it.

    Args:
        engine: A library on partitions.
        selection: What part of the corpus is looked at.
        actor: Name of the actor.
        limit: At most so many rows.

    Returns:
        Columns and order as there.
    """
    of = statements_of(engine, selection)
    of = of.only(of.of(of.speakers, of.speaker, actor) & (of.cues > 0))
    acts = _acts(engine)
    keys = _keys(of)
    first, last = (np.searchsorted(acts.key, keys, side=side) for side in ("left", "right"))
    number = last - first
    said = np.repeat(np.arange(len(keys)), number)
    at = np.arange(number.sum()) + np.repeat(first - (np.cumsum(number) - number), number)
    day, article_id, position = of.day[said], of.articles.id[of.at[said]], of.position[said]
    order = np.lexsort((acts.cue[at], position, article_id, day, day == UNDATED))[:limit]
    days = {number: None if number == UNDATED else day_of(number) for number in np.unique(day).tolist()}
    return pd.DataFrame(
        {
            "act": np.array(acts.acts, dtype=object)[acts.act[at[order]]],
            "day": pd.Series([days[number] for number in day[order].tolist()], dtype=object),
            "article_id": article_id[order],
            "position": position[order],
            "escalation": acts.escalation[at[order]],
            "deescalation": acts.deescalation[at[order]],
        }
    )


def hold_acts(engine: Engine) -> None:
    """Read the acts of a library on partitions into memory.

    Args:
        engine: The library.
    """
    _acts(engine)


def _acts(engine: Engine) -> ActColumns:
    """The acts of the library as it is now."""
    statements = all_statements_of(engine)
    with _reading:
        held = _held.get(engine.dialect)
        if held is None or held[0] is not statements:
            held = _held[engine.dialect] = (statements, _read(engine, statements))
    return held[1]


def _read(engine: Engine, statements: StatementColumns) -> ActColumns:
    own = statement.c
    here = same_paragraph(cue, statement)
    within = cue.c.voice.is_not(None) & cue.c.start.between(own.start, own.end)
    joined = statement.join(cue, here & within & cue.c.target.is_not_distinct_from(own.target))
    query = (
        select(
            own.article_id,
            own.position,
            own.place,
            cue.c.place.label("cue"),
            cue.c.act,
            cue.c.escalation,
            cue.c.deescalation,
        )
        .select_from(joined)
        .where(own.cues > 0, own.speaker.is_not(None))
        .order_by(own.article_id, own.position, own.place, cue.c.place)
    )
    with engine.connect() as connection:
        found = read_columns(connection, query)
    read = found.numbers
    acts, act = found.coded("act")
    at = np.searchsorted(statements.articles.id, read["article_id"])
    return ActColumns(
        key=_numbered(at, read["position"], read["place"]),
        cue=read["cue"].astype(np.int32),
        act=act.astype(np.int16),
        escalation=read["escalation"],
        deescalation=read["deescalation"],
        acts=acts,
    )


def _keys(of: StatementColumns) -> Numbers:
    return _numbered(of.at, of.position, of.place)


def _numbered(at: Numbers, position: Numbers, place: Numbers) -> Numbers:
    numbered: Numbers = (at.astype(np.int64) * _PLACES + position) * _PLACES + place
    return numbered
