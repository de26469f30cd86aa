"""A batch on a Dask cluster of real processes: a worker killed, the scheduler cut off, the driver killed, and
started again.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.scale_out.archive import records, write_lines

pytest.importorskip("distributed", reason="the extra scale is not installed")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name != "posix", reason="processes are ended by signals"),
]
WAIT = 600  # seconds, on a machine that others use too


def until(true: Callable[[], bool]) -> None:
    """Look ten times a second until something is so."""
    end = time.monotonic() + WAIT
    while not true():
        assert time.monotonic() < end, "it has not come about"
        time.sleep(0.1)


def started(held: ExitStack, *command: str, **options: object) -> subprocess.Popen[str]:
    env = os.environ | {"DETENTE_READERS": "rules"}
    process = held.enter_context(
        subprocess.Popen([sys.executable, *command], env=env, text=True, **options)  # type: ignore[call-overload]
    )
    held.callback(process.kill)
    return process  # type: ignore[no-any-return]


def test_nothing_is_lost_and_nothing_is_double(tmp_path: Path) -> None:
    lines = write_lines(tmp_path / "in.jsonl", records(80))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    batch = ("-m", "detente.cli", "batch", str(lines), "--portion", "4", "--json", "--out")
    out = tmp_path / "out"

    def staged() -> int:
        return len([one for one in out.glob("staging/*/*") if not one.name.endswith(".part")])

    with ExitStack() as held:

        def scheduler() -> subprocess.Popen[str]:
            command = ("-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port))
            return started(held, *command, "--no-dashboard", **quiet)

        def worker() -> subprocess.Popen[str]:
            command = ("-m", "distributed.cli.dask_worker", address, "--no-nanny", "--nthreads", "1")
            return started(held, *command, "--no-dashboard", cwd=tmp_path, **quiet)

        first, workers = scheduler(), [worker(), worker()]
        driver = started(held, *batch, str(out), "--scheduler", address, **quiet)
        until(lambda: staged() >= 2)
        workers[0].kill()
        until(lambda: staged() >= 5)
        first.send_signal(signal.SIGKILL)
        for one in workers:
            one.kill()
        first.wait()
        before = staged()
        scheduler()
        worker()
        until(lambda: staged() >= before + 3)
        driver.kill()
        driver.wait()
        assert not (out / "CURRENT").exists()
        kept = staged()
        again = started(held, *batch, str(out), "--scheduler", address, stdout=subprocess.PIPE)
        said = json.loads(again.communicate(timeout=WAIT)[0])
    serial = started(ExitStack(), *batch, str(tmp_path / "serial"), stdout=subprocess.PIPE)
    alone = json.loads(serial.communicate(timeout=WAIT)[0])
    assert said["digest"] == alone["digest"]
    assert said["rows"]["article"] == 80
    assert said["known_portions"] == kept, "what the killed driver had is not done again"
    assert said["analysed"]["portions"] == 20 - kept
