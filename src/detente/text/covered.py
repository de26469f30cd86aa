"""Which places of a text lie within some spans, asked many times over."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate


class Covered:
    """Spans of a text, in any order, one over another or apart."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        """Take the spans.

        Args:
            spans: Their beginnings and ends.
        """
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._furthest = list(accumulate((end for _, end in ordered), max))

    def meets(self, start: int, end: int) -> bool:
        """Whether any of the spans has a place of another in it.

        Args:
            start: Where the other begins.
            end: Where it ends.

        Returns:
            Whether any has; not where they only touch.
        """
        before = bisect_left(self._starts, end)
        return before > 0 and self._furthest[before - 1] > start
