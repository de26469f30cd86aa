"""`detente train-reader`: teach the second reader on coded paragraphs."""

from __future__ import annotations

import argparse
from pathlib import Path

from detente.commands.files import Commands
from detente.records import DetenteError


def register(commands: Commands) -> None:
    """Enter the command in the parser.

    Args:
        commands: The parser's commands.
    """
    train = commands.add_parser("train-reader", help="teach the second reader on coded paragraphs")
    train.add_argument("coded", metavar="FILE", nargs="+", type=Path, help="JSON Lines of coded paragraphs")
    train.add_argument("--base", type=Path, required=True, help="folder of the base encoder")
    train.add_argument("--out", type=Path, required=True, help="folder that gets the files that ship")
    train.add_argument(
        "--measured",
        type=Path,
        action="append",
        default=[],
        help="coded file that is measured on: no copy of its paragraphs is taught",
    )
    train.add_argument(
        "--plain",
        type=Path,
        action="append",
        default=[],
        help="coded file drawn without regard to topic: taught, but no guide to how much each reader counts",
    )
    train.add_argument("--network", type=Path, help="weights of an earlier run: export and calibrate only")
    train.add_argument("--epochs", type=int, help="how often each paragraph is seen")
    train.add_argument("--seed", type=int, help="of every draw")
    train.set_defaults(run=_train)


def _train(options: argparse.Namespace) -> int:
    try:
        from detente.second_reader.training.fitting import Recipe
        from detente.second_reader.training.teaching import Material, teach
    except ImportError as absent:
        raise DetenteError(
            f"Teaching needs {absent.name}: install the extra, `pip install 'detente[train]'`."
        ) from absent
    asked = {"epochs": options.epochs, "seed": options.seed}
    taught = teach(
        Material(options.coded, options.plain, options.measured),
        options.base,
        options.out,
        Recipe(**{name: value for name, value in asked.items() if value is not None}),
        network=options.network,
    )
    print(
        f"Taught on {taught.taught:,} paragraphs, calibrated on {taught.held:,} of other documents; "
        f"{taught.left_out:,} copies of measured paragraphs left out. The files are in {options.out}."
    )
    return 0
