"""Eight bits without loss: numbers that are far larger than their neighbours pass from inputs to weights.

An input of a linear layer gets one scale for all its channels when it is put in eight bits. A channel that is
a hundred times larger than the rest leaves these a few steps only, and what is lost adds up from layer to
layer. Each channel is therefore divided by a number, and the weights that meet it are multiplied by the same:
the product stays, both fit eight bits. Source: Xiao et al. 2023, SmoothQuant (Proceedings of ICML 40).
"""

from __future__ import annotations

import copy
from collections.abc import Sequence

import torch
from torch import Tensor, nn

from detente.second_reader.training.network import EncoderNetwork, Layer

_SHARE = 0.8  # of what makes a channel large that passes to the weights (decision 0056)
_LEAST = 1e-3
_ALIKE = (("query", "key", "value"), ("mix",), ("widen",), ("narrow",))  # linear parts by what they read


class SmoothedLinear(nn.Module):
    """A linear layer whose input is divided, channel by channel, by what its weights are multiplied by."""

    def __init__(self, linear: nn.Linear, scale: Tensor) -> None:
        super().__init__()
        self.linear = copy.deepcopy(linear)
        self.linear.weight.data *= scale
        self.register_buffer("less", 1 / scale)

    def forward(self, x: Tensor) -> Tensor:
        """As the layer that it was made from, up to rounding."""
        smoothed: Tensor = self.linear(x * self.less)
        return smoothed


def smooth(network: EncoderNetwork, texts: Sequence[Sequence[int]]) -> EncoderNetwork:
    """A network that reads alike and loses less in eight bits.

    Args:
        network: Fine-tuned; it is left as it is.
        texts: Token ids of some hundred texts of the kind that will be read: they show what is large.

    Returns:
        A copy whose linear parts have inputs and weights of like size.
    """
    smoothed = copy.deepcopy(network).eval()
    largest = _largest(smoothed, texts)
    for at, layer in enumerate(smoothed.layers):
        for names in _ALIKE:
            linears: list[nn.Linear] = [getattr(layer, name) for name in names]
            scale = _scale(largest[at][names[0]], linears)
            for name, linear in zip(names, linears, strict=True):
                setattr(layer, name, SmoothedLinear(linear, scale))
    return smoothed


def _scale(inputs: Tensor, linears: Sequence[nn.Linear]) -> Tensor:
    """What each channel is divided by: 1 where inputs are as large as the weights ask."""
    weights = torch.stack([linear.weight.detach().abs().amax(0) for linear in linears]).amax(0)
    scale: Tensor = inputs.clamp(min=_LEAST) ** _SHARE / weights.clamp(min=_LEAST) ** (1 - _SHARE)
    return scale.clamp(min=_LEAST)


def _largest(network: EncoderNetwork, texts: Sequence[Sequence[int]]) -> list[dict[str, Tensor]]:
    """The largest input of each channel of each linear part, a dictionary a layer."""
    found: list[dict[str, Tensor]] = [{} for _ in network.layers]

    def watch(layer: Layer, name: str, seen: dict[str, Tensor]) -> torch.utils.hooks.RemovableHandle:
        def look(_: nn.Module, given: tuple[Tensor, ...]) -> None:
            here = given[0].detach().abs().amax((0, 1))
            seen[name] = torch.maximum(seen[name], here) if name in seen else here

        linear: nn.Module = getattr(layer, name)
        return linear.register_forward_pre_hook(look)

    watched = [
        watch(layer, names[0], seen)
        for layer, seen in zip(network.layers, found, strict=True)
        for names in _ALIKE
        if isinstance(layer, Layer)
    ]
    with torch.no_grad():
        for ids in texts:
            network(torch.tensor([list(ids)]), torch.ones(1, len(ids)))
    for one in watched:
        one.remove()
    return found
