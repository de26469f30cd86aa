"""Reading a publisher's file in a process of its own, which ends when it takes too much time or memory."""

from __future__ import annotations

import io
import json
import pickle
import subprocess
import sys
from typing import Any

from detente.figures.definitions import Edition
from detente.figures.importing.import_result import Imported, ImportRefusedError
from detente.figures.series import Cell
from detente.intake.isolation import bounds
from detente.intake.limits import DEFAULT, Limits

_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from detente.figures.importing.isolated_import import main; main()"
)
_GRACE = 5.0  # seconds for the process to start and to end by itself
_RECORDS = {(known.__module__, known.__qualname__): known for known in (Imported, Edition, Cell)}


class _Records(pickle.Unpickler):
    """A hijacked reader can send anything; only an edition with its cells is made of it."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _RECORDS:
            raise pickle.UnpicklingError(f"{module}.{name} is no record")
        return _RECORDS[module, name]


def read_isolated(
    data: bytes, *, edition: str | None = None, measure: str | None = None, limits: Limits = DEFAULT
) -> Imported:
    """`recognising.read_file` in a process of its own, within the limits of uploads.

    Args:
        data: The bytes of a workbook, a csv file or a dataset.
        edition: When it was published (YYYY-MM), for a file that does not say.
        measure: A code of measures.csv, for a table without a title.
        limits: Bytes, rows, computing, time and memory.

    Returns:
        The edition with its cells.

    Raises:
        ImportRefusedError: With sheet, row and reason; also where the process ends, or is ended, before it
            answers.
    """
    if len(data) > limits.file_bytes:
        raise ImportRefusedError(
            f"The file has {len(data) / 1e6:,.0f} MB; at most {limits.file_bytes / 1e6:,.0f} MB are read."
        )
    try:
        done = subprocess.run(
            [sys.executable, "-c", _START, json.dumps(sys.path)],
            input=pickle.dumps((data, edition, measure, limits)),
            stdout=subprocess.PIPE,
            timeout=limits.wall_seconds + _GRACE,
            check=False,
        )
        answer = _Records(io.BytesIO(done.stdout)).load()
    except (subprocess.TimeoutExpired, OSError, EOFError, pickle.UnpicklingError):
        answer = None
    if isinstance(answer, Imported):
        return answer
    if isinstance(answer, tuple):
        raise ImportRefusedError(*answer)
    raise ImportRefusedError(
        "Reading it takes more time or memory than is allowed, or ended early; bring a smaller file."
    )


def main() -> None:
    """What the process does: read one file from standard input, answer on standard output."""
    from detente.figures.importing.recognising import read_file

    data, edition, measure, limits = pickle.loads(sys.stdin.buffer.read())
    bounds.bound_memory(limits.memory_bytes)
    bounds.start_timers(limits.cpu_seconds, limits.wall_seconds)
    answer: Imported | tuple[str, str | None, int | None, str | None]
    try:
        answer = read_file(data, edition=edition, measure=measure, limits=limits)
    except ImportRefusedError as refused:
        answer = (refused.reason, refused.sheet, refused.row, refused.needs)
    except MemoryError:
        answer = ("Reading it takes more memory than is allowed; bring a smaller file.", None, None, None)
    sys.stdout.buffer.write(pickle.dumps(answer))
    sys.stdout.buffer.flush()
