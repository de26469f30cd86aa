"""Owner, year and basis of figures, measured on sentences of our own in the style of news agencies.

`tests/golden/figures_wire.jsonl` was written and coded before anything was read with it,
`figures_wire_kept.jsonl` after the rules that it led to, `figures_wire_blind.jsonl` and
`figures_wire_blind_second.jsonl`, `…_third.jsonl` much later, again before anything was read with them;
docs/decisions/0030-figures.md and 0049-whom-the-report-means.md keep the first readings. One text a line:
`group` (the construction that it tries), `published`, `text`, and its `figures`, each with its `words`,
`owner` (ISO3, an alliance's code or null), `year` (null where nothing says it) and `basis`: what it may be
said to be of; "defence" stands for the defence budget and for spending on defence.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from detente.figures.claims import Claim, claim
from detente.figures.paragraph import read_figures

_DEFENCE = frozenset({"defence budget", "defence spending"})
_ALLIANCE = {"NATO_TOTAL": "NATO"}


@dataclass(frozen=True, slots=True)
class WireFigure:
    """A coded figure beside the claim read for it; None where the figure was not found."""

    id: str
    group: str
    coded: dict[str, Any]
    read: Claim | None

    @property
    def owner_right(self) -> bool:
        """Whether the owner is the coded one."""
        return self.read is not None and bool(_name(self.read.said.owner) == self.coded["owner"])

    @property
    def year_right(self) -> bool:
        """Whether the year that the text says is the coded one; none where none is coded."""
        if self.read is None:
            return False
        said = self.read.said
        return bool((said.years[0] if said.year_said and said.years else None) == self.coded["year"])

    @property
    def basis_right(self) -> bool:
        """Whether what the figure is of is among what was coded."""
        if self.read is None:
            return False
        of = self.read.quantity.of
        return of in self.coded["basis"] or (of in _DEFENCE and "defence" in self.coded["basis"])

    @property
    def wrong_and_sure(self) -> bool:
        """Whether it is surely linked to a cell of another owner or of another year than the coded ones."""
        if self.read is None or not self.read.sure or self.read.record is None:
            return False
        cell = self.read.record.cell
        return _name(cell.iso3) != self.coded["owner"] or self.coded["year"] not in (None, cell.year)


def measure_wire_figures(file: Path) -> dict[str, Any]:
    """How many figures were read rightly.

    Args:
        file: Coded texts, one JSON object a line.

    Returns:
        `n`, the number of coded figures; `found`, `owner`, `year`, `basis` and `sure_wrong` (surely linked
        to a wrong owner or year) as shares of them from 0 to 1.
    """
    figures = list(read_wire_figures(file))
    n = len(figures)
    return {
        "n": n,
        "found": sum(each.read is not None for each in figures) / n,
        "owner": sum(each.owner_right for each in figures) / n,
        "year": sum(each.year_right for each in figures) / n,
        "basis": sum(each.basis_right for each in figures) / n,
        "sure_wrong": sum(each.wrong_and_sure for each in figures) / n,
    }


def read_wire_figures(file: Path) -> Iterator[WireFigure]:
    """Every coded figure of a file with what is read for it, in order."""
    for line in filter(None, file.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        text, published = row["text"], date.fromisoformat(row["published"])
        found = read_figures(text, published).quantities
        for coded in row["figures"]:
            start = text.index(coded["words"])
            end = start + len(coded["words"])
            quantity = next((each for each in found if each.start < end and start < each.end), None)
            read = claim(quantity, text, (), published) if quantity else None
            yield WireFigure(row["id"], row["group"], coded, read)


def _name(owner: str | None) -> str | None:
    return _ALLIANCE.get(owner or "", owner)
