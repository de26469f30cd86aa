"""What users corrected: who said some words, whom an act is aimed at, who did it, whose a figure is and of
which year. Kept beside what was read, laid over it wherever it is counted or shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Literal

from detente.records import CorrectedQuantity, Cue, Paragraph, Quantity, Voice

Part = Literal["speaker", "target", "doer", "owner", "year"]

_SAME = 0.5  # of their common extent two spans must share to be the same words


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction by a user.

    Attributes:
        id: Its number.
        article_id: The article.
        words: White space folded: what was said, or the sentence that holds an act or a figure.
        actor: Who it is; None: nobody the text names.
        side: Whose it is: code of a side, of an owner for a figure; None for nobody.
        by: Who corrected it; None where that is not known.
        made: When.
        part: What is corrected.
        item: The words of the act or figure in the sentence; "" for a speaker.
        year: The year of a figure; None where the text gives none.
    """

    id: int
    article_id: int
    words: str
    actor: str | None
    side: str | None
    by: str | None
    made: datetime
    part: Part = "speaker"
    item: str = ""
    year: int | None = None

    @property
    def basis(self) -> str:
        """Who corrected it, and when."""
        return f"corrected by {self.by or 'somebody'} on {self.made:%-d %B %Y}"


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
            lay = _with if correction.part == "speaker" else _with_item
            paragraph = lay(paragraph, span, correction)
    return paragraph


def _with(paragraph: Paragraph, span: tuple[int, int], correction: Correction) -> Paragraph:
    at = max(range(len(paragraph.voices)), key=lambda i: _share(span, paragraph.voices[i]), default=None)
    basis = correction.basis
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


def _with_item(paragraph: Paragraph, sentence: tuple[int, int], correction: Correction) -> Paragraph:
    """The paragraph with one of its acts or figures corrected; as it was where a new reading finds none."""
    start, end = sentence
    within = _place(paragraph.text[start:end], correction.item)
    if within is None:
        return paragraph
    low, high = start + within[0], start + within[1]
    if correction.part in ("owner", "year"):
        quantities = (
            _figure(each, correction) if each.start < high and low < each.end else each
            for each in paragraph.quantities
        )
        return replace(paragraph, quantities=tuple(quantities))
    cues = (
        _act(each, correction) if each.start < high and low < each.end else each for each in paragraph.cues
    )
    return replace(paragraph, cues=tuple(cues))


def _act(cue: Cue, correction: Correction) -> Cue:
    """An act with the corrected target, or with the corrected doer where the narrator tells it."""
    if correction.part == "target":
        return replace(
            cue,
            target=correction.side,
            target_actor=correction.actor,
            target_words="",
            target_basis=correction.basis,
        )
    if cue.voice is not None:
        return cue
    return replace(
        cue,
        doer=correction.side,
        doer_actor=correction.actor,
        doer_words="",
        doer_basis=correction.basis,
    )


def _figure(quantity: Quantity, correction: Correction) -> CorrectedQuantity:
    """A figure with the corrected owner or year, which no reading changes any more."""
    known = {field.name: getattr(quantity, field.name) for field in fields(quantity)}
    settled = known.pop("settled", frozenset()) | {correction.part}
    given = {"whose": correction.side} if correction.part == "owner" else {"year": correction.year}
    return CorrectedQuantity(**known | given, settled=settled)


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
