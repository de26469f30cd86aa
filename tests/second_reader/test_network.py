"""The bases that the second reader can be taught from, at a small size with made-up weights."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: pip install 'detente[train]'")

HIDDEN, HEADS, WORDS, PLACES, KINDS = 12, 2, 30, 20, 8


def base(folder: Path, kind: str, seed: int = 4) -> Path:
    """A base of two layers, as its maker would write it."""
    from safetensors.torch import save_file

    shape: dict[str, Any] = {
        "model_type": kind,
        "hidden_size": HIDDEN,
        "num_attention_heads": HEADS,
        "num_hidden_layers": 2,
        "layer_norm_eps": 1e-5,
        "vocab_size": WORDS,
        "max_position_embeddings": PLACES,
        "pad_token_id": 1,
        "relative_attention_num_buckets": KINDS,
    }
    torch.manual_seed(seed)
    sizes = {
        "embeddings.word_embeddings.weight": (WORDS, HIDDEN),
        "embeddings.position_embeddings.weight": (PLACES, HIDDEN),
        "embeddings.LayerNorm": HIDDEN,
    }
    if kind == "mpnet":
        sizes["encoder.relative_attention_bias.weight"] = (KINDS, HEADS)
        parts = ["attention.attn.q", "attention.attn.k", "attention.attn.v", "attention.attn.o"]
        norms = ["attention.LayerNorm", "output.LayerNorm"]
    else:
        sizes["embeddings.token_type_embeddings.weight"] = (2, HIDDEN)
        parts = [f"attention.{name}" for name in ("self.query", "self.key", "self.value", "output.dense")]
        norms = ["attention.output.LayerNorm", "output.LayerNorm"]
    for layer in (0, 1):
        sizes |= {f"encoder.layer.{layer}.{name}.weight": (HIDDEN, HIDDEN) for name in parts}
        sizes |= {f"encoder.layer.{layer}.{name}.bias": (HIDDEN,) for name in parts}
        sizes |= {f"encoder.layer.{layer}.{name}": HIDDEN for name in norms}
        sizes |= {
            f"encoder.layer.{layer}.intermediate.dense.weight": (4 * HIDDEN, HIDDEN),
            f"encoder.layer.{layer}.intermediate.dense.bias": (4 * HIDDEN,),
            f"encoder.layer.{layer}.output.dense.weight": (HIDDEN, 4 * HIDDEN),
            f"encoder.layer.{layer}.output.dense.bias": (HIDDEN,),
        }
    weights = {}
    for name, size in sizes.items():
        if isinstance(size, int):
            weights[f"{name}.weight"], weights[f"{name}.bias"] = torch.ones(size), torch.zeros(size)
        else:
            weights[name] = torch.randn(size) / 3
    folder.mkdir()
    save_file(weights, folder / "model.safetensors")
    (folder / "config.json").write_text(json.dumps(shape), encoding="utf-8")
    return folder


@pytest.mark.parametrize("kind", ["bert", "mpnet"])
def test_padding_changes_nothing(tmp_path: Path, kind: str) -> None:
    from detente.second_reader.training.fitting import padded
    from detente.second_reader.training.network import EncoderNetwork

    network = EncoderNetwork(base(tmp_path / kind, kind)).eval()
    short, long = [3, 7, 9, 2], [3, 4, 5, 6, 7, 8, 2]
    with torch.no_grad():
        alone, beside = network(*padded([short])), network(*padded([short, long]))
    for part in (0, 1, 2, 3, 5):
        assert torch.allclose(alone[part][0], beside[part][0], atol=1e-5)


def test_how_far_two_words_stand_apart_counts_with_mpnet_only_by_its_kind(tmp_path: Path) -> None:
    from detente.second_reader.training.network import _distances

    kinds = _distances(torch.arange(150), KINDS)
    assert kinds.min() == 0 and kinds.max() == KINDS - 1
    assert kinds[5, 5] == 0 and kinds[5, 4] == 1 and kinds[5, 6] == 1 + KINDS // 2
    assert kinds[149, 0] == KINDS // 2 - 1, "all that is far back is one kind"
    back = kinds[149].flip(0)
    assert bool((back[1:] >= back[:-1]).all()), "farther back is never a nearer kind"


@pytest.mark.parametrize("kind", ["bert", "mpnet"])
def test_held_layers_are_not_taught(tmp_path: Path, kind: str) -> None:
    from detente.second_reader.training.network import EncoderNetwork

    network = EncoderNetwork(base(tmp_path / kind, kind))
    network.hold(1)
    taught = {name for name, weight in network.named_parameters() if weight.requires_grad}
    assert not any(name.startswith(("layers.0.", "norm.", "word.", "place.", "apart.")) for name in taught)
    assert {"layers.1.query.weight", "look.weight"} <= taught


@pytest.mark.parametrize("kind", ["bert", "mpnet"])
def test_a_thinned_base_reads_as_its_layers_do(tmp_path: Path, kind: str) -> None:
    from detente.second_reader.training.fitting import padded
    from detente.second_reader.training.network import EncoderNetwork
    from detente.second_reader.training.thinning import thin_base, thin_weights

    whole = base(tmp_path / kind, kind)
    (whole / "tokenizer.json").write_text("{}", encoding="utf-8")
    network = EncoderNetwork(whole).eval()
    torch.save(network.state_dict(), tmp_path / "network.pt")
    thin = EncoderNetwork(thin_base(whole, [1], tmp_path / "thin")).eval()
    thin.load_state_dict(torch.load(thin_weights(tmp_path / "network.pt", [1], tmp_path / "thin.pt")))
    assert len(thin.layers) == 1
    del network.layers[0]
    with torch.no_grad():
        for one, other in zip(thin(*padded([[3, 7, 2]])), network(*padded([[3, 7, 2]])), strict=True):
            assert torch.equal(one, other)


@pytest.mark.parametrize("layers", [[], [1, 0], [0, 2], [-1]])
def test_layers_that_a_base_does_not_have_are_refused(tmp_path: Path, layers: list[int]) -> None:
    from detente.records import DetenteError
    from detente.second_reader.training.thinning import thin_base

    with pytest.raises(DetenteError, match="0 to 1"):
        thin_base(base(tmp_path / "bert", "bert"), layers, tmp_path / "thin")


def test_a_smoothed_network_reads_alike_and_loses_less_in_eight_bits(tmp_path: Path) -> None:
    """Two channels are made forty times larger, as they are in large bases; other texts show it."""
    pytest.importorskip("onnx", reason="onnx is not installed: pip install 'detente[train]'")
    import numpy as np
    import onnxruntime

    from detente.second_reader.training.eight_bits import smooth
    from detente.second_reader.training.exporting import export
    from detente.second_reader.training.fitting import padded
    from detente.second_reader.training.network import EncoderNetwork

    network = EncoderNetwork(base(tmp_path / "mpnet", "mpnet")).eval()
    for layer in network.layers:
        layer.after_attention.weight.data[:2] *= 40
        layer.widen.weight.data[:, :2] /= 40
    texts = [[3, *torch.randint(4, WORDS, (9,)).tolist(), 2] for _ in range(40)]
    smoothed = smooth(network, texts[:20])
    exact = onnxruntime.SessionOptions()  # as the second reader asks for it: the same on every processor
    exact.add_session_config_entry("session.x64quantprecision", "1")

    def lost(made: EncoderNetwork, name: str) -> float:
        export(made, tmp_path / name)
        file = str(tmp_path / name)
        session = onnxruntime.InferenceSession(file, exact, providers=["CPUExecutionProvider"])
        off = []
        for ids in texts[20:]:
            with torch.no_grad():
                whole = torch.softmax(network(*padded([ids]))[0], -1).numpy()
            there = np.ones((1, len(ids)), np.int64)
            off.append(
                np.abs(session.run(["steps"], {"ids": np.array([ids]), "there": there})[0] - whole).mean()
            )
        return float(np.mean(off))

    with torch.no_grad():
        for one, other in zip(network(*padded(texts[20:])), smoothed(*padded(texts[20:])), strict=True):
            assert torch.allclose(one, other, atol=1e-3)
    assert lost(smoothed, "smoothed.onnx") < lost(network, "plain.onnx") / 2


def test_teaching_goes_on_from_the_file_that_ships(tmp_path: Path) -> None:
    pytest.importorskip("onnx", reason="onnx is not installed: pip install 'detente[train]'")
    from detente.second_reader.training.earlier_runs import load
    from detente.second_reader.training.eight_bits import smooth
    from detente.second_reader.training.exporting import export
    from detente.second_reader.training.fitting import padded
    from detente.second_reader.training.network import EncoderNetwork

    network = EncoderNetwork(base(tmp_path / "mpnet", "mpnet")).eval()
    for weight in network.parameters():
        weight.data += torch.randn_like(weight) / 50  # no two parts alike, biases neither
    texts = [[3, *torch.randint(4, WORDS, (9,)).tolist(), 2] for _ in range(20)]
    export(smooth(network, texts), tmp_path / "encoder.onnx")
    other = EncoderNetwork(base(tmp_path / "other", "mpnet", seed=5)).eval()
    heights = other.height[0].weight.clone()
    assert not load(other, tmp_path / "encoder.onnx"), "the regression does not ship"
    assert torch.equal(other.height[0].weight, heights)
    for name, weight in other.state_dict().items():
        if not name.startswith("height."):
            told = network.state_dict()[name]
            assert (weight - told).abs().max() <= told.abs().max() / 20, name
    with torch.no_grad():
        for part, (one, two) in enumerate(zip(network(*padded(texts)), other(*padded(texts)), strict=True)):
            assert part == 1 or (one - two).abs().mean() < one.std() / 20


def test_weights_of_another_base_are_refused(tmp_path: Path) -> None:
    pytest.importorskip("onnx", reason="onnx is not installed: pip install 'detente[train]'")
    from detente.records import DetenteError
    from detente.second_reader.training.earlier_runs import load
    from detente.second_reader.training.exporting import export
    from detente.second_reader.training.network import EncoderNetwork

    export(EncoderNetwork(base(tmp_path / "mpnet", "mpnet")), tmp_path / "encoder.onnx")
    with pytest.raises(DetenteError, match=r"another base: apart\.weight"):
        load(EncoderNetwork(base(tmp_path / "bert", "bert")), tmp_path / "encoder.onnx")
