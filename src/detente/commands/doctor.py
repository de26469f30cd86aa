"""`detente doctor`: what is wrong with a library or the machine that serves it, and what to do."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from detente.commands.files import Commands
from detente.records import DetenteError

_SIGNS = {"ok": "ok   ", "look": "LOOK ", "wrong": "WRONG"}


def register(commands: Commands) -> None:
    """Enter the command in the parser."""
    doctor = commands.add_parser(
        "doctor",
        help="say what is wrong with the library and this machine",
        description="Look at versions, database, tables, room, queues, limits, clock and address. Exit code "
        "0 unless something is wrong.",
    )
    doctor.add_argument("--json", action="store_true", help="print a list of findings as JSON")
    doctor.set_defaults(run=_doctor)


def _doctor(options: argparse.Namespace) -> int:
    from detente.jobs.health import HealthAnswer, findings
    from detente.store.engine import open_store

    try:
        found = findings(open_store())
    except DetenteError as trouble:  # then there is nothing else to be asked
        found = (HealthAnswer("database", "wrong", str(trouble)),)
    if options.json:
        print(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=2))
    else:
        for one in found:
            print(f"{_SIGNS[one.state]}  {one.question + ':':<12}{one.said}")
    return 1 if any(one.state == "wrong" for one in found) else 0
