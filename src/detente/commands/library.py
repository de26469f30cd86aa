"""`detente backup`, `restore` and `move`: the library as one file, and back; from one database to another."""

from __future__ import annotations

import argparse
import signal
from pathlib import Path
from types import FrameType

from detente.commands.files import Commands
from detente.records import DetenteError


def register(commands: Commands) -> None:
    """Enter the command in the parser."""
    copy = commands.add_parser("backup", help="copy the library into a file, while it is in use")
    copy.add_argument("file", metavar="FILE", type=Path)
    copy.set_defaults(run=_backup)

    bring_back = commands.add_parser("restore", help="put a copy in the place of the library")
    bring_back.add_argument("file", metavar="FILE", type=Path)
    bring_back.add_argument(
        "--yes", action="store_true", help="also where the library holds articles of your own"
    )
    bring_back.set_defaults(run=_restore)

    move = commands.add_parser(
        "move",
        help="copy the library into another database, SQLite or PostgreSQL",
        description="Copy all that a library holds into a database that is empty, compare every table, and "
        "keep it only if nothing differs. Stop Détente before: what is written meanwhile is not copied.",
    )
    for name, what in (("source", "FROM"), ("target", "TO")):
        move.add_argument(
            name, metavar=what, help="an address such as postgresql://user@host/detente, or a SQLite file"
        )
    move.set_defaults(run=_move)


def _backup(options: argparse.Namespace) -> int:
    from detente.commands.opened import opened
    from detente.store.backup import backup

    _end_as_an_error()
    articles = backup(opened("detente backup"), options.file)
    print(f"{options.file}: the library was copied, {articles:,} articles.")
    return 0


def _restore(options: argparse.Namespace) -> int:
    from detente.commands.opened import opened
    from detente.store.article_lists import own_articles
    from detente.store.backup import restore

    engine = opened("detente restore")
    _end_as_an_error()
    own = own_articles(engine)
    if own and not options.yes:
        raise DetenteError(
            f"The library holds {own:,} articles of your own, which the copy would replace; say --yes if "
            "that is meant."
        )
    kept = restore(engine, options.file)
    engine.dispose()
    opened("detente restore")  # a copy made by an older version is brought up to this one's schema
    print(f"{options.file}: the library was restored. What was there before is kept in {kept}.")
    return 0


def _move(options: argparse.Namespace) -> int:
    from detente.commands.status_line import StatusLine
    from detente.store.moving import move

    if "://" not in options.source and not Path(options.source).is_file():
        raise DetenteError(f"{options.source} is not there or no file; name the library that is to be moved.")
    asked = (options.source, options.target)
    addresses = [given if "://" in given else f"sqlite:///{given}" for given in asked]
    _end_as_an_error()
    from detente.store.engine import open_store

    source, target = open_store(addresses[0], examined=True), open_store(addresses[1])
    status = StatusLine()
    moved = move(source, target, lambda table, rows: status.show(f"{table}: {rows:,} rows copied"))
    status.clear()
    print(f"{'table':<16}{'rows':>12}  digest, the same in both")
    for table in moved:
        print(f"{table.table:<16}{table.rows:>12,}  {table.digest}")
    print(
        "The library was moved. Set DETENTE_DATABASE_URL to the new address; the old library is as it was: "
        "keep it until you have looked."
    )
    return 0


def _end_as_an_error() -> None:
    """Let SIGTERM unwind the command as an error does, so that no half-written file stays."""

    def stop(number: int, _: FrameType | None) -> None:
        raise SystemExit(128 + number)

    signal.signal(signal.SIGTERM, stop)
