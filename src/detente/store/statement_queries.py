"""Who says what of whom: the questions of the Actors page, counted over the flat table of statements.

A statement is what one speaker says in one body paragraph of one side (`detente.derive.statements`). Filters
on dates concern the article; series over time use the day on which it was said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Engine, Select, case, desc, func, select

from detente.store.dataframes import frame_of
from detente.store.paragraph_lists import Direction
from detente.store.periods import Grain, period_of
from detente.store.schema import article, cue, paragraph, statement
from detente.store.selection import Selection


@dataclass(frozen=True, slots=True)
class Attributed:
    """How many statements there are, and how many of them are the narrator's, somebody unnamed's, or aimed at
    nobody.
    """

    statements: int
    narrated: int
    unnamed: int
    aimed: int

    @property
    def unattributed_share(self) -> float:
        """Share, 0 to 1, of what is said by somebody (not the narrator) for whom the text gives no name."""
        spoken = self.statements - self.narrated
        return self.unnamed / spoken if spoken else 0.0


def attributed(engine: Engine, selection: Selection) -> Attributed:
    """How much of what is said has a named speaker and a target.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.

    Returns:
        The counts.
    """
    unnamed = statement.c.speaker.is_(None) & statement.c.narrated.is_(False)
    query = chosen_statements(selection).with_only_columns(
        func.count(),
        func.coalesce(func.sum(case((statement.c.narrated, 1), else_=0)), 0),
        func.coalesce(func.sum(case((unnamed, 1), else_=0)), 0),
    )
    aimed = chosen_statements(selection).where(*_PAIRED).with_only_columns(func.count())
    with engine.connect() as connection:
        everything, narrated, nobody = connection.execute(query).one()
        return Attributed(everything, int(narrated), int(nobody), int(connection.execute(aimed).scalar_one()))


def dyads(engine: Engine, selection: Selection, limit: int = 400) -> pd.DataFrame:
    """Who speaks about whom. A side about itself is a dyad too.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        limit: At most so many rows.

    Returns:
        side, target, statements, paragraphs, escalation, deescalation, balance, most statements first.
        escalation and deescalation (0 to 5) and balance (-1 to +1) are means over the statements, of the cues
        that fall on the target alone.
    """
    query = (
        chosen_statements(selection)
        .where(*_PAIRED)
        .with_only_columns(
            statement.c.side,
            statement.c.target,
            func.count().label("statements"),
            func.sum(statement.c.first_of_pair).label("paragraphs"),
            *_MEANS,
        )
        .group_by(statement.c.side, statement.c.target)
        .order_by(desc("statements"), statement.c.side, statement.c.target)
        .limit(limit)
    )
    return frame_of(engine, query)


def speakers(engine: Engine, selection: Selection, limit: int = 2000) -> pd.DataFrame:
    """The speakers who are named.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        limit: At most so many rows.

    Returns:
        speaker, statements, paragraphs, most paragraphs first.
    """
    query = (
        chosen_statements(selection)
        .where(statement.c.speaker.is_not(None))
        .with_only_columns(
            statement.c.speaker,
            func.count().label("statements"),
            func.sum(statement.c.first_of_speaker).label("paragraphs"),
        )
        .group_by(statement.c.speaker)
        .order_by(desc("paragraphs"), statement.c.speaker)
        .limit(limit)
    )
    return frame_of(engine, query)


def over_time(engine: Engine, selection: Selection, actor: str, grain: Grain = "quarter") -> pd.DataFrame:
    """An actor's statements by when they were said.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        actor: Name of the actor.
        grain: Length of a period.

    Returns:
        period (its first day), target, statements, escalation, deescalation, balance. `target` is None where
        the text shows nobody; statements whose day is unknown are left out.
    """
    period = period_of(engine, grain, statement.c.day).label("period")
    query = (
        chosen_statements(selection)
        .where(statement.c.speaker == actor, statement.c.day.is_not(None), statement.c.cues > 0)
        .with_only_columns(period, statement.c.target, func.count().label("statements"), *_MEANS)
        .group_by(period, statement.c.target)
        .order_by(period, statement.c.target.nulls_first())
    )
    frame = frame_of(engine, query)
    frame["period"] = pd.to_datetime(frame["period"]).astype("datetime64[us]")
    return frame


def dyads_over_time(
    engine: Engine, selection: Selection, grain: Grain = "quarter", pairs: int = 10
) -> pd.DataFrame:
    """The pairs of sides with most statements, by when these were said.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        grain: Length of a period.
        pairs: At most so many; a side about itself is none.

    Returns:
        period (its first day), side, target, statements, escalation, deescalation, balance; statements whose
        day is unknown are left out.
    """
    other = (*_PAIRED, statement.c.side != statement.c.target, statement.c.day.is_not(None))
    pair = (statement.c.side, statement.c.target)
    most = (
        chosen_statements(selection)
        .where(*other)
        .with_only_columns(*pair)
        .group_by(*pair)
        .order_by(desc(func.count()), *pair)
        .limit(pairs)
        .subquery()
    )
    period = period_of(engine, grain, statement.c.day).label("period")
    query = (
        chosen_statements(selection)
        .join(most, (most.c.side == statement.c.side) & (most.c.target == statement.c.target))
        .where(*other)
        .with_only_columns(period, *pair, func.count().label("statements"), *_MEANS)
        .group_by(period, *pair)
        .order_by(period, *pair)
    )
    frame = frame_of(engine, query)
    frame["period"] = pd.to_datetime(frame["period"]).astype("datetime64[us]")
    return frame


def whom(engine: Engine, selection: Selection, actor: str) -> pd.DataFrame:
    """Whom an actor speaks of.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        actor: Name of the actor.

    Returns:
        target, statements, escalation, deescalation, balance, most statements first.
    """
    query = (
        chosen_statements(selection)
        .where(statement.c.speaker == actor, statement.c.target.is_not(None))
        .with_only_columns(statement.c.target, func.count().label("statements"), *_MEANS)
        .group_by(statement.c.target)
        .order_by(desc("statements"), statement.c.target)
    )
    return frame_of(engine, query)


def act_uses(engine: Engine, selection: Selection, actor: str, limit: int = 20_000) -> pd.DataFrame:
    """Every act that an actor's words express; corrected speakers are followed.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        actor: Name of the actor.
        limit: At most so many rows.

    Returns:
        act, day (when it was said, None where that is unknown), article_id, position, escalation,
        deescalation (what the cue adds), the earliest first, unknown days last.
    """
    own = statement.c
    here = (cue.c.article_id == own.article_id) & (cue.c.position == own.position)
    within = cue.c.voice.is_not(None) & cue.c.start.between(own.start, own.end)
    query = (
        chosen_statements(selection)
        .join(cue, here & within & cue.c.target.is_not_distinct_from(own.target))
        .where(own.speaker == actor, own.cues > 0)
        .with_only_columns(
            cue.c.act, own.day, own.article_id, own.position, cue.c.escalation, cue.c.deescalation
        )
        .order_by(own.day.is_(None), own.day, own.article_id, own.position, cue.c.place)
    )
    return frame_of(engine, query.limit(limit))


def of_dyad(engine: Engine, selection: Selection, side: str, target: str, limit: int = 50) -> pd.DataFrame:
    """The statements behind a pair of sides, the strongest first.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        side: Code of the side that speaks.
        target: Code of the side that is spoken of.
        limit: At most so many rows.

    Returns:
        Columns: see `_QUOTED`.
    """
    query = _quoted(selection).where(statement.c.side == side, statement.c.target == target)
    return frame_of(engine, query.order_by(*_STRONGEST).limit(limit))


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
    query = _quoted(selection).where(statement.c.speaker == actor, statement.c.cues > 0)
    if target is not None:
        query = query.where(statement.c.target == target)
    return frame_of(engine, query.order_by(*_LATEST).limit(limit))


def on_target(engine: Engine, selection: Selection, target: str, limit: int = 50) -> pd.DataFrame:
    """The statements about one side by whomever, the strongest first.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        target: Code of the side that is spoken of.
        limit: At most so many rows.

    Returns:
        Columns: see `_QUOTED`.
    """
    query = _quoted(selection).where(statement.c.target == target)
    return frame_of(engine, query.order_by(*_STRONGEST).limit(limit))


def strongest_voiced(
    engine: Engine, selection: Selection, direction: Direction, limit: int = 10
) -> pd.DataFrame:
    """The statements of named speakers that reach furthest in one direction.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        direction: Which way.
        limit: At most so many rows; one statement about several sides has a row for each.

    Returns:
        Columns: see `_QUOTED`; by whole steps, within one those about somebody before
        those about nobody named.
    """
    reached = statement.c.escalation if direction == "escalation" else statement.c.deescalation
    query = (
        _quoted(selection)
        .where(statement.c.speaker.is_not(None), statement.c.narrated.is_(False), reached > 0)
        .order_by(desc(func.round(reached)), statement.c.target.is_(None), desc(reached), *_STRONGEST)
    )
    return frame_of(engine, query.limit(limit))


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
    query = _quoted(selection).where(
        statement.c.target_actor == actor, statement.c.speaker.is_distinct_from(actor)
    )
    return frame_of(engine, query.order_by(*_LATEST).limit(limit))


def all_statements(engine: Engine, selection: Selection, limit: int = 10_000) -> pd.DataFrame:
    """Every statement of a selection that holds a cue, the latest first.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        limit: At most so many rows.

    Returns:
        Columns: see `_QUOTED`.
    """
    return frame_of(engine, _quoted(selection).where(statement.c.cues > 0).order_by(*_LATEST).limit(limit))


_PAIRED = (statement.c.side.is_not(None), statement.c.target.is_not(None))
_MEANS = [
    func.avg(statement.c.escalation).label("escalation"),
    func.avg(statement.c.deescalation).label("deescalation"),
    func.avg(statement.c.balance).label("balance"),
]
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
    statement.c.escalation,
    statement.c.deescalation,
    statement.c.balance,
]
_STRONGEST: tuple[ColumnElement[Any], ...] = (
    desc(func.abs(statement.c.balance)),
    desc(statement.c.published).nulls_last(),
    statement.c.article_id,
    statement.c.position,
)
_LATEST: tuple[ColumnElement[Any], ...] = (
    statement.c.day.is_(None),
    desc(statement.c.day),
    statement.c.article_id,
    statement.c.position,
    statement.c.place,
)


def chosen_statements(selection: Selection) -> Select[Any]:
    """The statements of a selection, for the caller to group; articles are joined only where a filter asks
    for what they alone hold.

    Args:
        selection: What part of the corpus is looked at.

    Returns:
        A query for their articles' ids, whose columns the caller chooses.
    """
    query = select(statement.c.article_id).where(*selection.derived(statement))
    if selection.outlets:
        query = query.join(article, article.c.id == statement.c.article_id).where(
            article.c.outlet.in_(selection.outlets)
        )
    if selection.treaties:
        named = selection.naming()
        query = query.join(
            named, (named.c.article_id == statement.c.article_id) & (named.c.position == statement.c.position)
        )
    if selection.stances or selection.readings:
        narrowed = Selection(stances=selection.stances, readings=selection.readings)
        query = query.join(
            paragraph,
            (paragraph.c.article_id == statement.c.article_id)
            & (paragraph.c.position == statement.c.position),
        ).where(*narrowed.of_paragraphs())
    return query


def _quoted(selection: Selection) -> Select[Any]:
    narrowed = selection.as_paragraphs_have_it(outlets=True)
    joined = statement.join(
        paragraph,
        (paragraph.c.article_id == statement.c.article_id) & (paragraph.c.position == statement.c.position),
    ).join(article, article.c.id == statement.c.article_id)
    return (
        select(*_QUOTED)
        .select_from(joined)
        .where(*selection.derived(statement), *narrowed.articles(), *narrowed.of_paragraphs())
    )
