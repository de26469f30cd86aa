"""Agreement with independent coding: paragraphs that people coded by the codebook, E and D from 0 to 5.

One yardstick for every set and every scorer: Cohen's κ of stance (Cohen 1960, Educational and Psychological
Measurement 20), macro-F1 of stance, Spearman's correlation of the balance, the share of clear paragraphs
read the wrong way round, and for scorers with two axes the mean absolute error of each and the share of
paragraphs with both within one step. Intervals: percentile bootstrap over whole documents, a fixed seed,
since paragraphs of one document are alike.

Sets: `samples_coded.jsonl` (the paragraphs of our own samples, coded twice, independently, by the project's
codebook) and, where it is next to the checkout, `coded_dev.jsonl` (official texts, news, UN and EU, coded by
the same codebook). The latter is split by document into two halves: what is wrong may be read in one, the
other is only counted.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from detente.coding.files.coded_rows import CodedRow
from detente.evaluate.measures import SILENCE, macro_f1, spearman
from detente.evaluate.optional_libraries import needed
from detente.evaluate.peers import Scorer
from detente.records import DetenteError, Stance
from detente.scoring.axes import stance_of

CLEAR = 1.0  # steps between E and D from which a paragraph points one way
_RESAMPLES = 500
COUNTED = "coded paragraphs, the half only counted"
SAMPLES = "own samples, coded twice"
_READ = "coded paragraphs, the half that errors are read in"
# Coders' sources whose sentences belong to no document: each stands for itself.
_LOOSE = frozenset({"event sentences dev", "EU Commission dev", "US news windows (quotes_dev)"})


@dataclass(frozen=True, slots=True)
class Coded:
    """A paragraph with its codes: both axes 0 to 5, and the document that it stands in."""

    text: str
    escalation: float
    deescalation: float
    document: str

    @property
    def stance(self) -> Stance:
        """The codebook's stance of the codes."""
        return stance_of(self.escalation, self.deescalation)


@dataclass(frozen=True, slots=True)
class Agreement:
    """One scorer against one coded set. Shares from 0 to 1; errors in steps of an axis.

    `kappa_low`, `kappa_high`: 95 % of resamples over documents. `wrong_sign`: of the `clear` paragraphs,
    those read the other way round. The last three are None for scorers that have one axis.
    """

    set: str
    n: int
    documents: int
    scorer: str
    kappa: float
    kappa_low: float
    kappa_high: float
    macro_f1: float
    spearman: float
    clear: int
    wrong_sign: float
    escalation_error: float | None = None
    deescalation_error: float | None = None
    within_one: float | None = None


def coded_sets(golden: Path, shared: Path) -> dict[str, tuple[Coded, ...]]:
    """The coded sets that are there, the one that nobody reads first.

    Args:
        golden: The folder with `samples_coded.jsonl`.
        shared: The folder whose `eval/coded_dev.jsonl` is read where it exists.

    Returns:
        Paragraphs by the name of their set. A set by source of the counted half follows that half.
    """
    found: dict[str, tuple[Coded, ...]] = {}
    if (file := shared / "eval" / "coded_dev.jsonl").exists():
        rows = [row for row in _lines(file) if not row.get("fragment")]
        counted = [row for row in rows if _half(row)]
        found[COUNTED] = tuple(map(_coded, counted))
        for source in sorted({str(row["source"]) for row in counted}):
            found[f"… {source}"] = tuple(_coded(row) for row in counted if row["source"] == source)
        found[_READ] = tuple(_coded(row) for row in rows if not _half(row))
    if (file := golden / "samples_coded.jsonl").exists():
        found[SAMPLES] = tuple(map(_coded, _lines(file)))
    return found


def measure_coded(
    golden: Path, shared: Path, scorers: Sequence[Scorer], *, resamples: int = _RESAMPLES
) -> tuple[Agreement, ...]:
    """Each scorer on each coded set.

    Args:
        golden: See `coded_sets`.
        shared: See `coded_sets`.
        scorers: Ours first.
        resamples: How often documents are drawn for the interval of κ.

    Returns:
        A row a set and scorer, in their order.

    Raises:
        DetenteError: If the extra `evaluate` is not installed.
    """
    return tuple(
        _agreement(name, rows, scorer, resamples)
        for name, rows in coded_sets(golden, shared).items()
        for scorer in scorers
    )


def measure_codes(
    name: str, codes: Sequence[CodedRow], scorers: Sequence[Scorer], *, resamples: int = _RESAMPLES
) -> tuple[Agreement, ...]:
    """Each scorer on the codes of a file, such as *Coding* gives: several codes of a paragraph are averaged.

    Args:
        name: Of the set.
        codes: With their texts; those without one are left out, and so are a model's, which are no yardstick.
        scorers: Ours first.
        resamples: How often documents are drawn for the interval of κ.

    Returns:
        A row a scorer.

    Raises:
        DetenteError: No person's code has its text, or the extra `evaluate` is not installed.
    """
    of_text: dict[str, list[CodedRow]] = {}
    for row in codes:
        if row.text and row.kind != "model":
            of_text.setdefault(row.hash, []).append(row)
    if not of_text:
        raise DetenteError(
            "The file holds no person's codes with their texts; take it from Coding with them."
        )
    rows = [
        Coded(
            some[0].text,
            float(np.mean([row.code.escalation for row in some])),
            float(np.mean([row.code.deescalation for row in some])),
            some[0].document or some[0].hash,
        )
        for some in of_text.values()
    ]
    return tuple(_agreement(name, rows, scorer, resamples) for scorer in scorers)


def coders_kappa(codes: Sequence[CodedRow]) -> tuple[float, int] | None:
    """How far two coders of a file agree on the stance, which no scorer can be asked to surpass.

    Args:
        codes: As `measure_codes` takes them.

    Returns:
        Cohen's κ over the paragraphs that both coded, and their number; None where a file has not two
        persons' codes of one paragraph.
    """
    coders = sorted({row.coder for row in codes if row.kind != "model"})
    if len(coders) != 2:
        return None
    by_coder = [
        {
            row.hash: stance_of(row.code.escalation, row.code.deescalation)
            for row in codes
            if row.coder == coder
        }
        for coder in coders
    ]
    both = sorted(by_coder[0].keys() & by_coder[1].keys())
    if not both:
        return None
    return kappa(*([stances[hash_] for hash_ in both] for stances in by_coder)), len(both)


def kappa(coded: Sequence[str], given: Sequence[str]) -> float:
    """Cohen's κ of two codings; 0 where both give one class only."""
    if len({*coded, *given}) < 2:
        return 0.0
    return float(needed("sklearn.metrics").cohen_kappa_score(coded, given))


def _agreement(name: str, rows: Sequence[Coded], scorer: Scorer, resamples: int) -> Agreement:
    coded = [row.stance for row in rows]
    given = [scorer.stance(row.text) for row in rows]
    balances = np.array([scorer.balance(row.text) for row in rows]) * 5
    truth = np.array([row.escalation - row.deescalation for row in rows])
    clear = np.abs(truth) >= CLEAR
    wrong = clear & (truth * balances < 0) & (np.abs(balances) > SILENCE * 5)
    low, high = _interval([row.document for row in rows], coded, given, resamples)
    errors = _errors(rows, scorer)
    return Agreement(
        set=name,
        n=len(rows),
        documents=len({row.document for row in rows}),
        scorer=scorer.name,
        kappa=kappa(coded, given),
        kappa_low=low,
        kappa_high=high,
        macro_f1=macro_f1(coded, given),
        spearman=spearman(truth.tolist(), balances.tolist()),
        clear=int(clear.sum()),
        wrong_sign=float(wrong.sum() / max(1, clear.sum())),
        escalation_error=None if errors is None else float(errors[:, 0].mean()),
        deescalation_error=None if errors is None else float(errors[:, 1].mean()),
        within_one=None if errors is None else float((errors <= 1).all(axis=1).mean()),
    )


def _errors(rows: Sequence[Coded], scorer: Scorer) -> NDArray[np.float64] | None:
    """Absolute errors, a row a paragraph and a column an axis; None for a scorer with one axis."""
    if scorer.axes is None:
        return None
    given = np.array([scorer.axes(row.text) for row in rows], dtype=np.float64)
    coded = np.array([(row.escalation, row.deescalation) for row in rows], dtype=np.float64)
    return np.asarray(np.abs(given - coded), dtype=np.float64)


def _interval(
    documents: Sequence[str], coded: Sequence[str], given: Sequence[str], resamples: int
) -> tuple[float, float]:
    """κ over documents drawn with replacement: 2.5 and 97.5 of a hundred."""
    members: dict[str, list[int]] = {}
    for index, document in enumerate(documents):
        members.setdefault(document, []).append(index)
    groups = [np.array(group) for group in members.values()]
    classes = sorted({*coded, *given})
    place = {name: index for index, name in enumerate(classes)}
    # A table of coded × given classes a document: κ of a draw is read from their sum.
    tables = np.zeros((len(groups), len(classes), len(classes)))
    for number, group in enumerate(groups):
        for index in group:
            tables[number, place[coded[index]], place[given[index]]] += 1
    chance = np.random.default_rng(20261128)
    drawn = [
        _kappa_of(tables[chance.integers(0, len(groups), len(groups))].sum(axis=0)) for _ in range(resamples)
    ]
    low, high = np.percentile(drawn, [2.5, 97.5])
    return float(low), float(high)


def _kappa_of(table: NDArray[np.float64]) -> float:
    total = table.sum()
    agreed = np.trace(table) / total
    expected = float((table.sum(axis=0) * table.sum(axis=1)).sum() / total**2)
    return float((agreed - expected) / (1 - expected)) if expected < 1 else 0.0


def _half(row: dict[str, object]) -> int:
    """0 for the half that errors are read in, 1 for the one only counted; a document lies in one of them."""
    return hashlib.sha256(_document(row).encode()).digest()[0] % 2


def _document(row: dict[str, object]) -> str:
    if row.get("source") in _LOOSE:
        return str(row["id"])
    return str(row.get("doc") or row.get("file") or row["id"])


def _coded(row: dict[str, object]) -> Coded:
    return Coded(str(row["text"]), float(str(row["E"])), float(str(row["D"])), _document(row))


def _lines(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line]
