"""Attributions by a participle: "…, arguing that …", "Calling it a mistake, Berg …", "footage of Berg
saying …".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from detente.attribution.coreference import resolution
from detente.attribution.coreference.context import Context
from detente.attribution.coreference.speaker import Speaker
from detente.attribution.mentions.speech_verbs import Verb
from detente.attribution.speakers.clause_spans import trimmed
from detente.attribution.speakers.content import content_of
from detente.attribution.speakers.content_patterns import THAT
from detente.attribution.speakers.voices import voice_of
from detente.attribution.syntax.noun_phrases import Phrase, is_name
from detente.attribution.syntax.passage import Passage, words_between
from detente.attribution.syntax.sentence_openings import opening
from detente.attribution.syntax.subject_before import before
from detente.attribution.syntax.word_classes import any_form
from detente.records import Voice

_FAR = 120  # characters behind a comma within which the subject stands that a participle belongs to
_NEAR = 60  # … within which it begins
_LEAD = 80  # characters before a participle that say how it hangs on them
_LEAST = 3  # words that a participle of saying governs
_VOICES = 60  # among which somebody spoke before in the same sentence
_BEGINS = re.compile(rf"\W*(?:{any_form('before a participle')}\s+)?", re.I)
_COMMA = re.compile(r",[”\"’»]?\s+|[,]?[”\"»],?\s+")
_AFTER_COMMA = re.compile(r",\s*$")
# "…, with some | loudly declaring": others speak than the sentence's subject.
_WITH_ANOTHER = re.compile(r"\bwith\s+(?:[\w’'-]+\s+){1,4}$")
_WITH = ", with "
_SET_OFF = re.compile(r"[,;:—–”\"]\s*(?:\w+\s+){0,2}$")
# What a participle governs: a clause, a quotation, a name, a noun phrase with its determiner.
_GOVERNS = re.compile(rf"\s*(?:[:,“„«\"]|[A-Z\d]|{any_form('governed by a participle')}\b)")
# "footage of Berg saying | last week, “…”"
_THEN_QUOTES = re.compile(r"\s[^,;:“”\"]{1,60},\s*[“„«\"]")
# "The council issued a statement | calling it a mistake"
_ISSUED = re.compile(rf"\b{any_form('document that states')}\s+$")
_OTHER_SENTENCE = re.compile(r"\s[—–]\s|;\s")


@dataclass(frozen=True, slots=True)
class _Participle:
    """A participle in its sentence, and the voices of its paragraph; `holder`: the voice that it stands
    within.
    """

    passage: Passage
    context: Context
    start: int
    end: int
    verb: Verb
    voices: list[Voice]
    first: int
    holder: int | None

    def tail_is(self, pattern: re.Pattern[str]) -> bool:
        """Whether what stands behind it in its sentence begins with a pattern."""
        return pattern.match(self.passage.shown, self.verb.end, self.end) is not None

    def before(self, pattern: re.Pattern[str], low: int | None = None) -> bool:
        """Whether what leads up to it, from `low` on, ends in a pattern."""
        begins = max(self.start if low is None else low, self.verb.start - _LEAD)
        return bool(pattern.search(self.passage.shown, begins, self.verb.start))


def by_participle(
    passage: Passage, context: Context, start: int, end: int, verb: Verb,
    voices: list[Voice], first: int, holder: int | None,
) -> Context:  # fmt: skip
    """What is known after a participle of speech, whose voice is written among the paragraph's.

    "Berg spoke on Monday, arguing that …".

    Args:
        passage: The paragraph.
        context: What is known at the participle.
        start: Where the sentence begins.
        end: Where the sentence ends.
        verb: The participle.
        voices: Those of the paragraph so far.
        first: The first of them that is of this sentence.
        holder: The one of them that the participle stands within.
    """
    of = _Participle(passage, context, start, end, verb, voices, first, holder)
    if holder is None:
        begun, context = _begun_with(of)
        if begun:
            voices.append(begun)
            return context
    another = _with_another(of)
    if (another is None and _is_within_words(of)) or not _may_speak(of, set_off=another is not None):
        return context
    spoke = None if another else _spoke_before(of)
    phrase = another or (None if spoke else _subject(of))
    if not spoke and not phrase:
        return context
    span = content_of(passage, verb.start, end, verb.start, verb.end, verb, False)
    if span is None or (spoke and not _may_go_on(of, spoke)):
        return context
    speaker, context = _speaker(context, passage, spoke, phrase)
    if speaker is None:
        return context
    voice = voice_of(speaker, span, passage, verb.start, verb.end)
    if another:
        _write_beside_holder(of, another, voice)
    else:
        if spoke:
            _end_before(of)
        voices.append(voice)
    return context.after_speech_by(speaker)


def _speaker(
    context: Context, passage: Passage, spoke: Voice | None, phrase: Phrase | None
) -> resolution.Resolved:
    """Who spoke before in the sentence and goes on, else whom the subject means."""
    if spoke:
        return Speaker(spoke.actor, spoke.as_written, spoke.side, "goes on in the same sentence"), context
    return resolution.resolve(context, passage, phrase) if phrase else (None, context)


def _is_within_words(of: _Participle) -> bool:
    """Whether it stands within somebody's reported words, and no comma sets it off."""
    if of.holder is None or of.voices[of.holder].cue_end is None:
        return False
    return not of.before(_AFTER_COMMA)


def _may_speak(of: _Participle, *, set_off: bool) -> bool:
    """Whether anything that may have been said stands behind it, and it is a verb: not "the fund pledging
    conference". `set_off`: a comma stands before who says it.
    """
    if not of.before(_ISSUED) and not of.tail_is(THAT):
        says = of.verb.kind in ("say", "perform") or _acts_on_quoted(of)
        # quoted words count too
        if not says or words_between(of.passage.text, of.verb.end, of.end, _LEAST) < _LEAST:
            return False
    return set_off or of.before(_SET_OFF) or of.tail_is(_GOVERNS) or of.tail_is(_THEN_QUOTES)


def _acts_on_quoted(of: _Participle) -> bool:
    """ "…, calling it “an attack on the state”" """
    return (
        of.verb.kind == "act"
        and of.before(_AFTER_COMMA)
        and bool(of.passage.quotations_within(of.verb.end, of.end))
    )


def _spoke_before(of: _Participle) -> Voice | None:
    """Who spoke last before it in the sentence."""
    for at in range(len(of.voices) - 1, max(of.first, len(of.voices) - _VOICES) - 1, -1):
        voice = of.voices[at]
        if voice.cue_end and voice.cue_end <= of.verb.start and voice.inside is None:
            return voice
    return None


def _may_go_on(of: _Participle, spoke: Voice) -> bool:
    """Whether who spoke before may go on here: not within another's words."""
    return of.holder is None or of.voices[of.holder] == spoke


def _end_before(of: _Participle) -> None:
    """The words that the participle stands within, the speaker's own, end before it."""
    if of.holder is not None:
        words = of.voices[of.holder]
        of.voices[of.holder] = replace(words, end=max(words.start + 1, of.verb.start - 2))


def _write_beside_holder(of: _Participle, another: Phrase, voice: Voice) -> None:
    """Another who speaks beside the others: words that he is named in end before him."""
    if of.holder is not None:
        words, end = of.voices[of.holder], of.passage.shown.rfind(_WITH, of.start, another.start)
        if end <= words.start:
            of.voices[of.holder] = voice
            return
        of.voices[of.holder] = replace(words, end=end)
    of.voices.append(voice)


def _subject(of: _Participle) -> Phrase | None:
    """Who stands right before it, else the sentence's own subject; None where others speak."""
    beside = _beside(of)
    shown = of.passage.shown
    phrase = beside or opening(
        shown, of.passage.names, of.start, of.verb.start, bodies=True,
        surnames=of.context.facts.full_names.names,
    )  # fmt: skip
    if phrase is None:
        return None
    if of.passage.first_match(_OTHER_SENTENCE, phrase.end, of.verb.start):
        return None
    return None if not beside and of.before(_WITH_ANOTHER, phrase.end) else phrase


def _with_another(of: _Participle) -> Phrase | None:
    """ "The port is closed, with | officials | saying that …": who speaks beside what is told."""
    shown, verb = of.passage.shown, of.verb
    at = shown.rfind(_WITH, max(of.start, verb.start - _LEAD), verb.start)
    if at < 0:
        return None
    low = at + len(_WITH)
    phrase = before(shown, of.passage.names, low, verb.start)
    lead = shown[low : phrase.start].rstrip() if phrase else ""
    return None if lead and not lead.endswith(",") else phrase


def _begun_with(of: _Participle) -> tuple[Voice | None, Context]:
    """ "Calling it a mistake, Berg …", "After saying that …, she …": the sentence's subject stands behind
    the comma.
    """
    shown, verb = of.passage.shown, of.verb
    if not _BEGINS.fullmatch(shown, of.start, verb.start):
        return None, of.context
    for comma in _COMMA.finditer(shown, verb.end, of.end):
        phrase = opening(shown, of.passage.names, comma.end(), min(of.end, comma.end() + _FAR))
        if phrase is None or phrase.start - comma.end() > _NEAR:
            continue
        begins = verb.start if verb.kind in ("perform", "act") else verb.end
        span = trimmed(of.passage.text, begins, comma.start() + 1)
        if span is None:
            return None, of.context
        speaker, context = resolution.resolve(of.context, of.passage, phrase)
        if speaker is None or not _says_something(of, comma.start()):
            return None, context
        voice = voice_of(speaker, span, of.passage, verb.start, verb.end)
        return voice, context.after_speech_by(speaker)
    return None, of.context


def _says_something(of: _Participle, comma: int) -> bool:
    """Whether a verb that rarely means speaking has "that" or a quotation behind it."""
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
