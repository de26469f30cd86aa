"""`detente evaluate`: measure the scorer and its peers on labelled sets."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path

from detente.commands.files import Commands


def register(commands: Commands) -> None:
    """Enter the command in the parser."""
    measure = commands.add_parser("evaluate", help="measure the scorer and its peers on labelled sets")
    measure.add_argument(
        "--golden", type=Path, metavar="DIR", help="our own labelled material (default: tests/golden)"
    )
    measure.add_argument(
        "--shared", type=Path, metavar="DIR", help="further labelled material (default: ../shared)"
    )
    measure.add_argument("--json", action="store_true", help="print the report as JSON")
    measure.add_argument(
        "--write", action="store_true", help="store the report for the Method page and the README"
    )
    measure.add_argument(
        "--paragraphs",
        type=int,
        default=1_000_000,
        metavar="N",
        help="how many paragraphs the scorer's memory is read over, 0 for none (default: 1000000)",
    )
    measure.set_defaults(run=_evaluate)


def _evaluate(options: argparse.Namespace) -> int:
    from dataclasses import asdict

    from detente.data_tables import data_path
    from detente.evaluate.evaluation_report import evaluate, write
    from detente.evaluate.readme import rewrite
    from detente.evaluate.sets import GOLDEN, SHARED
    from detente.evaluate.table import as_text

    report = evaluate(
        date.today(),
        golden=options.golden or GOLDEN,
        shared=options.shared or SHARED,
        memory_over=options.paragraphs,
    )
    print(json.dumps(asdict(report), ensure_ascii=False, indent=1) if options.json else as_text(report))
    if options.write:
        data = data_path("lexicon").parent
        write(report, data / "evaluation" / "report.json")
        readme = data.parent / "README.md"
        if readme.exists():  # a checkout; an installed package has none
            rewrite(readme, asdict(report))
    return 0
