"""`detente demo`: fill a library with a synthetic corpus, for trials of speed and size."""

from __future__ import annotations

import argparse
import sys

from detente.commands.files import Commands
from detente.records import DetenteError


def register(commands: Commands) -> None:
    """Enter the command in the parser."""
    demo = commands.add_parser("demo", help="fill a library with synthetic articles, for trials of size")
    demo.add_argument("--paragraphs", type=int, default=10_000, metavar="N", help="default: 10,000")
    demo.add_argument("--seed", type=int, default=1, help="the same seed makes the same articles")
    demo.add_argument(
        "--database", metavar="URL", help="for instance sqlite:///trial.db; default: your library"
    )
    demo.add_argument(
        "--yes", action="store_true", help="also into a library that holds articles of your own"
    )
    demo.set_defaults(run=_demo)


def _demo(options: argparse.Namespace) -> int:
    from detente.commands.opened import opened
    from detente.demo.corpus import SOURCE, articles
    from detente.store import article_lists, batches
    from detente.store.adopted_editions import record
    from detente.store.bulk import save_many
    from detente.store.engine import settle
    from detente.store.stale import bring_claims_up_to_date

    if options.paragraphs < 1:
        raise DetenteError("A corpus has at least one paragraph; name more with --paragraphs.")
    engine = opened("detente demo", options.database)
    own = article_lists.own_articles(engine)
    if own and not options.yes:
        raise DetenteError(
            f"This library holds {own:,} articles of your own; name another with --database "
            "sqlite:///trial.db, or add the "
            "synthetic ones to it with --yes."
        )
    note = f"{SOURCE} {options.paragraphs:,} paragraphs, seed {options.seed}."
    batch = batches.begin(engine, (), note)

    def progress(paragraphs: int) -> None:
        print(f"\r{paragraphs:,} of {options.paragraphs:,} paragraphs", end="", file=sys.stderr, flush=True)

    saved = save_many(engine, articles(options.paragraphs, options.seed), batch, progress)
    batches.finish(engine, batch)
    print("\nComparing figures with the record …", end="", file=sys.stderr, flush=True)
    bring_claims_up_to_date(engine, record(engine))
    settle(engine)
    print(file=sys.stderr)
    print(
        f"{saved:,} synthetic articles with {options.paragraphs:,} paragraphs were added. Undo them on the "
        "Upload page."
    )
    return 0
