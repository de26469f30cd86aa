"""Models as coders: set beside the people of a project, and counted nowhere else.

A model's codes come as those of a file do. They say nothing of how far people agree, make no paragraph
complete, and take no part in what is settled. The corrected index can set them beside the score
(`coding_frames`); what is true is still what people say.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine

from detente.coding.agreement import CodersAgreement, GivenCode, agreement
from detente.coding.alpha import RESAMPLES
from detente.coding.codes import Code
from detente.store.coding_results import FEWEST_SHARED, codes_given, judged

PEOPLE = "all people, settled or averaged"


@dataclass(frozen=True, slots=True)
class ModelBeside:
    """A model beside one person, or beside all people together.

    Attributes:
        model: The model's name.
        beside: The person's name, or `PEOPLE`.
        found: How far the two agree.
    """

    model: str
    beside: str
    found: CodersAgreement


def models_beside(engine: Engine, project_id: int, *, resamples: int = RESAMPLES) -> tuple[ModelBeside, ...]:
    """How far each model of a project agrees with each of its people.

    Args:
        engine: The library.
        project_id: The project.
        resamples: How often documents are drawn for intervals.

    Returns:
        For each model all people together first, then one by one; nobody with whom it shares fewer than five
        paragraphs.
    """
    with engine.connect() as connection:
        given = codes_given(connection, project_id)
        settled = judged(connection, project_id)
    models: dict[str, list[GivenCode]] = {}
    people: dict[str, list[GivenCode]] = {PEOPLE: []}
    documents = {one.unit: one.document for one, _ in given}
    for one, kind in given:
        (models if kind == "model" else people).setdefault(one.coder, []).append(one)
    people[PEOPLE] = [
        GivenCode(unit, documents[unit], PEOPLE, Code(*axes))
        for unit, axes in settled.items()
        if unit in documents
    ]
    return tuple(
        ModelBeside(model, person, agreement([*theirs, *codes], resamples=resamples))
        for model, codes in sorted(models.items())
        for person, theirs in people.items()
        if len({one.unit for one in codes} & {one.unit for one in theirs}) >= FEWEST_SHARED
    )
