"""Labelled sets to measure against.

Our own golden material, and the broader sets where they lie beside the checkout.

Own: `tests/golden` (pairs, paragraphs, controls), coded by the codebook before the scorer was tuned, and
`kept_apart.csv` and `kept_apart_blind.csv`, which nobody reads while tuning (docs/decisions/0008): only
totals are looked at. Beside the checkout (`../shared/eval`, never committed): news sentences coded as
conflict or cooperation by event coders; European Commission sentences coded friendly to adversarial by
human coders; the coded reference texts.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.intake.sample_digests import read_samples
from detente.records import DetenteError

_CHECKOUT = Path(__file__).resolve().parents[3]
GOLDEN = _CHECKOUT / "tests" / "golden"
SHARED = _CHECKOUT.parent / "shared"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text and its label. `sign`: +1 escalatory or adversarial, -1 the reverse, 0 neutral, None mixed."""

    text: str
    sign: int | None
    stance: str | None = None
    group: str | None = None
    scale: float | None = None


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """A set of labelled texts with the hash of the file it was read from (first 12 hex digits of SHA-256)."""

    name: str
    about: str
    rows: tuple[Labelled, ...]
    sha256: str

    @property
    def texts(self) -> list[str]:
        """The texts, in the order of the file."""
        return [row.text for row in self.rows]


def golden_pairs(folder: Path = GOLDEN) -> LabelledSet:
    """Minimal pairs: sentences that differ by the one thing that turns the act, grouped by phenomenon."""
    signs = {"+": 1, "-": -1, "0": 0, "m": None}
    return _csv_set(
        folder / "pairs.csv",
        "minimal pairs",
        lambda row: Labelled(row["text"], signs[row["sign"]], group=row["phenomenon"]),
    )


def golden_paragraphs(folder: Path = GOLDEN) -> LabelledSet:
    """Coded paragraphs of news prose, each with its stance."""
    signs = {"escalatory": 1, "de-escalatory": -1, "neutral": 0, "mixed": None}
    return _csv_set(
        folder / "paragraphs.csv",
        "coded paragraphs",
        lambda row: Labelled(row["text"], signs[row["stance"]], stance=row["stance"], group=row["kind"]),
    )


def golden_controls(folder: Path = GOLDEN) -> LabelledSet:
    """Neutral controls: sport, weather, trade, courts, full of words that mislead a word list."""
    return _csv_set(
        folder / "controls.csv",
        "neutral controls",
        lambda row: Labelled(row["text"], 0, stance="neutral", group=row["domain"]),
    )


def kept_apart(folder: Path = GOLDEN) -> tuple[LabelledSet, ...]:
    """Our own material kept apart from tuning: sentences and pairs, paragraphs, controls.

    Empty if it is not there.

    Two collections: the first, and one written without sight of lexicon or code after its totals had been
    looked at too often (docs/decisions/0008). No set names its phenomena, so that a report cannot say where
    it fails, only how often.
    """
    collections = {"kept_apart.csv": "kept apart from tuning", "kept_apart_blind.csv": "written blind"}
    return tuple(
        labelled
        for file, name in collections.items()
        if (folder / file).exists()
        for labelled in _apart(folder / file, name)
    )


def _apart(file: Path, name: str) -> tuple[LabelledSet, ...]:
    meaning: dict[str, tuple[int | None, str]] = {
        "+": (1, "escalatory"),
        "-": (-1, "de-escalatory"),
        "0": (0, "neutral"),
        "m": (None, "mixed"),
    }
    rows: dict[str, list[Labelled]] = {"sentences": [], "paragraphs": [], "controls": []}
    with file.open(newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            kind = {"control": "controls", "paragraph": "paragraphs"}.get(
                row["phenomenon"].split(":")[0], "sentences"
            )
            sign, stance = meaning[row["sign"]]
            rows[kind].append(Labelled(row["text"], sign, stance=stance))
    return tuple(
        LabelledSet(
            f"{name}: {kind}",
            f"own {kind}, {name}",
            tuple(found),
            _hash(file),
        )
        for kind, found in rows.items()
        if found
    )


def broad_sets(folder: Path = SHARED / "eval") -> tuple[LabelledSet, ...]:
    """The broader sets where the folder is there, else an empty tuple."""
    found = []
    for name, about in (
        ("event_sentences_dev", "news sentences coded as conflict or cooperation; broader than our subject"),
        ("eu_commission_dev", "European Commission sentences coded friendly to adversarial"),
    ):
        file = folder / f"{name}.jsonl"
        if file.exists():
            found.append(
                _jsonl_set(
                    file,
                    about,
                    lambda row: Labelled(row["text"], int(row["sign"]), scale=float(row["scale"])),
                )
            )
    return tuple(found)


def reference_texts(folder: Path = SHARED / "eval") -> LabelledSet | None:
    """The reference article and official texts coded -2 to +2, where they are there."""
    file = folder / "gold_dev.jsonl"
    if not file.exists():
        return None

    def read(row: dict[str, Any]) -> Labelled:
        label = int(row["label"])
        return Labelled(row["text"], (label > 0) - (label < 0), group=row["article"])

    return _jsonl_set(file, "reference article and official texts, coded", read)


def speed_texts(golden: Path = GOLDEN, shared: Path = SHARED) -> dict[str, list[str]]:
    """Texts to race over by name.

    The golden ones, the samples' paragraphs, and news where it is next to the checkout.

    Of the news articles every fifth paragraph of 40 to 1,500 characters: VADER's time grows with the square
    of the length, and longer ones would flatter us.
    """
    own = [golden_pairs(golden), golden_paragraphs(golden), golden_controls(golden)]
    found = {
        "golden texts": [text for labelled in own for text in labelled.texts],
        "sample articles, paragraphs": [
            block.text
            for sample in read_samples()
            for block in sample.document.blocks
            if block.kind == "body"
        ],
    }
    broad = [text for labelled in broad_sets(shared / "eval") for text in labelled.texts]
    if broad:
        found["news, sentences"] = broad
    articles = shared / "articles" / "open.jsonl"
    if articles.exists():
        with articles.open(encoding="utf-8") as lines:
            paragraphs = [part for line in lines for part in str(json.loads(line)["body"]).split("\n\n")]
        found["news, paragraphs"] = [part for part in paragraphs if 40 <= len(part) <= 1500][::5]
    return found


def _csv_set(file: Path, about: str, read: Callable[[dict[str, str]], Labelled]) -> LabelledSet:
    if not file.exists():
        raise DetenteError(
            f"{file.name} is not there: run this from a checkout, or name the folder with --golden."
        )
    with file.open(newline="", encoding="utf-8") as lines:
        rows = tuple(read(row) for row in csv.DictReader(lines))
    return LabelledSet(file.stem, about, rows, _hash(file))


def _jsonl_set(file: Path, about: str, read: Callable[[dict[str, Any]], Labelled]) -> LabelledSet:
    rows = tuple(read(json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines() if line)
    return LabelledSet(file.stem, about, rows, _hash(file))


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12]
