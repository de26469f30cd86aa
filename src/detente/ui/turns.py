"""Turns: a server draws one page at a time, and what is seen first before what stands below the window.

Python runs one thread at a time. Two pages of a tenth of a second that are drawn at once are both there
after two tenths; drawn in turn, one is there after one tenth and the other is no later. Who takes long,
perhaps because it waits for something, keeps nobody: others are drawn beside it then (decision 0045).
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from heapq import heapify, heappush
from threading import Condition
from typing import Final

_LONG: Final = 0.5  # seconds after which a page that is drawn keeps nobody any more
_HEAD_START: Final = 1.0  # seconds that parts of pages let whole pages go before them


class Turns:
    """Who is drawn, and who waits for that.

    Args:
        long: Seconds after which who has the turn keeps nobody any more.
    """

    def __init__(self, long: float = _LONG) -> None:
        self._long = long
        self._changed = Condition()
        self._waiting: list[tuple[float, int]] = []
        self._numbers = itertools.count()
        self._taken: float | None = None  # since when

    @contextmanager
    def turn(self, head_start: float = 0.0) -> Iterator[None]:
        """Wait for a turn, and have it within.

        Args:
            head_start: Seconds that others who come later may go before.
        """
        own = self._wait(head_start)
        try:
            yield
        finally:
            if own:
                with self._changed:
                    self._taken = None
                    self._changed.notify_all()

    def rest(self, seconds: float) -> None:
        """Do nothing for a while, but no longer than nobody waits for a turn.

        Args:
            seconds: The while.
        """
        with self._changed:
            self._changed.wait_for(lambda: bool(self._waiting), seconds)

    def _wait(self, head_start: float) -> bool:
        """Whether the turn is one's own; where another has had it for long, it is not."""
        with self._changed:
            place = (time.monotonic() + head_start, next(self._numbers))
            heappush(self._waiting, place)
            self._changed.notify_all()
            try:
                while self._taken is not None or self._waiting[0] != place:
                    left = None
                    if self._taken is not None:
                        left = self._taken + self._long - time.monotonic()
                        if left <= 0:
                            return False
                    self._changed.wait(left)
                self._taken = time.monotonic()
                return True
            finally:
                self._waiting.remove(place)
                heapify(self._waiting)


_TURNS = Turns()
rest = _TURNS.rest
_drawing: ContextVar[bool] = ContextVar("drawing", default=False)


@contextmanager
def turn(*, whole: bool) -> Iterator[None]:
    """Have this server's turn within; who has it already, has it still.

    Args:
        whole: Whether a whole page is drawn, not a part of one that stands already.
    """
    if _drawing.get():
        yield
        return
    before = _drawing.set(True)
    try:
        with _TURNS.turn(0.0 if whole else _HEAD_START):
            yield
    finally:
        _drawing.reset(before)
