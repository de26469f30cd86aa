"""The dashboard on a large library: every page under every filter, alone and in pairs; ten sessions; memory.

Run: python benchmarks/million.py LIBRARY… [--page P]… [--kept FILE] [--write docs/scale.md]

A LIBRARY is a SQLite file, or a folder of partitions, such as `benchmarks/synthetic_archive.py` makes. For
each a server is started by `detente serve`, and spoken to over its WebSocket as a browser does: a session for
each choice of filters opens, asks for a page with them in the address, is answered when the server says that
the script is through, and asks for the sections below the window as a browser does. The count on screen must
be the store's own. Seconds are those of the server's processors for all of that, which other users of the
machine do not lengthen; the most of what was measured in one process stands in its own line.

`--page start` measures a server's start, and `--page sessions` ten sessions at once; without `--page`
everything is measured. `--kept` keeps what one run has measured for the next: a large library takes long, and
may be measured a page at a time.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import resource
import subprocess
import tempfile
import time
from collections import defaultdict
from datetime import date
from pathlib import Path

from dashboard import ROOT, served
from large_library import FILTERED, KINDS, OVERVIEW, PAGES, WORDS, LargeLibrary, Visit, alone_and_in_pairs
from measured_visits import Measured, Taken, keep, kept, write
from visitor import Session

from detente.store.selection import Selection

SESSIONS = 10
START, CROWD = "start", "sessions"  # what is measured beside the pages


async def visited(port: int, process: int, visit: Visit) -> Taken:
    """Make a visit in a session of its own.

    Returns:
        The seconds of processors that all of it took the server, those of wall clock until what is seen first
        was there, and what was chosen.

    Raises:
        RuntimeError: Something else is on screen than was asked for.
    """
    before = worked(process)
    async with Session(port) as session:
        wall = await session.visit("" if visit.page == OVERVIEW else visit.page, **visit.query)
        first = worked(process) - before
        sections = len(session.later)
        await session.scroll()
    if visit.counted is not None and (session.counted or 0) != visit.counted:
        raise RuntimeError(f"{visit}: {session.counted} on screen, {visit.counted} in the store")
    if not any(visit.shows in said for said in session.said):
        raise RuntimeError(f"{visit}: “{visit.shows}” is not on screen")
    what = f"{visit.what} (before scrolling {first:.2f})" if sections else visit.what
    return worked(process) - before, wall, what


async def visits(
    port: int, process: int, library: LargeLibrary, page: str, rounds: int
) -> dict[str, list[Taken]]:
    """One visitor at a time: a page first opened, and under each filter and pair of filters."""
    pick = random.Random(7)
    found: dict[str, list[Taken]] = defaultdict(list)

    async def made(visit: Visit) -> None:
        found[visit.kind].append(await visited(port, process, visit))

    await made(library.first(page))
    if page not in FILTERED:
        for visit in library.others(page, pick):
            await made(visit)
        return found
    for kinds in alone_and_in_pairs():
        for _ in range(rounds):
            await made(library.under(page, kinds, pick))
    if page == "articles":
        for number, words in enumerate(WORDS):
            kinds = (KINDS[number % len(KINDS)],) if number % 2 else ()
            await made(library.searched(words, kinds, pick))
    return found


async def started(file: Path, library: LargeLibrary) -> Measured:
    """A server's start: what it takes to be ready, its first visitor, and that of one that is not ready."""
    found = Measured("")
    first = library.first(OVERVIEW)
    with served(file, ready=True) as (port, process):
        found.rows["`detente serve` makes itself ready"] = [(worked(process), 0, "")]
        taken = await visited(port, process, first)
        found.rows["the first visitor of `detente serve`"] = [
            (taken[0], taken[1], f"{taken[1]:.2f} s of wall clock")
        ]
        found.memory["the first visitor"] = memory(process)
    with served(file) as (port, process):
        taken = await visited(port, process, first)
        found.rows["the first visitor of `streamlit run`"] = [
            (taken[0], taken[1], f"{taken[1]:.2f} s of wall clock")
        ]
    found.rows["an empty Streamlit page"] = await empty()
    return found


async def together(port: int, process: int, library: LargeLibrary, each: int = 4) -> Measured:
    """Ten visitors at once, each with filters of its own, who read for two seconds on average between two
    visits.
    """
    found = Measured("", crowd={"visits": [], "probe": [probe()]})
    kinds = tuple(alone_and_in_pairs())
    planned = {
        number: [library.under(pick.choice(FILTERED), pick.choice(kinds), pick) for _ in range(each)]
        for number, pick in ((number, random.Random(number)) for number in range(SESSIONS))
    }

    async def one(number: int) -> None:
        pick = random.Random(number)
        for visit in planned[number]:
            await asyncio.sleep(pick.uniform(0, 4))
            found.crowd["visits"].append((await visited(port, process, visit))[1])

    await asyncio.gather(*(one(number) for number in planned))
    found.memory["ten sessions at once"] = memory(process)
    return found


async def empty(runs: int = 5) -> list[Taken]:
    """What a page of one line takes Streamlit in a new session."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "empty.py"
        script.write_text('import streamlit as st\n\nst.write("Nothing")\n', encoding="utf-8")
        with served(Path(folder) / "none.db", script) as (port, process):
            taken = [
                await visited(port, process, Visit(OVERVIEW, "", "", {}, None, "Nothing"))
                for _ in range(runs + 1)
            ]
    return taken[1:]


def worked(process: int) -> float:
    """Processor seconds of a process so far."""
    spent = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(spent[11]) + int(spent[12])) / os.sysconf("SC_CLK_TCK")


def memory(process: int) -> float:
    """The most memory that a process has held, in MB."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def probe() -> float:
    """Seconds of wall clock for one second of work: 1 on an idle machine, more where others use it too."""
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_utime
    while resource.getrusage(resource.RUSAGE_SELF).ru_utime - before < 1:
        sum(range(10_000))
    return time.perf_counter() - began


def size(library: Path) -> float:
    """Gigabytes on disk."""
    files = library.rglob("*") if library.is_dir() else [library]
    return sum(file.stat().st_size for file in files if file.is_file()) / 1e9


def measured(file: Path, asked: tuple[str, ...], rounds: int) -> Measured:
    """Measure one library."""
    with served(file, ready=True) as (_, process):  # a library that was only loaded takes the samples in here
        earlier = worked(process)
    library = LargeLibrary.opened(file)
    where = "partitions of Parquet" if file.is_dir() else "SQLite"
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    found = Measured(
        f"{library.paragraphs(Selection()):,} paragraphs in {where}, {size(file):.1f} GB",
        [f"on {date.today().isoformat()} at {commit.stdout.strip()} on {os.cpu_count()} processors"],
    )
    if START in asked:
        found.rows["`detente serve` makes itself ready, the start before"] = [(earlier, 0, "")]
        one = asyncio.run(started(file, library))
        found.rows |= one.rows
        found.memory |= one.memory
    pages = [page for page in asked if page in PAGES]
    if not pages and CROWD not in asked:
        return found
    with served(file, ready=True) as (port, process):
        for page in pages:
            found.rows |= asyncio.run(visits(port, process, library, page, rounds))
        if pages:
            found.memory[f"visits of {', '.join(pages)}"] = memory(process)
        if CROWD in asked:
            crowd = asyncio.run(together(port, process, library))
            found.crowd |= crowd.crowd
            found.memory |= crowd.memory
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("library", type=Path, nargs="*", help="a SQLite file or a folder of partitions")
    parser.add_argument(
        "--page", action="append", choices=(START, *PAGES, CROWD), help="this alone; may be repeated"
    )
    parser.add_argument("--rounds", type=int, default=2, help="choices of each filter and each pair")
    parser.add_argument("--kept", type=Path, help="a file of what earlier runs measured, and this one")
    parser.add_argument("--write", type=Path, help="the page of figures to write")
    options = parser.parse_args()
    held = kept(options.kept)
    for library in options.library:
        path = str(library.resolve())
        one = measured(library.resolve(), tuple(options.page or (START, *PAGES, CROWD)), options.rounds)
        print("\n".join(one.lines()), flush=True)
        held.setdefault(path, one).take(one)
        if options.kept:
            keep(held, options.kept)
    if options.write:
        write(held, options.write)


if __name__ == "__main__":
    main()
