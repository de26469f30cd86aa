"""Scoring a library anew while people read it: one worker, which can be stopped and goes on where it stopped."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Engine

from detente.records import Analysis, Document
from detente.store.lexicons import made_otherwise, rescored

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: `left` of `total` articles; `trouble` is the sentence of what ended it early."""

    version: str
    total: int
    left: int
    running: bool
    trouble: str = ""


class Rescoring:
    """At most one run at a time. Every article is a transaction of its own, so that stopping loses nothing.

    `progress` is None until the first `start`: a server that has just been started has not begun yet.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._halt = threading.Event()
        self._thread: threading.Thread | None = None
        self._progress: Progress | None = None

    @property
    def progress(self) -> Progress | None:
        """The state of the present run, or of the last one."""
        return self._progress

    def start(self, engine: Engine, version: str, analyse: Callable[[Document], Analysis]) -> None:
        """Score anew every article made with another version than this; a run in progress is ended first.

        `analyse` is called in another thread, and must give results of `version`.
        """
        with self._lock:
            self._end()
            waiting = len(made_otherwise(engine, version))
            self._progress = Progress(version, waiting, waiting, running=waiting > 0)
            if waiting:
                self._halt.clear()
                self._thread = threading.Thread(
                    target=self._run, args=(engine, version, analyse), name="rescoring", daemon=True
                )
                self._thread.start()

    def stop(self) -> None:
        """End the run after the article in hand, and wait for that."""
        with self._lock:
            self._end()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until the run is over; False if it still goes on after so many seconds."""
        thread = self._thread
        if thread is not None:
            thread.join(seconds)
        return thread is None or not thread.is_alive()

    def _end(self) -> None:
        self._halt.set()
        self.wait()
        self._thread = None

    def _run(self, engine: Engine, version: str, analyse: Callable[[Document], Analysis]) -> None:
        assert self._progress is not None
        total = left = self._progress.total
        trouble = ""
        try:
            for left in rescored(engine, version, analyse):
                self._progress = Progress(version, total, left, running=True)
                if self._halt.is_set():
                    break
        except Exception as error:  # whatever it is, the readers are told and the log has all of it
            _log.exception("Scoring anew stopped")
            trouble = f"Scoring anew stopped ({type(error).__name__}); the log of the server says more."
        self._progress = Progress(version, total, left, running=False, trouble=trouble)
