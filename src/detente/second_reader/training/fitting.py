"""Fine-tuning: one call from coded rows to a network, the same for the same seed on the same machine."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from detente.attribution.gazetteer import Gazetteer
from detente.second_reader.encoder import MOST_TOKENS
from detente.second_reader.steps import STEPS
from detente.second_reader.training.earlier_runs import load
from detente.second_reader.training.network import EncoderNetwork
from detente.second_reader.training.taught_paragraphs import (
    Lesson,
    TaughtParagraph,
    lesson,
    renaming,
    unknown_names,
)

# Other processors emulate sums of sixteen bits, seven times as slow.
_SIXTEEN_BITS = "AVX512" in torch.backends.cpu.get_cpu_capability()
_HEADS = ("look", "steps", "height", "act", "carry")


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the network is taught.

    Attributes:
        epochs: How often each row is seen.
        rate: Learning rate of the layers; the new heads learn five times as fast.
        batch: Rows a step.
        soft: Standard deviation, in steps of the axis, by which a code is spread over its neighbours.
        height, act, carry: Weights of the regression, of the kinds and of the words beside the steps.
        advice: Share of what earlier runs say in the target of a coded row; of a row without codes it is all.
        held: Lowest layers that stay as the base has them.
        renamed: Share of names unknown to the gazetteer that are given another name in each epoch.
        seed: Of every draw.
        threads: Of the processor.
    """

    epochs: int = 6
    rate: float = 1.5e-4
    batch: int = 24
    soft: float = 0.45
    height: float = 0.5
    act: float = 0.3
    carry: float = 0.3
    advice: float = 0.5
    held: int = 0
    renamed: float = 0.5
    seed: int = 0
    threads: int = 2


@dataclass(frozen=True, slots=True)
class Adviser:
    """An earlier run whose reading is taught.

    Attributes:
        weights: network.pt or encoder.onnx of that run.
        base: Folder of the base that it was fine-tuned from: it may be another one, and larger.
    """

    weights: Path
    base: Path


def fit(
    rows: Sequence[TaughtParagraph],
    base: Path,
    tokens: Any,
    gazetteer: Gazetteer,
    recipe: Recipe,
    *,
    start: Path | None = None,
    advisers: Sequence[Adviser] = (),
    tell: Callable[[str], None] = print,
) -> EncoderNetwork:
    """Fine-tune the base on coded rows.

    Args:
        rows: Coded paragraphs; those without codes need advisers.
        base: A folder with model.safetensors and config.json of the base.
        tokens: Its tokenizer, with truncation and without padding.
        gazetteer: Whose names are masked.
        recipe: How.
        start: Weights of an earlier run to go on from (network.pt or encoder.onnx); without them the base's.
        advisers: Earlier runs whose mean chances are part of what is taught (Hinton, Vinyals and Dean 2015,
            arXiv:1503.02531): a small network comes near to what several, or a larger one, say.
        tell: Gets a line an epoch.

    Returns:
        The network, set to reading (no dropout).
    """
    torch.set_num_threads(recipe.threads)
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    network = EncoderNetwork(base)
    if start is not None and not load(network, start):
        recipe = replace(recipe, height=0.0)  # one that begins anew would pull at all layers
    network.hold(recipe.held)
    learning = [p for p in network.parameters() if p.requires_grad]
    heads = [p for name, p in network.named_parameters() if name.split(".")[0] in _HEADS]
    known = {id(p) for p in heads}
    groups = [
        {"params": heads, "times": 5.0},
        {"params": [p for p in learning if id(p) not in known], "times": 1.0},
    ]
    optimiser = torch.optim.AdamW(groups, lr=recipe.rate, weight_decay=0.01)
    total, step = recipe.epochs * math.ceil(len(rows) / recipe.batch), 0
    advice = _advice(advisers, rows, gazetteer)
    rename = renaming(unknown_names(rows, gazetteer), chance, recipe.renamed)
    network.train()
    for epoch in range(recipe.epochs):
        lessons = [lesson(row, gazetteer, tokens, rename) for row in rows]
        losses = []
        for chosen in _batches(lessons, recipe.batch, chance):
            step += 1
            share = min(1.0, step / (0.1 * total)) * max(0.02, 1 - step / total)
            for group in optimiser.param_groups:
                group["lr"] = recipe.rate * group["times"] * share
            loss = _loss(network, [lessons[at] for at in chosen], advice, chosen, recipe)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learning, 1.0)
            optimiser.step()
            losses.append(float(loss.detach()))
        tell(f"epoch {epoch + 1} of {recipe.epochs}: loss {np.mean(losses):.3f}")
    return network.eval()


def _advice(
    advisers: Sequence[Adviser], rows: Sequence[TaughtParagraph], gazetteer: Gazetteer
) -> Tensor | None:
    """What earlier runs say of the rows together: the mean of their chances, n × 2 × 11."""
    if not advisers:
        return None
    said = []
    for adviser in advisers:
        tokens = tokens_of(adviser.base)
        network = EncoderNetwork(adviser.base)
        load(network, adviser.weights)
        texts = [lesson(row, gazetteer, tokens, lambda name: name).ids for row in rows]
        said.append(predict(network.eval(), texts)[0])
    return torch.from_numpy(np.mean(said, 0))


def tokens_of(base: Path) -> Any:
    """The tokenizer of a base, cut off where the reader cuts paragraphs, without padding."""
    from tokenizers import Tokenizer

    tokens = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokens.no_padding()
    tokens.enable_truncation(MOST_TOKENS)
    return tokens


def predict(
    network: EncoderNetwork, texts: Sequence[list[int]], batch: int = 32
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Probabilities of the steps (n × 2 × 11) and heights (n × 2) of texts given as token ids."""
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    steps, heights = np.zeros((len(texts), 2, len(STEPS)), np.float32), np.zeros((len(texts), 2), np.float32)
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=_SIXTEEN_BITS):
        for start in range(0, len(order), batch):
            chosen = order[start : start + batch]
            ids, there = padded([texts[at] for at in chosen])
            logits, height, *_ = network(ids, there)
            steps[chosen] = torch.softmax(logits.float(), -1).numpy()
            heights[chosen] = height.float().numpy()
    return steps, heights


def padded(texts: Sequence[list[int]]) -> tuple[Tensor, Tensor]:
    """Token ids and what is there of them, n × t, as long as the longest."""
    length = max(map(len, texts))
    ids, there = torch.zeros(len(texts), length, dtype=torch.long), torch.zeros(len(texts), length)
    for row, text in enumerate(texts):
        ids[row, : len(text)], there[row, : len(text)] = torch.tensor(text), 1.0
    return ids, there


def _batches(lessons: Sequence[Lesson], size: int, chance: random.Random) -> list[list[int]]:
    """Batches of like length, in a random order."""
    order = list(range(len(lessons)))
    chance.shuffle(order)
    batches = []
    for start in range(0, len(order), size * 16):
        near = sorted(order[start : start + size * 16], key=lambda at: len(lessons[at].ids))
        batches += [near[at : at + size] for at in range(0, len(near), size)]
    chance.shuffle(batches)
    return batches


def _loss(
    network: EncoderNetwork,
    lessons: Sequence[Lesson],
    advice: Tensor | None,
    chosen: Sequence[int],
    recipe: Recipe,
) -> Tensor:
    ids, there = padded([one.ids for one in lessons])
    coded = torch.tensor([one.codes is not None for one in lessons])
    codes = torch.tensor([one.codes or (0.0, 0.0) for one in lessons])
    kinds = torch.tensor([one.kinds for one in lessons])
    carrying = torch.zeros(*ids.shape, 2)
    for row, one in enumerate(lessons):
        carrying[row, : len(one.ids)] = torch.from_numpy(one.carrying)
    with torch.autocast("cpu", torch.bfloat16, enabled=_SIXTEEN_BITS):
        logits, heights, escalating, deescalating, carry, _ = network(ids, there)
    places = torch.tensor(STEPS, dtype=torch.float32)
    soft = torch.softmax(-((places[None, None] - codes[..., None]) ** 2) / (2 * recipe.soft**2), -1)
    if advice is not None:
        said = advice[list(chosen)]
        share = torch.where(coded, recipe.advice, 1.0)[:, None, None]
        soft = (1 - share) * soft + share * said
        codes = torch.where(coded[:, None], codes, (said * places).sum(-1))
    loss = -(soft * functional.log_softmax(logits.float(), -1)).sum(-1).mean(0).sum()
    loss = loss + recipe.height * ((heights.float() - codes) ** 2).mean(0).sum()
    for axis, given in enumerate((escalating, deescalating)):
        if (kinds[:, axis] >= 0).any():
            loss = loss + recipe.act * functional.cross_entropy(
                given.float(), kinds[:, axis], ignore_index=-100
            )
    words = functional.binary_cross_entropy_with_logits(
        carry.float(), carrying, reduction="none", pos_weight=torch.tensor(3.0)
    )
    # A row in which nobody marked the words that carry its code teaches nothing about words.
    marked = (((carrying.sum(1) > 0) | (codes == 0)) & coded[:, None]).float()[:, None]
    return loss + recipe.carry * (words * there[..., None] * marked).sum() / there.sum()
