"""What visits took, kept in a file from one run to the next, and written as a page of figures."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

_BEGINS, _ENDS = "<!-- measured: begin -->", "<!-- measured: end -->"
Taken = tuple[float, float, str]  # seconds of processors, seconds until what is seen first was there, of what


@dataclass
class Measured:
    """What was measured of one library.

    Attributes:
        title: How many paragraphs it holds, and where.
        runs: The days and commits at which it was measured.
        rows: What visits took, by name of the row.
        crowd: Seconds of wall clock of visits of ten sessions at once, and a second of work's before them.
        memory: Megabytes at most, by after what.
    """

    title: str
    runs: list[str] = field(default_factory=list)
    rows: dict[str, list[Taken]] = field(default_factory=dict)
    crowd: dict[str, list[float]] = field(default_factory=dict)
    memory: dict[str, float] = field(default_factory=dict)

    def take(self, other: Measured) -> None:
        """Put a later run's figures in the place of those with the same name."""
        self.title = other.title
        self.runs += [run for run in other.runs if run not in self.runs]
        self.rows |= other.rows
        self.crowd |= other.crowd
        self.memory |= other.memory

    def lines(self) -> Iterator[str]:
        """The section about this library."""
        yield f"### {self.title}\n"
        yield f"Measured {'; '.join(self.runs)}.\n"
        yield "| CPU seconds of a visit | median | p95 | slowest | with | n |"
        yield "|---|---|---|---|---|---|"
        for name, taken in self.rows.items():
            work = [each[0] for each in taken]
            slowest = max(taken)
            yield (
                f"| {name} | {at(work, 50):.2f} | {at(work, 95):.2f} | {slowest[0]:.2f} | {slowest[2]} | "
                f"{len(taken)} |"
            )
        if crowd := self.crowd.get("visits"):
            yield (
                f"\nTen sessions at once: what is seen first took {at(crowd, 50):.2f} s of wall clock in the "
                f"median and {at(crowd, 95):.2f} s at the 95th percentile (n = {len(crowd)}), while a second "
                f"of work took {self.crowd['probe'][0]:.1f} s of wall clock."
            )
        said = "; ".join(f"{megabytes:,.0f} MB after {what}" for what, megabytes in self.memory.items())
        yield f"\nMemory at most: {said}."


def at(values: list[float], percent: int) -> float:
    """The percentile: the smallest value that so many per cent of the values do not exceed."""
    ranked = sorted(values)
    return ranked[max(0, -(-len(ranked) * percent // 100) - 1)]


def kept(file: Path | None) -> dict[str, Measured]:
    """What earlier runs kept, by the library's path."""
    if file is None or not file.exists():
        return {}
    held: dict[str, dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    return {path: Measured(**one) for path, one in held.items()}


def keep(measured: dict[str, Measured], file: Path) -> None:
    """Keep it for a later run."""
    content = {path: asdict(one) for path, one in measured.items()}
    file.write_text(json.dumps(content, indent=1), encoding="utf-8")


def write(measured: dict[str, Measured], page: Path) -> None:
    """Put the figures between the page's marks."""
    report = "\n\n".join("\n".join(one.lines()) for one in measured.values())
    text = page.read_text(encoding="utf-8")
    head, _, rest = text.partition(_BEGINS)
    page.write_text(f"{head}{_BEGINS}\n\n{report}\n\n{_ENDS}{rest.partition(_ENDS)[2]}", encoding="utf-8")
