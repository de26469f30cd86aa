"""Articles taken back from the bin: read again, with their file, their details and their corrections."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Engine, delete, insert, select, update

from detente.access import deeds
from detente.records import Analysis, DetenteError, Document
from detente.store import schema
from detente.store.coding_units import attach_again
from detente.store.derived_rows import derive_again
from detente.store.log_writing import note
from detente.store.packed_documents import unpacked
from detente.store.schema import binned
from detente.store.settings import bump
from detente.store.transactions import writing
from detente.store.writes import put_in

_GONE = "This article is no longer in the bin; somebody has taken it back, or its 30 days are over."


def take_back(engine: Engine, number: int, analyse: Callable[[Document], Analysis]) -> int:
    """Put a deleted article back, in one transaction; an upload that was undone counts as such no longer.

    Args:
        engine: The library.
        number: Its number in the bin.
        analyse: Gives the analysis of a document; with the lexicon of now.

    Returns:
        The article's new number, or that of the one that has its words by now.

    Raises:
        DetenteError: It is no longer there.
        RefusedError: The library's holder is no editor.
    """
    with engine.connect() as connection:
        packed = connection.execute(select(binned.c.packed).where(binned.c.id == number)).scalar()
    if packed is None:
        raise DetenteError(_GONE)
    whole = json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))
    document = unpacked(whole["document"])
    analysis = analyse(document)
    with writing(engine, deeds.TAKE_BACK) as connection:
        bump(connection)  # first, so that on every database one writer waits for the other
        row = connection.execute(
            delete(binned).where(binned.c.id == number).returning(binned.c.batch_id, binned.c.content)
        ).first()
        if row is None:
            raise DetenteError(_GONE)
        saved = put_in(connection, document, analysis, row.content, whole["filename"], row.batch_id)
        note(connection, "article", saved.article_id, document.title)
        if not saved.new:
            return saved.article_id
        own = {name: whole[name] for name in ("sample", "event", "sources", "apart")}
        connection.execute(update(schema.article).where(schema.article.c.id == saved.article_id).values(own))
        for made in whole["corrections"]:
            values = made | {"article_id": saved.article_id, "made": datetime.fromisoformat(made["made"])}
            connection.execute(insert(schema.correction).values(values))
        if row.batch_id is not None:
            undone = update(schema.batch).where(schema.batch.c.id == row.batch_id)
            connection.execute(undone.values(undone=None, undone_by=None))
        derive_again(connection, (saved.article_id,))
        attach_again(connection, saved.article_id)
        return saved.article_id
