"""The strongest words of a text in one direction: those that somebody voices before those of the narrator."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from detente.records import Cue, Paragraph, Voice
from detente.text.sentences import sentences

_LEAST = 0.5  # a step of the scale: weaker words lead in no direction
_CARRIES = 0.4  # of the strongest cue beside it: weaker voiced words do not carry what the narrator tells


@dataclass(frozen=True, slots=True)
class StrongestWords:
    """Words that lead a text in one direction.

    Attributes:
        paragraph: The paragraph that they stand in.
        cue: Their cue.
        start: First character of the cue's sentence in the paragraph.
        end: The character after its last one.
    """

    paragraph: Paragraph
    cue: Cue
    start: int
    end: int

    @property
    def voice(self) -> Voice | None:
        """Who says them; None for the narrator."""
        return None if self.cue.voice is None else self.paragraph.voices[self.cue.voice]

    @property
    def sentence(self) -> str:
        """The sentence, on one line."""
        return " ".join(self.paragraph.text[self.start : self.end].split())


def strongest_words(
    paragraphs: Iterable[Paragraph], axis: Literal["escalation", "deescalation"]
) -> StrongestWords | None:
    """The strongest cue of the strongest paragraph on one axis.

    The paragraph's score is what a page shows beside the words, and what both readers give together; a cue's
    own weight is the rules' alone. Words that a speaker voices come first: what the narrator tells is news,
    not a statement; but a weak word in a quotation beside a strike that is told does not lead. Of equal
    paragraphs the one with the stronger cue leads, then the first.

    Args:
        paragraphs: Of an analysis; only those of the body are looked at.
        axis: Which way.

    Returns:
        None where no cue reaches half a step, or no paragraph that holds one: words that both readers
        together leave at nothing lead in no direction.
    """
    found = [
        (_carries(cue, paragraph, axis), getattr(paragraph, axis), getattr(cue, axis), paragraph, cue)
        for paragraph in paragraphs
        if paragraph.kind == "body" and getattr(paragraph, axis) >= _LEAST
        for cue in paragraph.cues
        if getattr(cue, axis) >= _LEAST and getattr(cue, axis) == max(cue.escalation, cue.deescalation)
    ]
    if not found:
        return None
    *_, paragraph, cue = max(found, key=lambda each: each[:3])
    spans = sentences(paragraph.text)
    start, end = next((span for span in spans if span[0] <= cue.start < span[1]), (0, len(paragraph.text)))
    return StrongestWords(paragraph, cue, start, max(end, cue.end))


def _carries(cue: Cue, paragraph: Paragraph, axis: str) -> bool:
    """Whether somebody voices these words, and the paragraph's score is not the narrator's beside them."""
    strongest = max(getattr(each, axis) for each in paragraph.cues)
    return cue.voice is not None and getattr(cue, axis) >= _CARRIES * strongest
