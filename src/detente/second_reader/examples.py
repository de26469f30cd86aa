"""The nearest coded examples: paragraphs that people coded, close to a text as the second reader places it.

They are our own (data/coded); their places are made when the encoder is taught, one row an example in the
order of the files (data/second_reader/places.npy).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from detente.attribution.gazetteer import gazetteer
from detente.data_tables import data_path
from detente.second_reader.encoder import read

_PLACES = "places.npy"
_SCALE = 127  # places are kept in eight bits


@dataclass(frozen=True, slots=True)
class Example:
    """A coded paragraph of our own.

    Attributes:
        id: In data/coded.
        text: The paragraph.
        escalation: Its code, 0 to 5.
        deescalation: Its code, 0 to 5.
        escalating: The words that carry E, empty at 0.
        deescalating: The words that carry D, empty at 0.
        why: The ruling that decided, as the coder noted it.
    """

    id: str
    text: str
    escalation: float
    deescalation: float
    escalating: str
    deescalating: str
    why: str


@dataclass(frozen=True, slots=True)
class Near:
    """An example and how near it stands: cosine of the places, -1 to 1."""

    example: Example
    nearness: float


@lru_cache(maxsize=1)
def examples() -> tuple[Example, ...]:
    """All coded paragraphs that ship, by file and line."""
    rows = [
        json.loads(line)
        for file in sorted(data_path("coded").glob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    return tuple(
        Example(row["id"], row["text"], row["E"], row["D"], row["Ew"], row["Dw"], row.get("why", ""))
        for row in rows
    )


def nearest(place: Sequence[float], most: int = 3) -> tuple[Near, ...]:
    """The examples nearest to a text.

    Args:
        place: Where the second reader places the text (`SecondReading.place`).
        most: How many.

    Returns:
        The nearest first; none where the places were made for other examples than those that ship.
    """
    places = _places()
    if places is None:
        return ()
    nearness = places @ np.asarray(place, np.float32)
    order = np.argsort(-nearness)[:most]
    return tuple(Near(examples()[at], round(float(nearness[at]), 3)) for at in order)


def write_examples(out: Path) -> None:
    """Place all examples with the encoder that ships and write their places.

    Args:
        out: The folder that gets places.npy: eight-bit rows, then a row that says for which examples.
    """
    placed = np.array(
        [one.place for one in read([one.text for one in examples()], gazetteer(), afresh=True)], np.float32
    )
    np.save(
        out / _PLACES, np.concatenate([np.rint(placed * _SCALE).astype(np.int8), _signature(placed.shape[1])])
    )


@lru_cache(maxsize=1)
def _places() -> NDArray[np.float32] | None:
    try:
        kept = np.load(data_path("second_reader", _PLACES))
    except FileNotFoundError:
        return None
    if len(kept) != len(examples()) + 1 or not np.array_equal(kept[-1:], _signature(kept.shape[1])):
        return None
    places: NDArray[np.float32] = kept[:-1].astype(np.float32) / _SCALE
    return places


def _signature(width: int) -> NDArray[np.int8]:
    """A row that stands for the examples in their order."""
    digest = hashlib.sha256("\n".join(f"{one.id} {one.text}" for one in examples()).encode()).digest()
    return np.resize(np.frombuffer(digest, np.int8), (1, width))
