"""What a worker process does before its first work: it gives way to pages and watches the process above."""

from __future__ import annotations

import os
import time
from threading import Thread

_POLITENESS = 10  # steps of `nice`: a tenth of a processor that a page wants too, all of one that is free
_EVERY = 2  # seconds between two looks at the process above


def begin(above: int, serving: bool) -> None:
    """Let pages go first, and end when the process that started this one is gone, also where it was killed.

    Who opens a page waits for it; who uploads looks on.

    Args:
        above: Number of the process that started this one.
        serving: Whether pages wait for that process.
    """
    if os.name != "posix":
        return
    if serving:
        os.nice(_POLITENESS)
    Thread(target=_watch, args=(above,), name="watching the process above", daemon=True).start()


def _watch(above: int) -> None:
    while os.getppid() == above:
        time.sleep(_EVERY)
    os._exit(0)
