"""How often one visitor may ask for work that costs the server much: uploads read, addresses fetched.

Counted in this process, for as long as it lives: a limit against haste and loops, not against theft.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from typing import Final, Literal

from detente.intake.limits import Limits
from detente.records import DetenteError

Work = Literal["uploads", "addresses"]

HOUR: Final = 3_600.0  # seconds
_MOST_KNOWN: Final = 10_000  # visitors who are remembered; who was not seen for longest is forgotten
_ASKED: Final[dict[Work, str]] = {"uploads": "Files were read", "addresses": "Addresses were fetched"}


class RateLimits:
    """Counts what each visitor asked for in the last hour."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with nobody known.

        Args:
            clock: Seconds that never go back.
        """
        self._clock = clock
        self._lock = threading.Lock()
        self._asked: OrderedDict[tuple[Work, str], deque[float]] = OrderedDict()

    def take(self, work: Work, visitor: str, limits: Limits) -> None:
        """Count one more, or refuse it.

        Args:
            work: What is asked for.
            visitor: Who asks: a name where somebody signed in, an address or a session otherwise.
            limits: In force; `uploads_hour` and `addresses_hour`.

        Raises:
            DetenteError: That was the limit; the sentence says when it goes on.
        """
        most = limits.uploads_hour if work == "uploads" else limits.addresses_hour
        with self._lock:
            now = self._clock()
            times = self._asked.setdefault((work, visitor), deque())
            self._asked.move_to_end((work, visitor))
            while times and now - times[0] >= HOUR:
                times.popleft()
            if len(times) >= most:
                minutes = max(1, round((HOUR - (now - times[0])) / 60))
                raise DetenteError(
                    f"{_ASKED[work]} for you {most:,} times in the last hour, which is the limit of this "
                    f"server; go on in {minutes} min, or use “detente add” on the server for many at once."
                )
            times.append(now)
            while len(self._asked) > _MOST_KNOWN:
                self._asked.popitem(last=False)


SERVER: Final = RateLimits()  # of this process
