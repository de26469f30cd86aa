"""The encoder: what the second reader gives for a paragraph, from the file that ships.

An MPNet of twelve layers, 768 wide, fine-tuned on coded paragraphs; int8, run by onnxruntime on one thread.
The card beside the file says on what it was taught and how far it may be trusted.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from detente.attribution.gazetteer import Gazetteer
from detente.data_tables import data_path, digest
from detente.scoring.function_words import words_in
from detente.second_reader.kinds import kinds
from detente.second_reader.masking import MASK_TABLES, Masked, mask
from detente.second_reader.steps import STEPS
from detente.text.sentences import sentences

if TYPE_CHECKING:
    from tokenizers import Encoding

FILE = "encoder.onnx"
_TOKENS = "tokenizer.json"
_KEPT = "sample_readings.json.gz"
MOST_TOKENS = 190  # tokens that the encoder sees at once; longer paragraphs are read in parts
_PART = 96  # tokens of a part: in a longer one a single act drowns
_RUN = 8  # tokens of the words that carry an act: coders' words are as many (decision 0064)
_DIGITS = 4  # of a chance: what is kept and what is read afresh are the same

_BEFORE_NOUNS = words_in("before a noun")

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class AxisReading:
    """What the second reader gives on one axis.

    Attributes:
        chances: Probability of each half step, 11 numbers that sum to 1.
        kind: The kind of the strongest act (a name of data/second_reader/kinds.csv).
        start: Where the words that carry it begin in the text; 0 with `end` 0 where there are none.
        end: Where they end.
    """

    chances: tuple[float, ...]
    kind: str
    start: int = 0
    end: int = 0

    @property
    def mean(self) -> float:
        """The expected step, 0 to 5."""
        return float(np.dot(self.chances, STEPS))


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What the second reader gives for a text: either axis, and its place among texts (length 1)."""

    escalation: AxisReading
    deescalation: AxisReading
    place: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a text that fits the encoder."""

    text: int
    offset: int
    masked: Masked
    coding: Encoding


def missing() -> str | None:
    """Why there is no second reader here, as a sentence; None where there is one."""
    try:
        import onnxruntime  # noqa: F401
        import tokenizers  # noqa: F401
    except ImportError as absent:
        return f"The second reader needs the package {absent.name}: `pip install {absent.name}`."
    try:
        data_path("second_reader", FILE)
    except FileNotFoundError:
        return "The second reader's file is not installed: scores rest on the rules alone."
    return None


@lru_cache(maxsize=1)
def encoder_version() -> str:
    """Eight hex digits over the encoder and what it is read with; "none" where there is none."""
    if missing():
        return "none"
    names = (FILE, _TOKENS, "calibration.json", "kinds.csv", *MASK_TABLES)
    return digest(data_path("second_reader", name) for name in names)


def read(texts: Sequence[str], gazetteer: Gazetteer, *, afresh: bool = False) -> list[SecondReading]:
    """Read texts with the encoder.

    Args:
        texts: Paragraphs.
        gazetteer: Whose names are masked.
        afresh: Whether to leave aside what ships as read already, which has no place among texts.

    Returns:
        A reading a text, in order. A text that is longer than the encoder sees is read in parts, and each
        axis is that of the part that it is strongest in.
    """
    parts = [part for at, text in enumerate(texts) for part in _parts(at, text, gazetteer)]
    kept = {} if afresh else _kept()
    known = [kept.get(_key(part.masked.text)) for part in parts]
    fresh = iter(_run([part for part, given in zip(parts, known, strict=True) if given is None]))
    readings = [
        next(fresh) if given is None else _unpacked(part, given)
        for part, given in zip(parts, known, strict=True)
    ]
    merged: dict[int, SecondReading] = {}
    for part, reading in zip(parts, readings, strict=True):
        before = merged.get(part.text)
        merged[part.text] = reading if before is None else _stronger(before, reading)
    return [merged[at] for at in range(len(texts))]


def write_kept(texts: Sequence[str], gazetteer: Gazetteer, out: Path) -> int:
    """Read texts and keep what was read, so that they need not be read on every machine.

    What ships as read by this encoder already stays as it is: another processor may read it otherwise in the
    third digit.

    Args:
        texts: Those of the sample articles.
        gazetteer: Whose names are masked.
        out: The folder that gets the file.

    Returns:
        How many parts of texts are in it.
    """
    parts = {
        _key(part.masked.text): part for at, text in enumerate(texts) for part in _parts(at, text, gazetteer)
    }
    kept = _kept()
    others = {key: part for key, part in parts.items() if key not in kept}
    packed = {key: kept[key] for key in parts.keys() & kept.keys()} | {
        key: _packed(part, reading)
        for (key, part), reading in zip(others.items(), _run([*others.values()]), strict=True)
    }
    whole = json.dumps({"encoder": _own_digest(), "readings": packed}, sort_keys=True).encode()
    (out / _KEPT).write_bytes(gzip.compress(whole, mtime=0))
    return len(packed)


def is_kept(text: str, gazetteer: Gazetteer) -> bool:
    """Whether all parts of a text ship as read already."""
    return all(_key(part.masked.text) in _kept() for part in _parts(0, text, gazetteer))


@lru_cache(maxsize=1)
def _kept() -> dict[str, Any]:
    """What ships as read already, by text; nothing where another encoder read it."""
    try:
        whole = json.loads(gzip.decompress(data_path("second_reader", _KEPT).read_bytes()))
    except FileNotFoundError:
        return {}
    readings: dict[str, Any] = whole["readings"] if whole["encoder"] == _own_digest() else {}
    return readings


def _key(masked: str) -> str:
    return hashlib.sha256(masked.encode()).hexdigest()[:16]


def _own_digest() -> str:
    return digest(data_path("second_reader", name) for name in (FILE, _TOKENS, "kinds.csv"))


def _packed(part: _Part, reading: SecondReading) -> list[list[Any]]:
    """Both axes as plain numbers, the words as they stand in the masked text."""
    return [
        [list(axis.chances), axis.kind, *part.masked.masked(axis.start - part.offset, axis.end - part.offset)]
        if axis.end
        else [list(axis.chances), axis.kind, 0, 0]
        for axis in (reading.escalation, reading.deescalation)
    ]


def _unpacked(part: _Part, given: list[list[Any]]) -> SecondReading:
    axes = []
    for chances, kind, start, end in given:
        low, high = part.masked.origin(start, end) if end else (-part.offset, -part.offset)
        axes.append(AxisReading(tuple(chances), kind, low + part.offset, high + part.offset))
    return SecondReading(axes[0], axes[1], ())


def _stronger(one: SecondReading, other: SecondReading) -> SecondReading:
    return SecondReading(
        max(one.escalation, other.escalation, key=lambda axis: axis.mean),
        max(one.deescalation, other.deescalation, key=lambda axis: axis.mean),
        one.place,
    )


def _parts(at: int, text: str, gazetteer: Gazetteer) -> list[_Part]:
    """The text, or runs of its sentences that fit."""
    whole = _part(at, text, 0, gazetteer)
    if not whole.coding.overflowing:
        return [whole]
    parts: list[_Part] = []
    start = end = 0
    for _, until in sentences(text):
        if end > start and len(_part(at, text[start:until], start, gazetteer).coding.ids) > _PART:
            parts.append(_part(at, text[start:end], start, gazetteer))
            start = end
        end = until
    return [*parts, _part(at, text[start:], start, gazetteer)]


def _part(at: int, text: str, offset: int, gazetteer: Gazetteer) -> _Part:
    masked = mask(text, gazetteer)
    return _Part(at, offset, masked, _tokens().encode(masked.text))


def _run(parts: Sequence[_Part]) -> list[SecondReading]:
    """Each part by itself: weights of eight bits round by what is read together, and the same text must be
    read alike wherever it stands.
    """
    readings = []
    for part in parts:
        ids = np.array([part.coding.ids], np.int64)
        given = _session().run(None, {"ids": ids, "there": np.ones_like(ids)})
        readings.append(_reading(part, *(output[0] for output in given)))
    return readings


def _reading(
    part: _Part, steps: Vector, escalating: Vector, deescalating: Vector, carry: Vector, place: Vector
) -> SecondReading:
    axes = [
        AxisReading(
            tuple(round(float(chance), _DIGITS) for chance in steps[axis]),
            kinds()[axis][int(act.argmax())].name,
            *_words(part, carry[:, axis]),
        )
        for axis, act in enumerate((escalating, deescalating))
    ]
    return SecondReading(axes[0], axes[1], tuple(map(float, place)))


def _words(part: _Part, carry: Vector) -> tuple[int, int]:
    """The run of a few tokens that most surely carries the act, as a span of the text as it stands.

    There is always one: in long paragraphs no token by itself is as sure as in the sentences that most of
    teaching was done with (decision 0064).
    """
    offsets = part.coding.offsets
    here = np.array([end > start for start, end in offsets])
    if not here.any():
        return 0, 0
    sums = np.concatenate([[0.0], np.cumsum(np.where(here, carry, 0.0))])
    run = min(_RUN, len(carry))
    first = int((sums[run:] - sums[:-run]).argmax())
    within = np.flatnonzero(here[first : first + run]) + first
    low, high = _whole_words(part.masked.text, offsets[within[0]][0], offsets[within[-1]][1])
    low, high = part.masked.origin(low, high)
    return low + part.offset, high + part.offset


def _whole_words(text: str, low: int, high: int) -> tuple[int, int]:
    """A span that begins and ends with a whole word, and with none that leads to a noun: "exports to" for
    "exports to the". A token may be a part of a word, or a mark.
    """
    while low < high - 1 and not text[low].isalnum():
        low += 1
    while high > low + 1 and not text[high - 1].isalnum():
        high -= 1
    while low and text[low - 1].isalnum():
        low -= 1
    while high < len(text) and text[high].isalnum():
        high += 1
    words = text[low:high].split(" ")
    while len(words) > 1 and words[-1].lower() in _BEFORE_NOUNS:
        words.pop()
    return low, low + len(" ".join(words))


@lru_cache(maxsize=1)
def _tokens() -> Any:
    from tokenizers import Tokenizer

    tokens = Tokenizer.from_file(str(data_path("second_reader", _TOKENS)))
    tokens.no_padding()
    tokens.enable_truncation(MOST_TOKENS)
    return tokens


@lru_cache(maxsize=1)
def _session() -> Any:
    """One thread and no arenas: several processes read side by side, and memory is given back."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = options.enable_mem_pattern = False
    # Processors without VNNI add two products of eight bits in sixteen, which may not hold them: of 254
    # readings of samples all differed, by up to .10 in a chance. So these add more slowly; others as before.
    options.add_session_config_entry("session.x64quantprecision", "1")
    file = str(data_path("second_reader", FILE))
    return onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
