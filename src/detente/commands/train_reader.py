"""`detente train-reader`: teach the second reader on coded paragraphs."""

from __future__ import annotations

import argparse
from pathlib import Path

from detente.analysis import reading_order
from detente.attribution.gazetteer import gazetteer
from detente.commands.files import Commands
from detente.data_tables import data_path
from detente.intake.sample_digests import read_samples
from detente.records import DetenteError
from detente.second_reader.encoder import write_kept


def register(commands: Commands) -> None:
    """Enter the command in the parser.

    Args:
        commands: The parser's commands.
    """
    train = commands.add_parser("train-reader", help="teach the second reader on coded paragraphs")
    train.add_argument("coded", metavar="FILE", nargs="*", type=Path, help="JSON Lines of coded paragraphs")
    train.add_argument("--base", type=Path, help="folder of the base encoder")
    train.add_argument(
        "--out", type=Path, default=data_path("second_reader"), help="folder that gets the files that ship"
    )
    train.add_argument(
        "--measured",
        type=Path,
        action="append",
        default=[],
        help="coded file that is measured on: no copy of its paragraphs is taught",
    )
    train.add_argument("--network", type=Path, help="weights of an earlier run: export and calibrate only")
    train.add_argument(
        "--start",
        type=Path,
        help="weights of an earlier run that teaching goes on from: its network.pt, or an encoder.onnx",
    )
    train.add_argument(
        "--adviser",
        type=Path,
        nargs="+",
        action="append",
        default=[],
        metavar="FILE",
        help="weights of an earlier run whose reading is taught too, and the folder of its base where that is"
        " another one; paragraphs without codes need one",
    )
    train.add_argument(
        "--advice", type=float, metavar="SHARE", help="how much of a coded paragraph's target advisers give"
    )
    train.add_argument(
        "--held", type=int, metavar="LAYERS", help="lowest layers that stay as the base has them"
    )
    train.add_argument(
        "--layers",
        type=int,
        nargs="+",
        default=[],
        metavar="N",
        help="layers of the base that stay, counted from 0: fewer are faster; --start is then a run with all",
    )
    train.add_argument("--rate", type=float, help="learning rate of the layers")
    train.add_argument("--epochs", type=int, help="how often each paragraph is seen")
    train.add_argument("--seed", type=int, help="of every draw")
    train.add_argument(
        "--samples-only", action="store_true", help="teach nothing, read the sample articles again"
    )
    train.set_defaults(run=_train)


def _train(options: argparse.Namespace) -> int:
    if not options.samples_only:
        _teach(options)
    texts = [block.text for sample in read_samples() for block in reading_order(sample.document)]
    print(f"{write_kept(texts, gazetteer(), options.out):,} paragraphs of the sample articles are read.")
    return 0


def _teach(options: argparse.Namespace) -> None:
    if not options.coded or options.base is None:
        raise DetenteError("Name coded files to teach from, and the folder of the base with --base.")
    try:
        from detente.second_reader.training.fitting import Adviser, Recipe
        from detente.second_reader.training.teaching import Material, teach
    except ImportError as absent:
        raise DetenteError(
            f"Teaching needs {absent.name}: install the extra, `pip install 'detente[train]'`."
        ) from absent
    asked = {name: getattr(options, name) for name in ("epochs", "seed", "advice", "held", "rate")}
    taught = teach(
        Material(options.coded, options.measured),
        options.base,
        options.out,
        Recipe(**{name: value for name, value in asked.items() if value is not None}),
        network=options.network,
        start=options.start,
        layers=options.layers,
        advisers=[Adviser(named[0], named[1] if named[1:] else options.base) for named in options.adviser],
    )
    print(
        f"Taught on {taught.taught:,} paragraphs, calibrated on {taught.held:,} of other documents; "
        f"{taught.left_out:,} copies of measured paragraphs left out. The files are in {options.out}."
    )
