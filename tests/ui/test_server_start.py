"""`detente serve` opens its own first page, so that the first visitor waits for nothing."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.new_library import new_library

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_a_server_makes_itself_ready(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = new_library(tmp_path / "own.db")
    log = tmp_path / "log.txt"
    command = [sys.executable, "-m", "detente.cli", "serve", "--server.port", str(port)]
    with log.open("w") as said:
        server = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "DETENTE_DATABASE_URL": address, "DETENTE_READERS": "rules"},
            stdout=said,
            stderr=subprocess.STDOUT,
        )
    try:
        until = time.monotonic() + 120
        while "Ready for visitors" not in log.read_text() and time.monotonic() < until:
            assert server.poll() is None, log.read_text()
            time.sleep(0.2)
    finally:
        server.terminate()
        server.wait()
    assert re.search(r"Ready for visitors after \d+\.\d s", log.read_text()), log.read_text()
    assert "could not be made ready" not in log.read_text()
