"""The dashboard on a library of a million paragraphs: reruns, searches, pages, ten sessions at once, memory.

Run: python benchmarks/million.py [--library FILE] [--paragraphs 1000000] [--write docs/scale.md]

The library is made by `detente demo` where FILE is not there. A server is started as `streamlit run app.py` is, and spoken
to over its WebSocket as a browser does: a session opens, asks for a page with its filters in the address, and is answered
when the server says that the script is through. What the browser then draws is measured once, in Chromium. The same
runs are made on a small library, so that what size costs is told apart from what the machine and Streamlit cost.
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
from dataclasses import dataclass, field
from pathlib import Path

from dashboard import served
from playwright.sync_api import sync_playwright
from visitor import Session

from detente.cli import main as detente

SMALL = 20_000
SESSIONS = 10
SIDES = ("Norland", "Sudria", "Westmark", "Ostrova", "Kaledia", "Maristan", "Vellania", "Tessaria")
ACTORS = (
    "Ida Bergholm",
    "Hugh Westerby",
    "Danilo Krasnev",
    "Moira Strathven",
    "Karim Oruvay",
    "Livia Tessarin",
)
OUTLETS = ("Harbour Post (synthetic)", "Valley Courier (synthetic)", "Western Wire (synthetic)")
STANCES = ("escalatory", "de-escalatory", "mixed", "neutral")
WORDS = ("talks", "reported", '"resume talks"', "nuclear weapons", "norholgar", "harvest concert", "ceasefire", "Barmarsul",
         "red line", "sanctions banks", '"open skies"', "hospital beds", "number 4711")  # fmt: skip
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
        return f"{at(self.wall, 50):.2f} | {at(self.wall, 95):.2f} | {max(self.wall):.2f} | {statistics.mean(self.work):.2f} | {len(self.wall)}"


def at(values: list[float], percent: int) -> float:
    """The percentile: the smallest value that so many per cent of the values do not exceed."""
    ranked = sorted(values)
    return ranked[max(0, -(-len(ranked) * percent // 100) - 1)]


def choice(pick: random.Random) -> dict[str, list[str] | str]:
    """Filters as somebody might set them: one or two of them."""
    query: dict[str, list[str] | str] = {}
    for name in pick.sample(["side", "actor", "outlet", "stance", "from"], pick.choice((1, 1, 2))):
        if name == "from":
            year = pick.randint(2012, 2024)
            query |= {"from": f"{year}-01-01", "to": f"{year + pick.randint(0, 1)}-12-31"}
        else:
            of = {"side": SIDES, "actor": ACTORS, "outlet": OUTLETS, "stance": STANCES}[name]
            query[name] = pick.sample(of, pick.choice((1, 1, 2)))
    return query


async def alone(port: int, process: int, runs: int) -> dict[str, Times]:
    """One visitor: the overview after each change of filters, searches, every page."""
    pick = random.Random(7)
    found: dict[str, Times] = {}

    async def timed(name: str, session: Session, page: str, **query: str | list[str]) -> None:
        before = worked(process)
        seconds = await session.visit(page, **query)
        times = found.setdefault(name, Times())
        times.wall.append(seconds)
        times.work.append(worked(process) - before)

    async with Session(port) as session:
        await timed("overview, the server's first visitor", session, "")
    for _ in range(5):
        async with Session(port) as session:
            await timed("overview, a new session", session, "")
    async with Session(port) as session:
        await session.visit("")
        for _ in range(runs):
            await timed("overview after a filter", session, "", **choice(pick))
        for number in range(runs):
            words = WORDS[number % len(WORDS)]
            narrowed = choice(pick) if number % 3 == 2 else {}
            await timed(
                "search", session, "articles", q=words, order=ORDERS[number % len(ORDERS)], **narrowed
            )
        for page in PAGES[1:]:
            await timed(f"page {page}, first opened", session, page)
        for page in PAGES[1:]:
            for _ in range(3):
                await timed(f"page {page}, with a filter", session, page, **choice(pick))
    return found


async def together(port: int, process: int, runs: int, pause: float) -> Times:
    """Ten visitors at once, each with filters of its own; between two reruns each reads for up to twice `pause` seconds."""
    times = Times()

    async def one(number: int) -> None:
        pick = random.Random(number)
        async with Session(port) as session:
            await session.visit("")
            for _ in range(runs):
                await asyncio.sleep(pick.uniform(0, 2 * pause))
                before = worked(process)
                if pick.random() < 0.2:
                    times.wall.append(await session.visit("articles", q=pick.choice(WORDS), **choice(pick)))
                else:
                    times.wall.append(await session.visit("", **choice(pick)))
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


def measured(library: Path, runs: int) -> tuple[dict[str, Times], dict[str, str]]:
    with served(library) as (port, process):
        times = asyncio.run(alone(port, process, runs))
        facts = {}
        paints = painted(port)
        facts["first paint in Chromium, seconds"] = (
            f"median {statistics.median(paints):.2f}, slowest {max(paints):.2f} (n = {len(paints)})"
        )
        facts["memory, one session, MB"] = f"{memory(process):.0f}"
        times["ten sessions, each pausing 2 s on average"] = asyncio.run(
            together(port, process, runs // 4, 2.0)
        )
        times["ten sessions without a pause"] = asyncio.run(together(port, process, 3, 0.0))
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
        f"Library: {options.paragraphs:,} paragraphs, {size / 1e9:.1f} GB, SQLite; beside it the same runs on {SMALL:,} paragraphs. "
        f"{os.cpu_count()} processors. One second of work took {busy[0]:.1f} s of wall clock before the runs and {busy[1]:.1f} s "
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
