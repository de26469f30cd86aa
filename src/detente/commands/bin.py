"""`detente bin`: deleted articles, which can be taken back for 30 days."""

from __future__ import annotations

import argparse

from detente.commands.files import Commands
from detente.records import DetenteError


def register(commands: Commands) -> None:
    """Enter the command in the parser."""
    kept = commands.add_parser("bin", help="deleted articles, which can be taken back for 30 days")
    what = kept.add_subparsers(required=True, metavar="ACTION")
    what.add_parser("list", help="what is in the bin").set_defaults(run=_list)
    back = what.add_parser("take-back", help="put articles back into the library")
    back.add_argument("numbers", metavar="N", nargs="+", type=int, help="as “detente bin list” gives them")
    back.set_defaults(run=_take_back)
    empty = what.add_parser("empty", help="delete what is in the bin for good")
    empty.add_argument("--yes", action="store_true", help="without this nothing is done")
    empty.set_defaults(run=_empty)


def _list(options: argparse.Namespace) -> int:
    from detente.commands.opened import opened
    from detente.store.bin import in_bin

    for each in in_bin(opened("detente bin"), limit=100_000):
        upload = f", of upload {each.batch_id}" if each.batch_id else ""
        by = f" by {each.by}" if each.by else ""
        print(f"{each.id:>6}  {each.title or 'Untitled'}, deleted {each.deleted:%Y-%m-%d %H:%M}{by}{upload}")
    return 0


def _take_back(options: argparse.Namespace) -> int:
    from detente.commands.opened import opened
    from detente.jobs.in_use import in_use
    from detente.store.taking_back import take_back

    engine = opened("detente bin")
    use = in_use(engine)
    for number in options.numbers:
        print(f"{number}: article {take_back(engine, number, use.analyse)} is back.")
    return 0


def _empty(options: argparse.Namespace) -> int:
    from detente.commands.opened import opened
    from detente.store.bin import empty_bin

    if not options.yes:
        raise DetenteError("What is in the bin would be gone for good; say --yes if that is meant.")
    print(f"{empty_bin(opened('detente bin')):,} articles are gone for good.")
    return 0
