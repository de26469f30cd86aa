"""Attributions without a verb: "according to …", and a heading that begins with its speaker and a colon."""

from __future__ import annotations

import re

from detente.records import Voice
from detente.voices import resolving
from detente.voices.content import around
from detente.voices.hearing import voice_of
from detente.voices.memory import Memory
from detente.voices.passage import Passage
from detente.voices.phrases import after

_ACCORDING = re.compile(
    r"\b(?:according to|in the words of|as quoted by|in the view of|in the opinion of)\s+"
)
_LONGEST_HEADING = 120  # characters
_COLON = re.compile(r"^(?P<who>[^:“\"]{2,60}):\s+(?=\S)")


def by_formula(passage: Passage, memory: Memory, start: int, end: int) -> list[Voice]:
    """The voice of an "according to" in a sentence."""
    according = _ACCORDING.search(passage.lowered, start, end)
    phrase = after(passage.shown, passage.names, according.end(), end) if according else None
    speaker = resolving.resolve(memory, passage, phrase) if phrase else None
    if not according or not phrase or not speaker:
        return []
    span = around(passage.text, start, end, according.start(), phrase.end)
    if not span:
        return []
    memory.said(speaker)
    return [voice_of(speaker, span, passage, according.start(), according.end())]


def by_colon(passage: Passage, memory: Memory) -> list[Voice]:
    """ "Lavrov: NATO destroys …": a heading that begins with a name; known names only where it passes for a paragraph."""
    found = _COLON.match(passage.shown)
    if found and not passage.heading and len(passage.text) > _LONGEST_HEADING:
        return []
    named = passage.names_within(0, found.end("who")) if found else []
    if not found or not named or named[-1].end != found.end("who") or named[-1].kind == "adjective":
        return []
    if not passage.heading and (named[-1].actor is None or passage.text.rstrip()[-1] in ".:;,"):
        return []
    if named[-1].kind == "unknown" and not memory.full_name(named[-1].name.split()[-1]):
        return []  # "Fact sheet: …"
    speaker = resolving.name(memory, passage, named[-1])
    if not speaker or not speaker.actor:
        return []
    memory.said(speaker)
    return [
        Voice(
            speaker.actor,
            speaker.as_written,
            speaker.side,
            found.end(),
            len(passage.text),
            "heading",
            basis="named before the colon",
        )
    ]
