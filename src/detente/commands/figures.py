"""`detente figures`: official figures from the publishers' own files, adopted on top of those that ship, and
taken back.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente.commands.files import Commands
from detente.records import DetenteError

if TYPE_CHECKING:
    from detente.store.engine import Library

_SHOWN = 12


def register(commands: Commands) -> None:
    """Enter the command in the parser."""
    figures = commands.add_parser(
        "figures", help="official figures: add a publisher's file, list, revert, refresh"
    )
    what = figures.add_subparsers(required=True, metavar="WHAT")

    add = what.add_parser("add", help="read a file of NATO, SIPRI, the World Bank or Our World in Data")
    add.add_argument("file", metavar="FILE")
    add.add_argument(
        "--edition", metavar="YYYY-MM", help="when it was published, where the file does not say"
    )
    add.add_argument("--measure", metavar="CODE", help="what a table without a title measures")
    _asking(add)
    add.set_defaults(run=_add)

    listed = what.add_parser("list", help="the editions that ship and those adopted, with their numbers")
    listed.add_argument("--json", action="store_true")
    listed.set_defaults(run=_list)

    back = what.add_parser("revert", help="stop reading an adopted edition")
    back.add_argument("number", metavar="ID", type=int)
    back.set_defaults(run=_revert)

    refresh = what.add_parser("refresh", help="ask the World Bank for its latest figures (needs a network)")
    _asking(refresh)
    refresh.set_defaults(run=_refresh)

    ledger = what.add_parser("pledges", help="each recorded commitment with its status and the rule of it")
    ledger.add_argument("--json", action="store_true")
    ledger.set_defaults(run=_pledges)

    diff = what.add_parser("diff", help="one year of one state in every edition, and why the figures differ")
    diff.add_argument("state", metavar="STATE", help="its name or its ISO 3166-1 alpha-3 code, such as POL")
    diff.add_argument("year", metavar="YEAR", type=int)
    diff.add_argument("--per", choices=("GDP", "whole", "head"), default="GDP", help="shares, sums or a head")
    diff.add_argument("--json", action="store_true")
    diff.set_defaults(run=_diff)


def _asking(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help="adopt without asking")
    parser.add_argument("--json", action="store_true", help="print one JSON object and ask nothing")


def _add(options: argparse.Namespace) -> int:
    from detente.commands.opened import opened

    try:
        data = sys.stdin.buffer.read() if options.file == "-" else Path(options.file).read_bytes()
    except OSError as trouble:
        raise DetenteError(f"{options.file} cannot be opened ({trouble.strerror}); check the path.") from None
    name = "standard input" if options.file == "-" else Path(options.file).name
    return _offer(
        opened("detente figures"), data, name, options, edition=options.edition, measure=options.measure
    )


def _refresh(options: argparse.Namespace) -> int:
    from detente.commands.opened import opened
    from detente.figures.importing.refreshing import latest

    engine = opened("detente figures")
    codes = {_offer(engine, data, f"{code}.csv", options) for code, data in latest().items()}
    return max(codes)


def _offer(
    engine: Library, data: bytes, name: str, options: argparse.Namespace, edition: str | None = None,
    measure: str | None = None,
) -> int:  # fmt: skip
    """Read, show the difference, adopt where that is wanted."""
    from detente.figures.importing.import_result import ImportRefusedError
    from detente.figures.importing.isolated_import import read_isolated
    from detente.figures.revisions import difference
    from detente.intake.limits import in_force
    from detente.store.adopted_editions import adopt, record

    try:
        found = read_isolated(data, edition=edition, measure=measure, limits=in_force())
    except ImportRefusedError as refused:
        if not options.json:
            raise
        where = {"sheet": refused.sheet, "row": refused.row, "needs": refused.needs}
        print(json.dumps({"file": name, "refused": refused.reason, **where}, ensure_ascii=False))
        return 1
    change = difference(record(engine), found.edition, found.cells)
    report: dict[str, Any] = {
        "file": name,
        "recognised": found.recognised,
        "edition": found.edition.id,
        "against": [edition.id for edition in change.against],
        "cells": len(found.cells),
        **change.counts(),
        "unchanged": change.unchanged,
        "notes": list(found.notes),
        "adopted": None,
    }
    if not options.json:
        _show(report, change.changes)
    if any(change.counts().values()) and (options.yes or (not options.json and _agreed())):
        report["adopted"] = adopt(engine, found, change, data, name, None)
    if options.json:
        print(json.dumps(report, ensure_ascii=False))
    elif report["adopted"]:
        print(
            f"Adopted as number {report['adopted']}; “detente figures revert {report['adopted']}” takes it "
            "back."
        )
    elif not any(change.counts().values()):
        print("Nothing is new, revised or withdrawn; nothing was changed.")
    else:
        print("Nothing was changed; --yes adopts it.")
    return 0


def _show(report: dict[str, Any], changes: tuple[Any, ...]) -> None:
    against = (
        f"against {', '.join(report['against'])}" if report["against"] else "nothing like it is here yet"
    )
    print(
        f"{report['file']}: {report['recognised']}; edition {report['edition']}, {report['cells']:,} cells."
    )
    print(
        f"{report['new']:,} new, {report['revised']:,} revised, {report['withdrawn']:,} withdrawn, "
        f"{report['unchanged']:,} unchanged ({against})."
    )
    for note in report["notes"]:
        print(note)
    telling = sorted(changes, key=lambda change: change.kind == "new")[:_SHOWN]
    for change in telling:
        before = "–" if change.before is None else f"{change.before:g}"
        after = "–" if change.after is None else f"{change.after:g}"
        print(f"  {change.kind:9} {change.name}, {change.year}, {change.metric}: {before} → {after}")
    if len(changes) > len(telling):
        print(f"  … and {len(changes) - len(telling):,} more")


def _agreed() -> bool:
    try:
        return sys.stdin.isatty() and input("Adopt it? [y/N] ").strip().lower() in ("y", "yes")
    except EOFError:  # Ctrl-D
        return False


def _list(options: argparse.Namespace) -> int:
    from detente.commands.opened import opened
    from detente.figures.official_record import shipped
    from detente.store.adopted_editions import adoptions

    kept = adoptions(opened("detente figures"))
    rows: list[dict[str, Any]] = [
        {"number": None, "edition": e.id, "name": e.name, "state": "ships", "published": e.published}
        for e in shipped().editions.values()
    ]
    rows += [
        {
            "number": a.id,
            "edition": a.edition.id,
            "name": a.edition.name,
            "state": "reverted" if a.reverted else "in use",
            "published": a.edition.published,
            "file": a.filename,
            "added": a.added.isoformat(timespec="seconds"),
            "cells": a.cells,
            "new": a.new,
            "revised": a.revised,
            "withdrawn": a.withdrawn,
        }
        for a in reversed(kept)
    ]
    if options.json:
        print(json.dumps(rows, ensure_ascii=False))
        return 0
    for row in rows:
        number = row["number"] or "–"
        print(f"{number!s:>4}  {row['edition']:20} {row['state']:9} {row['name']}{_file(row)}")
    return 0


def _file(row: dict[str, Any]) -> str:
    if "file" not in row:
        return ""
    return (
        f"; {row['file']}, {row['added'][:10]}: {row['new']:,} new, {row['revised']:,} revised, "
        f"{row['withdrawn']:,} withdrawn"
    )


def _revert(options: argparse.Namespace) -> int:
    from detente.commands.opened import opened
    from detente.store.adopted_editions import revert

    revert(opened("detente figures"), options.number, None)
    print(f"Number {options.number} is no longer read; its file and its cells stay in the history.")
    return 0


def _pledges(options: argparse.Namespace) -> int:
    from detente.commands.opened import opened
    from detente.figures.pledge_ledger import ledger
    from detente.store.adopted_editions import record

    for each in ledger(record(opened("detente figures"))):
        row = {
            "id": each.commitment.id, "status": each.status, "rule": each.rule, "reason": each.reason,
            "judged_when": each.judged_when, "source": each.commitment.source,
        }  # fmt: skip
        if options.json:
            print(json.dumps(row, ensure_ascii=False))
        else:
            told = f"{row['id']}: {row['status']}. {row['reason']}\n  Rule: {row['rule']}"
            print(f"{told} Judged next: {row['judged_when']}." if row["judged_when"] else told)
    return 0


def _diff(options: argparse.Namespace) -> int:
    from detente.attribution.gazetteer import gazetteer
    from detente.commands.opened import opened
    from detente.figures.year_in_editions import year_in_editions
    from detente.store.adopted_editions import record

    named = gazetteer().state_or_body(options.state)
    code = named.side if named and named.side else options.state.upper()
    found = year_in_editions(code, options.year, options.per, record(opened("detente figures")))
    if not found:
        raise DetenteError(
            f"No edition has a figure of {options.state} for {options.year}; give a name such as Poland "
            "or a code such as POL."
        )
    for each in found:
        row = {
            "edition": each.edition.id, "metric": each.cell.metric, "value": each.cell.value,
            "unit": each.cell.unit, "cause": each.cause, "said": each.said,
        }  # fmt: skip
        print(json.dumps(row, ensure_ascii=False) if options.json else f"{each.edition.name}: {each.said}")
    return 0
