"""Saving an upload in the background: analysed beside, stored one by one, stopped and gone on with at any article."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator

from sqlalchemy import Engine

from detente.jobs.scoring import Scorer, analysed
from detente.jobs.task import Task
from detente.records import DetenteError, Document
from detente.store import batches

_LOG = logging.getLogger(__name__)
_running: dict[tuple[str, int], Task] = {}
_lock = threading.Lock()


def start(engine: Engine, batch_id: int, scorer: Scorer) -> Task:
    """Save, or go on saving, what an upload has waiting. The same task where it is being saved by this process already."""
    key = (str(engine.url), batch_id)
    with _lock:
        for done in [known for known, task in _running.items() if not task.running]:
            del _running[done]
        if key not in _running:
            _running[key] = Task(f"upload {batch_id}", lambda task: save(engine, batch_id, scorer, task))
        return _running[key]


def ended(engine: Engine, batch_id: int) -> bool:
    """Whether this process was saving an upload and no longer is."""
    task = _running.get((str(engine.url), batch_id))
    return task is not None and not task.running


def running(engine: Engine, batch_id: int) -> Task | None:
    """The task that is saving an upload in this process; None where there is none."""
    task = _running.get((str(engine.url), batch_id))
    return task if task is not None and task.running else None


def save(engine: Engine, batch_id: int, scorer: Scorer, task: Task) -> None:
    """Analyse and keep what is waiting, and close the upload when nothing is. One that fails costs no other."""
    batch = batches.batch_of(engine, batch_id)
    if batch is None:
        raise DetenteError("This upload is no longer there.")
    done, total = batch.total - batch.waiting, batch.total
    task.tell(done, total)
    for place, document, analysis in analysed(scorer, _waiting(engine, batch_id, task)):
        if task.halted:
            return
        task.tell(done, total, document.title or "")
        if isinstance(analysis, Exception):
            _LOG.error("article %d of upload %d could not be analysed", place, batch_id, exc_info=analysis)
            problem = str(analysis) if isinstance(analysis, DetenteError) else _UNREAD
            batches.fail(engine, batch_id, place, problem)
        else:
            batches.keep(engine, batch_id, place, document, analysis)
        done += 1
    if not task.halted:
        batches.finish(engine, batch_id)
        task.tell(total, total)


_UNREAD = "This text could not be analysed; the log of the server says why. Paste its paragraphs in parts to find the one."


def _waiting(engine: Engine, batch_id: int, task: Task) -> Iterator[tuple[int, Document]]:
    last = -1
    while not task.halted and (some := batches.waiting(engine, batch_id, last)):
        for last, document in some:
            yield last, document
