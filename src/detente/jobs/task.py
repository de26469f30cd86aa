"""Work in a thread of its own: how far it is, a way to stop it, and what ended it early."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from detente.records import DetenteError

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total`, and what is in hand."""

    done: int = 0
    total: int = 0
    what: str = ""

    @property
    def share(self) -> float:
        """0 to 1."""
        return min(1.0, self.done / self.total) if self.total else 0.0


class Task:
    """Work that goes on while pages are drawn. It asks `halted` between two articles, and tells how far it is.

    The thread ends with the process: whatever is stored is stored in whole transactions.
    """

    def __init__(self, name: str, work: Callable[[Task], None]) -> None:
        self.progress = Progress()
        self.trouble = ""
        self._halt = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(work,), name=name, daemon=True)
        self._thread.start()

    @property
    def running(self) -> bool:
        """Whether it still goes on."""
        return self._thread.is_alive()

    @property
    def halted(self) -> bool:
        """Whether somebody asked it to stop."""
        return self._halt.is_set()

    def halt(self) -> None:
        """Ask it to stop after what is in hand."""
        self._halt.set()

    def tell(self, done: int, total: int, what: str = "") -> None:
        """Say how far it is."""
        self.progress = Progress(done, total, what)

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until it is over; False if it still goes on after so many seconds."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self, work: Callable[[Task], None]) -> None:
        try:
            work(self)
        except DetenteError as trouble:
            self.trouble = str(trouble)
        except Exception as trouble:  # whatever it is, the reader is told and the log has all of it
            _LOG.exception("%s stopped", self._thread.name)
            self.trouble = f"It stopped early ({type(trouble).__name__}); the log of the server says more."
