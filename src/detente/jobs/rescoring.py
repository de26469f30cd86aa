"""Scoring a library again while people read it: one task, which can be stopped and goes on where it stopped.

Articles are analysed by worker processes and written in batches, each one transaction and one revision of the
library: caches are read again once a batch. Then the rows that were derived by other code than this are
derived again. Of several servers on one library one does it; the others say how far it is, and take over
where it was stopped.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from functools import partial

from detente.jobs import task as tasks
from detente.jobs.analysing import analysed
from detente.jobs.in_use import InUse, in_use
from detente.jobs.task import Task
from detente.records import Analysis, DetenteError, Document
from detente.store.engine import Library
from detente.store.holding import by_itself
from detente.store.sole_worker import sole_worker
from detente.store.stale import analysed_otherwise, derive_some_again, derived_otherwise
from detente.store.stored_article import read_articles
from detente.store.troubles import repeated
from detente.store.writes import replace_analyses

BATCH = 100  # articles in one transaction, at most
_MOST_PARAGRAPHS = 3_000  # for the same reason: other writers wait for ten seconds
_READ = 50  # articles read from the store in one go
_LOOK = 1.0  # seconds between two looks at how far another server is
_LOG = logging.getLogger(__name__)


def start(engine: Library) -> Task:
    """Score again every article that was analysed with another version than the one in use.

    A run in progress is ended first: it may rest on another lexicon.

    Args:
        engine: The library.

    Returns:
        The task; one that finds nothing to do is over at once.
    """
    use, hands = in_use(engine), by_itself(engine)  # it is upkeep, no matter who has opened the page
    return tasks.restart(_key(engine), "scoring again", lambda task: rescore(hands, use, task))


def latest(engine: Library) -> Task | None:
    """The run in progress, or the last one.

    Args:
        engine: The library.

    Returns:
        None where this process has not begun any.
    """
    return tasks.find(_key(engine))


def rescore(engine: Library, use: InUse, task: Task, batch: int = BATCH) -> None:
    """Analyse and derive again what is older than the code and the tables in use.

    Cancelling keeps what was analysed. An article that cannot be analysed keeps its results and costs no
    other.

    Args:
        engine: The library.
        use: The lexicon and the gazetteer in use.
        task: Receives the progress, and says whether it was cancelled.
        batch: Articles in one transaction, at most.

    Raises:
        DetenteError: Some articles could not be analysed; the others were.
    """
    most = 0

    def wait() -> bool:
        """How far another server is; whether it is still worth waiting for its end."""
        nonlocal most
        left = len(set(analysed_otherwise(engine, use.version)).union(derived_otherwise(engine)))
        most = max(most, left)
        task.report(most - left, most)
        return left > 0 and task.pause(_LOOK)

    with sole_worker(engine, wait) as ours:
        if ours:
            _rescore(engine, use, task, batch)


def _rescore(engine: Library, use: InUse, task: Task, batch: int) -> None:
    """The work of the one server that does it."""
    stale = analysed_otherwise(engine, use.version)
    total = len(set(stale).union(derived_otherwise(engine)))
    task.report(0, total)
    failed: list[Exception] = []
    found: dict[int, Analysis] = {}
    paragraphs = 0
    for done, one in enumerate(analysed(use, _documents(engine, stale, task), ahead=batch), start=1):
        if one.analysis is not None:
            found[one.key] = one.analysis
            paragraphs += len(one.analysis.paragraphs)
        elif one.error is not None:
            _LOG.error("article %d could not be scored again", one.key, exc_info=one.error)
            failed.append(one.error)
        if len(found) >= batch or paragraphs >= _MOST_PARAGRAPHS:
            repeated(partial(replace_analyses, engine, found))
            found, paragraphs = {}, 0
        task.report(done, total)
        if task.cancelled:
            break
    if found:
        repeated(partial(replace_analyses, engine, found))
    _derive(engine, task, total, batch)
    if failed:
        raise DetenteError(
            f"{len(failed):,} of {len(stale):,} articles could not be scored again "
            f"({type(failed[0]).__name__}) and keep "
            "their earlier results; the log of the server says more."
        )


def _derive(engine: Library, task: Task, total: int, batch: int) -> None:
    """Derive again what other code derived, from the analyses as they are stored."""
    stale = () if task.cancelled else derived_otherwise(engine)
    for first in range(0, len(stale), batch):
        if task.cancelled:
            return
        repeated(partial(derive_some_again, engine, stale[first : first + batch]))
        task.report(total - max(0, len(stale) - first - batch), total)


def _key(engine: Library) -> tuple[str, str]:
    return ("rescoring", str(engine.url))


def _documents(engine: Library, numbers: Sequence[int], task: Task) -> Iterator[tuple[int, Document]]:
    """The documents of stored articles; one that was deleted meanwhile is passed over."""
    for first in range(0, len(numbers), _READ):
        if task.cancelled:
            return
        with engine.connect() as connection:
            some = read_articles(connection, numbers[first : first + _READ])
        for number, stored in some.items():
            yield number, stored.document
