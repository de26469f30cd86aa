"""Uploads and deletions through a door that falls shut, and what must be true afterwards."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from sqlalchemy import Engine, func, select

from detente.jobs import saving
from detente.jobs.in_use import InUse
from detente.jobs.task import Task
from detente.store import batch_history, batches, schema
from detente.store.engine import open_store
from detente.store.log_reading import entries, first_changed
from detente.store.troubles import LostConnectionError
from detente.store.writes import delete_article, save

from .conftest import analysis_of, document_of
from .cutting import door

ARTICLES: Final = 5
_FILE: Final = bytes(range(256)) * 20
_UPLOAD: Final = 90_000  # bytes that about pass while such an upload is saved
_DELETION: Final = 12_000


def cut_upload(address: str, folder: Path, random: random.Random) -> int:
    """Save an upload while its connection is cut once at some byte: all is saved, each article once, and so
    says the log; returns how many cuts there were.
    """
    direct = open_store(address)
    wanted = [
        batches.Wanted(f"{number}.txt", document_of(f"Number {number}", words=f" Number {number}."), _FILE)
        for number in range(ARTICLES)
    ]
    batch = batches.begin(direct, wanted, "cut")
    with door(address, folder) as (through, shutting):
        engine = open_store(through)
        shutting.cut_after(random.randrange(_UPLOAD))
        saving.save(engine, batch, InUse(), Task("upload", lambda _: None))
        engine.dispose()
        cuts = shutting.cuts
    done = batch_history.batch_of(direct, batch)
    assert done is not None and done.finished, "it was said to be done"
    assert (done.articles, done.saved, done.waiting, done.failed) == (ARTICLES, ARTICLES, 0, 0), done
    assert _articles(direct) == ARTICLES
    saved = [entry.title for entry in entries(direct, deed="upload.save", limit=100)]
    assert sorted(saved) == [f"Number {number}" for number in range(ARTICLES)], saved
    assert first_changed(direct) is None
    direct.dispose()
    return cuts


def cut_deletion(address: str, folder: Path, random: random.Random) -> int:
    """Delete an article, and save another, while the connection is cut: what was said to be done is; what was
    lost is done whole or not at all; returns how many cuts there were.
    """
    direct = open_store(address)
    document = document_of()
    number = save(direct, document, analysis_of(document)).article_id
    with door(address, folder) as (through, shutting):
        engine = open_store(through)
        shutting.cut_after(random.randrange(_DELETION))
        deleted = _tried(partial(delete_article, engine, number))
        other = document_of("Other", words=" Other.")
        saved = _tried(partial(save, engine, other, analysis_of(other)))
        engine.dispose()
        cuts = shutting.cuts
    with direct.connect() as connection:
        titles = set(connection.execute(select(schema.article.c.title)).scalars())
        in_bin = int(connection.execute(select(func.count()).select_from(schema.binned)).scalar_one())
    said = {entry.deed for entry in entries(direct, limit=100) if entry.thing == "article"}
    gone, came = "Two states talk" not in titles, "Other" in titles
    assert not deleted or gone, "told deleted, and is there"
    assert not saved or came, "told saved, and is not there"
    assert gone == bool(in_bin) == ("article.delete" in said), "half a deletion"
    paragraphs = select(func.count()).select_from(schema.paragraph)
    with direct.connect() as connection:
        assert int(connection.execute(paragraphs).scalar_one()) == 4 * len(titles), "half an article"
    assert first_changed(direct) is None
    direct.dispose()
    return cuts


def _tried(work: Callable[[], object]) -> bool:
    try:
        work()
    except LostConnectionError:
        return False
    return True


def _articles(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.execute(select(func.count()).select_from(schema.article)).scalar_one())
