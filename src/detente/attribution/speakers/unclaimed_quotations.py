"""Quotations that no verb claims: signed beneath, going on, or the subject's of their sentence; else nobody's."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.attribution.coreference import resolution
from detente.attribution.coreference.cast import bare_name
from detente.attribution.coreference.memory import Memory, Speaker
from detente.attribution.mentions.titles import TITLES
from detente.attribution.speakers.content import stands_alone
from detente.attribution.speakers.voices import voice_of
from detente.attribution.syntax.passage import Passage
from detente.attribution.syntax.quotations import Quotation
from detente.attribution.syntax.sentence_openings import opening
from detente.records import Voice

NOBODY = Speaker(None, "", None, "a quotation without a speaker", False)
_SIGNED = re.compile(r"\s*[―—–]\s*(?P<who>[^\n\"“”]{3,60}?)\s*\.?\s*$")
_LABEL = re.compile(r"\s*(?:[-–—•*·]\s+)?(?P<who>[^:.!?“”\"\s](?:[^:!?“”\"]{1,68})?[^:!?“”\"\s]):\s*")
_ITEM_BEFORE = re.compile(r"\s*(?:[-–—•*·]\s+)?")
_ITEM_BEHIND = re.compile(r"\s*(?:\([^()]{1,24}\))?[\s.]*")
_SHORTEST = 4  # words; shorter ones are terms, not statements


def loose_quotations(passage: Passage, memory: Memory, voices: list[Voice]) -> None:
    """Add the voices of the quotations that are within none yet."""
    for quotation in passage.quoted:
        if quotation.words(passage.text) < _SHORTEST and not (
            quotation.closed and (_whole(passage, quotation) or _announced(passage, quotation))
        ):
            continue
        if any(v.start < quotation.end and quotation.start < v.end for v in voices):
            continue
        speaker = _owner(passage, memory, quotation, voices)
        voices.append(replace(voice_of(speaker, (quotation.start, quotation.end), passage), kind="direct"))
        if speaker.actor:
            memory.spoke(speaker)


def _whole(passage: Passage, quotation: Quotation) -> bool:
    return not passage.shown[: quotation.start].strip() and not passage.shown[quotation.end :].strip(" .")


def _announced(passage: Passage, quotation: Quotation) -> bool:
    return passage.shown[: quotation.start].rstrip().endswith(":")


def _labelled(passage: Passage, memory: Memory, quotation: Quotation) -> Speaker | None:
    """ "Envoy Ida Berg: “…”": a paragraph that begins with a name and a colon, in a list or not."""
    found = _LABEL.fullmatch(passage.shown, 0, quotation.start)
    named = next((n for n in passage.names if found and n.end == found.end("who")), None)
    if not found or not named or named.kind not in ("person", "unknown"):
        return None
    words = bare_name(named, memory.known.given).split()
    if named.kind == "unknown" and not (
        not memory.known.given.keys().isdisjoint((words[0], words[-2] if len(words) > 1 else ""))
        or (len(words) == 1 and memory.full_name(words[0]))
        or TITLES.match(found["who"] + " ")
    ):
        return None
    speaker = resolution.name(memory, passage, named, found.start("who"), found["who"])
    if not speaker or not speaker.actor:
        return None
    given = named.kind == "unknown" and len(words) > 2 and words[-2] in memory.known.given
    name = " ".join(words[-2:]) if given else speaker.actor  # "… of Urban Development Ida Berg"
    return replace(speaker, actor=name, basis="named before the colon")


def _owner(passage: Passage, memory: Memory, quotation: Quotation, voices: list[Voice]) -> Speaker:
    shown = passage.shown
    signed = _SIGNED.match(passage.text, quotation.end)
    if signed:
        named = [
            n for n in passage.names if n.start >= signed.start("who") and n.kind in ("person", "unknown")
        ]
        speaker = resolution.name(memory, passage, named[0]) if named else None
        return replace(speaker, basis="signed beneath") if speaker else NOBODY
    if labelled := _labelled(passage, memory, quotation):
        return labelled
    if (
        memory.under
        and _ITEM_BEFORE.fullmatch(passage.shown, 0, quotation.start)
        and _ITEM_BEHIND.fullmatch(passage.shown, quotation.end)
    ):
        return memory.under
    earlier = [v for v in voices if v.end <= quotation.start and v.inside is None]
    alone = stands_alone(shown, quotation)
    if earlier and alone:
        last = max(earlier, key=lambda v: max(v.end, v.cue_end or 0))
        between = [
            n
            for n in passage.names
            if last.end <= n.start < quotation.start and n.kind == "person" and n.name != last.actor
        ]
        if not between:
            return Speaker(last.actor, last.as_written, last.side, "goes on in the same paragraph")
    if alone and not voices and _whole(passage, quotation):
        if memory.announced:
            return memory.announced
        if memory.last and memory.at - memory.last_at == 1 and not memory.unannounced:
            return replace(memory.last, basis=f"a paragraph of quotation after {memory.last.actor} spoke")
        return NOBODY
    start = max((s for s, _ in passage.sentences() if s <= quotation.start), default=0)
    phrase = None if alone else opening(shown, passage.names, start, quotation.start)
    speaker = (
        resolution.resolve(memory, passage, phrase) if phrase and phrase.kind in ("name", "pronoun") else None
    )
    if not phrase or not speaker:
        return NOBODY
    between = [
        n for n in passage.names_within(phrase.end, quotation.start) if n.kind in ("person", "unknown")
    ]
    if any(resolution.means_another(n, speaker) for n in between):
        return NOBODY
    return replace(speaker, basis="subject of the sentence")
