"""The dashboard on a library of a million paragraphs: reruns, searches, pages, ten sessions at once, memory.

Run: python benchmarks/million.py [--library FILE] [--paragraphs 1000000] [--write docs/scale.md]

The library is made by `detente demo` where FILE is not there. A server is started as `streamlit run app.py`
is, and spoken to over its WebSocket as a browser does: a session for each choice of filters opens, asks for a
page with them in the address, and is answered when the server says that the script is through; the count on
screen must be the store's own. What the browser then draws is measured once, in Chromium. The same runs are
made on a small library, so that what size costs is separated from what the machine and Streamlit cost.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import resource
import shutil
import statistics
import tempfile
import time
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from dashboard import served
from playwright.sync_api import sync_playwright
from sqlalchemy import Engine
from visitor import Session

from detente.cli import main as detente
from detente.store import corpus_queries
from detente.store.engine import open_store
from detente.store.selection import Selection
from detente.store.selection_address import address_of

SMALL = 20_000
SESSIONS = 10
MOST_CHOICES = 12  # values of a filter that are chosen among, the most frequent
STANCES = ("escalatory", "de-escalatory", "mixed", "neutral")
COUNTING = (
    "",
    "articles",
    "actors",
    "claims",
)  # the pages that have the shared filters, and say how much they hold
WORDS = (
    "talks",
    "reported",
    '"resume talks"',
    "nuclear weapons",
    "norholgar",
    "harvest concert",
    "ceasefire",
    "Barmarsul",
    "red line",
    "sanctions banks",
    '"open skies"',
    "hospital beds",
    "number 4711",
)
ORDERS = ("latest first", "oldest first", "most escalatory", "most de-escalatory", "strongest act")
PAGES = (
    "",
    "articles",
    "article",
    "actors",
    "spending",
    "claims",
    "treaties",
    "upload",
    "lexicon",
    "method",
    "sources",
)


@dataclass
class Times:
    """Seconds a rerun took, and how long the server's processors worked for it."""

    wall: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)

    def line(self) -> str:
        return (
            f"{at(self.wall, 50):.2f} | {at(self.wall, 95):.2f} | {max(self.wall):.2f} | "
            f"{statistics.mean(self.work):.2f} | {len(self.wall)}"
        )


def at(values: list[float], percent: int) -> float:
    """The percentile: the smallest value that so many per cent of the values do not exceed."""
    ranked = sorted(values)
    return ranked[max(0, -(-len(ranked) * percent // 100) - 1)]


@dataclass(frozen=True)
class Library:
    """What can be chosen in a library, and how much a choice holds, asked of
    its store and not of the server.
    """

    engine: Engine
    sides: tuple[str, ...]
    actors: tuple[str, ...]
    outlets: tuple[str, ...]
    treaties: tuple[str, ...]

    @classmethod
    def opened(cls, file: Path) -> Library:
        engine = open_store(f"sqlite:///{file}")
        known = corpus_queries.choices(engine)
        names = ("sides", "actors", "outlets", "treaties")
        return cls(engine, *(tuple(list(known.get(name, {}))[:MOST_CHOICES]) for name in names))

    def choice(self, pick: random.Random) -> Selection:
        """Filters as somebody might set them: one or two of them, each of one to three values."""
        chosen = Selection()
        for name in pick.sample(
            ["sides", "actors", "outlets", "stances", "treaties", "days"], pick.choice((1, 1, 2))
        ):
            if name == "days":
                year = pick.randint(2012, 2024)
                days = {"start": date(year, 1, 1), "end": date(year + pick.randint(0, 1), 12, 31)}
                chosen = replace(chosen, **days)
            else:
                of = STANCES if name == "stances" else getattr(self, name)
                values = tuple(pick.sample(of, min(len(of), pick.choice((1, 1, 2, 3)))))
                chosen = replace(chosen, **{name: values})
        return chosen

    def paragraphs(self, chosen: Selection) -> int:
        """How many paragraphs a choice holds, by the store's own query."""
        return corpus_queries.counts(self.engine, chosen).paragraphs


async def filtered(port: int, library: Library, page: str, chosen: Selection, **query: str) -> float:
    """Open a page in a session of its own with filters in its address.

    Returns:
        The seconds until its script was through.

    Raises:
        RuntimeError: the count on screen is not what the filters hold.
    """
    async with Session(port) as session:
        seconds = await session.visit(page, **address_of(chosen), **query)
    if page in COUNTING and (session.counted or 0) != (held := library.paragraphs(chosen)):
        raise RuntimeError(f"{page or 'overview'} {chosen}: {session.counted} on screen, {held} in the store")
    return seconds


async def alone(port: int, process: int, runs: int, library: Library) -> dict[str, Times]:
    """One visitor at a time: the overview under each choice of filters, searches, every page."""
    pick = random.Random(7)
    found: dict[str, Times] = {}

    async def timed(name: str, page: str, chosen: Selection, **query: str) -> None:
        before = worked(process)
        seconds = await filtered(port, library, page, chosen, **query)
        times = found.setdefault(name, Times())
        times.wall.append(seconds)
        times.work.append(worked(process) - before)

    await timed("overview, the server's first visitor", "", Selection())
    for _ in range(5):
        await timed("overview, a new session", "", Selection())
    for _ in range(runs):
        await timed("overview under a filter", "", library.choice(pick))
    for number in range(runs):
        words = WORDS[number % len(WORDS)]
        narrowed = library.choice(pick) if number % 3 == 2 else Selection()
        await timed("search", "articles", narrowed, q=words, order=ORDERS[number % len(ORDERS)])
    for page in PAGES[1:]:
        await timed(f"page {page}, first opened", page, Selection())
    for page in COUNTING[1:]:
        for _ in range(3):
            await timed(f"page {page}, under a filter", page, library.choice(pick))
    return found


async def correlate(port: int, process: int, runs: int, pause: float, library: Library) -> Times:
    """Ten visitors at once, each with filters of its own; between two visits each reads for up to twice
    `pause` seconds.
    """
    times = Times()

    async def one(number: int) -> None:
        pick = random.Random(number)
        for _ in range(runs):
            await asyncio.sleep(pick.uniform(0, 2 * pause))
            before, chosen = worked(process), library.choice(pick)
            if pick.random() < 0.2:
                seconds = await filtered(port, library, "articles", chosen, q=pick.choice(WORDS))
            else:
                seconds = await filtered(port, library, "", chosen)
            times.wall.append(seconds)
            times.work.append(worked(process) - before)

    await asyncio.gather(*(one(number) for number in range(SESSIONS)))
    return times


def painted(port: int) -> list[float]:
    """Seconds until Chromium has drawn the overview's first chart, in fresh pages."""
    seconds = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for _ in range(4):
            page = browser.new_context().new_page()
            began = time.perf_counter()
            page.goto(f"http://127.0.0.1:{port}/")
            page.wait_for_selector(
                "[data-testid=stVegaLiteChart] canvas, [data-testid=stVegaLiteChart] svg", timeout=120_000
            )
            seconds.append(time.perf_counter() - began)
        browser.close()
    return seconds


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


def made(library: Path, paragraphs: int) -> None:
    if not library.exists():
        detente(["demo", "--paragraphs", str(paragraphs), "--database", f"sqlite:///{library}"])


def measured(file: Path, runs: int) -> tuple[dict[str, Times], dict[str, str]]:
    library = Library.opened(file)
    with served(file) as (port, process):
        times = asyncio.run(alone(port, process, runs, library))
        facts = {}
        paints = painted(port)
        facts["first paint in Chromium, seconds"] = (
            f"median {statistics.median(paints):.2f}, slowest {max(paints):.2f} (n = {len(paints)})"
        )
        facts["memory, one session, MB"] = f"{memory(process):.0f}"
        times["ten sessions, each pausing 2 s on average"] = asyncio.run(
            correlate(port, process, max(1, runs // 4), 2.0, library)
        )
        times["ten sessions without a pause"] = asyncio.run(correlate(port, process, 3, 0.0, library))
        facts["memory, ten sessions, MB"] = f"{memory(process):.0f}"
    return times, facts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--library", type=Path, help="a file made by detente demo; made there where it is missing"
    )
    parser.add_argument("--paragraphs", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=40, help="reruns of one session")
    parser.add_argument("--write", type=Path, help="the page of figures to write")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        library = (options.library or Path(folder) / "large.db").resolve()
        small = Path(folder) / "small.db"
        made(library, options.paragraphs)
        made(small, SMALL)
        busy = [probe()]
        few, few_facts = measured(small, options.runs)
        many, many_facts = measured(library, options.runs)
        busy.append(probe())
        size = library.stat().st_size
    head = (
        f"Library: {options.paragraphs:,} paragraphs, {size / 1e9:.1f} GB, SQLite; beside it the same runs "
        f"on {SMALL:,} paragraphs. "
        f"{os.cpu_count()} processors. One second of work took {busy[0]:.1f} s of wall clock before the "
        f"runs and {busy[1]:.1f} s "
        "after them: above 1.0 others were using the machine, and the seconds are that much too long."
    )
    report = "\n\n".join((head, reruns(many, few), beside(many_facts, few_facts)))
    print(report)
    if options.write:
        write(report, options.write)


def reruns(many: dict[str, Times], few: dict[str, Times]) -> str:
    lines = [
        "| what | p50 s | p95 s | slowest s | work s | n | work: times that of the small library |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, times in many.items():
        ratio = statistics.mean(times.work) / max(0.005, statistics.mean(few[name].work))
        lines.append(f"| {name} | {times.line()} | {ratio:.1f} |")
    return "\n".join(lines)


def beside(many: dict[str, str], few: dict[str, str]) -> str:
    rows = [f"| {name} | {fact} | {few[name]} |" for name, fact in many.items()]
    return "\n".join(["| | this library | small library |", "|---|---|---|", *rows])


def write(report: str, file: Path) -> None:
    """Put the report between the page's marks."""
    begins, ends = "<!-- measured: begin -->", "<!-- measured: end -->"
    page = file.read_text(encoding="utf-8")
    head, _, rest = page.partition(begins)
    file.write_text(f"{head}{begins}\n\n{report}\n\n{ends}{rest.partition(ends)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main()
