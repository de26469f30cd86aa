"""What a visit costs a server whose figures somebody's save has just made stale: its processor time, by page.

python -m benchmarks.stale_visits LIBRARY [--against CHECKOUT] [--rounds 7] [--pages claims actors]

LIBRARY is a SQLite file, of which each server gets a copy. Before each visit another process saves an article
of twelve synthetic paragraphs. The page is then asked for over the WebSocket with all its sections, once
under each choice of filters, and asked for again, when all its figures are kept. Rounds of this checkout and
of the other one come in turns, so that what else the machine does meets both; the first of each is not
counted.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parent))  # as the other measurements are run: from their own folder

from dashboard import ROOT, served
from forty_users import FILTERS, PAGES, User, texts_of

from detente.analysis import analyse
from detente.records import Analysis, Document
from detente.store import writes
from detente.store.engine import open_store
from detente.store.selection_address import address_of
from detente.text.blocks import outline

_ARTICLES: Final = 24
_IDLE: Final = 0.2  # seconds of processor in two, below which a server waits for visitors
_CPU_OF_PROCESS: Final = 2  # the kind of clock, in the number that Linux gives the clock of another process


@dataclass
class Server:
    """A server that is measured, and the milliseconds of a visit by page, one number a round."""

    save: Callable[[], None]
    port: int
    process: int
    stale: dict[str, list[float]] = field(default_factory=dict)
    kept: dict[str, list[float]] = field(default_factory=dict)

    async def visit(self, page: str, pick: random.Random) -> None:
        """Ask for a page once under each choice of filters, stale and then as it is kept."""
        stale = kept = 0.0
        for chosen in FILTERS:
            asked = {"id": str(pick.randint(1, 200))} if page == "article" else address_of(chosen)
            self.save()
            stale += await self._taken(page, asked)
            kept += await self._taken(page, asked)
        self.stale.setdefault(page, []).append(stale * 1000 / len(FILTERS))
        self.kept.setdefault(page, []).append(kept * 1000 / len(FILTERS))

    async def _taken(self, page: str, asked: dict[str, str | list[str]]) -> float:
        async with User(self.port) as user:
            began = processor_time(self.process)
            await user.visit(page, **asked)
            await user.scroll()
            return processor_time(self.process) - began


def processor_time(process: int) -> float:
    """Seconds of processor that a process has had, threads that have ended included."""
    return time.clock_gettime((~process << 3) | _CPU_OF_PROCESS)


def _settled(process: int) -> None:
    """Wait until a server has brought its library up to date, which it does by itself once it has started."""
    before = processor_time(process)
    while True:
        time.sleep(2)
        now = processor_time(process)
        if now - before < _IDLE:
            return
        before = now


class Writer:
    """Saves articles into a library; after two dozen it deletes the oldest before the next."""

    def __init__(self, library: Path, articles: Sequence[tuple[Document, Analysis]]) -> None:
        self._engine = open_store(f"sqlite:///{library}")
        self._next = cycle(articles)
        self._there: dict[str | None, int] = {}

    def save(self) -> None:
        """Save the next article."""
        document, analysis = next(self._next)
        if document.title in self._there:
            writes.delete_article(self._engine, self._there[document.title])
        self._there[document.title] = writes.save(self._engine, document, analysis).article_id


def _articles() -> list[tuple[Document, Analysis]]:
    """Synthetic articles and what is read in them."""
    texts = texts_of(0)
    documents = [outline(f"Saved meanwhile, {number}\n\n{next(texts)}") for number in range(_ARTICLES)]
    return [(document, analyse(document)) for document in documents]


async def measure(servers: list[Server], pages: list[str], rounds: int) -> None:
    """All rounds; the servers come in turns, page by page."""
    for number in range(rounds + 1):
        for page in pages:
            for server in servers if number % 2 else servers[::-1]:
                await server.visit(page, random.Random(f"{number} {page}"))
        if not number:
            for server in servers:
                server.stale.clear()
                server.kept.clear()


def main() -> None:
    """Print a table: milliseconds of a visit by page, of both checkouts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("--against", type=Path, help="another checkout, measured in turns")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--pages", nargs="+", default=list(PAGES), help="of these; 'overview' is the first")
    given = parser.parse_args()
    pages = ["" if page == "overview" else page for page in given.pages]
    trees = [ROOT] if given.against is None else [given.against.resolve(), ROOT]
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        articles, servers = _articles(), []
        for number, tree in enumerate(trees):
            library = Path(shutil.copy(given.library, Path(folder) / f"library{number}.db"))
            where = running.enter_context(served(library, ready=True, tree=tree))
            _settled(where[1])
            servers.append(Server(Writer(library, articles).save, *where))
        asyncio.run(measure(servers, pages, given.rounds))
    names = ["here"] if len(servers) == 1 else ["there", "here"]
    print(f"Milliseconds of processor a visit, median of {given.rounds} rounds of {len(FILTERS)} visits")
    print(f"| | {' | '.join(page or 'overview' for page in pages)} | mean |")
    print("|---" * (len(pages) + 2) + "|")
    for kind in ("stale", "kept"):
        for name, server in zip(names, servers, strict=True):
            each = [statistics.median(getattr(server, kind)[page]) for page in pages]
            row = " | ".join(f"{one:.0f}" for one in [*each, statistics.mean(each)])
            print(f"| {kind}, {name} | {row} |")


if __name__ == "__main__":
    main()
