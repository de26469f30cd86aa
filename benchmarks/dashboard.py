"""The dashboard on a library, started as `streamlit run app.py` is, for as long as it is measured."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

READY = b"Ready for visitors"  # what `detente serve` says once it has opened the first page
PATIENCE = 300  # seconds until it must have said so
ROOT = Path(__file__).resolve().parents[1]


def address_of(library: Path) -> str:
    """The address of a SQLite file, or of a folder of partitions."""
    return f"{'parquet' if library.is_dir() else 'sqlite'}:///{library}"


@contextmanager
def served(
    library: Path, script: Path | None = None, *, ready: bool = False, tree: Path = ROOT
) -> Iterator[tuple[int, int]]:
    """A server on a library, ready to be visited: its port and its process id.

    `library` is a SQLite file, or a folder of partitions; `script` another one than the dashboard's. With
    `ready` it is started by `detente serve`, which opens the first page itself, and waited for; else by
    `streamlit run`. `tree` is the checkout that is run.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    environment = {
        **os.environ,
        "DETENTE_DATABASE_URL": address_of(library),
        "PYTHONPATH": str(tree / "src"),
    }
    command = [
        sys.executable,
        "-m",
        *(("detente.cli", "serve") if ready else ("streamlit", "run", str(script or "app.py"))),
        "--server.port",
        str(port),
        "--server.headless",
        "true",
        "--server.enableCORS",
        "false",
        "--server.enableXsrfProtection",
        "false",
    ]
    said = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the server
    process = subprocess.Popen(command, cwd=tree, env=environment, stdout=said, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        until = time.monotonic() + PATIENCE
        while ready and READY not in _read(said):
            if process.poll() is not None or time.monotonic() > until:
                raise SystemExit(f"The server of {library} did not become ready.")
            time.sleep(0.1)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait()
        said.close()


def _read(said: IO[bytes]) -> bytes:
    """What a server has said so far; its own place in the file stays where it is."""
    return os.pread(said.fileno(), os.fstat(said.fileno()).st_size, 0)
