"""From a network to the file that ships: ONNX, weights in eight bits."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from detente.second_reader.training.network import EncoderNetwork

_OPSET = 17


class _Reading(nn.Module):
    """The network with probabilities instead of logits, as readers of the file want them."""

    def __init__(self, network: EncoderNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, there: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        steps, _, escalating, deescalating, carry, mean = self.network(ids, there.float())
        return (
            torch.softmax(steps, -1),
            torch.softmax(escalating, -1),
            torch.softmax(deescalating, -1),
            torch.sigmoid(carry),
            mean / mean.norm(dim=1, keepdim=True),
        )


def export(network: EncoderNetwork, file: Path) -> None:
    """Write the network as ONNX with weights in eight bits.

    Args:
        network: Fine-tuned.
        file: Where to; replaced. Inputs `ids` and `there` (n × t, int64); outputs `steps` (n × 2 × 11),
            `escalating`, `deescalating` (n × 12), `carry` (n × t × 2), `place` (n × hidden, length 1).
    """
    reading = _Reading(network.eval())
    ids, there = torch.ones(2, 9, dtype=torch.long), torch.ones(2, 9, dtype=torch.long)
    names = ["steps", "escalating", "deescalating", "carry", "place"]
    axes = {name: {0: "n"} for name in ["ids", "there", *names]}
    for name in ("ids", "there", "carry"):
        axes[name][1] = "t"
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            reading,
            (ids, there),
            str(whole),
            input_names=["ids", "there"],
            output_names=names,
            dynamic_axes=axes,
            opset_version=_OPSET,
            dynamo=False,
        )
        quantize_dynamic(
            whole, file, op_types_to_quantize=["MatMul"], weight_type=QuantType.QInt8, per_channel=True
        )
    _shrink_words(file)


def _shrink_words(file: Path) -> None:
    """The table of word vectors in eight bits too, each row with a scale of its own.

    One scale for the whole table, as onnxruntime would take, costs .005 of agreement (decision 0048).
    """
    model = onnx.load(str(file))
    graph = model.graph
    table = max(graph.initializer, key=lambda one: len(one.raw_data))
    words = numpy_helper.to_array(table)
    scales = np.maximum(np.abs(words).max(axis=1, keepdims=True) / 127, 1e-8).astype(np.float32)
    places = [at for at, node in enumerate(graph.node) if table.name in node.input]
    for at in reversed(places):
        look = graph.node[at]
        bits, scale, number = (f"{table.name}_{part}_{at}" for part in ("bits", "scale", "number"))
        ids, found = look.input[1], look.output[0]
        del graph.node[at]
        made = (
            helper.make_node("Gather", [f"{table.name}_bits", ids], [bits]),
            helper.make_node("Gather", [f"{table.name}_scales", ids], [scale]),
            helper.make_node("Cast", [bits], [number], to=onnx.TensorProto.FLOAT),
            helper.make_node("Mul", [number, scale], [found]),
        )
        for offset, node in enumerate(made):
            graph.node.insert(at + offset, node)
    graph.initializer.remove(table)
    graph.initializer.append(
        numpy_helper.from_array(np.rint(words / scales).astype(np.int8), f"{table.name}_bits")
    )
    graph.initializer.append(numpy_helper.from_array(scales, f"{table.name}_scales"))
    onnx.save(model, str(file))
