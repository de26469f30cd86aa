"""From a network to the file that ships: ONNX, weights in eight bits."""

from __future__ import annotations

import tempfile
from pathlib import Path

import torch
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
        quantize_dynamic(whole, file, weight_type=QuantType.QInt8, per_channel=True)
