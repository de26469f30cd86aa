"""What models gave for the paragraphs that a sample stands for, for the corrected index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from detente.store import schema
from detente.store.coding_answers import FirstAnswer, Paragraph, first_answers, order_beside
from detente.store.coding_queue import current_codes
from detente.store.coding_units import hashes_now, where_units_stand


@dataclass(frozen=True, slots=True)
class ModelCodes:
    """What a model gives the paragraphs of a frame, one entry a paragraph.

    Attributes:
        asked: Whether it was asked for the paragraph: all that are drawn and a random part of the others, or
            all.
        escalation: 0 to 5; NaN where it was not asked, its answer was void, or the words have changed since.
        deescalation: The same on the other axis.
        beside: How many of those asked for were not drawn.
    """

    asked: NDArray[np.bool_]
    escalation: NDArray[np.float64]
    deescalation: NDArray[np.float64]
    beside: int


def codes_of_models(
    connection: Connection, project_id: int, paragraphs: pd.DataFrame
) -> Mapping[str, ModelCodes]:
    """What each model of a project gives the paragraphs of its frame.

    Args:
        connection: Of a transaction.
        project_id: The project.
        paragraphs: article_id and position of each, as they are still there.

    Returns:
        By the models' names as coders; those that gave nothing are left out.
    """
    first = first_answers(connection, project_id)
    given = _given_as_coders(connection, project_id)
    if not first and not given:
        return {}
    keys = zip(paragraphs["article_id"], paragraphs["position"], strict=True)
    rows = {(int(article), int(position)): number for number, (article, position) in enumerate(keys)}
    beside = [one for one in order_beside(connection, project_id) if one in rows]
    drawn = _drawn(connection, project_id)
    articles = {one[0] for answers in first.values() for one in answers} | {one[0] for one in drawn}
    now = hashes_now(connection, articles)
    return {
        model: _codes(drawn, beside, rows, {**given.get(model, {}), **first.get(model, {})}, now)
        for model in sorted({*first, *given})
    }


def _codes(
    drawn: Mapping[Paragraph, Paragraph],
    beside: Sequence[Paragraph],
    rows: Mapping[Paragraph, int],
    answers: Mapping[Paragraph, FirstAnswer],
    now: Mapping[int, Mapping[int, str]],
) -> ModelCodes:
    asked = {was: at for was, at in drawn.items() if was in answers and at in rows}
    # Those beside the sample count up to the first that was not asked for: so they are a random part.
    others = list(takewhile(answers.__contains__, beside))
    asked.update(zip(others, others, strict=True))
    there = np.zeros(len(rows), dtype=bool)
    axes = np.full((len(rows), 2), np.nan)
    for was, at in asked.items():
        there[rows[at]] = True
        answer = answers[was]
        if answer.axes is not None and now.get(at[0], {}).get(at[1]) == answer.hash:
            axes[rows[at]] = answer.axes
    return ModelCodes(there, axes[:, 0], axes[:, 1], len(others))


def _drawn(connection: Connection, project_id: int) -> dict[Paragraph, Paragraph]:
    """Where the drawn paragraphs stood when they were drawn, and where their words stand now."""
    unit, stand = schema.coding_unit.c, where_units_stand(connection, project_id)
    query = select(unit.place, unit.article_id, unit.position).where(
        unit.project_id == project_id, unit.article_id.is_not(None), unit.probability.is_not(None)
    )
    found: dict[Paragraph, Paragraph] = {}
    for row in connection.execute(query.order_by(unit.place)):
        was = (row.article_id, row.position)
        found[was] = stand.get(row.place, was)
    return found


def _given_as_coders(connection: Connection, project_id: int) -> dict[str, dict[Paragraph, FirstAnswer]]:
    """The codes of drawn paragraphs that came with a file."""
    unit, own = schema.coding_unit.c, schema.coding_code.c
    query = select(unit.place, unit.article_id, unit.position, unit.hash).where(
        unit.project_id == project_id, unit.article_id.is_not(None), unit.probability.is_not(None)
    )
    units: dict[int, Any] = {row.place: row for row in connection.execute(query)}
    found: dict[str, dict[Paragraph, FirstAnswer]] = {}
    for row in connection.execute(current_codes(project_id).where(own.kind == "model")).mappings():
        at = units.get(row["place"])
        if at is not None:
            answer = FirstAnswer(at.hash, (row["escalation"], row["deescalation"]))
            found.setdefault(row["coder"], {})[at.article_id, at.position] = answer
    return found
