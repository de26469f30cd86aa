"""How many rows a second `detente load` writes, into SQLite and into PostgreSQL.

Run: python -m benchmarks.load_rate ARCHIVE [--only sqlite|postgres]

ARCHIVE is a folder of partitions such as `benchmarks/synthetic_archive.py` makes. Seconds are those of
processors: of the process that loads, its start included, and of a PostgreSQL server that the run starts for
itself (without waiting for the disk, as in the tests).
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from detente.store.snapshots import current


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--only", choices=("sqlite", "postgres"))
    options = parser.parse_args()
    snapshot = current(options.archive)
    if snapshot is None:
        raise SystemExit(f"{options.archive} holds no partitions.")
    rows = sum(snapshot.manifest.rows(table) for table in snapshot.manifest.tables)
    print(
        "| loaded into | rows | s of the loader | rows a second | s of the server | rows a second of both |"
    )
    print("|---|---|---|---|---|---|")
    if options.only != "postgres":
        with tempfile.TemporaryDirectory() as folder:
            loader = loaded(options.archive, f"sqlite:///{folder}/library.db")
        print(f"| SQLite | {rows:,} | {loader:.1f} | {rows / loader:,.0f} | | {rows / loader:,.0f} |")
    if options.only != "sqlite":
        from tests.store.databases import server

        with server() as running:
            address, before = running.new(), of_postgres()
            loader, done = loaded(options.archive, address), of_postgres() - before
        print(
            f"| PostgreSQL | {rows:,} | {loader:.1f} | {rows / loader:,.0f} | {done:.1f} | "
            f"{rows / (loader + done):,.0f} |"
        )


def loaded(archive: Path, address: str) -> float:
    """Load in a process of its own; its seconds of processors."""
    before = spent()
    command = [sys.executable, "-m", "detente.cli", "load", str(archive), "--database", address]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return spent() - before


def spent() -> float:
    """Seconds of processors of the children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def of_postgres() -> float:
    """Seconds of processors of all PostgreSQL processes on this machine, those that have ended included."""
    found = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = stat.read_text().partition("(")[2].rpartition(")")
        except OSError:
            continue
        if name.startswith("postgres"):
            fields = rest.split()
            found += sum(map(int, fields[11:15]))  # its own, and of its children that have ended
    return found / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
