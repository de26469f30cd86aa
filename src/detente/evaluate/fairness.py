"""The fairness certificate: the same words get the same score from any speaker.

Every text is scored as written and with sides and names swapped (Russia and NATO, Moscow and Brussels …;
the table is tests/golden/swaps.csv). A second, harder certificate gives the same sides names that no
gazetteer knows, and swaps those (tests/golden/swaps_unknown.csv). A counterfactual swap test after Garg
et al. 2019 (Counterfactual Fairness in Text Classification, AIES).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from detente.evaluate.peers import Scorer
from detente.evaluate.sets import GOLDEN

KEPT = 0.05  # steps that an axis may move and count as kept


@dataclass(frozen=True, slots=True)
class Fairness:
    """What swaps do to a scorer.

    Attributes:
        scorer: Its name.
        n: Swapped texts (only those that a swap changes).
        groups: Number of swap groups applied.
        unchanged: Share with the same balance, 0 to 1.
        mean_shift: Mean absolute change of balance, 0 to 2.
        names: "known" to the gazetteer, or "unknown".
        kept: Share whose E and D, for a scorer with one axis its balance, move by `KEPT` at most, 0 to 1.
    """

    scorer: str
    n: int
    groups: int
    unchanged: float
    mean_shift: float
    names: str = "known"
    kept: float = 0.0


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


def certify_unknown(
    scorer: Scorer, texts: Iterable[str], file: Path = GOLDEN / "swaps_unknown.csv"
) -> Fairness:
    """The harder certificate: known names are first given names that nobody knows, then those are swapped.

    Args:
        scorer: Whose fairness is certified.
        texts: Any.
        file: Rows of a known name and two that no gazetteer holds.

    Returns:
        The certificate over all texts that hold a known name.

    Raises:
        ValueError: No text holds one.
    """
    with file.open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    hide = swapper({row["name"]: row["one"] for row in rows})
    groups = {"unknown": {row["one"]: row["other"] for row in rows}}
    return replace(certify(scorer, map(hide, texts), groups), names="unknown")


def certify(scorer: Scorer, texts: Iterable[str], groups: dict[str, dict[str, str]]) -> Fairness:
    """Score each text as written and under every swap that changes it.

    Args:
        scorer: Whose fairness is certified.
        texts: Any.
        groups: Tables of names by group, each applied by itself.

    Returns:
        The certificate.

    Raises:
        ValueError: No text holds a name of a table.
    """
    swaps = [swapper(table) for table in groups.values()]
    shifts, kept = [], 0
    axes = scorer.axes or (lambda text: (scorer.balance(text), 0.0))
    for text in texts:
        as_written = scorer.balance(text)
        for swap in swaps:
            swapped = swap(text)
            if swapped != text:
                shifts.append(abs(scorer.balance(swapped) - as_written))
                moved = zip(axes(text), axes(swapped), strict=True)
                kept += all(abs(one - other) <= KEPT + 1e-9 for one, other in moved)
    if not shifts:
        raise ValueError("no text holds a name of the swap table")
    unchanged = sum(shift < 1e-9 for shift in shifts) / len(shifts)
    mean = sum(shifts) / len(shifts)
    return Fairness(scorer.name, len(shifts), len(groups), unchanged, mean, kept=kept / len(shifts))
