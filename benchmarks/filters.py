"""What filters cost the store, without the pages: CPU milliseconds of the questions that a page asks of it.

Run: python benchmarks/filters.py [--library FILE] [--paragraphs 60000] [--rounds 5]

The library is made by `detente demo` where FILE is not there. Each filter is asked of the store as the
overview, the list of articles and the actors page do, after a round that is not counted (columns are read
then); what each answers is compared with a plain count in SQL, so that no filter can have been left out.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from sqlalchemy import Engine, func, select

from detente.cli import main as detente
from detente.store import article_lists, corpus_queries, paragraph_lists, statement_queries, tally
from detente.store.engine import open_store
from detente.store.schema import article, paragraph
from detente.store.selection import Selection

QUESTIONS: dict[str, Callable[[Engine, Selection], object]] = {
    "counts": corpus_queries.counts,
    "by outlet and month": lambda engine, chosen: tally.tally(engine, chosen, "outlet", "month"),
    "strongest paragraphs": lambda engine, chosen: paragraph_lists.strongest_paragraphs(
        engine, chosen, "escalation"
    ),
    "articles": article_lists.articles,
    "dyads": statement_queries.dyads,
    "speakers": statement_queries.speakers,
}


def filters(engine: Engine) -> dict[str, Selection]:
    known = corpus_queries.choices(engine)
    treaties, actors = tuple(known["treaties"])[:3], tuple(known["actors"])[:1]
    return {
        "none": Selection(),
        "one treaty": Selection(treaties=treaties[:1]),
        "three treaties": Selection(treaties=treaties),
        "a treaty and a year": Selection(
            treaties=treaties[:1], start=date(2023, 1, 1), end=date(2023, 12, 31)
        ),
        "an actor": Selection(actors=actors),
        "a year": Selection(start=date(2023, 1, 1), end=date(2023, 12, 31)),
        "a stance": Selection(stances=("escalatory",)),
    }


def counted(engine: Engine, chosen: Selection) -> int:
    """The paragraphs of a selection by a plain count."""
    joined = paragraph.join(article, article.c.id == paragraph.c.article_id)
    query = select(func.count()).select_from(joined).where(*chosen.paragraphs())
    with engine.connect() as connection:
        return int(connection.execute(query).scalar_one())


def cost(ask: Callable[[], object], rounds: int) -> float:
    spent = []
    for _ in range(rounds):
        began = time.process_time()
        ask()
        spent.append(time.process_time() - began)
    return statistics.median(spent) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--library", type=Path)
    parser.add_argument("--paragraphs", type=int, default=60_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = (options.library or Path(folder) / "library.db").resolve()
        if not file.exists():
            detente(["demo", "--paragraphs", str(options.paragraphs), "--database", f"sqlite:///{file}"])
        engine = open_store(f"sqlite:///{file}")
        print("| filter | paragraphs | " + " | ".join(QUESTIONS) + " |")
        print("|---" * (len(QUESTIONS) + 2) + "|")
        for name, chosen in filters(engine).items():
            asked = corpus_queries.counts(engine, chosen).paragraphs
            if asked != (there := counted(engine, chosen)) or not asked:
                raise SystemExit(f"{name}: {asked} paragraphs answered, {there} are there")
            each = [cost(lambda ask=ask: ask(engine, chosen), options.rounds) for ask in QUESTIONS.values()]  # type: ignore[misc] # noqa: B023
            print(f"| {name} | {asked:,} | " + " | ".join(f"{ms:.1f}" for ms in each) + " |")


if __name__ == "__main__":
    main()
