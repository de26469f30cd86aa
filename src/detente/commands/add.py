"""`detente add`: read articles and store them."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import Any

from detente.commands.files import Commands, read_named


def register(commands: Commands) -> None:
    """Enter the command in the parser."""
    add = commands.add_parser("add", help="read articles and store them")
    add.add_argument("files", metavar="FILE", nargs="+")
    add.add_argument("--json", action="store_true", help="print one JSON object a file")
    add.add_argument(
        "--date", type=date.fromisoformat, metavar="YYYY-MM-DD", help="date of articles that give none"
    )
    add.add_argument("--outlet", help="outlet of articles that give none")
    add.set_defaults(run=_add)


def _add(options: argparse.Namespace) -> int:
    from dataclasses import replace

    from detente.analysis import analyse
    from detente.rhetoric.lexicon import own
    from detente.store.engine import open_store
    from detente.store.lexicons import adopted
    from detente.store.writes import save

    engine = open_store()
    chosen = adopted(engine)
    lexicon = own(chosen.tables if chosen else {})
    failed = 0
    for name in options.files:
        reading = read_named(name)
        report: dict[str, Any] = {"file": name, "notes": list(reading.notes), "problem": reading.problem}
        if reading.document is None:
            failed += 1
        else:
            document = replace(
                reading.document,
                published=reading.document.published or options.date,
                outlet=reading.document.outlet or options.outlet,
            )
            saved = save(
                engine, document, analyse(document, lexicon), raw=reading.raw, filename=Path(name).name
            )
            report |= {"article": saved.article_id, "new": saved.new, "title": document.title}
        print(json.dumps(report, ensure_ascii=False) if options.json else _line(report))
    return 1 if failed else 0


def _line(report: dict[str, Any]) -> str:
    if report["problem"]:
        return f"{report['file']}: not added. {report['problem']}"
    what = "added" if report["new"] else "already there"
    notes = "".join(f" {note}" for note in report["notes"])
    return f"{report['file']}: {what} as article {report['article']}, {report['title'] or 'untitled'}.{notes}"
