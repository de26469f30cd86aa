"""A batch in one process, in two, on a Dask cluster of two workers, and on one that is brought down midway.

Beside the cluster stand two processes that know nothing of each other, at the same time, each with half of
the articles: what the machine gives two, whose processors share caches and clocks.

Run: python benchmarks/batch_engines.py [--paragraphs 400000] [--portion 100] [--only serial --only dask …]

Each makes partitions of the same invented articles (`detente demo`). In the last run a worker is killed, then
the scheduler and the other worker, then, with new ones, the driver, which is started again. The script stops
where the digests are not the same, where an article is missing or double, or where something was not killed
before the end. Wall clock says how much quicker two are; on a machine that others use, only processor seconds
say anything.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from detente.demo.corpus import articles

WORKERS = 2
LEAST = 0.9  # of so many times the rate of one process
ENGINES = ("serial", "apart", "processes", "dask", "brought down")


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


def command(given: Path, out: Path, portion: int, *options: str) -> list[str]:
    """A `detente batch`."""
    batch = [sys.executable, "-m", "detente.cli", "batch", str(given), "--out", str(out), "--json"]
    return [*batch, "--portion", str(portion), *options]


def run(name: str, batch: list[str]) -> Run:
    """A batch from its beginning to its end."""
    began = time.monotonic()
    done = subprocess.run(batch, stdout=subprocess.PIPE, text=True)
    wall = time.monotonic() - began
    if done.returncode:
        raise SystemExit(f"{name} failed")
    return Run(name, json.loads(done.stdout), wall, 0)


class Cluster:
    """A scheduler and its workers on this machine."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{self.port}"
        self.processes: list[subprocess.Popen[bytes]] = []

    def start(self) -> Cluster:
        """Start the scheduler, and the workers."""
        self._start("dask_scheduler", "--host", "127.0.0.1", "--port", str(self.port))
        for _ in range(WORKERS):
            self._start("dask_worker", self.address, "--no-nanny", "--nthreads", "1")
        return self

    def _start(self, program: str, *options: str) -> None:
        line = [sys.executable, "-m", f"distributed.cli.{program}", *options, "--no-dashboard"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.processes.append(subprocess.Popen(line, **quiet))  # type: ignore[call-overload]

    def kill(self, first: int, last: int | None = None) -> None:
        """Kill some of the processes: the scheduler is the first."""
        for one in self.processes[first:last]:
            one.kill()
            one.wait()
        del self.processes[first:last]

    def __enter__(self) -> Cluster:
        return self.start()

    def __exit__(self, *_: object) -> None:
        for one in reversed(self.processes):
            one.terminate()
            one.wait()


def dask(given: Path, out: Path, portion: int) -> Run:
    with Cluster() as cluster:
        return run(f"Dask, {WORKERS} workers", command(given, out, portion, "--scheduler", cluster.address))


def apart(given: Path, out: Path, portion: int) -> Run:
    """Two batches at the same time, each of every other article; what they made is not one archive."""
    halves = [given.with_name(f"half{number}.jsonl") for number in range(WORKERS)]
    lines = given.read_text(encoding="utf-8").splitlines(keepends=True)
    for number, half in enumerate(halves):
        half.write_text("".join(lines[number::WORKERS]), encoding="utf-8")
    began = time.monotonic()
    batches = [
        subprocess.Popen(command(half, out / half.stem, portion), stdout=subprocess.PIPE, text=True)
        for half in halves
    ]
    made = [json.loads(batch.communicate()[0]) for batch in batches]
    rows = {table: sum(int(one["rows"][table]) for one in made) for table in made[0]["rows"]}
    return Run(f"{WORKERS} processes apart", {"rows": rows}, time.monotonic() - began, 0)


def brought_down(given: Path, out: Path, portion: int, portions: int) -> Run:
    """A batch whose processes are killed, all of them: at a tenth, three and five tenths of the portions."""

    def until(part: float) -> None:
        while (
            len([one for one in out.glob("staging/*/*") if not one.name.endswith(".part")]) < part * portions
        ):
            if driver.poll() is not None:
                raise SystemExit(
                    "The batch was over before something could be killed: give it more paragraphs."
                )
            time.sleep(0.05)

    with Cluster() as cluster:
        batch = command(given, out, portion, "--scheduler", cluster.address)
        began = time.monotonic()
        driver = subprocess.Popen(batch, stdout=subprocess.PIPE, text=True)
        until(0.1)
        cluster.kill(-1)
        until(0.3)
        cluster.kill(0)
        cluster.start()
        until(0.5)
        driver.kill()
        driver.communicate()
        if (out / "CURRENT").exists():
            raise SystemExit("The batch was published before its driver was killed.")
        again = run(f"Dask, {WORKERS} workers, everything killed once", batch)
        known = int(again.made["known_portions"])  # type: ignore[call-overload]
        if not portions / 3 < known < portions:
            raise SystemExit(f"{known} of {portions} portions were kept from the driver that was killed.")
        return Run(again.name, again.made, time.monotonic() - began, 0)


def worked() -> float:
    """Processor seconds of all processes that this one has started and seen end."""
    spent = os.times()
    return spent.children_user + spent.children_system


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--paragraphs", type=int, default=400_000)
    parser.add_argument("--portion", type=int, default=100)
    parser.add_argument(
        "--only", action="append", choices=ENGINES, help="may be repeated; serial always runs"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "articles.jsonl"
        number = write(given, options.paragraphs)
        portions = -(-number // options.portion)
        makers: dict[str, Callable[[Path], Run]] = {
            "serial": lambda out: run("one process", command(given, out, options.portion)),
            "apart": lambda out: apart(given, out, options.portion),
            "processes": lambda out: run(
                f"{WORKERS} processes", command(given, out, options.portion, "--workers", str(WORKERS))
            ),
            "dask": lambda out: dask(given, out, options.portion),
            "brought down": lambda out: brought_down(given, out, options.portion, portions),
        }
        print("| engine | wall s | paragraphs/s | times one process | CPU s | CPU: times one process |")
        print("|---|---|---|---|---|---|", flush=True)
        first: Run | None = None
        walls: dict[str, float] = {}
        for name in ENGINES:
            if options.only and name not in ("serial", *options.only):
                continue
            before = worked()
            made = makers[name](Path(folder) / name)
            made = replace(made, work=worked() - before)
            first, walls[name] = first or made, made.wall
            whole = name != "apart"  # of articles that are in both halves each makes its own
            if whole and (
                made.made["digest"] != first.made["digest"] or made.made["rows"] != first.made["rows"]
            ):
                raise SystemExit(f"FAIL {made.name}: not what one process makes")
            print(
                f"| {made.name} | {made.wall:.1f} | {made.paragraphs / made.wall:,.0f} | "
                f"{first.wall / made.wall:.2f} | {made.work:.1f} | {made.work / first.work:.2f} |",
                flush=True,
            )
            if name == "dask":
                ratio = first.wall / made.wall / WORKERS
                print(f"{'PASS' if ratio >= LEAST else 'FAIL'}: {ratio:.2f} of {WORKERS} times one process")
                if "apart" in walls:
                    print(f"{walls['apart'] / made.wall:.2f} of what {WORKERS} processes apart do")
        assert first is not None
        articles = int(first.made["rows"]["article"])  # type: ignore[index]
        if not 0.99 * number < articles <= number:  # invented articles may repeat each other, and count once
            raise SystemExit(f"FAIL: {articles:,} of {number:,} articles are there")
        print(
            f"PASS: {articles:,} of {number:,} articles, {first.paragraphs:,} paragraphs; "
            f"all digests {str(first.made['digest'])[:12]}"
        )


if __name__ == "__main__":
    main()
