"""The lexicon: tables that a political scientist can read, checked on load, compiled for matching.

Predicate × object frames with polarity shifters. After the idea that polarity is composed and turned in context
(Polanyi & Zaenen 2006, Contextual Valence Shifters; Wilson, Wiebe & Hoffmann 2009, Recognizing Contextual Polarity)
and that events are who does what to whom (Schrodt 2012, CAMEO). The weights follow the codebook on the Method page.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from detente.records import DetenteError
from detente.scoring.compiling import compiled
from detente.scoring.entries import Lexicon
from detente.shipped import data_path

__all__ = ["COLUMNS", "Lexicon", "as_csv", "load", "own", "shipped"]

COLUMNS: dict[str, tuple[str, ...]] = {
    "acts": ("act", "label", "axis", "level", "rule", "definition"),
    "objects": ("id", "words", "escalation", "deescalation", "denied_escalation", "denied_deescalation", "arena",
                "example", "expect", "reason"),
    "predicates": ("id", "verbs", "nouns", "intransitive", "escalation", "deescalation", "example", "expect", "reason"),
    "frames": ("predicates", "objects", "act", "escalation", "deescalation", "rule", "example", "expect", "reason"),
    "operators": ("predicate", "over", "escalation", "deescalation", "status", "example", "expect", "reason"),
    "idioms": ("phrase", "act", "escalation", "deescalation", "general", "example", "expect", "reason"),
    "shifters": ("kind", "words", "reach", "example", "expect", "reason"),
    "guards": ("domain", "words", "example", "reason"),
    "arena": ("words", "object", "reason"),
    "boundaries": ("words", "reason"),
    "irregular": ("base", "past", "participle"),
    "spellings": ("british", "american"),
}  # fmt: skip


@lru_cache(maxsize=1)
def shipped() -> Lexicon:
    """The lexicon that ships with Détente."""
    return load(data_path("lexicon"))


def load(folder: Path) -> Lexicon:
    """Read and check the tables of a folder. Raises DetenteError that names file, line and what is wrong."""
    tables = {name: _read(folder / f"{name}.csv", columns) for name, columns in COLUMNS.items()}
    digest = hashlib.sha256()
    for name in COLUMNS:
        digest.update((folder / f"{name}.csv").read_bytes())
    return compiled(tables, digest.hexdigest()[:12])


def own(tables: Mapping[str, str]) -> Lexicon:
    """The shipped lexicon with some tables replaced by a user's own, given as CSV text by name ("frames").

    The same tables give the same version. Raises DetenteError with table and line where a row is wrong.
    """
    if not tables:
        return shipped()
    replaced = {}
    digest = hashlib.sha256(shipped().version.encode())
    for name in sorted(tables):
        if name not in COLUMNS:
            raise DetenteError(f"There is no table {name}; the lexicon has {', '.join(COLUMNS)}.")
        replaced[name] = _rows(tables[name].splitlines(keepends=True), f"{name}.csv", COLUMNS[name])
        digest.update(name.encode() + tables[name].encode())
    return compiled({**shipped().tables, **replaced}, digest.hexdigest()[:12])


def as_csv(lexicon: Lexicon, name: str) -> str:
    """One table as the CSV text that `own` takes back."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS[name], extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(lexicon.tables[name])
    return text.getvalue()


def _read(file: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    if not file.exists():
        raise DetenteError(f"The lexicon has no {file.name}: a lexicon needs all its tables.")
    with file.open(newline="", encoding="utf-8") as lines:
        return _rows(lines, file.name, columns)


def _rows(lines: Iterable[str], name: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
    reader = csv.DictReader(lines)
    if tuple(reader.fieldnames or ()) != columns:
        raise DetenteError(f"{name}, line 1: the columns must be {', '.join(columns)}.")
    rows = []
    for row in reader:
        if None in row or None in row.values():
            raise DetenteError(f"{name}, line {reader.line_num}: this row has too few or too many cells.")
        rows.append({**row, "_where": f"{name}, line {reader.line_num}"})
    return rows
