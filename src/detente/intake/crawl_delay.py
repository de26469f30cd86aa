"""The delay owed to the sites that are visited: one visit at a time to a host, and a pause after it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from detente.records import DetenteError

_REMEMBERED = 1_000  # hosts; the oldest are forgotten, which costs at most one pause


class CrawlDelay:
    """Visits to hosts, shared by all sessions of this process. `pause` and `patience` in seconds."""

    def __init__(self, pause: float = 1.0, patience: float = 120.0) -> None:
        self.pause = pause
        self.patience = patience
        self._changed = threading.Condition()
        self._busy: set[str] = set()
        self._left: dict[str, float] = {}

    @contextmanager
    def visit(self, host: str) -> Iterator[None]:
        """Wait until nobody else is at the host and the pause is over, at most `patience`.

        Raises DetenteError where the wait would be longer.
        """
        late = time.monotonic() + self.patience
        with self._changed:
            while (wait := self._wait(host)) > 0:
                if time.monotonic() + (0 if host in self._busy else wait) > late:
                    raise DetenteError(f"{host} is being visited by others here; try again in a minute.")
                self._changed.wait(min(wait, max(late - time.monotonic(), 0.01)))
            self._busy.add(host)
        try:
            yield
        finally:
            with self._changed:
                self._busy.discard(host)
                self._left.pop(host, None)
                self._left[host] = time.monotonic()
                while len(self._left) > _REMEMBERED:
                    del self._left[next(iter(self._left))]
                self._changed.notify_all()

    def _wait(self, host: str) -> float:
        if host in self._busy:
            return self.patience
        return self._left.get(host, float("-inf")) + self.pause - time.monotonic()
