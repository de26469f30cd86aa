"""The voices of a paragraph beside what the narrator tells: who spoke last before a place, who speaks soon
behind one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from detente.records import Voice
from detente.text.read_once import read_once


class VoicesBeside:
    """The voices of one paragraph, asked about by place."""

    def __init__(self, voices: Sequence[Voice]) -> None:
        """Take the voices.

        Args:
            voices: Those of the paragraph, in their order.
        """
        self._voices = voices

    def ended_before(self, place: int) -> Voice | None:
        """The voice whose words ended last before a place, of several the first.

        Args:
            place: An offset in the paragraph.

        Returns:
            None where none ended.
        """
        at = bisect_right(self._ends, (place, 0)) - 1
        return self._voices[-self._ends[at][1]] if at >= 0 else None

    def with_verbs(self, low: int, high: int) -> list[Voice]:
        """The voices whose verbs begin in a span, in their order.

        Args:
            low: Where the span begins.
            high: Where it ends.
        """
        first = bisect_left(self._verbs, (low, 0))
        near = self._verbs[first : bisect_left(self._verbs, (high, 0), lo=first)]
        return [self._voices[at] for at in sorted(at for _, at in near)]

    @read_once
    def _ends(self) -> list[tuple[int, int]]:
        return sorted((voice.end, -at) for at, voice in enumerate(self._voices))

    @read_once
    def _verbs(self) -> list[tuple[int, int]]:
        placed = ((voice.cue_start, at) for at, voice in enumerate(self._voices))
        return sorted((start, at) for start, at in placed if start is not None)
