"""Many documents analysed by worker processes, so that pages stay quick; the first few in the thread that
asks, unless a process stands ready. Those of a server give way to its pages where both want a processor.
"""

from __future__ import annotations

import logging
import os
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

from detente.jobs.in_use import InUse
from detente.records import Analysis, Document
from detente.text.blocks import outline

FEW = 12  # documents for which starting a process takes longer than reading them
_AHEAD = 16  # documents handed out before the first of them is taken back
_IDLE = 60  # seconds after which a process without work ends
_START = 30  # seconds after which a process that was started should have read something
_POLITENESS = 5  # steps of `nice`: a third of a processor that a page wants too, all of one that is free
_TRIAL = outline("The minister said that talks would go on, and that no troops would be sent to the border.")
_LOG = logging.getLogger(__name__)

Key = TypeVar("Key")


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


def few_now(use: InUse) -> int:
    """How many documents a job of a server does best to analyse in its own thread, where pages wait for them.

    Where the last job was less than a minute ago a process is started for the next ones: many are uploading,
    and each text would take a second from everybody's pages.

    Args:
        use: The lexicon and the gazetteer, with which that process is made ready.

    Returns:
        None where a process stands ready, else `FEW`; always `FEW` where no server said that pages wait.
    """
    now = time.monotonic()
    with _noting:
        if not _seen.serving:
            return FEW
        if _seen.beside > now - _IDLE / 2:
            return 0
        if _seen.begun < now - _START and _seen.job > now - _IDLE and (first := _submitted(use, _TRIAL)):
            _seen.begun = now
            first.add_done_callback(_note_beside)
        _seen.job = now
    return FEW


def serve_pages() -> None:
    """Say that pages wait for this process, in the life of which it stays so."""
    _seen.serving = True


@dataclass(slots=True)
class _Seen:
    """What was last seen, in seconds of the monotonic clock.

    Attributes:
        serving: Whether pages wait for this process at all.
        job: A job was here.
        begun: A process was started for jobs to come.
        beside: A process gave something back.
    """

    serving: bool = False
    job: float = float("-inf")
    begun: float = float("-inf")
    beside: float = float("-inf")


_seen, _noting = _Seen(), Lock()


def _note_beside(future: Future[Analysis]) -> None:
    if not future.cancelled() and future.exception() is None:
        _seen.beside = time.monotonic()


def _ready(future: Future[Analysis] | None) -> bool:
    """Whether taking it back costs no waiting for a process."""
    return future is None or future.done()


def _handed_out(use: InUse, document: Document) -> Future[Analysis] | None:
    """The document given to a worker process; None where there can be none."""
    handed = _submitted(use, document)
    if handed is not None:
        handed.add_done_callback(_note_beside)
    return handed


def _submitted(use: InUse, document: Document) -> Future[Analysis] | None:
    # the standard pool would run app.py again in each process: Streamlit puts it in the place of __main__
    import loky

    workers = max(1, (os.cpu_count() or 2) - 1)
    try:
        pool = loky.get_reusable_executor(
            max_workers=workers, timeout=_IDLE, initializer=_give_way if _seen.serving else None
        )
        handed: Future[Analysis] = pool.submit(use.analyse, document)
    except Exception:  # no process may be started here, or the last one was killed
        _LOG.warning("no process beside this one; analysing here", exc_info=True)
        return None
    return handed


def _give_way() -> None:
    """Let pages go first, in a worker process: who opens one waits for it, who uploads looks on."""
    if os.name == "posix":
        os.nice(_POLITENESS)


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
        return _here(use, key, document)
    except Exception as error:
        return Analysed(key, document, error=error)


def _here(use: InUse, key: Key, document: Document) -> Analysed[Key]:
    """The outcome of analysing in this thread."""
    try:
        return Analysed(key, document, use.analyse(document))
    except Exception as error:
        return Analysed(key, document, error=error)
