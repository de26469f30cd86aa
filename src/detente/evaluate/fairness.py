"""The fairness certificate: the same words get the same score from any speaker.

Every text is scored as written and with sides and names swapped (Russia and NATO, Moscow and Brussels …;
the table is tests/golden/swaps.csv). A counterfactual swap test after Garg et al. 2019 (Counterfactual
Fairness in Text Classification, AIES).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from detente.evaluate.peers import Scorer
from detente.evaluate.sets import GOLDEN


@dataclass(frozen=True, slots=True)
class Fairness:
    """`n`: swapped texts (only those that a swap changes). `unchanged`: share with the same balance, 0 to 1.

    `mean_shift`: mean absolute change of balance, 0 to 2. `groups`: number of swap groups applied.
    """

    scorer: str
    n: int
    groups: int
    unchanged: float
    mean_shift: float


def read_swaps(file: Path = GOLDEN / "swaps.csv") -> dict[str, dict[str, str]]:
    """Each group's two-way table of names: `{group: {a: b, b: a}}`."""
    groups: dict[str, dict[str, str]] = {}
    with file.open(newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            table = groups.setdefault(row["group"], {})
            table[row["a"]] = row["b"]
            table[row["b"]] = row["a"]
    return groups


def swapper(table: dict[str, str]) -> Callable[[str], str]:
    """A function that swaps every name of the table at once, longest first, whole words only."""
    names = sorted(table, key=len, reverse=True)
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")
    return lambda text: pattern.sub(lambda found: table[found[0]], text)


def certify(scorer: Scorer, texts: Iterable[str], groups: dict[str, dict[str, str]]) -> Fairness:
    """Score each text as written and under every swap that changes it."""
    swaps = [swapper(table) for table in groups.values()]
    shifts = []
    for text in texts:
        as_written = scorer.balance(text)
        for swap in swaps:
            swapped = swap(text)
            if swapped != text:
                shifts.append(abs(scorer.balance(swapped) - as_written))
    if not shifts:
        raise ValueError("no text holds a name of the swap table")
    unchanged = sum(shift < 1e-9 for shift in shifts) / len(shifts)
    return Fairness(scorer.name, len(shifts), len(groups), unchanged, sum(shifts) / len(shifts))
