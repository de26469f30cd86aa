"""What comes of a publisher's file.

An edition with its cells, or a refusal that names the sheet, the row and the reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from detente.figures.definitions import Edition
from detente.figures.series import Cell
from detente.records import DetenteError

Needs: TypeAlias = Literal["measure", "edition"]


@dataclass(frozen=True, slots=True)
class Imported:
    """`recognised` says as what the file was read, `notes` what was left out and why."""

    recognised: str
    edition: Edition
    cells: tuple[Cell, ...]
    notes: tuple[str, ...] = ()


class ImportRefusedError(DetenteError):
    """A file that was not taken.

    `sheet` and `row` (from 1) where they are known; `needs`, what would make it readable.
    """

    def __init__(
        self, reason: str, sheet: str | None = None, row: int | None = None, needs: Needs | None = None
    ) -> None:
        self.reason, self.sheet, self.row, self.needs = reason, sheet or None, row, needs
        where = ", ".join([*([f"sheet “{sheet}”"] if sheet else []), *([f"row {row}"] if row else [])])
        super().__init__(f"{where[:1].upper()}{where[1:]}: {reason}" if where else reason)
