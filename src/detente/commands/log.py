"""`detente log`: who did what to the library, when, and from where; exported and checked."""

from __future__ import annotations

import argparse
import json

from detente.commands.files import Commands
from detente.records import DetenteError


def register(commands: Commands) -> None:
    """Enter the command in the parser."""
    log = commands.add_parser(
        "log",
        help="who did what to the library, when, and from where",
        description="The log of the library, the latest entry first. It is only ever added to.",
    )
    form = log.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print one JSON object an entry")
    form.add_argument("--csv", action="store_true", help="print a table, with formulas made harmless")
    form.add_argument(
        "--check", action="store_true", help="say whether every entry is as it was written; 1 where not"
    )
    log.add_argument("--deed", metavar="ID", help="only entries of one deed, such as article.delete")
    log.add_argument("--refused", action="store_true", help="only what was refused")
    log.add_argument("--last", type=int, metavar="N", help="only the latest N")
    log.set_defaults(run=_log)


def _log(options: argparse.Namespace) -> int:
    from detente.commands.opened import opened_for_access
    from detente.export.log_table import as_csv
    from detente.store.log_reading import entries, first_changed

    engine = opened_for_access("detente log")
    if options.check:
        changed = first_changed(engine)
        if changed is not None:
            raise DetenteError(f"Entry {changed} is not as it was written, or the one before it is missing.")
        print("Every entry is as it was written, and none is missing.")
        return 0
    outcome = "refused" if options.refused else None
    if options.csv:
        print(as_csv(engine, deed=options.deed, outcome=outcome, limit=options.last).decode(), end="")
        return 0
    for entry in entries(engine, deed=options.deed, outcome=outcome, limit=options.last):
        if options.json:
            print(json.dumps(entry.as_row(), ensure_ascii=False))
        else:
            what = " ".join(part for part in (entry.thing, entry.number, entry.title) if part)
            refused = " (refused)" if entry.outcome == "refused" else ""
            who = entry.email or entry.name or entry.kind
            print(f"{entry.at:%Y-%m-%d %H:%M:%S} {who}: {entry.words}{refused}: {what} [{entry.place}]")
    return 0
