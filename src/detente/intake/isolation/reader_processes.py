"""Reader processes as the asking process sees them: started, kept while they behave, ended when a limit is
passed.
"""

from __future__ import annotations

import atexit
import json
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import Literal

from detente.intake.isolation import bounds
from detente.intake.isolation.messages import Ready, Request, packed, received, record_of
from detente.records import DetenteError

Ended = Literal["cpu", "wall", "memory", "failed", "gone"]

_LOG = logging.getLogger(__name__)
_KEPT = 2  # readers that wait for the next file; any others end with their file
_LOOK = 0.1  # seconds between two looks at what goes on
_START_SECONDS = 60.0
_GRACE = 2.0  # seconds beyond the wall clock in which a reader should have ended by itself
_LONGEST = 600_000_000  # bytes of one answer: an article with its file, and more than anything it can grow to
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from detente.intake.isolation.worker import main; main(json.loads(sys.argv[2]))"
)


class ReaderProcess:
    """One process that reads. Raises DetenteError where none can be started."""

    def __init__(self) -> None:
        lifeline: tuple[int, ...] = ()
        self._life = -1
        if os.name == "posix":
            end, self._life = os.pipe()
            lifeline = (end,)
        else:
            _only_the_clock()
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-c", _START, json.dumps(sys.path), json.dumps(next(iter(lifeline), None))],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                pass_fds=lifeline,
            )
        except OSError as wrong:
            self._let_go()
            raise DetenteError(
                f"No process can be started to read it ({wrong.strerror}): close other programs and "
                f"try again."
            ) from wrong
        finally:
            for end in lifeline:
                os.close(end)
        self.waited = False  # for a file, after another
        self._lock = threading.Lock()
        self._ended_for: Ended | None = None
        self._deadline: float | None = None
        self._gone: Callable[[], bool] | None = None
        if not isinstance(self.answer(_START_SECONDS, lambda: False), Ready):
            self.end()
            raise DetenteError(
                "The process that reads files cannot be started; the log of the server says why."
            )

    @property
    def alive(self) -> bool:
        """Whether the process is there."""
        return self._process.poll() is None

    def ask(self, request: Request) -> bool:
        """Hand over a file; False where the process is gone."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(packed(request))
            self._process.stdin.flush()
        except OSError:
            return False
        return True

    def answer(self, wall_seconds: float, gone: Callable[[], bool]) -> object | Ended:
        """The next record, or why there is none.

        Args:
            wall_seconds: How long the process may take.
            gone: Asked now and then, by another thread: whether nobody waits for the answer any more.
        """
        assert self._process.stdout is not None
        with self._lock:
            self._deadline, self._gone = time.monotonic() + wall_seconds + _GRACE, gone
        _watched(self)
        try:
            body = received(self._process.stdout, _LONGEST)
        finally:
            with self._lock:
                self._deadline = self._gone = None
            _unwatched(self)
        try:
            return self._why() if body is None else record_of(body)
        except Exception:  # a hijacked reader can send anything
            _LOG.exception("a reader's answer cannot be understood")
            self.end()
            return "failed"

    def look(self) -> None:
        """End the process if its time is over or nobody waits for it; called by the thread that watches."""
        with self._lock:
            if self._deadline is None or self._gone is None:
                return
            if time.monotonic() > self._deadline:
                self._ended_for = "wall"
            elif self._gone():
                self._ended_for = "gone"
            else:
                return
            self._process.kill()

    def end(self) -> None:
        """End the process, also in the middle of its work."""
        self._process.kill()
        self._process.wait()
        self._let_go()

    def _why(self) -> Ended:
        """Why the process ended, which it has or is about to."""
        try:
            code = self._process.wait(_GRACE)
        except subprocess.TimeoutExpired:  # it closed its output, or says what is no record
            code = 1
        self.end()
        if self._ended_for is not None:
            return self._ended_for
        if bounds.TIMERS and code in (-signal.SIGPROF, -signal.SIGALRM):
            return "cpu" if code == -signal.SIGPROF else "wall"
        if code == bounds.OUT_OF_MEMORY or (os.name == "posix" and code == -signal.SIGKILL):
            return "memory"  # the system itself ends by SIGKILL what takes too much
        return "failed"

    def _let_go(self) -> None:
        for stream in (self._process.stdin, self._process.stdout) if hasattr(self, "_process") else ():
            try:
                if stream is not None:
                    stream.close()
            except OSError:
                pass  # what was not written yet has no reader any more
        if self._life >= 0:
            os.close(self._life)
            self._life = -1


_waiting: list[ReaderProcess] = []
_at_work: set[ReaderProcess] = set()
_state = threading.Condition()
_watching: list[threading.Thread] = []


def borrowed() -> ReaderProcess:
    """A reader that nobody else has: one that waits, or a new one."""
    with _state:
        while _waiting:
            reader = _waiting.pop()
            if reader.alive:
                return reader
            reader.end()
    return ReaderProcess()


def given_back(reader: ReaderProcess) -> None:
    """Keep a reader that behaved for the next file, if not enough wait already."""
    with _state:
        if len(_waiting) < _KEPT:
            reader.waited = True
            _waiting.append(reader)
            return
    reader.end()


def end_all() -> None:
    """End the readers that wait. Those at work are ended by their callers."""
    with _state:
        ending, _waiting[:] = list(_waiting), []
    for reader in ending:
        reader.end()


def _watched(reader: ReaderProcess) -> None:
    with _state:
        _at_work.add(reader)
        if not _watching:
            thread = threading.Thread(target=_watch, name="readers", daemon=True)
            _watching.append(thread)
            thread.start()
        _state.notify_all()


def _unwatched(reader: ReaderProcess) -> None:
    with _state:
        _at_work.discard(reader)


def _watch() -> None:
    while True:
        with _state:
            while not _at_work:
                _state.wait()
            at_work = list(_at_work)
        for reader in at_work:
            try:
                reader.look()
            except Exception:  # the caller's question failed, not the reader
                _LOG.exception("a reader cannot be watched")
        time.sleep(_LOOK)


def _only_the_clock() -> None:
    _LOG.warning(
        "This system knows no limits of memory and computing for one process: only the time is limited."
    )


def _forget() -> None:
    """After a fork the readers are the other process's."""
    global _state
    _state = threading.Condition()
    _waiting.clear()
    _at_work.clear()
    _watching.clear()


atexit.register(end_all)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
