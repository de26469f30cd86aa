"""The network: a transformer with pooled heads for both axes, the kinds of act, and the words that carry.

Bases: all-mpnet-base-v2 (Song et al. 2020, MPNet; Reimers and Gurevych 2019, Sentence-BERT), which
ships, and BERT's kind, such as all-MiniLM-L6-v2 (Wang et al. 2020, MiniLM); both Apache-2.0.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from detente.second_reader.kinds import kinds
from detente.second_reader.steps import STEPS

_DROP = 0.1
_MASKED = -1e9
_FAR = 128  # tokens: what is farther apart counts as equally far (MPNet)
_LOW = -1.5  # where the regression starts: most paragraphs are near 0
_SPAN, _BELOW = 5.5, 0.25  # the regression reaches a little beyond 0 and 5, so that both can be met

_ALIKE = {"widen": "intermediate.dense", "narrow": "output.dense", "after_step": "output.LayerNorm"}
_BERT = _ALIKE | {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "mix": "attention.output.dense",
    "after_attention": "attention.output.LayerNorm",
}
_MPNET = _ALIKE | {
    "query": "attention.attn.q",
    "key": "attention.attn.k",
    "value": "attention.attn.v",
    "mix": "attention.attn.o",
    "after_attention": "attention.LayerNorm",
}


class Layer(nn.Module):
    """One transformer layer: attention, then a feed-forward step, each added and normed."""

    def __init__(self, hidden: int, heads: int, epsilon: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.mix = (nn.Linear(hidden, hidden) for _ in range(4))
        self.after_attention = nn.LayerNorm(hidden, epsilon)
        self.widen, self.narrow = nn.Linear(hidden, 4 * hidden), nn.Linear(4 * hidden, hidden)
        self.after_step = nn.LayerNorm(hidden, epsilon)
        self.drop = nn.Dropout(_DROP)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """n × t × hidden in and out; `bias`, n × (1 or heads) × (1 or t) × t, hides the padding."""
        n, t, hidden = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(n, t, self.heads, hidden // self.heads).transpose(1, 2)

        looked = functional.scaled_dot_product_attention(
            split(self.query(x)),
            split(self.key(x)),
            split(self.value(x)),
            attn_mask=bias,
            dropout_p=_DROP if self.training else 0.0,
        )
        seen = looked.transpose(1, 2).reshape(n, t, hidden)
        x = self.after_attention(x + self.drop(self.mix(seen)))
        return self.after_step(x + self.drop(self.narrow(functional.gelu(self.widen(x)))))


class EncoderNetwork(nn.Module):
    """The encoder with its heads. Word embeddings stay as the base has them."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        shape: dict[str, Any] = json.loads((base / "config.json").read_text(encoding="utf-8"))
        hidden, heads, epsilon = shape["hidden_size"], shape["num_attention_heads"], shape["layer_norm_eps"]
        self.first_place = shape["pad_token_id"] + 1 if shape["model_type"] == "mpnet" else 0
        self.word = nn.Embedding(shape["vocab_size"], hidden)
        self.place = nn.Embedding(shape["max_position_embeddings"], hidden)
        self.kind_of_token = nn.Parameter(torch.zeros(hidden))
        self.norm = nn.LayerNorm(hidden, epsilon)
        self.apart: nn.Embedding | None = None  # what the distance of two tokens adds to how they attend
        if shape["model_type"] == "mpnet":
            self.apart = nn.Embedding(shape["relative_attention_num_buckets"], heads)
        self.layers = nn.ModuleList(Layer(hidden, heads, epsilon) for _ in range(shape["num_hidden_layers"]))
        self.drop = nn.Dropout(_DROP)
        self.look = nn.Linear(hidden, 2)
        self.steps = nn.ModuleList(nn.Linear(2 * hidden, len(STEPS)) for _ in range(2))
        self.height = nn.ModuleList(nn.Linear(2 * hidden, 1) for _ in range(2))
        self.act = nn.ModuleList(nn.Linear(2 * hidden, len(of_axis)) for of_axis in kinds())
        self.carry = nn.Linear(hidden, 2)
        for height in self.height:
            nn.init.constant_(height.bias, _LOW)
        self._load(base)
        self.word.weight.requires_grad_(False)
        self.place.weight.requires_grad_(False)

    def hold(self, layers: int) -> None:
        """Keep the embeddings and the lowest layers as the base has them: less to learn, and faster.

        Args:
            layers: How many, from below; 0 changes nothing.
        """
        if layers:
            held = [self.norm, *self.layers[:layers], *([self.apart] if self.apart else [])]
            self.kind_of_token.requires_grad_(False)
            for weight in (weight for part in held for weight in part.parameters()):
                weight.requires_grad_(False)

    def _load(self, base: Path) -> None:
        weights = {
            k.removeprefix("bert."): v.float() for k, v in load_file(base / "model.safetensors").items()
        }

        def put(layer: Any, name: str) -> None:
            layer.weight.data.copy_(weights[f"{name}.weight"])
            layer.bias.data.copy_(weights[f"{name}.bias"])

        self.word.weight.data.copy_(weights["embeddings.word_embeddings.weight"])
        self.place.weight.data.copy_(weights["embeddings.position_embeddings.weight"])
        put(self.norm, "embeddings.LayerNorm")
        names = _BERT
        if self.apart is not None:
            names = _MPNET
            self.apart.weight.data.copy_(weights["encoder.relative_attention_bias.weight"])
        else:
            self.kind_of_token.data.copy_(weights["embeddings.token_type_embeddings.weight"][0])
        for at, layer in enumerate(self.layers):
            for part, name in names.items():
                put(getattr(layer, part), f"encoder.layer.{at}.{name}")

    def forward(self, ids: Tensor, there: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Read a batch.

        Args:
            ids: n × t token ids.
            there: n × t, 1 for a token, 0 for padding.

        Returns:
            Logits of the steps n × 2 × 11, heights n × 2 (0 to 5), logits of the kinds of either axis
            (n × k), logits of the words that carry n × t × 2, and the mean of the last layer n × hidden.
        """
        places = torch.arange(ids.shape[1], device=ids.device) + self.first_place
        x = self.drop(self.norm(self.word(ids) + self.place(places) + self.kind_of_token))
        bias = (1 - there)[:, None, None, :] * _MASKED
        if self.apart is not None:
            bias = bias + self.apart(_distances(places, self.apart.num_embeddings)).permute(2, 0, 1)[None]
        for layer in self.layers:
            x = layer(x, bias)
        looked = torch.softmax(self.look(x) + ((1 - there) * _MASKED)[..., None], 1)
        mean = (x * there[..., None]).sum(1) / there.sum(1, keepdim=True)
        pooled = [self.drop(torch.cat([(looked[..., axis, None] * x).sum(1), mean], -1)) for axis in range(2)]
        steps = torch.stack([head(z) for head, z in zip(self.steps, pooled, strict=True)], 1)
        heights = [
            torch.sigmoid(head(z)) * _SPAN - _BELOW for head, z in zip(self.height, pooled, strict=True)
        ]
        escalating, deescalating = (head(z) for head, z in zip(self.act, pooled, strict=True))
        return steps, torch.cat(heights, 1), escalating, deescalating, self.carry(x), mean


def _distances(places: Tensor, kinds_of_distance: int) -> Tensor:
    """The kind of distance between each two places, t × t: exact when near, in logarithmic steps farther off.

    Source: Raffel et al. 2020 (T5), as MPNet uses it; half of the kinds look ahead, half back.
    """
    half = kinds_of_distance // 2
    exact = half // 2
    ahead = places[None, :] - places[:, None]
    far = ahead.abs().clamp(min=1)
    steps = exact + (torch.log(far / exact) / math.log(_FAR / exact) * (half - exact)).long()
    return torch.where(far < exact, ahead.abs(), steps.clamp(max=half - 1)) + half * (ahead > 0)
