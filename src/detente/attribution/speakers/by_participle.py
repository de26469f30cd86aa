"""Attributions by a participle: "…, arguing that …", "Calling it a mistake, Berg …", "footage of Berg
saying …".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from detente.attribution.coreference import resolution
from detente.attribution.coreference.memory import Memory, Speaker
from detente.attribution.mentions.speech_verbs import Verb
from detente.attribution.speakers.content import content_of
from detente.attribution.speakers.content_patterns import THAT
from detente.attribution.speakers.spans import trimmed
from detente.attribution.speakers.voices import voice_of
from detente.attribution.syntax.noun_phrases import Phrase, is_name
from detente.attribution.syntax.passage import Passage
from detente.attribution.syntax.sentence_openings import opening
from detente.attribution.syntax.word_classes import any_form
from detente.records import Voice

_FAR = 120  # characters behind a comma within which the subject stands that a participle belongs to
_NEAR = 60  # … within which it begins
_LEAD = 80  # characters before a participle that say how it hangs on them
_LEAST = 3  # words that a participle of saying governs
_BEGINS = re.compile(rf"\W*(?:{any_form('before a participle')}\s+)?", re.I)
_COMMA = re.compile(r",[”\"’»]?\s+|[,]?[”\"»],?\s+")
_AFTER_COMMA = re.compile(r",\s*$")
# "…, with some | loudly declaring": others speak than the sentence's subject.
_WITH_ANOTHER = re.compile(r"\bwith\s+(?:[\w’'-]+\s+){1,4}$")
_SET_OFF = re.compile(r"[,;:—–”\"]\s*(?:\w+\s+){0,2}$")
# What a participle governs: a clause, a quotation, a name, a noun phrase with its determiner.
_GOVERNS = re.compile(rf"\s*(?:[:,“„«\"]|[A-Z\d]|{any_form('governed by a participle')}\b)")
# "The council issued a statement | calling it a mistake"
_ISSUED = re.compile(rf"\b{any_form('document that states')}\s+$")
_OTHER_SENTENCE = re.compile(r"\s[—–]\s|;\s")


@dataclass(frozen=True, slots=True)
class _Participle:
    """A participle in its sentence, and the voices of its paragraph; `holder`: the voice that it stands
    within.
    """

    passage: Passage
    memory: Memory
    start: int
    end: int
    verb: Verb
    voices: list[Voice]
    first: int
    holder: int | None

    @property
    def tail(self) -> str:
        """What stands behind it in its sentence."""
        return self.passage.shown[self.verb.end : self.end]

    def before(self, pattern: re.Pattern[str], low: int | None = None) -> bool:
        """Whether what leads up to it, from `low` on, ends in a pattern."""
        begins = max(self.start if low is None else low, self.verb.start - _LEAD)
        return bool(pattern.search(self.passage.shown, begins, self.verb.start))


def by_participle(
    passage: Passage, memory: Memory, start: int, end: int, verb: Verb,
    voices: list[Voice], first: int, holder: int | None,
) -> None:  # fmt: skip
    """Add the voice of a participle of speech: "Berg spoke on Monday, arguing that …".

    Args:
        passage: The paragraph.
        memory: Who has been named so far.
        start: Where the sentence begins.
        end: Where the sentence ends.
        verb: The participle.
        voices: Those of the paragraph, to which this one is added.
        first: The first of them that is of this sentence.
        holder: The one of them that the participle stands within.
    """
    of = _Participle(passage, memory, start, end, verb, voices, first, holder)
    if holder is None and (begun := _begun_with(of)):
        voices.append(begun)
        return
    if _is_within_words(of) or not _may_speak(of):
        return
    spoke = _spoke_before(of)
    phrase = None if spoke else _subject(of)
    if not spoke and not phrase:
        return
    span = content_of(passage, start, end, verb.start, verb.end, verb, False)
    if span is None or (spoke and not _goes_on(of, spoke)):
        return
    speaker = _again(spoke) if spoke else resolution.resolve(memory, passage, phrase) if phrase else None
    if speaker is None:
        return
    memory.said(speaker)
    voices.append(voice_of(speaker, span, passage, verb.start, verb.end))


def _is_within_words(of: _Participle) -> bool:
    """Whether it stands within what somebody is told to have said, and no comma sets it off."""
    if of.holder is None or of.voices[of.holder].cue_end is None:
        return False
    return not of.before(_AFTER_COMMA)


def _may_speak(of: _Participle) -> bool:
    """Whether anything that may have been said stands behind it, and it is a verb: not "the fund pledging
    conference".
    """
    if not of.before(_ISSUED) and not THAT.match(of.tail):
        governs = of.verb.kind in ("say", "perform") and len(of.tail.split(maxsplit=_LEAST)) >= _LEAST
        if not governs:
            return False
    return of.before(_SET_OFF) or bool(_GOVERNS.match(of.tail))


def _spoke_before(of: _Participle) -> Voice | None:
    """Who spoke last before it in the sentence."""
    for voice in reversed(of.voices[of.first :]):
        if voice.cue_end and voice.cue_end <= of.verb.start and voice.inside is None:
            return voice
    return None


def _again(spoke: Voice) -> Speaker:
    return Speaker(spoke.actor, spoke.as_written, spoke.side, "goes on in the same sentence")


def _goes_on(of: _Participle, spoke: Voice) -> bool:
    """Whether who spoke before goes on here; within his own words, these end before the participle."""
    if of.holder is None:
        return True
    if of.voices.index(spoke) != of.holder:
        return False
    of.voices[of.holder] = replace(spoke, end=max(spoke.start + 1, of.verb.start - 2))
    return True


def _subject(of: _Participle) -> Phrase | None:
    """Who stands right before it, else the sentence's own subject; None where others speak."""
    beside = _beside(of)
    shown = of.passage.shown
    phrase = beside or opening(shown, of.passage.names, of.start, of.verb.start, bodies=True)
    if phrase is None:
        return None
    if _OTHER_SENTENCE.search(shown, phrase.end, of.verb.start):
        return None
    return None if not beside and of.before(_WITH_ANOTHER, phrase.end) else phrase


def _begun_with(of: _Participle) -> Voice | None:
    """ "Calling it a mistake, Berg …", "After saying that …, she …": the sentence's subject stands behind
    the comma.
    """
    shown, verb = of.passage.shown, of.verb
    if not _BEGINS.fullmatch(shown, of.start, verb.start):
        return None
    for comma in _COMMA.finditer(shown, verb.end, of.end):
        phrase = opening(shown, of.passage.names, comma.end(), min(of.end, comma.end() + _FAR))
        if phrase is None or phrase.start - comma.end() > _NEAR:
            continue
        begins = verb.start if verb.kind in ("perform", "act") else verb.end
        span = trimmed(of.passage.text, begins, comma.start() + 1)
        speaker = resolution.resolve(of.memory, of.passage, phrase) if span else None
        if span is None or speaker is None or not _says_something(of, comma.start()):
            return None
        of.memory.said(speaker)
        return voice_of(speaker, span, of.passage, verb.start, verb.end)
    return None


def _says_something(of: _Participle, comma: int) -> bool:
    """Whether a verb that seldom means speaking has "that" or a quotation behind it."""
    if of.verb.kind != "weak" or of.passage.quotations_within(of.verb.end, comma):
        return True
    return bool(THAT.match(of.passage.shown, of.verb.end, of.end))


def _beside(of: _Participle) -> Phrase | None:
    """ "footage of | Berg | saying": the person who stands right before the participle."""
    named = of.passage.name_before(of.verb.start)
    if named is None or named.start < of.start or of.passage.shown[named.end : of.verb.start].strip():
        return None
    if named.kind not in ("person", "unknown") or not is_name(named):
        return None
    return Phrase(named.start, named.end, "name", named)
