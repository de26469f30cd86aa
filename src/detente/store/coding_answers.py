"""What a model gave when it was first asked for the paragraphs of a sample, and for others beside it.

The others are asked for in one random order that is the project's own, so that those asked so far are a
random part of each stratum, wherever the asking stopped. A first answer stands, also where it was void:
whether a model codes a paragraph then hangs on the paragraph alone, not on whether people code it too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from sqlalchemy import Connection, Engine, insert, select, tuple_

from detente.access import deeds
from detente.coding.codes import Code, text_hash
from detente.coding.files.coded_rows import TextToCode
from detente.records import DetenteError
from detente.store import schema
from detente.store.coding_guards import one_kind, open_project
from detente.store.coding_projects import frame_of_project
from detente.store.coding_queue import bump_coding, insert_code
from detente.store.coding_units import unit_of
from detente.store.transactions import writing

_AT_ONCE = 200
_SALT = 1_021  # another order than that of the sample, which has the project's seed itself
_LONGEST_WHY = 400  # as the column holds it

Paragraph = tuple[int, int]  # article and position


@dataclass(frozen=True, slots=True)
class ToAsk:
    """A paragraph that a model is to be asked for.

    Attributes:
        text: Its words and their hash.
        place: In the sample; None beside it.
        paragraph: Its article and position; None where no article holds it.
    """

    text: TextToCode
    place: int | None = None
    paragraph: Paragraph | None = None


@dataclass(frozen=True, slots=True)
class FirstAnswer:
    """What a model gave first: hash of the words that it was asked for, and both axes, None where void."""

    hash: str
    axes: tuple[float, float] | None


def begin_asking(engine: Engine, project_id: int, model: str) -> None:
    """Note in the log that a model is asked from now on, if that may be.

    Args:
        engine: The library, in the hands of whoever wants it.
        project_id: The project.
        model: Its name as a coder.

    Raises:
        DetenteError: They may not, the project is closed or gone, or a person in it has this name.
    """
    with writing(engine, deeds.ASK_MODEL) as connection:
        open_project(connection, project_id)
        one_kind(connection, project_id, model, "model")
        bump_coding(connection)


def left_of_sample(engine: Engine, project_id: int, model: str) -> tuple[ToAsk, ...]:
    """The paragraphs of a project that a model has no code of, also where an earlier answer was void.

    Args:
        engine: The library.
        project_id: The project.
        model: Its name as a coder.

    Returns:
        Those that are still there, in order of their places.
    """
    unit, own = schema.coding_unit.c, schema.coding_code.c
    coded = select(own.place).where(
        own.project_id == project_id, own.coder == model, own.kind == "model", own.withdrawn.is_(False)
    )
    query = select(unit.place, unit.article_id, unit.position).where(
        unit.project_id == project_id, unit.place.not_in(coded)
    )
    found = []
    with engine.connect() as connection:
        for row in connection.execute(query.order_by(unit.place)).all():
            one = unit_of(connection, project_id, row.place)
            if one is not None:
                text = TextToCode(text_hash(one.text), one.text, one.title or "")
                at = None if row.article_id is None else (row.article_id, row.position)
                found.append(ToAsk(text, row.place, at))
    return tuple(found)


def left_beside(engine: Engine, project_id: int, model: str) -> int:
    """How many paragraphs beside the sample a model has not been asked for.

    Args:
        engine: The library.
        project_id: The project.
        model: Its name as a coder.

    Returns:
        Also those that have gone since the sample was drawn; 0 where there is no sample.
    """
    with engine.connect() as connection:
        return len(_left_beside(connection, project_id, model))


def next_beside(engine: Engine, project_id: int, model: str, number: int) -> tuple[ToAsk, ...]:
    """The next paragraphs beside the sample that a model is to be asked for, in their random order.

    Args:
        engine: The library.
        project_id: The project.
        model: Its name as a coder.
        number: How many at most.

    Returns:
        Those that are still there.
    """
    found: list[ToAsk] = []
    with engine.connect() as connection:
        left = _left_beside(connection, project_id, model)
        until = frame_of_project(connection, project_id).drawn
        for first in range(0, len(left) if number > 0 else 0, _AT_ONCE):
            found += _texts(connection, left[first : first + _AT_ONCE], until)
            if len(found) >= number:
                break
    return tuple(found[:number])


def keep_answer(
    engine: Engine, project_id: int, model: str, asked: ToAsk, code: Code | None, void: str = ""
) -> str:
    """Keep what a model has answered: a code of the sample as a coder's code too, a first answer as such.

    Args:
        engine: The library.
        project_id: The project.
        model: Its name as a coder.
        asked: The paragraph.
        code: What it gave; None where that is void.
        void: Why.

    Returns:
        Why there is no code of it now; empty where there is.

    Raises:
        DetenteError: The project is closed or gone, or a person in it has this name.
    """
    with writing(engine, deeds.KEEP_ANSWER) as connection:
        open_project(connection, project_id)
        one_kind(connection, project_id, model, "model")
        if code is not None and asked.place is not None:
            try:
                insert_code(connection, project_id, asked.place, model, code, kind="model")
            except DetenteError as trouble:  # the article was deleted or corrected meanwhile
                code, void = None, str(trouble)
        _keep_first(connection, project_id, model, asked, code, void)
        bump_coding(connection)
    return "" if code is not None else void


def first_answers(connection: Connection, project_id: int) -> dict[str, dict[Paragraph, FirstAnswer]]:
    """What each model gave for each paragraph when it was first asked for it."""
    own = schema.coding_answer.c
    columns = (own.coder, own.article_id, own.position, own.hash, own.escalation, own.deescalation)
    found: dict[str, dict[Paragraph, FirstAnswer]] = {}
    for row in connection.execute(select(*columns).where(own.project_id == project_id)):
        axes = None if row.escalation is None else (row.escalation, row.deescalation)
        found.setdefault(row.coder, {})[row.article_id, row.position] = FirstAnswer(row.hash, axes)
    return found


def order_beside(connection: Connection, project_id: int) -> list[Paragraph]:
    """All paragraphs of a project's frame that were not drawn, in the order in which models are asked."""
    project, unit = schema.coding_project.c, schema.coding_unit.c
    frame = frame_of_project(connection, project_id)
    seed = connection.execute(select(project.seed).where(project.id == project_id)).scalar_one()
    drawn = select(unit.article_id, unit.position).where(unit.project_id == project_id)
    sampled = {(row.article_id, row.position) for row in connection.execute(drawn)}
    order = np.random.default_rng((seed, _SALT)).permutation(len(frame.article_id))
    every = zip(frame.article_id[order].tolist(), frame.position[order].tolist(), strict=True)
    return [one for one in every if one not in sampled]


def _left_beside(connection: Connection, project_id: int, model: str) -> list[Paragraph]:
    known = first_answers(connection, project_id).get(model, {})
    return [one for one in order_beside(connection, project_id) if one not in known]


def _texts(connection: Connection, wanted: Sequence[Paragraph], until: datetime) -> list[ToAsk]:
    own, article = schema.paragraph.c, schema.article.c
    query = (
        select(own.article_id, own.position, own.text, article.title)
        .join(schema.article, article.id == own.article_id)
        .where(own.kind == "body", own.article_id.in_({one[0] for one in wanted}))
        .where(tuple_(own.article_id, own.position).in_(wanted), article.added <= until)
    )
    there = {(row.article_id, row.position): row for row in connection.execute(query)}
    return [
        ToAsk(TextToCode(text_hash(there[one].text), there[one].text, there[one].title or ""), None, one)
        for one in wanted
        if one in there
    ]


def _keep_first(
    connection: Connection, project_id: int, model: str, asked: ToAsk, code: Code | None, void: str
) -> None:
    """Enter a first answer; where the article is gone there is nothing that it would say something of."""
    own, article = schema.coding_answer.c, schema.article.c
    if asked.paragraph is None:
        return
    number, position = asked.paragraph
    known = select(own.id).where(
        own.project_id == project_id, own.coder == model, own.article_id == number, own.position == position
    )
    there = select(article.id).where(article.id == number)
    if connection.execute(known).first() or not connection.execute(there).first():
        return
    given = Code(0, 0) if code is None else code
    connection.execute(
        insert(schema.coding_answer).values(
            project_id=project_id,
            coder=model,
            article_id=number,
            position=position,
            hash=asked.text.hash,
            escalation=None if code is None else code.escalation,
            deescalation=None if code is None else code.deescalation,
            escalating_words=given.escalating_words,
            deescalating_words=given.deescalating_words,
            void=void[:_LONGEST_WHY],
            made=datetime.now(UTC).replace(tzinfo=None),
        )
    )
