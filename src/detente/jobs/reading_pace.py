"""When somebody last asked this server for a page: work that nobody waits for goes at half its pace then.

Worker processes give way to pages where both want one processor; what they share beside it, caches and
memory, makes pages slower all the same.
"""

from __future__ import annotations

import time
from typing import Final

_LATELY: Final = 5.0  # seconds for which somebody who opened a page is likely to open another
_asked: list[float] = []  # the last time, once there was one


def asked() -> None:
    """Note that a page is asked for."""
    _asked[:] = [time.monotonic()]


def read_now() -> bool:
    """Whether a page was asked for a moment ago."""
    return bool(_asked) and time.monotonic() - _asked[0] < _LATELY
