"""`detente batch`: an archive of any size analysed into partitions of Parquet, on one machine or many."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from detente.commands.files import Commands
from detente.commands.status_line import StatusLine
from detente.records import DetenteError

if TYPE_CHECKING:
    from detente.jobs.in_use import InUse
    from detente.scale_out.batch_run import BatchOutcome
    from detente.scale_out.engines import Engine


def register(commands: Commands) -> None:
    """Enter the command in the parser."""
    batch = commands.add_parser(
        "batch",
        help="analyse an archive of any size into Parquet files",
        description="Analyse articles into partitions of Parquet (articles, paragraphs, cues, voices, "
        "figures, statements, claims) by version of the analysis and by month. The same command again goes "
        "on where a killed run stopped, and does nothing where nothing is new. Exit code 0 only if "
        "everything went in.",
    )
    batch.add_argument(
        "inputs", metavar="IN", nargs="*",
        help="a file or a folder; lines of JSON (.jsonl) and Parquet of any size, an article a row. Without "
        "any, the articles in DIR are analysed again, where they are of another version",
    )  # fmt: skip
    batch.add_argument("--out", metavar="DIR", type=Path, required=True, help="the folder of partitions")
    where = batch.add_mutually_exclusive_group()
    where.add_argument(
        "--workers", type=int, metavar="N", default=1, help="processes on this machine; default: this one"
    )
    where.add_argument(
        "--scheduler", metavar="ADDRESS", help="of a Dask cluster, for instance tcp://10.0.0.1:8786"
    )
    batch.add_argument(
        "--portion", type=int, metavar="N", default=100, help="articles of a portion; default: 100"
    )
    batch.add_argument("--own", action="store_true", help="with the lexicon and the actors of your library")
    batch.add_argument(
        "--afresh",
        action="store_true",
        help="leave what DIR holds of another version aside, and read IN alone",
    )
    batch.add_argument(
        "--keep", type=int, metavar="N", help="delete older snapshots, but for the newest N of each version"
    )
    batch.add_argument("--json", action="store_true", help="print what was done as JSON")
    batch.set_defaults(run=_batch)


def _batch(options: argparse.Namespace) -> int:
    from detente.scale_out.batch_run import run_batch
    from detente.scale_out.portions import portions
    from detente.store.snapshots import current, prune

    if not options.inputs and current(options.out) is None:
        raise DetenteError(f"{options.out} holds nothing yet: name files or folders to analyse.")
    status = StatusLine()
    status.show("Starting …")
    began = time.monotonic()

    def progress(done: BatchOutcome) -> None:
        rate = done.paragraphs / max(time.monotonic() - began, 0.001)
        status.show(f"{done.articles:,} articles, {done.paragraphs:,} paragraphs, {rate:,.0f} a second")

    engine = _engine(options)
    try:
        snapshot, done = run_batch(
            options.out, portions(options.inputs, options.portion), engine, _use(options), progress,
            afresh=options.afresh,
        )  # fmt: skip
    except KeyboardInterrupt:
        raise DetenteError("Stopped. What was analysed stays; the same command goes on from there.") from None
    finally:
        status.clear()
        engine.close()
    if options.keep is not None:
        prune(options.out, options.keep)
    manifest = snapshot.manifest
    said = {
        "snapshot": str(snapshot.folder),
        "version": manifest.version,
        "digest": manifest.digest,
        "rows": {table: manifest.rows(table) for table in manifest.tables},
        "analysed": {"articles": done.articles, "paragraphs": done.paragraphs, "portions": done.portions},
        "known_portions": done.known,
        "problems": done.problems,
    }
    if options.json:
        print(json.dumps(said, indent=1))
    else:
        print(
            f"{snapshot.folder}: {manifest.rows('article'):,} articles, {manifest.rows('paragraph'):,} "
            f"paragraphs, version {manifest.version}. {done.articles:,} articles were analysed now; "
            f"{done.known:,} portions were known."
        )
    if done.problems:
        print(
            f"{done.problems:,} could not be read: {snapshot.folder / 'problems.jsonl'} says which and why.",
            file=sys.stderr,
        )
    return 1 if done.problems else 0


def _engine(options: argparse.Namespace) -> Engine:
    from detente.scale_out.engines import Cluster, Processes, Serial

    if options.scheduler:
        return Cluster(options.scheduler)
    return Serial() if options.workers == 1 else Processes(options.workers)


def _use(options: argparse.Namespace) -> InUse | None:
    if not options.own:
        return None
    from detente.commands.opened import opened
    from detente.jobs.in_use import in_use

    return in_use(opened("detente batch"))
