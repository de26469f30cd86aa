"""Many documents analysed by worker processes, so that pages stay quick; the first few in the thread that
asks, unless pages wait for it. Those of a server give way to its pages where both want a processor.
"""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from threading import Lock
from typing import Final, Generic, TypeVar

from detente.jobs import worker_start
from detente.jobs.in_use import InUse
from detente.records import Analysis, Document

PROCESSES: Final = max(1, (os.cpu_count() or 2) - 1)  # worker processes of this process, for all jobs
FEW: Final = 12  # documents for which starting a process takes longer than reading them
_AHEAD = 16  # documents handed out before the first of them is taken back
_IDLE = 60  # seconds after which a process without work ends
_IDLE_SERVING = 600  # the same where pages wait: starting one costs as much as reading fifty paragraphs
_LOG = logging.getLogger(__name__)


Key = TypeVar("Key")
Given = TypeVar("Given")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Analysed(Generic[Key]):
    """What became of one document.

    Attributes:
        key: What the caller knows it by.
        document: The document itself; None where the caller had none to analyse.
        analysis: None where there was no document, or an error came instead.
        error: What the analysis raised.
    """

    key: Key
    document: Document | None
    analysis: Analysis | None = None
    error: Exception | None = None


def analysed(
    use: InUse, asked: Iterable[tuple[Key, Document | None]], ahead: int = _AHEAD, few: int = FEW
) -> Iterator[Analysed[Key]]:
    """Analyse documents, in their order, lazily.

    The first `few` are analysed here; those after them by other processes, one fewer than there are
    processors. Where no process can be started, or one was killed, the document is analysed here.

    Args:
        use: The lexicon and the gazetteer.
        asked: Documents, each with what the caller knows it by; None passes through, in its place in the
            order.
        ahead: How many documents may be handed out before the first of them is taken back.
        few: How many are analysed here; see `few_now`.

    Yields:
        One outcome for each entry.
    """
    given: deque[tuple[Key, Document | None, Future[Analysis] | None]] = deque()
    try:
        for number, (key, document) in enumerate(asked):
            beside = document is not None and number >= few
            given.append((key, document, _handed_out(use, document) if document and beside else None))
            while given and (len(given) > ahead or _ready(given[0][2])):
                yield _taken(use, *given.popleft())
        while given:
            yield _taken(use, *given.popleft())
    finally:  # nobody waits for the rest: the processes are free for the next job
        for _, _, future in given:
            if future is not None:
                future.cancel()


def few_now() -> int:
    """How many documents of a job are best analysed in the thread that asks for them.

    Returns:
        `FEW`, for which starting a process takes longer than reading them; 0 where pages wait for this
        process, which the reading of each document would hold up.
    """
    return 0 if _workers.serving else FEW


def serve_pages() -> None:
    """Say that pages wait for this process, in the life of which it stays so."""
    _workers.serving = True


def start_process(use: InUse, document: Document) -> None:
    """Start the worker processes before somebody waits for them, and do not wait.

    Args:
        use: The lexicon and the gazetteer.
        document: Any; a process that has analysed it has loaded what it needs.
    """
    _handed_out(use, document)


def started() -> bool:
    """Whether worker processes of this process were started."""
    return _workers.pool is not None


def _ready(future: Future[Analysis] | None) -> bool:
    """Whether taking it back costs no waiting for a process."""
    return future is None or future.done()


@dataclass(slots=True)
class _Workers:
    """The worker processes of this process.

    Attributes:
        serving: Whether pages wait for this process.
        pool: Those that were started; None before.
    """

    serving: bool = False
    pool: Executor | None = None


_workers, _starting = _Workers(), Lock()


def handed(work: Callable[[Given], Result], given: Given) -> Future[Result] | None:
    """Hand work to a worker process.

    Args:
        work: What can be sent to another process.
        given: Its argument.

    Returns:
        What will be its result; None where there can be no process.
    """
    try:
        future: Future[Result] = _pool().submit(work, given)
    except Exception:  # no process may be started here, or the last one was killed
        _LOG.warning("no process beside this one; doing it here", exc_info=True)
        end_processes()
        return None
    return future


def _handed_out(use: InUse, document: Document) -> Future[Analysis] | None:
    return handed(use.analyse, document)


def _pool() -> Executor:
    """The worker processes of this process: one fewer than there are processors, for all jobs.

    loky's own shared pool is one of each thread, so that each upload would start its processes anew.
    """
    # the standard pool would run app.py again in each process: Streamlit puts it in the place of __main__
    import loky

    with _starting:
        if _workers.pool is None:
            _workers.pool = loky.ProcessPoolExecutor(
                max_workers=PROCESSES,
                timeout=_IDLE_SERVING if _workers.serving else _IDLE,
                initializer=worker_start.begin,
                initargs=(os.getpid(), _workers.serving),
            )
        return _workers.pool


def end_processes() -> None:
    """Forget worker processes that take nothing any more: the next work starts others."""
    with _starting:
        ended, _workers.pool = _workers.pool, None
    if ended is not None:
        ended.shutdown(wait=False)


def _taken(use: InUse, key: Key, document: Document | None, future: Future[Analysis] | None) -> Analysed[Key]:
    """The outcome, waited for."""
    if document is None:
        return Analysed(key, None)
    if future is None:
        return _here(use, key, document)
    try:
        return Analysed(key, document, future.result())
    except BrokenProcessPool:  # the process was killed, not the document wrong
        _LOG.warning("a process beside this one was killed; analysing here")
        end_processes()
        return _here(use, key, document)
    except Exception as error:
        return Analysed(key, document, error=error)


def _here(use: InUse, key: Key, document: Document) -> Analysed[Key]:
    """The outcome of analysing in this thread."""
    try:
        return Analysed(key, document, use.analyse(document))
    except Exception as error:
        return Analysed(key, document, error=error)
