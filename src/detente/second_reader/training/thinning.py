"""A base with fewer layers: every other one of a large base, taught on, reads almost as well in half the
time. The way is that of DistilBERT (Sanh et al. 2019): what is kept begins with the weights that it had.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from detente.records import DetenteError
from detente.second_reader.training.earlier_runs import weights_of

_BASE = "encoder.layer."  # before a layer's number in a base
_TAUGHT = "layers."  # the same in an earlier run


def thin_base(base: Path, layers: Sequence[int], out: Path) -> Path:
    """Write a base with some of its layers.

    Args:
        base: Folder of the base: model.safetensors, config.json, tokenizer.json.
        layers: Which stay, counted from 0, in ascending order.
        out: Folder that is made.

    Returns:
        `out`.

    Raises:
        DetenteError: If the base has no such layer, or they are not in ascending order.
    """
    shape: dict[str, Any] = json.loads((base / "config.json").read_text(encoding="utf-8"))
    has = shape["num_hidden_layers"]
    if not layers or sorted({*layers}) != list(layers) or layers[-1] >= has or layers[0] < 0:
        raise DetenteError(
            f"The base has the layers 0 to {has - 1}; name those that stay in ascending order."
        )
    out.mkdir(parents=True, exist_ok=True)
    (out / "config.json").write_text(json.dumps(shape | {"num_hidden_layers": len(layers)}), encoding="utf-8")
    save_file(_kept(load_file(base / "model.safetensors"), _BASE, layers), out / "model.safetensors")
    shutil.copy(base / "tokenizer.json", out / "tokenizer.json")
    return out


def thin_weights(weights: Path, layers: Sequence[int], out: Path) -> Path:
    """Write the weights of an earlier run with some of its layers.

    Args:
        weights: Of a run (network.pt or encoder.onnx).
        layers: Which stay, as for the base.
        out: File that is written.

    Returns:
        `out`.
    """
    torch.save(_kept(weights_of(weights), _TAUGHT, layers), out)
    return out


def _kept(weights: Mapping[str, Tensor], prefix: str, layers: Sequence[int]) -> dict[str, Tensor]:
    """The weights whose layer stays, under its new number, and all that belong to no layer."""
    kept = {}
    for name, weight in weights.items():
        at = name.find(prefix)
        if at < 0:
            kept[name] = weight
            continue
        before, (number, rest) = name[: at + len(prefix)], name[at + len(prefix) :].split(".", 1)
        if int(number) in layers:
            kept[f"{before}{layers.index(int(number))}.{rest}"] = weight
    return kept
