"""Two hundred hostile files, each read by a process of its own within limits.

Run: python -m benchmarks.hostile_files. Asserted of each: at most 20 seconds of computing (and the wall clock
that the limits allow), at most a gigabyte, documents or problems, and no process left when all are read.
"""

from __future__ import annotations

import logging
import os
import resource
import sys
import time
from pathlib import Path

from detente.intake.isolation.reader_processes import end_all
from detente.intake.limits import DEFAULT
from detente.intake.opening import open_file

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tests.intake.hostile_kinds import many

_MOST_SECONDS, _GRACE = 20.0, 1.5  # of computing for one part of a file; starting a reader takes some
_MOST_BYTES = 1_000_000_000
_MOST_WALL = 60.0


def main() -> None:
    """Read them all, and say which took longest."""
    logging.disable(logging.CRITICAL)
    rows: list[tuple[float, float, int, str, str]] = []
    for name, data in many():
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime, time.perf_counter()
        pieces = list(open_file(data, name))
        wall = time.perf_counter() - began
        end_all()
        took = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
        stopped = sum("To read it takes more than" in (one.reading.problem or "") for one in pieces)
        assert all((one.reading.document is None) != (one.reading.problem is None) for one in pieces), name
        assert took <= (_MOST_SECONDS + _GRACE) * max(stopped, 1), f"{name}: {took:.1f} s of computing"
        assert wall <= _MOST_WALL * max(stopped, 1), f"{name}: {wall:.1f} s"
        said = next((one.reading.problem for one in pieces if one.reading.problem), "") or "read"
        rows.append((took, wall, len(data), name, said))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    assert peak <= _MOST_BYTES + 100_000_000, f"{peak / 1e6:.0f} MB"
    assert not _children(), "a process is left"
    for took, wall, size, name, said in sorted(rows, reverse=True)[:12]:
        print(f"{took:5.1f} s CPU {wall:5.1f} s {size / 1e6:6.2f} MB  {name}: {said[:90]}")
    over = sum(took > 1 for took, *_ in rows)
    print(
        f"{len(rows)} files (limit {DEFAULT.cpu_seconds:g} s), {over} over 1 s, {peak / 1e6:.0f} MB at most, "
        "no process left"
    )


def _children() -> list[str]:
    """The processes that this one started and that are still there (Linux)."""
    listed = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    return listed.read_text().split() if listed.exists() else []


if __name__ == "__main__":
    main()
