"""`detente backup` and `detente restore`: the library as one file, and back."""

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


def _backup(options: argparse.Namespace) -> int:
    from detente.store.backup import backup
    from detente.store.engine import open_store

    _end_as_an_error()
    articles = backup(open_store(), options.file)
    print(f"{options.file}: the library was copied, {articles:,} articles.")
    return 0


def _restore(options: argparse.Namespace) -> int:
    from detente.store.article_lists import own_articles
    from detente.store.backup import restore
    from detente.store.engine import open_store

    engine = open_store()
    _end_as_an_error()
    own = own_articles(engine)
    if own and not options.yes:
        raise DetenteError(
            f"The library holds {own:,} articles of your own, which the copy would replace; say --yes if "
            "that is meant."
        )
    kept = restore(engine, options.file)
    engine.dispose()
    open_store()  # a copy made by an older version is brought up to this one's schema
    print(f"{options.file}: the library was restored. What was there before is kept in {kept}.")
    return 0


def _end_as_an_error() -> None:
    """Let SIGTERM unwind the command as an error does, so that no half-written file stays."""

    def stop(number: int, _: FrameType | None) -> None:
        raise SystemExit(128 + number)

    signal.signal(signal.SIGTERM, stop)
