"""The dashboard on a large library: every page under every filter, alone and in pairs; ten sessions; memory.

Run: python benchmarks/million.py LIBRARY… [--write docs/scale.md]

A LIBRARY is a SQLite file, or a folder of partitions, such as `benchmarks/synthetic_archive.py` makes. For
each a server is started as `streamlit run app.py` is, and spoken to over its WebSocket as a browser does: a
session for each choice of filters opens, asks for a page with them in the address, and is answered when the
server says that the script is through; the count on screen must be the store's own. Seconds are those of the
server's processors, which other users of the machine do not lengthen. `detente serve` opens the first page
itself before anybody comes: what that takes, and what the first visitor waits who comes to a server that was
started by `streamlit run`, which does not, are rows of their own. An empty Streamlit page is asked for in
the same run, to say what Streamlit itself takes.
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
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations
from pathlib import Path

from dashboard import ROOT, address_of, served
from sqlalchemy import Engine
from visitor import Session

from detente.store import corpus_queries
from detente.store.engine import open_store
from detente.store.selection import Selection
from detente.store.selection_address import address_of as written

SESSIONS = 10
MOST_CHOICES = 12  # values of a filter that are chosen among, the most frequent
STANCES = ("escalatory", "de-escalatory", "mixed", "neutral")
KINDS = ("sides", "actors", "outlets", "stances", "treaties", "days")
FILTERED = ("", "articles", "actors", "claims")  # pages with the shared filters, which say what they hold
OTHERS = ("article", "spending", "treaties", "upload", "lexicon", "method", "sources")
WORDS = ("talks", "reported", '"resume talks"', "nuclear weapons", "ceasefire", "red line", "sanctions banks")


@dataclass
class Times:
    """Seconds of processors that visits took the server, and of wall clock."""

    work: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")

    def add(self, work: float, wall: float, what: str) -> None:
        self.work.append(work)
        self.wall.append(wall)
        self.slowest = max(self.slowest, (work, what))

    def line(self) -> str:
        return (
            f"{at(self.work, 50):.2f} | {at(self.work, 95):.2f} | {self.slowest[0]:.2f} | "
            f"{self.slowest[1]} | {len(self.work)}"
        )


def at(values: list[float], percent: int) -> float:
    """The percentile: the smallest value that so many per cent of the values do not exceed."""
    ranked = sorted(values)
    return ranked[max(0, -(-len(ranked) * percent // 100) - 1)]


@dataclass(frozen=True)
class Library:
    """What can be chosen in a library, and how much a choice holds, asked of its store, not of the server."""

    engine: Engine
    choices: dict[str, tuple[str, ...]]

    @classmethod
    def opened(cls, file: Path) -> Library:
        engine = open_store(address_of(file))
        known = corpus_queries.choices(engine)
        names = ("sides", "actors", "outlets", "treaties")
        of = {name: tuple(list(known.get(name, {}))[:MOST_CHOICES]) for name in names}
        return cls(engine, of | {"stances": STANCES})

    def chosen(self, kinds: tuple[str, ...], pick: random.Random) -> Selection:
        """A choice of the filters named, each of one to three values."""
        chosen = Selection()
        for kind in kinds:
            if kind == "days":
                year = pick.randint(2012, 2024)
                days = {"start": date(year, 1, 1), "end": date(year + pick.randint(0, 1), 12, 31)}
                chosen = replace(chosen, **days)
            else:
                of = self.choices[kind]
                values = tuple(pick.sample(of, min(len(of), pick.choice((1, 1, 2, 3)))))
                chosen = replace(chosen, **{kind: values})  # type: ignore[arg-type]
        return chosen

    def paragraphs(self, chosen: Selection) -> int:
        """How many paragraphs a choice holds, by the store's own query."""
        return corpus_queries.counts(self.engine, chosen).paragraphs


def alone_and_in_pairs() -> Iterator[tuple[str, ...]]:
    """The kinds of filters, each alone and with each other."""
    for number in (1, 2):
        yield from combinations(KINDS, number)


async def filtered(port: int, library: Library, page: str, chosen: Selection, **query: str) -> float:
    """Open a page in a session of its own with filters in its address.

    Returns:
        The seconds of wall clock until its script was through.

    Raises:
        RuntimeError: the count on screen is not what the filters hold.
    """
    async with Session(port) as session:
        seconds = await session.visit(page, **written(chosen), **query)
    if page in FILTERED and (session.counted or 0) != (held := library.paragraphs(chosen)):
        raise RuntimeError(f"{page or 'overview'} {chosen}: {session.counted} on screen, {held} in the store")
    return seconds


async def visits(
    port: int, process: int, library: Library, pages: tuple[str, ...], rounds: int
) -> dict[str, Times]:
    """One visitor at a time: each page first opened, and under each filter and pair of filters."""
    pick = random.Random(7)
    found: dict[str, Times] = defaultdict(Times)

    async def timed(name: str, what: str, page: str, chosen: Selection, **query: str) -> None:
        before = worked(process)
        wall = await filtered(port, library, page, chosen, **query)
        found[name].add(worked(process) - before, wall, what)

    await timed("first visitor of detente serve, once it is ready", "", "", Selection())
    for page in pages:
        name = page or "overview"
        if page not in FILTERED:
            await timed(f"{name}", "first", page, Selection())
            await timed(f"{name}", "again", page, Selection())
            continue
        await timed(f"{name}, first opened", "", page, Selection())
        for kinds in alone_and_in_pairs():
            for _ in range(rounds):
                await timed(f"{name}, filtered", " and ".join(kinds), page, library.chosen(kinds, pick))
    if "articles" in pages:
        for number, words in enumerate(WORDS):
            kinds = (KINDS[number % len(KINDS)],) if number % 2 else ()
            what = f"{words} {' '.join(kinds)}"
            await timed("search", what, "articles", library.chosen(kinds, pick), q=words)
    return found


async def unprepared(file: Path, library: Library) -> Times:
    """The first visitor of a server that has not made itself ready."""
    times = Times()
    with served(file) as (port, process):
        before = worked(process)
        wall = await filtered(port, library, "", Selection())
        times.add(worked(process) - before, wall, f"{wall:.2f} s of wall clock")
    return times


async def together(port: int, process: int, library: Library, each: int = 4) -> Times:
    """Ten visitors at once, each with filters of its own, who read for two seconds on average between two
    visits.
    """
    times = Times()
    kinds = tuple(alone_and_in_pairs())

    async def one(number: int) -> None:
        pick = random.Random(number)
        for _ in range(each):
            await asyncio.sleep(pick.uniform(0, 4))
            page, chosen = pick.choice(FILTERED), library.chosen(pick.choice(kinds), pick)
            before = worked(process)
            times.add(worked(process) - before, await filtered(port, library, page, chosen), page)

    await asyncio.gather(*(one(number) for number in range(SESSIONS)))
    return times


async def empty(runs: int = 5) -> float:
    """Seconds of processors that a page of one line takes Streamlit in a new session."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "empty.py"
        script.write_text('import streamlit as st\n\nst.write("Nothing")\n', encoding="utf-8")
        with served(Path(folder) / "none.db", script) as (port, process):
            spent = []
            for _ in range(runs + 1):
                before = worked(process)
                async with Session(port) as session:
                    await session.visit("")
                spent.append(worked(process) - before)
    return sum(spent[1:]) / runs


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


def measured(file: Path, pages: tuple[str, ...], rounds: int) -> str:
    """One library, as a section of Markdown."""
    library = Library.opened(file)
    paragraphs = library.paragraphs(Selection())
    alone = asyncio.run(unprepared(file, library))
    with served(file, ready=True) as (port, process):
        start = Times()
        start.add(worked(process), 0, "")
        times = {"detente serve makes itself ready": start, "first visitor of streamlit run": alone}
        times |= asyncio.run(visits(port, process, library, pages, rounds))
        once = memory(process)
        busy = probe()
        crowd = asyncio.run(together(port, process, library)) if len(pages) > 1 else None
        most = memory(process)
    where = "partitions of Parquet" if file.is_dir() else "SQLite"
    lines = [
        f"### {paragraphs:,} paragraphs in {where}, {size(file):.1f} GB\n",
        "| CPU seconds of a visit | median | p95 | slowest | with | n |",
        "|---|---|---|---|---|---|",
        *(f"| {name} | {found.line()} |" for name, found in times.items()),
        f"\nMemory: {once:,.0f} MB after these visits, one after the other",
    ]
    if crowd:
        lines[-1] += (
            f"; {most:,.0f} MB after ten sessions at once, whose visits took {at(crowd.wall, 50):.2f} s of "
            f"wall clock in the median and {at(crowd.wall, 95):.2f} s at the 95th percentile (n = "
            f"{len(crowd.wall)}), while a second of work took {busy:.1f} s of wall clock"
        )
    lines[-1] += "."
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", type=Path, nargs="+", help="a SQLite file or a folder of partitions")
    parser.add_argument("--page", action="append", help="this page alone; may be repeated")
    parser.add_argument("--rounds", type=int, default=2, help="choices of each filter and each pair")
    parser.add_argument("--write", type=Path, help="the page of figures to write")
    options = parser.parse_args()
    pages = tuple("" if page == "overview" else page for page in options.page or (*FILTERED, *OTHERS))
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    head = (
        f"Measured on {date.today().isoformat()} at {commit.stdout.strip()}, {os.cpu_count()} processors. "
        f"An empty Streamlit page takes {asyncio.run(empty()):.2f} s."
    )
    sections = [head]
    for library in options.library:
        sections.append(measured(library.resolve(), pages, options.rounds))
        print(sections[-1], flush=True)
    if options.write:
        write("\n\n".join(sections), options.write)


def write(report: str, file: Path) -> None:
    """Put the report between the page's marks."""
    begins, ends = "<!-- measured: begin -->", "<!-- measured: end -->"
    page = file.read_text(encoding="utf-8")
    head, _, rest = page.partition(begins)
    file.write_text(f"{head}{begins}\n\n{report}\n\n{ends}{rest.partition(ends)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main()
