"""Whose words a cue is: of the innermost voice that holds it, or of the one by whose verb it begins."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from heapq import heappop, heappush

from detente.records import Cue, Voice

_LONGEST = 400  # characters that a speaker's name and description before the verb may take


def heard_from(cues: Sequence[Cue], voices: Sequence[Voice]) -> list[Cue]:
    """The cues with the innermost voice whose words hold them, or by whose verb they begin ("announced that
    …").

    Args:
        cues: Those of a paragraph.
        voices: The paragraph's voices.

    Returns:
        Each cue with the index of its voice, in their order; the narrator's stay None.
    """
    if not voices:
        return list(cues)
    found = list(cues)
    by_start = sorted(range(len(voices)), key=lambda at: voices[at].start)
    verbs: _Verbs | None = None
    holding: list[tuple[int, int, int]] = []  # the voices that may hold the next cue, the shortest first
    begun = 0
    for index in sorted(range(len(cues)), key=lambda at: cues[at].start):
        cue = cues[index]
        while begun < len(by_start) and voices[by_start[begun]].start <= cue.start:
            voice = voices[by_start[begun]]
            heappush(holding, (voice.end - voice.start, -by_start[begun], voice.end))
            begun += 1
        while holding and holding[0][2] <= cue.start:
            heappop(holding)
        if holding:
            found[index] = replace(cue, voice=-holding[0][1])
            continue
        verbs = verbs or _Verbs(voices)
        if (by_verb := verbs.of(cue)) is not None:
            found[index] = replace(cue, voice=by_verb)
    return found


class _Verbs:
    """The verbs of speech of those whom nobody quotes, by place."""

    def __init__(self, voices: Sequence[Voice]) -> None:
        self._voices = voices
        placed = ((voice.cue_start, at) for at, voice in enumerate(voices) if voice.inside is None)
        self._placed = sorted((start, at) for start, at in placed if start is not None)

    def of(self, cue: Cue) -> int | None:
        """The one voice by whose verb a cue begins; None where there is none, or several."""
        low = bisect_left(self._placed, (cue.start,))
        high = bisect_right(self._placed, (cue.start + _LONGEST + 1, len(self._voices)), lo=low)
        own = [at for start, at in self._placed[low:high] if _is_by_its_verb(cue, self._voices[at], start)]
        return own[0] if len(own) == 1 else None


def _is_by_its_verb(cue: Cue, voice: Voice, verb: int) -> bool:
    """Whether an act begins with the verb by which somebody speaks ("announced that the aid would go on"), or
    with who speaks and goes on into the words ("communiqué speaks of a lasting commitment").
    """
    ahead = verb - cue.start
    return ahead == 0 or (0 < ahead <= len(voice.as_written) + 1 and verb <= voice.start < cue.end)
