"""How much slower pages are while the library is scored again.

Run: python benchmarks/reruns_while_scoring.py LIBRARY [--paragraphs 100000] [--visits 40]

LIBRARY is a SQLite file such as `benchmarks/synthetic_archive.py` and `detente load` make; a copy of it is
measured. A visitor opens the overview, the articles, the actors and the claims under filters, in a session
for each choice, so that no answer is kept from before. Then the results of so many paragraphs' articles are
marked as those of an older version, so that the next visit begins to score them again, and as many visits
with other choices are made meanwhile. The clock decides, not the processors: waiting is what is asked about.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import shutil
import sqlite3
import statistics
import tempfile
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from dashboard import PATIENCE, served
from large_library import FILTERED, OVERVIEW, LargeLibrary, Visit, alone_and_in_pairs
from measured_visits import at
from million import probe, visited

from detente.jobs.in_use import in_use
from detente.store.stale import analysed_otherwise

# Compare sets a side beside the others; whose paragraphs are a side's moves while they are scored
ASKED = tuple(page for page in FILTERED if page != "compare")


@dataclass
class Visits:
    """Seconds of wall clock of visits, by page."""

    of: dict[str, list[float]] = field(default_factory=lambda: {page: [] for page in ASKED})

    @property
    def all(self) -> list[float]:
        """Of all pages."""
        return [seconds for each in self.of.values() for seconds in each]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", type=Path)
    parser.add_argument("--paragraphs", type=int, default=100_000)
    parser.add_argument("--visits", type=int, default=40)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "library.db"
        shutil.copyfile(options.library, file)
        asyncio.run(measure(file, options.paragraphs, options.visits))


async def measure(file: Path, paragraphs: int, number: int) -> None:
    library = LargeLibrary.opened(file)
    await brought_up_to_date(file, library)
    with served(file, ready=True) as (port, process):
        for page in ASKED:
            await visited(port, process, library.first(page))
        busy = probe()
        idle = await visits(port, process, library, number, seed=1)
        articles = marked_older(file, paragraphs)
        await visited(port, process, Visit(OVERVIEW, "", "begins to score again", {}))
        before = left(file)
        meanwhile = await visits(port, process, library, number, seed=2)
        after = left(file)
    if not 0 < after < before <= articles:
        raise SystemExit(f"Of {articles} articles {before} were left before and {after} after: no measure.")
    print(
        f"{paragraphs:,} paragraphs in {articles:,} articles; {before - after:,} articles were scored during "
        f"the visits; a second of work took {busy:.2f} s of wall clock before them"
    )
    print("| wall seconds | idle median | p95 | while scoring median | p95 | ratio of medians | n each |")
    print("|---|---|---|---|---|---|---|")
    rows = [("all", idle.all, meanwhile.all)]
    rows += [(page, idle.of[page], meanwhile.of[page]) for page in ASKED]
    for name, one, other in rows:
        first, second = statistics.median(one), statistics.median(other)
        print(
            f"| {name} | {first:.2f} | {at(one, 95):.2f} | {second:.2f} | {at(other, 95):.2f} | "
            f"{second / first:.2f} | {len(one)} |"
        )


async def brought_up_to_date(file: Path, library: LargeLibrary) -> None:
    """Let a server score what an earlier state of the code has: another would not begin by itself again."""
    use = in_use(library.engine)
    with served(file, ready=True) as (port, process):
        await visited(port, process, Visit(OVERVIEW, "", "begins to score again", {}))
        for _ in range(PATIENCE):
            if not analysed_otherwise(library.engine, use.version):
                return
            await asyncio.sleep(1)
    raise SystemExit("What an earlier state of the code scored was not scored again.")


async def visits(port: int, process: int, library: LargeLibrary, number: int, seed: int) -> Visits:
    """Pages in turn under filters, each choice in a session of its own. What is scored meanwhile moves
    paragraphs from one stance or side to another, so that none of these is chosen and counts stay comparable.
    """
    pick, found = random.Random(seed), Visits()
    kinds = [each for each in alone_and_in_pairs() if not {"stances", "actors", "sides"} & set(each)]
    for count in range(number):
        page = ASKED[count % len(ASKED)]
        visit = library.under(page, kinds[count % len(kinds)], pick)
        found.of[page].append((await visited(port, process, visit))[1])
    return found


def marked_older(file: Path, paragraphs: int) -> int:
    """Mark the first articles, of so many paragraphs, as analysed by an older version; how many they are."""
    with closing(sqlite3.connect(file, timeout=60)) as library, library:
        rows = library.execute("SELECT article_id, count(*) FROM paragraph GROUP BY 1 ORDER BY 1")
        chosen, held = [], 0
        for article, number in rows:
            if held >= paragraphs:
                break
            chosen.append((article,))
            held += number
        library.executemany("UPDATE article SET version = 'older' WHERE id = ?", chosen)
        library.execute("UPDATE setting SET value = value + 1 WHERE name = 'revision'")
    return len(chosen)


def left(file: Path) -> int:
    """Articles that are still to be scored again."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as library:
        return int(library.execute("SELECT count(*) FROM article WHERE version = 'older'").fetchone()[0])


if __name__ == "__main__":
    main()
