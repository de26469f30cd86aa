"""Attributions by a participle: "…, arguing that …", "Calling it a mistake, Berg …", "footage of Berg saying …"."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.attribution.coreference import resolution
from detente.attribution.coreference.memory import Memory, Speaker
from detente.attribution.mentions.speech_verbs import Verb
from detente.attribution.speakers.content import THAT, content_of, trimmed
from detente.attribution.speakers.voices import voice_of
from detente.attribution.syntax.noun_phrases import Phrase, is_name
from detente.attribution.syntax.passage import Passage
from detente.attribution.syntax.sentence_openings import opening
from detente.records import Voice

_BEGINS = re.compile(
    r"\W*(?:(?:After|While|By|Before|In|Without|Despite|When|On|Upon|Besides|Even while)\s+)?", re.I
)
_COMMA = re.compile(r",[”\"’»]?\s+|[,]?[”\"»],?\s+")
# "…, with some | loudly declaring": others speak than the sentence's subject.
_WITH_ANOTHER = re.compile(r"\bwith\s+(?:[\w’'-]+\s+){1,4}$")
_SET_OFF = re.compile(r"[,;:—–”\"]\s*(?:\w+\s+){0,2}$")
# What a participle governs: a clause, a quotation, a name, a noun phrase with its determiner.
_GOVERNS = re.compile(
    r"\s*(?:[:,“„«\"]|[A-Z\d]|(?:that|how|why|whether|if|what|the|an?|this|these|those|no|his|her|its|their|our|my|your|any|some|all|both|he|she|"
    r"they|it|we|I|you|him|them|us|to|not|there|on|for|in|only|more|such)\b)"
)
# "The council issued a statement | calling it a mistake"
_ISSUED = re.compile(r"\b(?:statement|communiqué|communique|letter|declaration|message|resolution)\s+$")
_OTHER_SENTENCE = re.compile(r"\s[—–]\s|;\s")


def by_participle(
    passage: Passage, memory: Memory, start: int, end: int, verb: Verb,
    voices: list[Voice], first: int, holder: int | None,
) -> None:  # fmt: skip
    """ "Berg spoke on Monday, arguing that …": the sentence's own subject goes on speaking."""
    tail = passage.shown[verb.end : end]
    if holder is None and (begun := _begun_with(passage, memory, start, end, verb)):
        voices.append(begun)
        return
    if (
        holder is not None
        and voices[holder].cue_end is not None
        and not re.search(r",\s*$", passage.shown[start : verb.start])
    ):
        return
    issued = bool(_ISSUED.search(passage.shown, start, verb.start))
    if not (issued or THAT.match(tail) or (verb.kind in ("say", "perform") and len(tail.split()) >= 3)):
        return
    if not _SET_OFF.search(passage.shown, start, verb.start) and not _GOVERNS.match(tail):
        return  # "the first River Fund pledging conference": no verb
    spoke = next(
        (v for v in reversed(voices[first:]) if v.cue_end and v.cue_end <= verb.start and v.inside is None),
        None,
    )
    beside = None if spoke else _beside(passage, start, verb)
    phrase = (
        None if spoke else beside or opening(passage.shown, passage.names, start, verb.start, bodies=True)
    )
    if phrase and _OTHER_SENTENCE.search(passage.shown, phrase.end, verb.start):
        return
    if phrase and not beside and _WITH_ANOTHER.search(passage.shown, phrase.end, verb.start):
        return
    span = content_of(passage, start, end, verb.start, verb.end, verb, False)
    if span is None:
        return
    if spoke:
        speaker: Speaker | None = Speaker(
            spoke.actor, spoke.as_written, spoke.side, "goes on in the same sentence"
        )
        if holder is not None:
            index = voices.index(spoke)
            if index != holder:
                return
            voices[holder] = replace(voices[holder], end=max(voices[holder].start + 1, verb.start - 2))
    else:
        speaker = resolution.resolve(memory, passage, phrase) if phrase else None
    if speaker is None:
        return
    memory.said(speaker)
    voices.append(voice_of(speaker, span, passage, verb.start, verb.end))


def _begun_with(passage: Passage, memory: Memory, start: int, end: int, verb: Verb) -> Voice | None:
    """ "Calling it a mistake, Berg …", "After saying that …, she …": the sentence's subject stands behind the comma."""
    shown = passage.shown
    if not _BEGINS.fullmatch(shown, start, verb.start):
        return None
    for comma in _COMMA.finditer(shown, verb.end, end):
        phrase = opening(shown, passage.names, comma.end(), min(end, comma.end() + 120))
        if phrase is None or phrase.start - comma.end() > 60:
            continue
        span = trimmed(
            passage.text, verb.start if verb.kind in ("perform", "act") else verb.end, comma.start() + 1
        )
        quoted = any(verb.end <= q.start < comma.end() for q in passage.quoted)
        speaker = resolution.resolve(memory, passage, phrase) if span else None
        if (
            span is None
            or speaker is None
            or (verb.kind == "weak" and not quoted and not THAT.match(shown, verb.end, end))
        ):
            return None
        memory.said(speaker)
        return voice_of(speaker, span, passage, verb.start, verb.end)
    return None


def _beside(passage: Passage, start: int, verb: Verb) -> Phrase | None:
    """ "footage of | Berg | saying": the person who stands right before the participle."""
    for named in passage.names_within(start, verb.start):
        if (
            named.kind in ("person", "unknown")
            and is_name(named)
            and not passage.shown[named.end : verb.start].strip()
        ):
            return Phrase(named.start, named.end, "name", named)
    return None
