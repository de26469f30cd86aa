"""The same questions to the same synthetic library in SQLite and in PostgreSQL, by turns: how many times as
long the second takes.

python benchmarks/two_databases.py postgresql://user@host/empty_database

The database must be empty; it is filled with `detente demo`, as a file in a temporary folder is.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from typing import Any

from detente.cli import main as detente
from detente.store import aggregate_cache, article_lists, corpus_queries, paragraph_lists, selected_paragraphs
from detente.store import statement_queries as said
from detente.store.engine import Library, open_store, settle
from detente.store.search import search
from detente.store.selection import Selection

EACH = (
    Selection(),
    Selection(start=date(2016, 1, 1), end=date(2020, 1, 1)),
    Selection(sides=("Norland",)),
    Selection(stances=("escalatory",)),
)


def first_visit(engine: Library) -> None:
    aggregate_cache._AGGREGATES._held.pop(engine.dialect, None)
    corpus_queries.counts(engine, Selection())


ASKED: dict[str, Callable[[Library], object]] = {
    "first visit: all portions read": first_visit,
    "strongest and latest statements": lambda engine: [
        (
            paragraph_lists.strongest_paragraphs(engine, one, "escalation"),
            paragraph_lists.latest_paragraphs(engine, one),
        )
        for one in EACH
    ],
    "list of articles": lambda engine: [
        article_lists.articles(engine, one, order, 50) for one in EACH for order in ("latest", "escalatory")
    ],
    "who speaks about whom": lambda engine: [said.dyads(engine, one) for one in EACH],
    "search, common words": lambda engine: [
        search(engine, word, one) for word in ("talks", "border", "reported") for one in EACH
    ],
    "search, phrases and rare words": lambda engine: [
        search(engine, words, one)
        for words in ('"missile defence"', "harvest storms", '"of the"')
        for one in EACH
    ],
    "evidence: a thousand paragraphs": lambda engine: selected_paragraphs.selected_paragraphs(
        engine, Selection(), 1000
    ),
}


def seconds(ask: Callable[[Any], object], of: Any) -> float:
    began = time.perf_counter()
    ask(of)
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("address")
    parser.add_argument("--paragraphs", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=15)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        addresses = (f"sqlite:///{folder}/trial.db", given.address)
        fill = ["demo", "--paragraphs", str(given.paragraphs), "--database"]
        filled = [seconds(detente, [*fill, url]) for url in addresses]
        print(f"| filling the library | {filled[1] / filled[0]:.1f} |")
        engines = [open_store(url) for url in addresses]
        for engine in engines:
            settle(engine)
        for name, ask in ASKED.items():
            for engine in engines:
                ask(engine)
            taken = [[seconds(ask, engine) for engine in engines] for _ in range(given.rounds)]
            print(f"| {name} | {statistics.median(there / here for here, there in taken):.1f} |", flush=True)


if __name__ == "__main__":
    main()
