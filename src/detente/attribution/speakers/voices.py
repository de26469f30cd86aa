"""A voice made of a speaker and the place of the words, and voices put in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.attribution.coreference.speaker import Speaker
from detente.attribution.syntax.passage import Passage
from detente.records import Voice, VoiceKind


def voice_of(
    speaker: Speaker,
    span: tuple[int, int],
    passage: Passage,
    cue_start: int | None = None,
    cue_end: int | None = None,
) -> Voice:
    """A speaker's words; direct where more than half of them stand between quotation marks."""
    quoted = passage.quoted_up_to(span[1]) - passage.quoted_up_to(span[0])
    kind: VoiceKind = "direct" if quoted * 2 > span[1] - span[0] else "indirect"
    return Voice(
        speaker.actor,
        speaker.as_written,
        speaker.side,
        span[0],
        span[1],
        kind,
        cue_start,
        cue_end,
        speaker.basis,
    )


def holder_of(voices: Sequence[Voice], first: int, place: int) -> int | None:
    """The first voice, from the one at `first` on, whose words hold a place."""
    return next((i for i in range(first, len(voices)) if voices[i].start <= place < voices[i].end), None)


def ordered(voices: Sequence[Voice]) -> list[Voice]:
    """Voices by place, with `inside` pointing at the new places; one that holds another comes first."""
    if len(voices) < 2:
        return list(voices)
    order = sorted(range(len(voices)), key=lambda i: (voices[i].start, -voices[i].end, i))
    place = {old: new for new, old in enumerate(order)}
    return [
        voice if voice.inside is None else replace(voice, inside=place[voice.inside])
        for voice in (voices[old] for old in order)
    ]
