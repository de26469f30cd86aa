"""Claims measured against sentences of our own.

Outcome, record and sureness, and how often a sure link is wrong.

`tests/golden/claims.csv` was coded before the rules were written; `claims_kept.csv` in the same hour and
kept apart; `claims_later.csv`, in the style of news, after them, and its first reading is on record in
docs/decisions/0011-claims.md. Columns: id, group, published (empty: undated), speaker (a side that speaks
throughout, or empty), text, words (of the figure), outcome, sure (yes, no), record (as `Claim.key`; ""
where any or none will do).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from detente.data_tables import table
from detente.figures.claims import Claim, claim
from detente.figures.paragraph import read_figures
from detente.records import Voice

_COLUMNS = ("id", "group", "text", "words", "outcome", "sure")


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """A coded figure beside what was made of it; `read` is None where the figure was not found."""

    row: dict[str, str]
    read: Claim | None

    @property
    def right(self) -> bool:
        """Whether outcome and record are the coded ones."""
        return self.read is not None and self.read.outcome == self.row["outcome"] and self.right_record

    @property
    def right_record(self) -> bool:
        """Whether the record is the coded one; a row without one leaves it open."""
        return self.read is not None and self.row["record"] in ("", self.read.key)

    @property
    def sure(self) -> bool:
        """Whether it was offered as sure."""
        return self.read is not None and self.read.sure


def measure_claims(file: Path) -> dict[str, Any]:
    """Set every coded figure beside the record and compare.

    Args:
        file: A golden table of claims.

    Returns:
        `n`, and shares from 0 to 1: `outcome`; `right` (outcome and record); `sureness`; how many are
        `sure`, and how many of those wrong (`sure_wrong`); `sure_n` is a number.
    """
    judged = list(judge(file))
    sure = [each for each in judged if each.sure]
    n = len(judged)
    return {
        "n": n,
        "outcome": sum(each.read is not None and each.read.outcome == each.row["outcome"] for each in judged)
        / n,
        "right": sum(each.right for each in judged) / n,
        "sureness": sum(each.sure == (each.row["sure"] == "yes") for each in judged) / n,
        "sure": len(sure) / n,
        "sure_n": len(sure),
        "sure_wrong": sum(not each.right for each in sure) / max(1, len(sure)),
    }


def judge(file: Path) -> Iterator[JudgedClaim]:
    """Every row of a golden table with the claim read for it."""
    for _, row in table(file, _COLUMNS):
        published = date.fromisoformat(row["published"]) if row["published"] else None
        text, start = row["text"], row["text"].index(row["words"])
        end = start + len(row["words"])
        voices = (Voice(None, "", row["speaker"], 0, len(text), "document"),) if row["speaker"] else ()
        found = read_figures(text, published, None, voices).quantities
        quantity = next((each for each in found if each.start < end and start < each.end), None)
        yield JudgedClaim(row, claim(quantity, text, voices, published) if quantity else None)
