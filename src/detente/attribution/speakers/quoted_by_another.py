"""Words that one speaker passes on of another: "Ida Berg quoted Omar Lind as saying: “…”" are Lind's."""

from __future__ import annotations

import re
from functools import lru_cache

from detente.attribution.coreference import resolution
from detente.attribution.coreference.context import Context
from detente.attribution.speakers.clause_spans import trimmed
from detente.attribution.speakers.voices import voice_of
from detente.attribution.syntax.noun_phrases import Phrase
from detente.attribution.syntax.passage import Passage
from detente.attribution.syntax.subject_after import after
from detente.attribution.syntax.word_classes import any_form, words
from detente.records import Voice

_FAR = 120  # characters that the name and office of the one quoted may take
# "quoted Omar Lind, the mayor, as saying that", "cites the ministry as having said:"
_PASSED_ON = re.compile(
    rf"""
    \b{any_form("quotes another")}\s+
    (?P<who>(?!{any_form("no one who is quoted")}\b)[^.:;“”"]{{2,{_FAR}}}?),?\s+
    as\s+(?P<verb>(?:having\s+)?{any_form("participle of passed-on words")})\b
    \s*(?:that\b|:|,)?\s*
    """,
    re.X,
)


def may_pass_on(passage: Passage) -> bool:
    """Whether a paragraph needs to be searched for words that somebody passes on."""
    return _may_pass_on(passage.lowered)


@lru_cache(maxsize=16)  # every sentence of a paragraph asks
def _may_pass_on(lowered: str) -> bool:
    return " as " in lowered and any(map(lowered.__contains__, words("quotes another")))


def by_another(passage: Passage, context: Context, start: int, end: int) -> tuple[list[Voice], Context]:
    """The voice of a person quoted by somebody else in a sentence, and what is known after it.

    Args:
        passage: The paragraph.
        context: What is known at the sentence.
        start: Where the sentence begins.
        end: Where it ends.
    """
    found = _PASSED_ON.search(passage.shown, start, end)
    phrase = after(passage.shown, passage.names, found.start("who"), found.end("who")) if found else None
    if found is None or phrase is None:
        return [], context
    if phrase.kind == "pronoun":
        phrase = Phrase(found.start("who"), found.end("who"), "pronoun")
    speaker, context = resolution.resolve(context, passage, phrase)
    span = trimmed(passage.text, found.end(), end)
    if speaker is None or span is None:
        return [], context
    voice = voice_of(speaker, span, passage, found.start("verb"), found.end("verb"))
    return [voice], context.after_speech_by(speaker)
