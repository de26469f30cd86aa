"""What a process may use while it reads one file, kept by the system itself: no code that runs can pass it
over.

Computing and time are interval timers whose signals end a process at once (POSIX). Memory is a limit of the
system on Linux; elsewhere, and where the process that asked is gone, a thread of the reader looks. Windows
knows none of these: there only the process that asked keeps the time.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

resource: Any
try:
    resource = import_module("resource")
except ImportError:  # Windows
    resource = None

OUT_OF_MEMORY = 70  # the exit code of a reader that took too much memory; any other means something else
TIMERS = hasattr(signal, "setitimer")
_LOOK = 0.2  # seconds between two looks at the memory
_PEAK_UNIT = {"darwin": 1}.get(sys.platform, 1024)  # bytes in which a system says the peak
_LINUX = sys.platform.startswith("linux")


def bound_memory(most: int) -> None:
    """Let this process have only so much memory from now on; asking for more is a MemoryError (Linux).

    Args:
        most: Bytes.
    """
    if resource is not None and _LINUX:
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


def start_timers(cpu_seconds: float, wall_seconds: float) -> None:
    """End this process after so much computing (SIGPROF) or time (SIGALRM), counted from now.

    Args:
        cpu_seconds: Of computing.
        wall_seconds: Of time.
    """
    if TIMERS:
        signal.setitimer(signal.ITIMER_PROF, cpu_seconds)
        signal.setitimer(signal.ITIMER_REAL, wall_seconds)


def stop_timers() -> None:
    """Count neither CPU time nor wall time."""
    if TIMERS:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


def peak() -> int:
    """The most memory that this process had at any time, in bytes; 0 where the system does not say."""
    with suppress(OSError, ValueError, IndexError):
        # What getrusage says on Linux includes the memory of the process that started this one.
        return int(Path("/proc/self/status").read_text().split("VmHWM:", 1)[1].split()[0]) * 1024
    if resource is None:
        return 0
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) * _PEAK_UNIT


def end_with(lifeline: int, most_memory: list[int]) -> None:
    """End this process when the one that asked is gone, or (not on Linux) when it has taken too much memory.

    Args:
        lifeline: The reading end of a pipe whose other end only the process that asked has: it closes when
        that ends.
        most_memory: One number, the bytes that may be taken at present; changing the limit changes it
        here.
    """
    if _LINUX:
        # A regular expression holds Python's lock for as long as it runs; the signal needs no lock.
        import fcntl

        fcntl.fcntl(lifeline, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(lifeline, fcntl.F_SETFL, fcntl.fcntl(lifeline, fcntl.F_GETFL) | os.O_ASYNC)
    threading.Thread(target=_look, args=(lifeline, most_memory), daemon=True).start()


def _look(lifeline: int, most_memory: list[int]) -> None:
    import select

    with suppress(OSError):
        while not select.select([lifeline], [], [], None if _LINUX else _LOOK)[0]:
            if peak() > most_memory[0]:
                os._exit(OUT_OF_MEMORY)
    os._exit(0)
