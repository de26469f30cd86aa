"""What stands on a page of a PDF, as it was printed: lines with their places, and boxes of lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from detente.intake.formats.pdf_notes import line_without_marks


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line, or a cell of a table, and where it stands; in points from the page's lower left corner."""

    left: float
    right: float
    foot: float
    top: float
    text: str


@dataclass(frozen=True, slots=True)
class Box:
    """Lines that stand right below each other: a paragraph, or a column of a table."""

    lines: tuple[PrintedLine, ...]

    @property
    def left(self) -> float:
        """Left edge, in points."""
        return min(line.left for line in self.lines)

    @property
    def right(self) -> float:
        """Right edge, in points."""
        return max(line.right for line in self.lines)

    @property
    def top(self) -> float:
        """Upper edge, in points from the page's foot."""
        return max(line.top for line in self.lines)

    @property
    def text(self) -> str:
        """The lines with their line ends."""
        return "".join(line.text for line in self.lines)


def boxes_on(page: Any, notes: list[str]) -> list[Box]:
    """The boxes of a page that hold words.

    Args:
        page: As pdfminer lays it out.
        notes: The marks of notes that stood in the lines are added to it.
    """
    from pdfminer.layout import LTTextBox

    return [
        Box(tuple(_lines(box, notes)))
        for box in page
        if isinstance(box, LTTextBox) and box.get_text().strip()
    ]


def _lines(box: Any, notes: list[str]) -> Iterable[PrintedLine]:
    for line in box:
        yield PrintedLine(line.x0, line.x1, line.y0, line.y1, line_without_marks(line, notes))
