"""Targets and doers of acts, owners and years of figures, corrected by users: one transaction each, and all
that is counted follows. They are taken back as a speaker's correction is (`speaker_corrections`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, delete, insert, select

from detente.access import deeds
from detente.derive.corrections import Part
from detente.records import DetenteError
from detente.store import schema
from detente.store.derived_rows import derive_again
from detente.store.log_writing import note
from detente.store.permission import Thing
from detente.store.settings import bump
from detente.store.transactions import writing

_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class CorrectedReading:
    """What a user corrects of an act or a figure.

    Attributes:
        part: "target" or "doer" of an act, "owner" or "year" of a figure.
        sentence: The sentence that holds it.
        item: Its words.
        side: Code of the side or owner, None for nobody.
        actor: The person or body of that side, where one is meant.
        year: For a year; None where the text gives none.
    """

    part: Part
    sentence: str
    item: str
    side: str | None = None
    actor: str | None = None
    year: int | None = None


def correct_reading(engine: Engine, article_id: int, wanted: CorrectedReading, by: str | None) -> int:
    """Correct an act or a figure; a later correction of the same takes its place.

    Args:
        engine: The library.
        article_id: The article's number.
        wanted: What is corrected to what.
        by: Who does it; None where no login says so.

    Returns:
        The correction's number.

    Raises:
        DetenteError: The article is gone, there are no words, or the year is none.
    """
    sentence, item = (" ".join(words.split()) for words in (wanted.sentence, wanted.item))
    if not item or item not in sentence:
        raise DetenteError("The words to correct do not stand in this sentence; open the article again.")
    if wanted.year is not None and wanted.year not in _YEARS:
        raise DetenteError(f"{wanted.year} is no year of a figure; write one from 1900 to 2100.")
    own = schema.correction.c
    with writing(engine, deeds.CORRECT_READING, Thing("article", article_id)) as connection:
        there = select(schema.article.c.id).where(schema.article.c.id == article_id)
        if connection.execute(there).first() is None:
            raise DetenteError("This article is no longer there; someone has deleted it.")
        connection.execute(
            delete(schema.correction).where(
                own.article_id == article_id,
                own.part == wanted.part,
                own.words == sentence,
                own.item == item,
            )
        )
        made = datetime.now(UTC).replace(tzinfo=None)
        number = connection.execute(
            insert(schema.correction)
            .values(
                article_id=article_id,
                words=sentence,
                actor=wanted.actor,
                side=wanted.side,
                by=by,
                made=made,
                part=wanted.part,
                item=item,
                year=wanted.year,
            )
            .returning(own.id)
        ).scalar_one()
        said = wanted.year if wanted.part == "year" else wanted.side
        note(connection, detail=f"{wanted.part} of “{item[:200]}”: {said or 'none'}")
        derive_again(connection, (article_id,))
        bump(connection)
    return int(number)
