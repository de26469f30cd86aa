"""Scoring a library again while people read it: one task, which can be stopped and goes on where it stopped.

Articles go in batches, each one transaction and one revision of the library: caches are read again once a
batch. Then the rows that were derived by other code than this are derived again. Worker processes do whole
batches, from reading the articles to writing their rows, at half their pace while somebody reads pages; a
few articles are scored in the task's own thread unless pages wait for it. Of several servers on one library
one does it; the others say how far it is, and take over where it was stopped.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, wait
from concurrent.futures.process import BrokenProcessPool
from functools import partial

from detente.jobs import analysing, reading_pace, rescoring_batch
from detente.jobs import task as tasks
from detente.jobs.in_use import InUse, in_use
from detente.jobs.rescoring_batch import RescoredBatch
from detente.jobs.task import Task
from detente.records import DetenteError
from detente.store.engine import Library
from detente.store.holding import by_itself
from detente.store.sole_worker import sole_worker
from detente.store.stale import analysed_otherwise, derived_otherwise

BATCH = 100  # articles in one transaction, at most
_LOOK = 1.0  # seconds between two looks at how far another server is


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
    url = engine.url.render_as_string(hide_password=False)
    done, failed = 0, list[tuple[int, str]]()
    if len(stale) <= analysing.few_now():
        outcomes = _scored_here(engine, use, task, stale, batch)
    else:
        here = partial(rescoring_batch.score_some, engine, use)
        outcomes = _by_workers(task, stale, batch, here, partial(_scoring, url, use))
    for outcome in outcomes:
        done += len(outcome.done)
        failed += outcome.failed
        task.report(done, total)
    left = () if task.cancelled else derived_otherwise(engine)
    done = total - len(left)
    many = len(left) > analysing.few_now()
    there = (lambda: partial(rescoring_batch.derive_some_of, url)) if many else None
    for outcome in _by_workers(task, left, batch, partial(rescoring_batch.derive_some, engine), there):
        done += len(outcome.done)
        task.report(done, total)
    if failed:
        raise DetenteError(
            f"{len(failed):,} of {len(stale):,} articles could not be scored again ({failed[0][1]}) and keep "
            "their earlier results; the log of the server says more."
        )


def _scored_here(
    engine: Library, use: InUse, task: Task, stale: Sequence[int], batch: int
) -> Iterator[RescoredBatch]:
    """Batches scored by this thread, which says how far it is after each article."""
    total, before = task.progress.total, 0

    def after_each(done: int) -> bool:
        task.report(before + done, total)
        return not task.cancelled

    while before < len(stale) and not task.cancelled:
        outcome = rescoring_batch.score_some(engine, use, stale[before : before + batch], after_each)
        before += len(outcome.done)
        yield outcome


Work = Callable[[Sequence[int]], RescoredBatch]


def _scoring(url: str, use: InUse) -> Work:
    """What a worker process is to do with a batch that is handed out now."""
    return partial(rescoring_batch.score_some_of, url, use, resting=reading_pace.read_now())


def _by_workers(
    task: Task, numbers: Sequence[int], batch: int, here: Work, there: Callable[[], Work] | None
) -> Iterator[RescoredBatch]:
    """What becomes of batches, one in the hands of each worker process: an upload that comes meanwhile waits
    for one at most. What a batch left undone goes into a later one.

    Args:
        task: Says whether to go on. What workers have in hand then is waited for.
        numbers: Articles.
        batch: How many of them in one, at most.
        here: The work, done in this thread where no worker can do it.
        there: Gives the same for a worker process, as each is handed out; None where none is worth starting.

    Yields:
        An outcome of each batch, as they end.
    """
    waiting, given = deque(numbers), dict[Future[RescoredBatch], list[int]]()
    while given or (waiting and not task.cancelled):
        while waiting and len(given) < analysing.PROCESSES and not task.cancelled:
            some = [waiting.popleft() for _ in range(min(batch, len(waiting)))]
            future = analysing.handed(there(), some) if there else None
            if future is None:
                yield _dealt_with(here(some), some, waiting)
            else:
                given[future] = some
        for future in wait(given, return_when="FIRST_COMPLETED").done if given else ():
            some = given.pop(future)
            try:
                outcome = future.result()
            except BrokenProcessPool:  # the process was killed, not the batch wrong: nothing of it is written
                analysing.end_processes()
                outcome = here(some)
            yield _dealt_with(outcome, some, waiting)


def _dealt_with(outcome: RescoredBatch, some: Sequence[int], waiting: deque[int]) -> RescoredBatch:
    """The outcome; what was not begun goes back to the front of what is waiting."""
    waiting.extendleft(reversed(some[len(outcome.done) :]))
    return outcome


def _key(engine: Library) -> tuple[str, str]:
    return ("rescoring", str(engine.url))
