"""Claims in money and shares: whether each comes to the right outcome on the right basis.

Each set (`tests/golden/claims_money*.jsonl`) was written and coded before anything was read with it; what the
first reading gave is in docs/decisions/0041. One claim a line:
its `kind`, `published`, `text`, the `words` of the figure, the `outcomes` that are right, `owner`, `year`
and the `metric` of the record that has to decide ("" where none may). `with_sipri` says what it comes to
once SIPRI's own workbook, which may not ship, has been added.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from detente.figures.claims import Claim, claim
from detente.figures.official_record import OfficialRecord
from detente.figures.paragraph import read_figures

_DECIDING = ("matches", "differs")


@dataclass(frozen=True, slots=True)
class MoneyClaim:
    """A coded claim beside what was read for it; None where its figure was not found."""

    coded: dict[str, Any]
    read: Claim | None
    expected: dict[str, Any]

    @property
    def outcome_right(self) -> bool:
        """Whether the outcome is one of those coded."""
        return self.read is not None and self.read.outcome in self.expected["outcomes"]

    @property
    def basis_right(self) -> bool:
        """Whether the outcome is right and rests on the coded measure and year; on none where none is."""
        if not self.outcome_right or self.read is None:
            return False
        cell = self.read.record.cell if self.read.record else None
        if not self.expected["metric"]:
            return cell is None or self.read.outcome not in _DECIDING
        right = cell is not None and cell.metric == self.expected["metric"]
        return bool(right and cell and self.coded["year"] in (None, cell.year))

    @property
    def differs_across_bases(self) -> bool:
        """Whether it is said to differ from a record on another basis than the coded one."""
        if self.read is None or self.read.outcome != "differs":
            return False
        cell = self.read.record.cell if self.read.record else None
        return cell is None or cell.metric != self.expected["metric"]

    @property
    def wrong_and_sure(self) -> bool:
        """Whether it is surely matched with or differs from what is not its record."""
        read = self.read
        return bool(read and read.sure and read.outcome in _DECIDING and not self.basis_right)


def measure_money_claims(file: Path, record: OfficialRecord | None = None) -> dict[str, Any]:
    """How many claims come to the right outcome on the right basis.

    Args:
        file: Coded claims, one JSON object a line.
        record: The record in use; the shipped one if None. With SIPRI's workbook in it, `with_sipri` of a
            claim counts.

    Returns:
        `n`; `right`, the share with outcome and basis right, from 0 to 1; `across_bases` and `sure_wrong`,
        which are counts.
    """
    claims = list(read_money_claims(file, record))
    return {
        "n": len(claims),
        "right": sum(each.basis_right for each in claims) / len(claims),
        "across_bases": sum(each.differs_across_bases for each in claims),
        "sure_wrong": sum(each.wrong_and_sure for each in claims),
    }


def read_money_claims(file: Path, record: OfficialRecord | None = None) -> Iterator[MoneyClaim]:
    """Every coded claim of a file with what is read for it, in order."""
    whole = record is not None and any(
        each.publisher == "SIPRI" and each.base for each in record.editions.values()
    )
    for line in filter(None, file.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        text, published = row["text"], date.fromisoformat(row["published"])
        found = read_figures(text, published).quantities
        start = text.index(row["words"])
        end = start + len(row["words"])
        quantity = next((each for each in found if each.start < end and start < each.end), None)
        read = claim(quantity, text, (), published, record) if quantity else None
        other = row.get("with_sipri") if whole else None
        expected = {"outcomes": [other["outcome"]], "metric": other["metric"]} if other else row
        yield MoneyClaim(row, read, expected)
