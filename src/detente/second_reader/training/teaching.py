"""One run of teaching: coded rows in, the files that ship out."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch

from detente.attribution.gazetteer import gazetteer
from detente.records import DetenteError
from detente.scoring.axes import score
from detente.second_reader.encoder import FILE
from detente.second_reader.examples import write_examples
from detente.second_reader.training.calibrating import Marks, OutOfFold, calibrate
from detente.second_reader.training.earlier_runs import load
from detente.second_reader.training.eight_bits import smooth
from detente.second_reader.training.exporting import export
from detente.second_reader.training.fitting import Adviser, Recipe, fit, predict, tokens_of
from detente.second_reader.training.network import EncoderNetwork
from detente.second_reader.training.taught_paragraphs import TaughtParagraph, lesson, read_rows
from detente.second_reader.training.thinning import thin_base, thin_weights

_HELD_OF = 7  # one document of so many is held back for the calibration
_SHOWN = 120  # texts held back that show which numbers of the network are large
_KEY = 60  # first characters, without spaces and case, by which a paragraph is known again


@dataclass(frozen=True, slots=True)
class Taught:
    """What a run came to: rows taught, rows held back, rows left out as copies of what is measured on."""

    taught: int
    held: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Material:
    """JSON Lines of coded paragraphs.

    Attributes:
        coded: Taught and, where their document is held back, calibrated on.
        measured: What results are measured on: no copy of its paragraphs is taught.
    """

    coded: Sequence[Path]
    measured: Sequence[Path] = ()


def teach(
    material: Material,
    base: Path,
    out: Path,
    recipe: Recipe,
    *,
    network: Path | None = None,
    start: Path | None = None,
    advisers: Sequence[Adviser] = (),
    layers: Sequence[int] = (),
    tell: Callable[[str], None] = print,
) -> Taught:
    """Fine-tune the base, write it as ONNX, calibrate it on documents held back.

    Args:
        material: Coded paragraphs.
        base: Folder of the base: model.safetensors, config.json, tokenizer.json.
        out: Folder that encoder.onnx, tokenizer.json, calibration.json and examples are written to.
        recipe: How it is taught.
        network: Weights of an earlier run (network.pt): then nothing is taught, the rest is made again.
        start: Weights of an earlier run that teaching goes on from, instead of the base's.
        advisers: Earlier runs whose reading is taught too; rows without codes need them.
        layers: Which layers of the base stay (counted from 0), where it is to be a faster one; `start` is
            then a run with all of them.
        tell: Gets a line of progress.

    Returns:
        How many rows were used for what.

    Raises:
        DetenteError: If there is no row to teach or to calibrate on, or rows without codes and no adviser.
    """
    apart = {_key(row.text) for row in read_rows(material.measured)}
    given = read_rows(material.coded)
    if not advisers and any(row.codes is None for row in given):
        raise DetenteError(
            "Paragraphs without codes are taught by earlier runs only; name these with --adviser."
        )
    rows = [row for row in given if _key(row.text) not in apart]
    held = [row for row in rows if is_held(row.document) and row.codes is not None]
    taught = [row for row in rows if not is_held(row.document)]
    if not held or not taught:
        raise DetenteError("There are too few coded documents to teach and to calibrate; give more files.")
    out.mkdir(parents=True, exist_ok=True)
    if layers:
        base = thin_base(base, layers, out / "base")
        start = start and thin_weights(start, layers, out / "start.pt")
    tokens = tokens_of(base)
    if network is None:
        made = fit(taught, base, tokens, gazetteer(), recipe, start=start, advisers=advisers, tell=tell)
        torch.save(made.state_dict(), out / "network.pt")
    else:
        made = EncoderNetwork(base)
        load(made, network)
    texts = [lesson(row, gazetteer(), tokens, lambda name: name).ids for row in held]
    export(smooth(made, texts[:: max(1, len(texts) // _SHOWN)]), out / FILE)
    shutil.copy(base / "tokenizer.json", out / "tokenizer.json")
    fitted = calibrate(_out_of_fold(held, texts, made), Marks())
    (out / "calibration.json").write_text(json.dumps(asdict(fitted), indent=1) + "\n", encoding="utf-8")
    write_examples(out)
    return Taught(len(taught), len(held), len(given) - len(rows))


def is_held(document: str) -> bool:
    """Whether a document is held back for the calibration: always the same ones."""
    return hashlib.sha256(document.encode()).digest()[1] % _HELD_OF == 0


def _out_of_fold(
    held: Sequence[TaughtParagraph], texts: Sequence[list[int]], network: EncoderNetwork
) -> OutOfFold:
    chances, _ = predict(network, texts)
    by_rules = [score(row.text) for row in held]
    return OutOfFold(
        chances.astype(np.float64),
        np.array([(one.escalation, one.deescalation) for one in by_rules]),
        np.array([row.codes for row in held]),
    )


def _key(text: str) -> str:
    return "".join(text.split()).casefold()[:_KEY]
