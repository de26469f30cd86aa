"""Captions (WebVTT, SubRip), joined into prose, by webvtt-py (MIT).

Captions that roll, as video sites make them by machine, show each line two or three times: once is kept.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from detente.intake.decoding import decode
from detente.intake.formats.extract import Extract
from detente.intake.limits import Limits
from detente.records import DetenteError
from detente.text.boilerplate import Line

_PARAGRAPH = 400  # characters from which the next sentence begins a paragraph
_LONGEST = 900  # characters of a paragraph without the end of a sentence, as machines write them
_PAUSE = 3  # seconds
_ROLLING = 0.3  # of the captions begin with the line before, where captions roll
_VOICE = re.compile(r"^<v(?:\.[\w.]+)?\s+([^>]{1,80})>")
_TURN = re.compile(r"^(?:>>+|[-–]\s)\s*")
_SOUND = re.compile(r"^[\[(♪♫][^\])]{0,60}[\])♪♫]$")
_CUE = re.compile(r"^[\d:.,]{5,14}\s+-->\s", re.M)
_ENDS = (".", "!", "?", ".”", "?”", "!”", '."', '?"', '!"')
_SUBRIP = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*\d{1,6}\s*\r?\n\d{1,2}:\d{2}:\d{2}[,.]\d{1,3} --> ")


def begins_with_caption(data: bytes) -> bool:
    """Whether bytes begin with a number and the times of a caption, as SubRip does."""
    return _SUBRIP.match(data[:200]) is not None


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A line as it was spoken: after a pause, or by somebody new?"""

    words: str
    new: bool


def read_captions(data: bytes, limits: Limits) -> Extract:
    """What is spoken, as paragraphs.

    Raises DetenteError where the file is damaged or holds no words.
    """
    import webvtt

    text, notes = decode(data)
    text = (text or "").lstrip("\ufeff")
    kind = "vtt" if text.startswith("WEBVTT") else "srt"
    try:
        captions: Any = webvtt.from_buffer(io.StringIO(text.replace("\r\n", "\n")), format=kind)
    except (webvtt.errors.MalformedFileError, webvtt.errors.MalformedCaptionError, ValueError) as wrong:
        raise DetenteError("The captions are damaged; export them again, or paste their words.") from wrong
    lost = len(_CUE.findall(text)) - len(captions)
    dropped: list[Line] = []
    paragraphs = list(
        _paragraphs(_spoken([(c.raw_text, c.text, c.start_in_seconds) for c in captions], dropped))
    )
    if not paragraphs:
        raise DetenteError("The captions hold no words: export them again.")
    said = "Read from captions: their lines are joined, and paragraphs made at pauses and ends of sentences."
    damaged = (f"{lost:,} captions are damaged and were not read.",) if lost > 0 else ()
    return Extract(
        "\n\n".join(paragraphs), (*notes, said, *damaged), dropped=tuple(dropped), parts_known=True
    )


def _spoken(captions: list[tuple[str, str, float]], dropped: list[Line]) -> Iterator[_Spoken]:
    """The lines of captions, each once."""
    lines = [[" ".join(line.split()) for line in text.split("\n")] for _, text, _ in captions]
    filled = [[line for line in some if line] for some in lines]
    rolls = _roll(filled)
    before: list[str] = []
    last = 0.0
    for (raw, _, start), some in zip(captions, filled, strict=True):
        voice = _VOICE.match(raw.lstrip())
        pause = start - last > _PAUSE
        fresh = some[_overlap(before, some) :] if rolls else some
        for number, line in enumerate(fresh):
            if _SOUND.match(line):
                dropped.append(Line("sound", line))
                continue
            turned = _TURN.match(line) is not None
            words = _TURN.sub("", line)
            if voice and not number:
                words = f"{voice[1].strip()}: {words}"
            if words:
                yield _Spoken(words, turned or (not number and (pause or voice is not None)))
        before = (before + fresh)[-4:] if rolls else before
        last = start if some else last


def _roll(captions: list[list[str]]) -> bool:
    pairs = [(a, b) for a, b in pairwise(captions) if a and b]
    return sum(a[-1] == b[0] for a, b in pairs) > _ROLLING * max(len(pairs), 1) and len(pairs) > 2


def _overlap(before: list[str], lines: list[str]) -> int:
    """How many of the first lines are those that were shown last."""
    for number in range(min(len(before), len(lines)), 0, -1):
        if before[-number:] == lines[:number]:
            return number
    return 0


def _paragraphs(spoken: Iterator[_Spoken]) -> Iterator[str]:
    kept: list[str] = []
    length = 0
    for line in spoken:
        ended = bool(kept) and kept[-1].endswith(_ENDS)
        if kept and (
            (line.new and (ended or length > _PARAGRAPH or not kept[-1][-1].isalnum()))
            or (ended and length >= _PARAGRAPH)
            or length >= _LONGEST
        ):
            yield " ".join(kept)
            kept, length = [], 0
        kept.append(line.words)
        length += len(line.words) + 1
    if kept:
        yield " ".join(kept)
