"""Lists of statements with the words of their paragraphs: behind a pair of sides, an actor, a target; the
strongest; all.

Which ones come first is decided in memory (`detente.store.statement_columns`); their words are then asked for
by number. What a treaty or a reading is asked of is the whole paragraph.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import ColumnElement, Engine, Select, desc, select, tuple_

from detente.store.aggregate_columns import UNDATED, Numbers
from detente.store.beside_paragraphs import narrowed, same_paragraph
from detente.store.dataframes import frame_of
from detente.store.first_rows import first_rows
from detente.store.partition_months import in_months_of
from detente.store.schema import article, paragraph, statement
from detente.store.selection import Selection
from detente.store.statement_columns import StatementColumns, statements_of
from detente.store.statement_parts import WHOLE, TargetParts, in_parts

_Order = tuple[Callable[[StatementColumns], Numbers], ...]
_PLACES: _Order = (lambda of: of.at, lambda of: of.position, lambda of: of.place)
_STRONGEST: _Order = (
    lambda of: -np.abs(of.balance),
    lambda of: -of.articles.day[of.at].astype(np.int64),
    *_PLACES,
)
_LATEST: _Order = (lambda of: of.day == UNDATED, lambda of: -of.day.astype(np.int64), *_PLACES)
_AT_ONCE = 200  # statements asked for in one query; databases take few thousand parameters


def of_dyad(
    engine: Engine, selection: Selection, side: str, target: str, limit: int = 50, parts: TargetParts = WHOLE
) -> pd.DataFrame:
    """The statements behind a pair of sides, the strongest first.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        side: Code of the side that speaks.
        target: Code of the side that is spoken of.
        limit: At most so many rows.
        parts: In which parts the sides stand.

    Returns:
        Columns: see `_QUOTED`.
    """
    of = statements_of(engine, selection)
    fits = of.of(of.sides, of.side, side) & of.of(of.targets, of.target, target)
    return _quoted_first(engine, in_parts(of.only(fits), parts), _STRONGEST, limit)


def of_speaker(
    engine: Engine, selection: Selection, actor: str, target: str | None = None, limit: int = 50
) -> pd.DataFrame:
    """An actor's statements that hold a cue, the latest first.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        actor: Name of the actor.
        target: On this side alone; on any where None.
        limit: At most so many rows.

    Returns:
        Columns: see `_QUOTED`.
    """
    of = statements_of(engine, selection)
    fits = of.of(of.speakers, of.speaker, actor) & (of.cues > 0)
    if target is not None:
        fits &= of.of(of.targets, of.target, target)
    return _quoted_first(engine, of.only(fits), _LATEST, limit)


def on_target(engine: Engine, selection: Selection, target: str, limit: int = 50) -> pd.DataFrame:
    """The statements about one side by whomever, the strongest first; those that only help it are left out.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        target: Code of the side that is spoken of.
        limit: At most so many rows.

    Returns:
        Columns: see `_QUOTED`.
    """
    of = statements_of(engine, selection)
    aimed = in_parts(of.only(of.of(of.targets, of.target, target)))
    return _quoted_first(engine, aimed, _STRONGEST, limit)


def strongest_voiced(
    engine: Engine, selection: Selection, limit: int = 10
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The statements of named speakers that lean furthest, either way: what else they say is set off against
    it, so that a threat beside an offer of peace does not lead the offers.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        limit: At most so many rows each; one statement about several sides has a row for each.

    Returns:
        Towards escalation, and towards de-escalation. Columns: see `_QUOTED`; by whole steps, within one
        those about somebody before those about nobody named.
    """
    of = statements_of(engine, selection)
    up, down = (_leaning_furthest(of, way, limit) for way in (1, -1))
    quoted = _with_words(engine, up, down)
    return quoted.iloc[: len(up.at)], quoted.iloc[len(up.at) :].reset_index(drop=True)


def _leaning_furthest(of: StatementColumns, way: int, limit: int) -> StatementColumns:
    """The first of some statements by how far they lean one way (1: escalation, -1: de-escalation)."""

    def leans(of: StatementColumns) -> Numbers:
        return way * (of.escalation - of.deescalation)

    order: _Order = (
        lambda of: -way * of.voiced,
        lambda of: of.target == 0,
        lambda of: -leans(of),
        *_STRONGEST,
    )
    steps = way * of.voiced
    reached = np.cumsum(np.bincount(np.maximum(steps, 0), minlength=2)[::-1])[::-1]  # how many, each step
    if reached[1] >= limit:
        return first_rows(of.only(steps >= np.flatnonzero(reached >= limit)[-1]), order, limit)
    voiced = (of.speaker > 0) & ~of.narrated  # those that lean less than half a step are needed too
    return first_rows(of.only(voiced & (leans(of) > 0)), order, limit)


def about(engine: Engine, selection: Selection, actor: str, limit: int = 50) -> pd.DataFrame:
    """What others, and the narrator, say of an actor who is named, the latest first.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        actor: Name of the actor.
        limit: At most so many rows.

    Returns:
        Columns: see `_QUOTED`.
    """
    of = statements_of(engine, selection)
    fits = of.of(of.target_actors, of.target_actor, actor) & ~of.of(of.speakers, of.speaker, actor)
    return _quoted_first(engine, of.only(fits), _LATEST, limit)


def all_statements(engine: Engine, selection: Selection, limit: int = 10_000) -> pd.DataFrame:
    """Every statement of a selection that holds a cue, the latest first.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        limit: At most so many rows.

    Returns:
        Columns: see `_QUOTED`.
    """
    return frame_of(
        engine, _quoted(selection).where(statement.c.cues > 0).order_by(*_LATEST_IN_SQL).limit(limit)
    )


# What a list of statements shows; `text` is the whole paragraph, `start` and `end` the words within it.
_QUOTED = [
    article.c.id.label("article_id"),
    article.c.title,
    article.c.outlet,
    statement.c.published,
    statement.c.day,
    statement.c.sample,
    statement.c.position,
    paragraph.c.text,
    statement.c.start,
    statement.c.end,
    statement.c.speaker,
    statement.c.side,
    statement.c.narrated,
    statement.c.target,
    statement.c.target_actor,
    statement.c.role,
    statement.c.escalation,
    statement.c.deescalation,
    statement.c.balance,
]
_LATEST_IN_SQL: tuple[ColumnElement[Any], ...] = (
    statement.c.day.is_(None),
    desc(statement.c.day),
    statement.c.article_id,
    statement.c.position,
    statement.c.place,
)


def _quoted_first(engine: Engine, of: StatementColumns, order: _Order, limit: int) -> pd.DataFrame:
    """The first of some statements in an order, with their words."""
    return _with_words(engine, first_rows(of, order, limit))


def _with_words(engine: Engine, *some: StatementColumns) -> pd.DataFrame:
    """Statements with their words, in the order given."""
    days = np.concatenate([of.articles.day[of.at] for of in some])
    keys = [
        key
        for of in some
        for key in zip(of.articles.id[of.at].tolist(), of.position.tolist(), of.place.tolist(), strict=True)
    ]
    own = statement.c
    key = (own.article_id, own.position, own.place)
    found = []
    for begin in range(0, max(1, len(keys)), _AT_ONCE):
        batch = keys[begin : begin + _AT_ONCE]
        # an index serves the articles; of triples SQLite has none
        query = _joined().where(own.article_id.in_({article_id for article_id, *_ in batch}))
        query = query.where(tuple_(*key).in_(batch)).add_columns(own.place)
        here = in_months_of(engine, query, days[begin : begin + _AT_ONCE], statement, paragraph, article)
        found.append(frame_of(engine, here))
    frame = pd.concat(found, ignore_index=True)
    places = {key: place for place, key in enumerate(keys)}
    rank = [
        places[key] for key in zip(frame["article_id"], frame["position"], frame.pop("place"), strict=True)
    ]
    return frame.iloc[np.argsort(rank, kind="stable")].reset_index(drop=True)


def _joined() -> Select[Any]:
    joined = statement.join(paragraph, same_paragraph(paragraph, statement)).join(
        article, article.c.id == statement.c.article_id
    )
    return select(*_QUOTED).select_from(joined)


def _quoted(selection: Selection) -> Select[Any]:
    asked = selection.as_paragraphs_have_it(outlets=True)
    return _joined().where(*selection.derived(statement), *asked.articles(), *asked.of_paragraphs())


def _chosen(selection: Selection) -> Select[Any]:
    """The statements of a selection; other tables are joined only where a filter asks for what they alone
    hold.
    """
    query = select(statement.c.article_id).where(*selection.derived(statement))
    if selection.stances:
        query = query.where(statement.c.stance.in_(selection.stances))
    return narrowed(query, statement, selection, Selection(readings=selection.readings))
