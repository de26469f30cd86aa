"""Saving an upload: analysed by worker processes, stored one by one, cancelled and gone on with at any
article.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import partial

from detente.jobs import task as tasks
from detente.jobs.analysing import analysed, few_now
from detente.jobs.in_use import InUse
from detente.jobs.task import Task
from detente.records import DetenteError, Document
from detente.store import batch_history, batches
from detente.store.engine import Library
from detente.store.holding import beside_the_pages
from detente.store.troubles import repeated

_LOG = logging.getLogger(__name__)
_UNREAD = (
    "This text could not be analysed; the log of the server says why. Paste its paragraphs in parts "
    "to find the one."
)


def start(engine: Library, batch_id: int, use: InUse) -> Task:
    """Save, or go on saving, what an upload has waiting.

    Args:
        engine: The library.
        batch_id: Number of the upload.
        use: The lexicon and the gazetteer in use.

    Returns:
        The task; the same one where this process is saving the upload already.
    """
    key, hands = _key(engine, batch_id), beside_the_pages(engine)
    return tasks.start(key, f"upload {batch_id}", lambda task: save(hands, batch_id, use, task))


def ended(engine: Library, batch_id: int) -> bool:
    """Whether this process was saving an upload and no longer is.

    Args:
        engine: The library.
        batch_id: Number of the upload.

    Returns:
        True where it was saved here and is no longer.
    """
    task = tasks.find(_key(engine, batch_id))
    return task is not None and not task.running


def running(engine: Library, batch_id: int) -> Task | None:
    """The task that is saving an upload in this process.

    Args:
        engine: The library.
        batch_id: Number of the upload.

    Returns:
        None where there is none.
    """
    task = tasks.find(_key(engine, batch_id))
    return task if task is not None and task.running else None


def save(engine: Library, batch_id: int, use: InUse, task: Task) -> None:
    """Analyse and keep what is waiting, and close the upload when nothing is.

    An article that cannot be analysed is marked so and costs no other. Where the library is in trouble the
    rest waits: it goes on from there.

    Args:
        engine: The library.
        batch_id: Number of the upload.
        use: The lexicon and the gazetteer.
        task: Receives the progress, and says whether it was cancelled.

    Raises:
        DetenteError: The upload is not there, or the library has no room or does not answer.
    """
    batch = repeated(partial(batch_history.batch_of, engine, batch_id))
    if batch is None:
        raise DetenteError("This upload is no longer there.")
    done, total = batch.total - batch.waiting, batch.total
    task.report(done, total)
    for one in analysed(use, _waiting(engine, batch_id, task), few=few_now()):
        if task.cancelled:
            return
        assert one.document is not None
        task.report(done, total, one.document.title or "")
        if one.analysis is not None:
            repeated(partial(batches.keep, engine, batch_id, one.key, one.document, one.analysis))
        else:
            _LOG.error("article %d of upload %d could not be analysed", one.key, batch_id, exc_info=one.error)
            problem = str(one.error) if isinstance(one.error, DetenteError) else _UNREAD
            repeated(partial(batches.fail, engine, batch_id, one.key, problem))
        done += 1
    if not task.cancelled:
        repeated(partial(batches.finish, engine, batch_id))
        task.report(total, total)


def _key(engine: Library, batch_id: int) -> tuple[str, str, int]:
    return ("upload", str(engine.url), batch_id)


def _waiting(engine: Library, batch_id: int, task: Task) -> Iterator[tuple[int, Document]]:
    """What an upload still has to save, by place, read in portions."""
    last = -1
    while not task.cancelled and (some := repeated(partial(batches.waiting, engine, batch_id, last))):
        for last, document in some:
            yield last, document
