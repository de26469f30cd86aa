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
    measure.add_argument(
        "--coded", type=Path, metavar="FILE", help="measure on the codes of a file alone, as Coding gives it"
    )
    measure.add_argument(
        "--called", default="", metavar="NAME", help="with --coded and --write: what the set is called"
    )
    measure.set_defaults(run=_evaluate)


def _evaluate_coded(options: argparse.Namespace) -> int:
    """Ours and its peers on the codes of one file."""
    from dataclasses import asdict

    from detente.coding.files.any_file import read_codes
    from detente.data_tables import data_path
    from detente.evaluate.coded_measures import coders_kappa, measure_codes
    from detente.evaluate.peers import ours_and_each_reader, peers

    file: Path = options.coded
    called = options.called or file.stem
    codes = read_codes(file.name, file.read_bytes())
    scorers = (*ours_and_each_reader(), *peers())
    found = measure_codes(called, codes, scorers)
    coders, twice = coders_kappa(codes) or (None, 0)
    if options.write:
        unseen = {
            "set": called,
            "measured_on": date.today().isoformat(),
            "version": scorers[0].version,
            "coders": coders,
            "coded_twice": twice,
            "rows": [asdict(row) for row in found],
        }
        kept = data_path("lexicon").parent / "evaluation" / "unseen.json"
        kept.write_text(json.dumps(unseen, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    if options.json:
        print(json.dumps([asdict(row) for row in found], ensure_ascii=False, indent=1))
        return 0
    for row in found:
        between = f"{row.kappa_low:.2f} to {row.kappa_high:.2f}"
        print(
            f"{row.scorer}: κ of stance {row.kappa:.2f} ({between}), macro-F1 {row.macro_f1:.2f}, rank "
            f"correlation {row.spearman:.2f}, wrong sign {row.wrong_sign:.0%} of {row.clear}; n {row.n}"
        )
    if coders is not None:
        print(f"The two coders: κ of stance {coders:.2f}; n {twice}")
    return 0


def _evaluate(options: argparse.Namespace) -> int:
    if options.coded:
        return _evaluate_coded(options)
    from dataclasses import asdict

    from detente.data_tables import data_path
    from detente.evaluate.evaluation_report import evaluate, write
    from detente.evaluate.readme import rewrite
    from detente.evaluate.sets import GOLDEN, SHARED
    from detente.evaluate.table import as_text
    from detente.export.error_rates import led_by_unseen

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
            rewrite(readme, led_by_unseen(asdict(report)))
    return 0
