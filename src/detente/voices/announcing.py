"""Paragraphs that announce whose words the next one holds ("Berg wrote:"), and lines that sign those above."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.voices import resolving
from detente.voices.memory import Memory, Speaker
from detente.voices.openings import opening
from detente.voices.passage import Passage
from detente.voices.phrases import before

_CLOSED = frozenset('.!?…”"»’)')
_LONGEST_TAIL = 8  # words between the verb and the colon: "wrote in a letter to his sister:"
_LONGEST_SIGNATURE = 90  # characters
_SIGNED = re.compile(r"\s*[―—–-]\s*(?=[A-ZÀ-Þ])")


def announce(passage: Passage, memory: Memory) -> None:
    """Remember whose words a paragraph announces at its end; that they are somebody's where it does not say whose."""
    memory.announced, memory.unannounced = None, False
    shown = passage.shown.rstrip()
    if passage.heading or not shown or shown[-1] in _CLOSED:
        return
    memory.unannounced = True
    spans = passage.sentences()
    start, end = spans[-1] if spans else (0, len(shown))
    verb = next((v for v in reversed(passage.verbs) if start <= v.start and v.end <= end), None)
    if verb is None or verb.start not in passage.speaking:
        return
    tail = shown[verb.end : end].strip(" :,")
    if tail not in ("", "that") and not (shown[-1] == ":" and len(tail.split()) <= _LONGEST_TAIL):
        return
    phrase = before(shown, passage.names, start, verb.start) or opening(
        shown, passage.names, start, verb.start
    )
    speaker = resolving.resolve(memory, passage, phrase) if phrase else None
    if speaker and speaker.actor:
        memory.announced = replace(speaker, basis=f"announced in the paragraph above: {speaker.basis}")


def signature(passage: Passage, memory: Memory) -> Speaker | None:
    """Who signs a line of its own beneath a quotation: "— Ida Berg, mayor of Halden"."""
    signed = _SIGNED.match(passage.shown)
    if not signed or len(passage.text) > _LONGEST_SIGNATURE or passage.verbs or passage.quoted:
        return None
    phrase = opening(passage.shown, passage.names, signed.end(), len(passage.shown))
    if phrase is None or phrase.kind != "name" or phrase.named is None:
        return None
    if phrase.named.kind != "person" and " " not in phrase.named.name:
        return None
    speaker = resolving.resolve(memory, passage, phrase)
    return replace(speaker, basis="signed beneath") if speaker and speaker.person else None
