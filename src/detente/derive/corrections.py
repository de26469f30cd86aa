"""Who said some words, as users corrected it: kept beside what was read, laid over it wherever it is counted
or shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from detente.records import Cue, Paragraph, Voice

_SAME = 0.5  # of their common extent two spans must share to be the same words


@dataclass(frozen=True, slots=True)
class Correction:
    """`words`: what was said, white space folded.

    `actor` None: nobody the text names. `by` None: name not known.
    """

    id: int
    article_id: int
    words: str
    actor: str | None
    side: str | None
    by: str | None
    made: datetime


def said_words(text: str, voice: Voice) -> str:
    """The words of a voice as a correction is keyed to them.

    Args:
        text: Of the paragraph.
        voice: One of its voices.

    Returns:
        White space folded.
    """
    return " ".join(text[voice.start : voice.end].split())


def corrected(paragraph: Paragraph, corrections: Sequence[Correction]) -> Paragraph:
    """The paragraph with the corrections that concern its words.

    The voice that says these words gets the corrected speaker; where a new reading finds none there, one is
    put in its place. A cue does not fall on the side that turns out to be its speaker's own.

    Args:
        paragraph: As it was read.
        corrections: Of its article, in the order made.

    Returns:
        The paragraph, the same where no correction concerns it.
    """
    for correction in corrections:
        span = _place(paragraph.text, correction.words)
        if span is not None:
            paragraph = _with(paragraph, span, correction)
    return paragraph


def _with(paragraph: Paragraph, span: tuple[int, int], correction: Correction) -> Paragraph:
    at = max(range(len(paragraph.voices)), key=lambda i: _share(span, paragraph.voices[i]), default=None)
    basis = f"corrected by {correction.by or 'somebody'} on {correction.made:%-d %B %Y}"
    if at is not None and _share(span, paragraph.voices[at]) >= _SAME:
        voice = replace(paragraph.voices[at], actor=correction.actor, side=correction.side, basis=basis)
        voices = (*paragraph.voices[:at], voice, *paragraph.voices[at + 1 :])
    else:
        holding = [
            i for i, voice in enumerate(paragraph.voices) if voice.start <= span[0] and span[1] <= voice.end
        ]
        inner = min(holding, key=lambda i: paragraph.voices[i].end - paragraph.voices[i].start, default=None)
        added = Voice(correction.actor, "", correction.side, *span, "indirect", basis=basis, inside=inner)
        voices, at = (*paragraph.voices, added), len(paragraph.voices)
    cues = tuple(_heard(cue, at, span, voices) for cue in paragraph.cues)
    return replace(paragraph, voices=voices, cues=cues)


def _heard(cue: Cue, at: int, span: tuple[int, int], voices: Sequence[Voice]) -> Cue:
    inside = span[0] <= cue.start < span[1]
    size = voices[at].end - voices[at].start
    if inside and (cue.voice is None or voices[cue.voice].end - voices[cue.voice].start > size):
        cue = replace(cue, voice=at)
    if cue.voice == at and cue.target is not None and cue.target == voices[at].side:
        return replace(cue, target=None, target_actor=None, target_words="", target_basis="")
    return cue


def _place(text: str, words: str) -> tuple[int, int] | None:
    found = re.search(r"\s+".join(map(re.escape, words.split())), text) if words.strip() else None
    return found.span() if found else None


def _share(span: tuple[int, int], voice: Voice) -> float:
    """How much of their common extent two spans share, 0 to 1."""
    shared = min(span[1], voice.end) - max(span[0], voice.start)
    return max(0, shared) / (max(span[1], voice.end) - min(span[0], voice.start))
