"""Whether the scorer's memory stays flat: paragraphs scored one after another in a fresh process."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path

from detente.scoring.axes import score

_READINGS = 10


@dataclass(frozen=True, slots=True)
class MemoryUse:
    """Peak memory of a scoring process, in MB (10⁶ bytes).

    At `readings` equal steps on the way to `n` paragraphs, the last at the end.

    `before`: after a tenth of a step, when lexicon and caches are there.
    """

    n: int
    before: float
    readings: tuple[float, ...]


def measure_memory(texts: Sequence[str], paragraphs: int) -> MemoryUse:
    """Score `paragraphs` texts, each made new by its number so that no cache of results could help, and
    read the peak memory.

    Runs in a process of its own, for a peak is never given back. Raises ValueError for fewer than a hundred
    paragraphs.
    """
    if paragraphs < 10 * _READINGS:
        raise ValueError(f"Memory is read over {10 * _READINGS} paragraphs at least.")
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
        return alone.submit(_scored, tuple(texts), paragraphs).result()


def _scored(texts: tuple[str, ...], paragraphs: int) -> MemoryUse:
    step, before, readings = paragraphs // _READINGS, 0.0, []
    for done, text in enumerate(islice(cycle(texts), step * _READINGS), 1):
        score(f"{text} {done}").cues  # noqa: B018  # read with its evidence
        if done == step // 10:
            before = peak()
        if not done % step:
            readings.append(peak())
    return MemoryUse(step * _READINGS, before, tuple(readings))


def peak() -> float:
    """The most memory that this process has held, in MB (10⁶ bytes).

    On Linux `ru_maxrss` would begin with that of the process it came from.
    """
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("VmHWM"))
    import resource  # not there on Windows, where everything else of the evaluation runs

    return (
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6
    )
