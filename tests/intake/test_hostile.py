"""Hostile and broken files: always documents or problems, nothing written, memory under 1 GB."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.intake.hostile import hostile_files

MEMORY = 1_000  # MB (10⁶ bytes)
# Reads every file in a process of its own whose memory is bounded, in a folder that must stay as it was.
READ_ALL = """
import json, logging, resource, sys, time
sys.path.insert(0, sys.argv[1])
resource.setrlimit(resource.RLIMIT_DATA, (2_000_000_000, 2_000_000_000))
logging.disable(logging.CRITICAL)
from detente.intake.opening import open_file
from tests.intake.hostile import hostile_files
wrong, slowest, files = [], (0.0, ""), 0
for name, data in hostile_files():
    begin = time.perf_counter()
    pieces = list(open_file(data, name))
    files += 1
    slowest = max(slowest, (time.perf_counter() - begin, name))
    if not pieces or any((p.reading.document is None) == (p.reading.problem is None) for p in pieces):
        wrong.append(name)
    if any(p.reading.document and "root:" in str(p.reading.document) for p in pieces):
        wrong.append(name + " gave away a file of the machine")
from detente.evaluate.memory_use import peak
from detente.intake.isolation.reader_processes import end_all
end_all()
readers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
print(json.dumps({"files": files, "wrong": wrong, "peak": max(peak(), readers), "slowest": slowest}))
"""


def test_there_are_two_hundred_of_them() -> None:
    names = [name for name, _ in hostile_files()]
    assert len(names) >= 200 and len(set(names)) == len(names)


@pytest.mark.slow
def test_all_give_documents_or_problems_within_a_gigabyte_and_write_nothing(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    folder = tmp_path / "inside" / "deep"
    folder.mkdir(parents=True)
    done = subprocess.run(
        [sys.executable, "-c", READ_ALL, str(root)], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    found = json.loads(done.stdout)
    assert found["files"] >= 200 and found["wrong"] == []
    assert found["peak"] < MEMORY
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
