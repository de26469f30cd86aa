"""Attributions without a verb: "according to …", "somebody's claim that …", a heading with its speaker and
a colon.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from detente.attribution.coreference import resolution
from detente.attribution.coreference.context import Context
from detente.attribution.mentions.names import Named
from detente.attribution.mentions.speech_verbs import Verb, speech
from detente.attribution.speakers.clause_spans import around, trimmed
from detente.attribution.speakers.voices import voice_of
from detente.attribution.syntax.noun_phrases import Phrase, is_name, noun_phrase_start, office
from detente.attribution.syntax.passage import Passage
from detente.attribution.syntax.subject_after import after
from detente.attribution.syntax.word_classes import any_form
from detente.records import Voice

_MAIN_VERB = re.compile(rf"\s{any_form('main verb behind a claim')}\b")
_CLAUSE_ENDS = re.compile(r"[,;:—–]\s")
_SECOND_PART = re.compile(rf"\b{any_form('joins two verbs')},\s+$")
_AT_ONCE = 8  # characters from a sentence's beginning within which its subject begins
_LONGEST_HEADING = 120  # characters
_KIND_OF_TEXT = re.compile(rf"\b{any_form('kind of text')}$", re.I)  # "Fact sheet: …"
# "Berg to Holm: no talks": the first speaks
_TO_WHOM = re.compile(rf"\s+{any_form('leads to the addressee in a headline')}\s+")
_COLON = re.compile(r"^(?P<who>[^:“\"]{2,60}):\s+(?=\S)")

# "according to estimates that the alliance published": the publisher says so.
_PUBLISHED = re.compile(
    rf"""
    \s*(?:the\s+)?(?:\w+\s+){{0,2}}?{any_form("figures that somebody publishes")}\s+
    (?:that|which)\s+(?P<who>.{{2,60}}?)\s+
    (?:{any_form("form of have before a participle")}\s+)?{any_form("made public")}\b
    """,
    re.X,
)
# "according to a statement | from the ministry": the issuer says so.
_ISSUED_BY = re.compile(
    rf"""
    \s*{any_form("determiner of a document")}\s+
    (?:(?!{any_form("leads from a text to its issuer")}\b)[\w’'-]+\s+){{0,3}}?
    {any_form("text that somebody issues")}
    (?:\s+{any_form("issued")})?(?:\s+(?:on|in)\s+\w+)?
    \s+(?:by|from)\s+(?=(?:{any_form("article")}|its)\s|[A-Z])
    """,
    re.X,
)
_THEN_PUBLISHED = re.compile(rf"\s+{any_form('issued')}\b[^,.;:]{{0,40}}(?=,)")


def may_hold_claim(passage: Passage) -> bool:
    """Whether a paragraph needs to be searched for somebody's claim at all."""
    lowered, nouns = passage.lowered, speech().nouns
    at = lowered.find(" that ")
    while at >= 0:
        word = lowered[lowered.rfind(" ", 0, at) + 1 : at]
        if word in nouns or word.removesuffix("s") in nouns:
            return True
        at = lowered.find(" that ", at + 1)
    return False


def by_formula(passage: Passage, context: Context, start: int, end: int) -> tuple[list[Voice], Context]:
    """The voice of an "according to" in a sentence, and what is known after it."""
    according = passage.first_formula(start, end)
    source = _source(passage, according, end) if according else None
    if not according or not source:
        return [], context
    speaker, context = resolution.resolve(context, passage, source.phrase)
    if not speaker:
        return [], context
    behind = source.phrase.end
    if source.published and according.start - start > _AT_ONCE:
        behind = end  # when they were published
    low, high = _clause(passage, start, end, according.start, behind)
    later = _THEN_PUBLISHED.match(passage.shown, behind, end) if source.issued else None
    span = around(passage.text, low, high, according.start, later.end() if later else behind)
    if not span:
        return [], context
    voice = voice_of(speaker, span, passage, according.start, according.end)
    return [voice], context.after_speech_by(speaker)


def _clause(passage: Passage, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """The part of a sentence that an "according to" from `low` to `high` is about: between semicolons, and
    what follows where "and" stands right before its comma ("… and, according to Berg, | went").
    """
    shown = passage.shown
    if low - start < _AT_ONCE:
        return start, end
    after = shown.find("; ", high, end)
    end = after if after >= 0 else end
    if shown.startswith(",", high) and _SECOND_PART.search(shown, max(start, low - _AT_ONCE), low):
        return low, end
    return max(start, shown.rfind("; ", start, low) + 1), end


class _Source(NamedTuple):
    """Who stands behind an "according to". `published`, `issued`: behind figures or a text that he made
    public.
    """

    phrase: Phrase
    published: bool = False
    issued: bool = False


def _source(passage: Passage, according: Verb, end: int) -> _Source | None:
    """Who is named behind an "according to", at once or behind what he published or issued."""
    shown, names = passage.shown, passage.names
    if published := _PUBLISHED.match(shown, according.end, end):
        phrase = after(shown, names, published.start("who"), published.end("who"))
        return _Source(phrase, published=True) if phrase else None
    issued = _ISSUED_BY.match(shown, according.end, end)
    phrase = after(shown, names, issued.end() if issued else according.end, end)
    return _Source(phrase, issued=issued is not None) if phrase else None


def by_noun(passage: Passage, context: Context, start: int, end: int) -> tuple[list[Voice], Context]:
    """ "Berg's claim that …", "his warning that …": the owner says what the clause holds."""
    voices: list[Voice] = []
    for found in _claims().finditer(passage.shown, start, end):
        if found["whose"]:
            phrase: Phrase | None = Phrase(found.start("whose"), found.end("whose"), "pronoun")
        else:
            phrase = _owner(passage, start, found.start())
        if phrase is None:
            continue
        speaker, context = resolution.resolve(context, passage, phrase)
        if speaker is None or (found["whose"] and not speaker.actor):
            continue
        stop = passage.first_match(_CLAUSE_ENDS, found.end(), end)
        high = stop.start() if stop else end
        if phrase.start - start < _AT_ONCE and (
            verbs := list(_MAIN_VERB.finditer(passage.shown, found.end(), high))
        ):
            high = verbs[-1].start()
        span = trimmed(passage.text, found.end(), high)
        if span:
            voices.append(voice_of(speaker, span, passage, found.start("noun"), found.end("noun")))
    return voices, context


def _owner(passage: Passage, start: int, end: int) -> Phrase | None:
    """Who is named right before a possessive: a name, or an office with its determiner."""
    named = passage.name_before(end)
    if named and named.start >= start and named.end == end and is_name(named):
        return Phrase(named.start, named.end, "name", named)
    return office(passage.shown, noun_phrase_start(passage.shown, start, end), end, passage.names)


@lru_cache(maxsize=1)
def _claims() -> re.Pattern[str]:
    nouns = "|".join(sorted(speech().nouns, key=len, reverse=True))
    return re.compile(
        rf"(?:['’]s?|\b(?P<whose>[Hh]is|[Hh]er))\s+(?:[a-z-]+\s+){{0,2}}?(?P<noun>(?:{nouns})s?)\s+(?=that\b)"
    )


def by_colon(passage: Passage, context: Context) -> tuple[list[Voice], Context]:
    """ "Lavrov: NATO destroys …": a heading that begins with a name; known names only where it passes for
    a paragraph.
    """
    if ":" not in passage.shown or (not passage.heading and len(passage.text) > _LONGEST_HEADING):
        return [], context
    found = _COLON.match(passage.shown)
    named = _before_colon(passage, context, found) if found else None
    if not found or not named:
        return [], context
    speaker, context = resolution.name(context, passage, named)
    if not speaker or not speaker.actor:
        return [], context
    place = found.end(), len(passage.text)
    basis = "named before the colon"
    voice = Voice(speaker.actor, speaker.as_written, speaker.side, *place, "heading", basis=basis)
    return [voice], context.after_speech_by(speaker)


def _before_colon(passage: Passage, context: Context, found: re.Match[str]) -> Named | None:
    """Who is named before a colon, if he may be the one who speaks behind it."""
    said_to = _TO_WHOM.search(passage.shown, 0, found.end("who"))
    stop = said_to.start() if said_to else found.end("who")
    named = passage.name_before(stop)
    if named is None or named.end != stop or named.kind == "adjective":
        return None
    if not passage.heading and (named.actor is None or passage.text.rstrip()[-1] in ".:;,"):
        return None
    if _KIND_OF_TEXT.search(found["who"]):
        return None
    unknown = named.kind == "unknown"
    if unknown and (named.name.isupper() or not context.full_name(named.name.split()[-1])):
        return None  # "FACT SHEET: …"
    return named
