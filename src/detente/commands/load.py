"""`detente load`: what a batch has made of an archive, into the library."""

from __future__ import annotations

import argparse
from pathlib import Path

from detente.commands.files import Commands
from detente.commands.status_line import StatusLine
from detente.records import DetenteError


def register(commands: Commands) -> None:
    """Enter the command in the parser."""
    load = commands.add_parser(
        "load",
        help="put what detente batch made into the library",
        description="Put the articles of a folder of partitions into the library, with all that was read in "
        "them, as one upload. Articles that are there already stay as they are; a load that was stopped goes "
        "on with the same command.",
    )
    load.add_argument("folder", metavar="DIR", type=Path, help="the folder that detente batch wrote")
    load.add_argument(
        "--database", metavar="URL", help="for instance sqlite:///trial.db; default: your library"
    )
    load.set_defaults(run=_load)


def _load(options: argparse.Namespace) -> int:
    from detente.scale_out.partition_reading import months_of
    from detente.store import batches
    from detente.store.engine import open_store, settle
    from detente.store.loading import load_tables
    from detente.store.snapshots import current

    snapshot = current(options.folder)
    if snapshot is None:
        raise DetenteError(f"{options.folder} holds no partitions: detente batch writes them.")
    engine = open_store(options.database)
    batch = batches.begin(engine, (), f"detente load {options.folder}"[:400])
    status = StatusLine()
    articles = rows = 0
    for tables in months_of(snapshot):
        new, written = load_tables(engine, tables, batch)
        articles, rows = articles + new, rows + written
        status.show(f"{articles:,} articles loaded")
    status.clear()
    batches.finish(engine, batch)
    settle(engine)
    known = snapshot.manifest.rows("article") - articles
    print(
        f"{articles:,} articles with {rows:,} rows were loaded; {known:,} were there already. "
        "Undo them on the Upload page."
    )
    return 0
