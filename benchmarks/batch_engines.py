"""A batch in one process, in two, and on a Dask cluster of two workers of which one is killed on the way.

Run: python benchmarks/batch_engines.py [--paragraphs 400000] [--portion 100]

Each makes partitions of the same invented articles (`detente demo`); the script stops where their digests are
not the same, where an article is missing or double, or where the worker was not killed before the end. Wall
clock says how much quicker two are; on a machine that others use, only processor seconds say anything.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.demo.corpus import articles

WORKERS = 2


@dataclass(frozen=True)
class Run:
    """What a run made, and what it took: seconds of wall clock, and of all its processes' processors."""

    name: str
    made: dict[str, object]
    wall: float
    work: float

    @property
    def paragraphs(self) -> int:
        return int(self.made["rows"]["paragraph"])  # type: ignore[index]


def write(file: Path, paragraphs: int) -> int:
    """Invented articles as lines of JSON; how many there are."""
    number = 0
    with file.open("w", encoding="utf-8") as lines:
        for one in articles(paragraphs):
            number += 1
            text = "\n\n".join(said for _, said in one.body)
            published = one.document.published
            record = {"title": one.document.title, "text": text, "outlet": one.document.outlet}
            record |= {"date": published.isoformat()} if published else {}
            lines.write(json.dumps(record) + "\n")
    return number


def batch(name: str, given: Path, out: Path, portion: int, *options: str, beside: Sequence[int] = ()) -> Run:
    """One `detente batch`; `beside` are processes that work for it, which are ended with it."""
    command = [sys.executable, "-m", "detente.cli", "batch", str(given), "--out", str(out), "--json"]
    began = time.monotonic()
    driver = subprocess.Popen(
        [*command, "--portion", str(portion), *options], stdout=subprocess.PIPE, text=True
    )
    if beside:
        killed_midway(beside[-1], out, driver)
    said = driver.communicate()[0]
    wall = time.monotonic() - began
    if driver.returncode:
        raise SystemExit(f"{name} failed")
    for process in beside:
        try:
            os.kill(process, signal.SIGTERM)
        except ProcessLookupError:
            continue
    return Run(name, json.loads(said), wall, 0)


def killed_midway(process: int, out: Path, driver: subprocess.Popen[str]) -> None:
    """Kill a worker when some portions are staged."""
    while len(list(out.glob("staging/*/*"))) < WORKERS:
        if driver.poll() is not None:
            raise SystemExit("The batch was over before a worker could be killed: give it more paragraphs.")
        time.sleep(0.05)
    os.kill(process, signal.SIGKILL)


def dask(given: Path, out: Path, portion: int, kill: bool) -> Run:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    module = [sys.executable, "-m"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    commands = [
        [*module, "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port)],
        *[[*module, "distributed.cli.dask_worker", address, "--no-nanny", "--nthreads", "1"]] * WORKERS,
    ]
    started = [subprocess.Popen([*command, "--no-dashboard"], **quiet) for command in commands]  # type: ignore[call-overload]
    name = f"Dask, {WORKERS} workers" + (", one killed" if kill else "")
    beside = [one.pid for one in started] if kill else ()
    try:
        return batch(name, given, out, portion, "--scheduler", address, beside=beside)
    finally:
        for one in started:
            one.terminate()
            one.wait()


def worked() -> float:
    """Processor seconds of all processes that this one has started and seen end."""
    spent = os.times()
    return spent.children_user + spent.children_system


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--paragraphs", type=int, default=400_000)
    parser.add_argument("--portion", type=int, default=100)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "articles.jsonl"
        number = write(given, options.paragraphs)
        runs: list[Run] = []
        for place, make in enumerate(
            (
                lambda out: batch("one process", given, out, options.portion),
                lambda out: batch(
                    f"{WORKERS} processes", given, out, options.portion, "--workers", str(WORKERS)
                ),
                lambda out: dask(given, out, options.portion, kill=False),
                lambda out: dask(given, out, options.portion, kill=True),
            )
        ):
            before = worked()
            run = make(Path(folder) / str(place))
            runs.append(Run(run.name, run.made, run.wall, worked() - before))
        first = runs[0]
        for run in runs:
            if run.made["digest"] != first.made["digest"] or run.made["rows"]["article"] > number:  # type: ignore[index]
                raise SystemExit(f"{run.name}: not what one process makes")
        print(
            f"{number:,} articles, {first.paragraphs:,} paragraphs; "
            f"all digests {str(first.made['digest'])[:12]}"
        )
        print("| engine | wall s | paragraphs/s | times one process | CPU s | CPU: times one process |")
        print("|---|---|---|---|---|---|")
        for run in runs:
            print(
                f"| {run.name} | {run.wall:.1f} | {run.paragraphs / run.wall:,.0f} | "
                f"{first.wall / run.wall:.2f} | {run.work:.1f} | {run.work / first.work:.2f} |"
            )


if __name__ == "__main__":
    main()
