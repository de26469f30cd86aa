"""One runner for long work: a task runs in a thread of its own, says how far it is, and can be cancelled.

Only this module starts threads for work on a library. A task that was started with `start` is found again by
its key, from any session of the server, also when the session that started it is gone.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from detente.records import DetenteError

_LOG = logging.getLogger(__name__)
_MOST_KEPT = 200  # tasks that have ended and are still found


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a task is.

    Attributes:
        done: Articles, files or other items dealt with.
        total: How many there are.
        item: What is in hand, in words for the reader.
    """

    done: int = 0
    total: int = 0
    item: str = ""

    @property
    def share(self) -> float:
        """0 to 1."""
        return min(1.0, self.done / self.total) if self.total else 0.0

    @property
    def left(self) -> int:
        """How many items are still to be dealt with."""
        return max(0, self.total - self.done)


class Task:
    """Work that goes on while pages are drawn.

    The work asks `cancelled` between two items and calls `report`. Its thread ends with the process: whatever
    the work stores is stored in whole transactions.

    Attributes:
        progress: How far it is.
        error: What ended it early, as a sentence; "" where nothing did.
    """

    def __init__(self, name: str, work: Callable[[Task], None]) -> None:
        """Start the work.

        Args:
            name: What is done, for the log and the list of threads.
            work: Called once, in the thread, with this task.
        """
        self.progress = Progress()
        self.error = ""
        self._cancel = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(work,), name=name, daemon=True)
        self._thread.start()

    @property
    def running(self) -> bool:
        """Whether it still goes on."""
        return self._thread.is_alive()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked it to stop."""
        return self._cancel.is_set()

    def cancel(self) -> None:
        """Ask it to stop after the item in hand."""
        self._cancel.set()

    def pause(self, seconds: float) -> bool:
        """Wait for something else to go on; called by the work.

        Args:
            seconds: So long, or until somebody asks it to stop.

        Returns:
            Whether it is to go on.
        """
        return not self._cancel.wait(seconds)

    def report(self, done: int, total: int, item: str = "") -> None:
        """Say how far it is; called by the work."""
        self.progress = Progress(done, total, item)

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until it is over.

        Args:
            seconds: At most so long; without end where None.

        Returns:
            Whether it is over.
        """
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self, work: Callable[[Task], None]) -> None:
        """The thread: any error becomes a sentence, and the log has all of it."""
        try:
            work(self)
        except DetenteError as error:
            self.error = str(error)
        except Exception as error:
            _LOG.exception("%s stopped", self._thread.name)
            self.error = f"It stopped early ({type(error).__name__}); the log of the server says more."


_tasks: dict[Hashable, Task] = {}
_lock = threading.Lock()
_restarting = threading.Lock()


def start(key: Hashable, name: str, work: Callable[[Task], None]) -> Task:
    """Start work, or find it where it goes on already: at most one task of a key runs in this process.

    Args:
        key: What the work is on, such as a library's address and the number of an upload.
        name: What is done, for the log.
        work: Called in the task's thread.

    Returns:
        The task that was started, or the running one.
    """
    with _lock:
        before = _tasks.get(key)
        if before is not None and before.running:
            return before
        _tasks.pop(key, None)
        over = [known for known, task in _tasks.items() if not task.running]
        for known in over[: max(0, len(over) - _MOST_KEPT)]:
            del _tasks[known]
        _tasks[key] = Task(name, work)
        return _tasks[key]


def restart(key: Hashable, name: str, work: Callable[[Task], None]) -> Task:
    """Start work, after ending what a task of the same key was doing.

    Args:
        key: What the work is on.
        name: What is done, for the log.
        work: Called in the task's thread.

    Returns:
        The task that was started.
    """
    with _restarting:
        before = find(key)
        if before is not None:
            before.cancel()
            before.wait()
        return start(key, name, work)


def find(key: Hashable) -> Task | None:
    """The task of a key.

    Args:
        key: As it was given to `start`.

    Returns:
        Running or over; None where this process has started none.
    """
    return _tasks.get(key)
