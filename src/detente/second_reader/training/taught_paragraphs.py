"""Coded paragraphs as the second reader is taught them: masked, in tokens, with the words that carry."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.attribution.gazetteer import Gazetteer
from detente.attribution.mentions import named_in
from detente.records import DetenteError
from detente.second_reader.kinds import kinds
from detente.second_reader.masking import mask


@dataclass(frozen=True, slots=True)
class TaughtParagraph:
    """A paragraph with its codes, or without: then it is taught by what earlier runs say of it.

    Attributes:
        text: As it stands.
        codes: E and D, 0 to 5; None where nobody coded it.
        kinds: Kind of the strongest act on either axis; None where the coder gave none of the list.
        words: The words that carry it, verbatim; empty at 0.
        document: What it is a part of: parts of one document never stand on both sides of a split.
    """

    text: str
    codes: tuple[float, float] | None
    kinds: tuple[str | None, str | None]
    words: tuple[str, str]
    document: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """A row as the network sees it.

    Attributes:
        ids: Token ids, length t.
        carrying: t × 2, 1 where a token belongs to the words that carry E or D.
        codes: E and D; None where nobody coded it.
        kinds: Index of the kind on either axis, -100 where none is given.
    """

    ids: list[int]
    carrying: NDArray[np.float32]
    codes: tuple[float, float] | None
    kinds: tuple[int, int]


def read_rows(files: Iterable[Path]) -> list[TaughtParagraph]:
    """Coded paragraphs of JSON Lines files; cut-off lines (`fragment`) are left out.

    Args:
        files: Each line an object with text, E, D (both missing: not coded), and where known Ea, Da, Ew, Dw,
            doc (or file), id, source.

    Returns:
        The rows in order.

    Raises:
        DetenteError: If a line is no such object; the sentence names file and line.
    """
    rows = []
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            try:
                row: dict[str, Any] = json.loads(line)
                if not row.get("fragment"):
                    rows.append(_row(row, file))
            except (ValueError, KeyError, TypeError) as wrong:
                raise DetenteError(f"{file.name}, line {number}: no coded paragraph ({wrong}).") from wrong
    return rows


def _row(row: dict[str, Any], file: Path) -> TaughtParagraph:
    return TaughtParagraph(
        text=str(row["text"]),
        codes=(float(row["E"]), float(row["D"])) if row.keys() & {"E", "D"} else None,
        kinds=(_kind(row.get("Ea"), 0), _kind(row.get("Da"), 1)),
        words=(str(row.get("Ew") or ""), str(row.get("Dw") or "")),
        document=f"{file.stem}:{row.get('doc') or row.get('file') or row.get('id')}",
    )


def lesson(row: TaughtParagraph, gazetteer: Gazetteer, tokens: Any, rename: Callable[[str], str]) -> Lesson:
    """One row as the network sees it.

    Args:
        row: A coded paragraph.
        gazetteer: Whose names are masked.
        tokens: The tokenizer.
        rename: Gives another name for one that the gazetteer does not know; the same to keep it.

    Returns:
        Token ids with the marks of the words that carry.
    """
    text, spans = _renamed(row, gazetteer, rename)
    masked = mask(text, gazetteer)
    coding = tokens.encode(masked.text)
    carrying = np.zeros((len(coding.ids), 2), np.float32)
    for at, (start, end) in enumerate(coding.offsets):
        if end > start:
            low, high = masked.origin(start, end)
            for axis, span in enumerate(spans):
                if span is not None:
                    carrying[at, axis] = low < span[1] and high > span[0]
    return Lesson(
        coding.ids,
        carrying,
        row.codes,
        (_index(row.kinds[0], 0), _index(row.kinds[1], 1)),
    )


def unknown_names(rows: Sequence[TaughtParagraph], gazetteer: Gazetteer) -> dict[int, list[str]]:
    """The names in the texts that the gazetteer does not know, by their number of words."""
    found: dict[int, set[str]] = {}
    for row in rows:
        for named in named_in(row.text, gazetteer):
            if named.kind == "unknown" and not named.name.isupper():
                found.setdefault(len(named.name.split()), set()).add(named.name)
    return {size: sorted(names) for size, names in found.items()}


def renaming(names: dict[int, list[str]], chance: random.Random, share: float) -> Callable[[str], str]:
    """A function that gives a share of the names another one of as many words: names should not matter."""

    def rename(name: str) -> str:
        others = names.get(len(name.split()))
        return chance.choice(others) if others and not name.isupper() and chance.random() < share else name

    return rename


def _renamed(
    row: TaughtParagraph, gazetteer: Gazetteer, rename: Callable[[str], str]
) -> tuple[str, list[tuple[int, int] | None]]:
    """The text with other names, and where the words that carry stand in it. A name in those words stays."""
    spans = [_span(row.text, words) for words in row.words]
    out: list[str] = []
    longer: list[tuple[int, int]] = []  # the end of a name, and how much longer the text is from there
    at = 0
    for named in named_in(row.text, gazetteer):
        carries = any(span and span[0] < named.end and named.start < span[1] for span in spans)
        if named.kind == "unknown" and named.start >= at and not carries:
            out += [row.text[at : named.start], other := rename(named.name)]
            at = named.end
            longer.append((at, len(other) - (named.end - named.start)))

    def moved(span: tuple[int, int]) -> tuple[int, int]:
        by = sum(more for end, more in longer if end <= span[0])
        return span[0] + by, span[1] + by

    return "".join([*out, row.text[at:]]), [moved(span) if span else None for span in spans]


def _span(text: str, words: str) -> tuple[int, int] | None:
    start = text.find(words) if words else -1
    return (start, start + len(words)) if start >= 0 else None


def _kind(name: object, axis: int) -> str | None:
    return str(name) if any(kind.name == name for kind in kinds()[axis]) else None


def _index(name: str | None, axis: int) -> int:
    return next((at for at, kind in enumerate(kinds()[axis]) if kind.name == name), -100)
