"""A copy has its name only when it is whole, and a killed process's part is swept away by the next."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from detente.store.atomic_files import atomic_file, sweep
from detente.store.engine import open_store

_STAYS = """
import sys, time
from pathlib import Path
from detente.store.atomic_files import atomic_file
with atomic_file(Path(sys.argv[1])) as target:
    target.execute("CREATE TABLE t (x)")
    target.commit()
    print("writing", flush=True)
    time.sleep(60)
"""


def parts(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir() if ".part" in file.name]


def test_it_is_whole_or_not_there(tmp_path: Path) -> None:
    file = tmp_path / "copy.db"
    with pytest.raises(ValueError, match="stop"), atomic_file(file) as target:
        target.execute("CREATE TABLE t (x)")
        assert not file.exists()
        raise ValueError("stop")
    assert list(tmp_path.iterdir()) == []
    with atomic_file(file) as target:
        target.execute("CREATE TABLE t (x)")
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT count(*) FROM t").fetchone() == (0,)
    assert [each.name for each in tmp_path.iterdir()] == ["copy.db"]


def test_a_killed_process_leaves_a_part_that_the_next_sweeps_and_a_living_one_keeps_its_own(
    tmp_path: Path,
) -> None:
    file = tmp_path / "copy.db"
    process = subprocess.Popen([sys.executable, "-c", _STAYS, str(file)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None and process.stdout.readline() == "writing\n"
    sweep(tmp_path)
    assert len([name for name in parts(tmp_path) if name.endswith(".part")]) == 1, "somebody is writing it"
    process.send_signal(signal.SIGKILL)
    process.wait(30)
    assert parts(tmp_path) and not file.exists()
    with atomic_file(tmp_path / "another.db") as target:
        target.execute("CREATE TABLE t (x)")
    assert [each.name for each in tmp_path.iterdir()] == ["another.db"]


def test_parts_of_others_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "download.part").write_bytes(b"x")
    (tmp_path / ".hidden.part").write_bytes(b"x")
    sweep(tmp_path)
    assert len(parts(tmp_path)) == 2


def test_a_backup_that_is_ended_by_the_system_leaves_nothing(tmp_path: Path) -> None:
    library, copies = tmp_path / "library" / "store.db", tmp_path / "copies"
    copies.mkdir()
    open_store(f"sqlite:///{library}").dispose()
    code = (
        "import sys, time\n"
        "from detente.store import backup\n"
        "def slowly(*given):\n    print('checking', flush=True)\n    time.sleep(60)\n"
        "backup._checked = slowly\n"
        "from detente.cli import main\n"
        f"sys.exit(main(['backup', {str(copies / 'copy.db')!r}]))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        text=True,
        env={"DETENTE_DATABASE_URL": f"sqlite:///{library}", "PYTHONPATH": ":".join(sys.path)},
    )
    assert process.stdout is not None and process.stdout.readline() == "checking\n"
    time.sleep(0.1)
    process.send_signal(signal.SIGTERM)
    assert process.wait(30) != 0
    assert list(copies.iterdir()) == []
