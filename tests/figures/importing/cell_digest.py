"""A digest over cells, by which a shipped table is compared with a source that does not lie beside it."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable
from pathlib import Path

from detente.figures.series import Cell

DIGESTS = Path(__file__).with_name("cell_digests.csv")


def cell_digest(cells: Iterable[Cell]) -> tuple[int, str]:
    """How many cells, and SHA-256 over state, year, measure and value of each, in order of these."""
    lines = sorted(f"{cell.iso3}|{cell.year}|{cell.metric}|{cell.value!r}" for cell in cells)
    return len(lines), hashlib.sha256("\n".join(lines).encode()).hexdigest()


def recorded() -> dict[tuple[str, str], tuple[int, str]]:
    """What was computed from each source: by edition and measure ("" for all of it), cells and digest."""
    with DIGESTS.open(newline="", encoding="utf-8") as lines:
        return {
            (row["edition"], row["metric"]): (int(row["cells"]), row["sha256"])
            for row in csv.DictReader(lines)
        }
