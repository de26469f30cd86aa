"""Speakers corrected by users: one transaction each, and all that is counted follows."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Engine, delete, insert, select

from detente.access import deeds
from detente.records import DetenteError
from detente.store import schema
from detente.store.derived_rows import derive_again
from detente.store.log_writing import note, nothing_done
from detente.store.permission import Thing
from detente.store.settings import bump
from detente.store.transactions import writing


def correct_speaker(
    engine: Engine, article_id: int, words: str, actor: str | None, side: str | None, by: str | None
) -> int:
    """Give some words of an article to another speaker; a later correction of the same words takes its place.

    Args:
        engine: The library.
        article_id: The article's number.
        words: As `detente.derive.corrections.said_words` gives them.
        actor: None: nobody whom the text names.
        side: Code of the speaker's side.
        by: Who does it; None where no login says so.

    Returns:
        The correction's number.

    Raises:
        DetenteError: The article is gone, or a name is empty.
    """
    name = " ".join(actor.split())[:200] if actor is not None else None
    if name == "":
        raise DetenteError("The corrected speaker has no name; write one, or choose “nobody”.")
    if not words.strip():
        raise DetenteError("There are no words to correct the speaker of.")
    folded = " ".join(words.split())
    with writing(engine, deeds.CORRECT_SPEAKER, Thing("article", article_id)) as connection:
        there = select(schema.article.c.id).where(schema.article.c.id == article_id)
        if connection.execute(there).first() is None:
            raise DetenteError("This article is no longer there; someone has deleted it.")
        connection.execute(
            delete(schema.correction).where(
                schema.correction.c.article_id == article_id,
                schema.correction.c.part == "speaker",
                schema.correction.c.words == folded,
            )
        )
        made = datetime.now(UTC).replace(tzinfo=None)
        number = connection.execute(
            insert(schema.correction)
            .values(
                article_id=article_id,
                words=folded,
                actor=name,
                side=side if name else None,
                by=by,
                made=made,
            )
            .returning(schema.correction.c.id)
        ).scalar_one()
        note(connection, detail=f"“{folded[:200]}”: {name or 'nobody'}")
        derive_again(connection, (article_id,))
        bump(connection)
    return int(number)


def undo_correction(engine: Engine, correction_id: int) -> bool:
    """Take a correction back, of a speaker or of anything else: what was read holds again.

    Args:
        engine: The library.
        correction_id: The correction's number.

    Returns:
        False where it was not there.
    """
    with writing(engine, deeds.UNDO_SPEAKER, Thing("correction", correction_id)) as connection:
        article_id = connection.execute(
            delete(schema.correction)
            .where(schema.correction.c.id == correction_id)
            .returning(schema.correction.c.article_id)
        ).scalar()
        if article_id is None:
            nothing_done(connection)
            return False
        note(connection, detail=f"article {article_id}")
        derive_again(connection, (article_id,))
        bump(connection)
    return True
