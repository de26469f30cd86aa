"""The weights of an earlier run, to go on from or to be advised by.

A run leaves its weights in whole numbers (network.pt). Where these are gone, the file that ships serves: its
weights in eight bits times their scales, and what the smoothing divided inputs by given back to the weights
that it had multiplied. What eight bits cost (decision 0056) stays lost.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import NodeProto, numpy_helper
from torch import Tensor

from detente.records import DetenteError
from detente.second_reader.training.network import EncoderNetwork

_OWN = "network."  # before what a weight is called in the network
_WORDS = "word.weight"
_BITS, _BIAS, _LESS = "_quantized", ".bias", ".less"
_HELPERS = (_LESS, "_scale", "_scales")  # tables of an exported network that are no weights
_NOT_SHIPPED = "height."  # the regression helps while it is taught; nothing that ships reads it


def weights_of(file: Path) -> dict[str, Tensor]:
    """The weights that a run came to.

    Args:
        file: network.pt of a run, or encoder.onnx as `exporting.export` writes it.

    Returns:
        By their names in the network; those of the regression are not in a file that ships.
    """
    if file.suffix != ".onnx":
        weights: dict[str, Tensor] = torch.load(file)
        return weights
    return {name: torch.from_numpy(weight.copy()) for name, weight in _shipped(file).items()}


def load(network: EncoderNetwork, file: Path) -> bool:
    """Give a network the weights of an earlier run.

    Args:
        network: Of the same base.
        file: See `weights_of`.

    Returns:
        Whether the regression's weights were among them; else they stay as they are.

    Raises:
        DetenteError: If the file is of another base.
    """
    weights = weights_of(file)
    apart = network.state_dict().keys() ^ weights.keys()
    if strange := sorted(name for name in apart if not name.startswith(_NOT_SHIPPED)):
        raise DetenteError(f"{file.name} is of another base: {strange[0]} is in one of them alone.")
    network.load_state_dict(weights, strict=not apart)
    return not apart


@dataclass(frozen=True, slots=True)
class _Graph:
    """An exported network: its tables by name; by value, the node that makes it and one that uses it."""

    nodes: Sequence[NodeProto]
    tables: Mapping[str, NDArray[Any]]
    makers: Mapping[str, NodeProto]
    users: Mapping[str, NodeProto]


def _shipped(file: Path) -> dict[str, NDArray[np.float32]]:
    """The weights of an exported network in whole numbers again, by their names in the network."""
    read = onnx.load(str(file)).graph
    tables = {one.name: numpy_helper.to_array(one) for one in read.initializer}
    tables |= {
        node.output[0]: tables[node.input[0]]
        for node in read.node
        if node.op_type == "Identity" and node.input[0] in tables  # alike ones are written once
    }
    graph = _Graph(
        read.node,
        tables,
        {name: node for node in read.node for name in node.output},
        {name: node for node in read.node for name in node.input},
    )
    found = {
        name.removeprefix(_OWN): table
        for name, table in graph.tables.items()
        if name.startswith(_OWN) and table.dtype == np.float32 and not name.endswith(_HELPERS)
    }
    found[_WORDS] = (
        graph.tables[f"{_OWN}{_WORDS}_bits"].astype(np.float32) * graph.tables[f"{_OWN}{_WORDS}_scales"]
    )
    for node in graph.nodes:
        if node.op_type == "MatMulInteger":
            _put_linear(node, graph, found)
    return found


def _put_linear(product: NodeProto, graph: _Graph, found: dict[str, NDArray[np.float32]]) -> None:
    """The weight and bias of the linear part that a product in eight bits is of."""
    stem = product.input[1].removesuffix(_BITS)
    weight = graph.tables[product.input[1]].T * graph.tables[f"{stem}_scale"][:, None]
    after = graph.users[product.output[0]]
    while not (biases := [name for name in after.input if name.endswith(_BIAS)]):
        after = graph.users[after.output[0]]
    bias = biases[0].removeprefix(_OWN)
    part = bias.removesuffix(_BIAS)
    before = graph.makers.get(graph.makers[product.input[0]].input[0])
    smoothed = [name for name in before.input if name.endswith(_LESS)] if before else []
    if smoothed:
        weight, part = weight * graph.tables[smoothed[0]], part.rpartition(".")[0]
    found[f"{part}{_BIAS}"] = found.pop(bias)
    found[f"{part}.weight"] = weight
