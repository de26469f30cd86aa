"""The order in which the boxes of a printed page are read: columns one after the other, however many.

From top to bottom, boxes go together as long as an upright strip of the page, a gutter, stays empty between
them; a box that lies across all gutters ends the columns above it. Each column is then read in the same way:
the recursive cut of pages at their gaps (Nagy and Seth, 1984).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from detente.intake.formats.pdf_page import Box

_GUTTER = 6.0  # points: narrower strips stand between words
_DEEPEST = 4  # columns within columns
_SAME_HEIGHT = 6.0  # points, less than a line

_Placed = tuple[float, float, float, Box]  # left, right, top


def in_reading_order(boxes: Sequence[Box]) -> list[Box]:
    """Boxes as a person reads them.

    Args:
        boxes: Of one page, in any order.

    Returns:
        The same boxes.
    """
    placed = [(box.left, box.right, box.top, box) for box in boxes]
    return [box for _, _, _, box in _ordered(sorted(placed, key=_height), 0)]


def _height(one: _Placed) -> float:
    return -one[2]


def _ordered(boxes: Sequence[_Placed], deep: int) -> list[_Placed]:
    """Boxes that are sorted from top to bottom, in reading order."""
    ordered: list[_Placed] = []
    together: list[_Placed] = []
    columns = PageStrips()
    for box in boxes:
        columns.add(box[0], box[1])
        if together and len(columns) < 2:
            beside = [one for one in together if one[2] - box[2] < _SAME_HEIGHT]
            ordered += _by_columns(together[: len(together) - len(beside)], deep)
            together = beside  # what begins at one height belongs together: other columns begin here
            columns = PageStrips((*beside, box))
            if beside and len(columns) < 2:
                ordered += _by_columns(beside, deep)
                together, columns = [], PageStrips((box,))
        together.append(box)
    return ordered + _by_columns(together, deep)


def _by_columns(boxes: Sequence[_Placed], deep: int) -> list[_Placed]:
    """Boxes column by column, each column in its own order."""
    columns = PageStrips(boxes)
    if len(columns) < 2 or deep == _DEEPEST:
        return list(boxes)
    strips: list[list[_Placed]] = [[] for _ in range(len(columns))]
    for box in boxes:
        strips[columns.place(box[0])].append(box)
    return [box for strip in strips for box in _ordered(strip, deep + 1)]


class PageStrips:
    """The upright strips of a page that boxes fill, from left to right, with gutters between them."""

    def __init__(self, boxes: Sequence[_Placed] = ()) -> None:
        """Strips of some boxes."""
        self._lefts: list[float] = []
        self._rights: list[float] = []
        for left, right, *_ in boxes:
            self.add(left, right)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._lefts)

    def add(self, left: float, right: float) -> None:
        """Fill the page from one edge to the other, in points."""
        first = bisect_left(self._rights, left - _GUTTER)
        last = bisect_left(self._lefts, right + _GUTTER)
        if first < last:
            left, right = min(left, self._lefts[first]), max(right, self._rights[last - 1])
        self._lefts[first:last], self._rights[first:last] = [left], [right]

    def place(self, left: float) -> int:
        """Which strip something stands in that begins at an edge."""
        return bisect_left(self._rights, left)
