"""Spans of a text in order of place, asked for in the time that a binary search takes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spans:
    """Beginnings and ends of spans that do not overlap."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, matches: Iterable[re.Match[str]]) -> Spans:
        """The spans of matches, in order."""
        pairs = [match.span() for match in matches]
        return cls(tuple(start for start, _ in pairs), tuple(end for _, end in pairs))

    def __contains__(self, at: object) -> bool:
        """Whether a place lies within a span."""
        return isinstance(at, int) and self.around(at) is not None

    def around(self, at: int) -> tuple[int, int] | None:
        """The span that holds a place; None where none does."""
        place = bisect_right(self.starts, at) - 1
        return (self.starts[place], self.ends[place]) if place >= 0 and at < self.ends[place] else None

    def begin_in(self, low: int, high: int) -> bool:
        """Whether a span begins from `low` on and before `high`."""
        place = bisect_left(self.starts, low)
        return place < len(self.starts) and self.starts[place] < high

    def many_in(self, low: int, high: int) -> int:
        """How many spans begin from `low` on and before `high`."""
        return max(0, bisect_left(self.starts, high) - bisect_left(self.starts, low))

    def last_end_before(self, at: int) -> int | None:
        """The end of the last span that ends at or before a place; None where there is none."""
        place = bisect_right(self.ends, at) - 1
        return self.ends[place] if place >= 0 else None

    def first_start_from(self, at: int) -> int | None:
        """The start of the first span that starts at or behind a place; None where there is none."""
        place = bisect_left(self.starts, at)
        return self.starts[place] if place < len(self.starts) else None
