"""Paragraphs that announce whose words the next one holds ("Berg wrote:"), and lines that sign those
above.
"""

from __future__ import annotations

import re
from dataclasses import replace

from detente.attribution.coreference import resolution
from detente.attribution.coreference.context import Context
from detente.attribution.coreference.full_names import bare_name
from detente.attribution.syntax.noun_phrases import Phrase
from detente.attribution.syntax.passage import Passage
from detente.attribution.syntax.sentence_openings import opening
from detente.attribution.syntax.subject_before import before
from detente.attribution.syntax.word_classes import words

_CLOSED = frozenset('.!?…”"»’)')
_LONGEST_TAIL = 14  # words between the verb and the colon: "wrote in a letter to his sister:"
_OF_ANOTHER = words("quotes another")
_PEOPLE = ("person", "unknown")
_SHORT_TAIL = 3  # words where the sentence is left open: "admitted freely that"
_LONGEST_OFFICE = 4  # words: "Secretary of State"
_LONGEST_SIGNATURE = 90  # characters
_ON_AIR = re.compile(r"\s+(?:on|at)\s+\S|:?\s*$")
_PROSE = re.compile(r"\w")
_SIGNED = re.compile(r"\s*[―—–-]\s*(?=[A-ZÀ-Þ])")


def after_announcing(passage: Passage, context: Context) -> Context:
    """After a paragraph: whose words it announces at its end, or that they are somebody's where it does not
    say whose.
    """
    if passage.heading:
        under, context = _speaker_of_section(passage, context)
        return context.expecting(None, False, under)
    # With prose before its quotation the section goes on in the narrator's words.
    prose = not passage.quoted or _PROSE.search(passage.shown, 0, passage.quoted[0].start)
    under = None if prose else context.expected.under
    shown = passage.shown.rstrip()
    if not shown or shown[-1] in _CLOSED:
        return context.expecting(None, False, under)
    phrase = _announcer(passage, shown)
    speaker, context = resolution.resolve(context, passage, phrase) if phrase else (None, context)
    if not speaker or not speaker.actor:
        return context.expecting(None, True, under)
    announced = replace(speaker, basis=f"announced in the paragraph above: {speaker.basis}")
    return context.after_speech_by(speaker).expecting(announced, True, under)


def _announcer(passage: Passage, shown: str) -> Phrase | None:
    """Who speaks by the last verb of a paragraph that is left open; the words are his whom he quotes."""
    spans = passage.sentences()
    start, end = spans[-1] if spans else (0, len(shown))
    verb = next(reversed(list(passage.verbs_within(start, end))), None)
    if verb is None or verb.start not in passage.speaking:
        return None
    tail = shown[verb.end : end].split()
    if len(tail) > (_LONGEST_TAIL if shown[-1] == ":" else _SHORT_TAIL):
        return None
    if verb.words in _OF_ANOTHER:  # "he quoted the poet Klara Stein:": hers are the words
        named = next((n for n in reversed(passage.names) if n.start > verb.end and n.kind in _PEOPLE), None)
        return Phrase(named.start, named.end, "name", named) if named else None
    found = before(shown, passage.names, start, verb.start)
    return found or opening(shown, passage.names, start, verb.start)


def _speaker_of_section(passage: Passage, context: Context) -> resolution.Resolved:
    """Whom a heading names as the one heard below: "Envoy Ida Berg on Morning in Halden"."""
    shown = passage.shown
    given = context.facts.known.given
    for named in () if passage.verbs else passage.names:
        parts = bare_name(named, given).split()
        called = named.kind == "unknown" and 2 <= len(parts) <= 3 and parts[0] in given
        if named.kind != "person" and not called:
            continue
        if len(shown[: named.start].split()) > _LONGEST_OFFICE or not _ON_AIR.match(shown, named.end):
            return None, context
        speaker, context = resolution.name(context, passage, named)
        if not speaker or not speaker.person:
            return None, context
        return replace(speaker, basis="named in the heading above"), context
    return None, context


def signature(passage: Passage, context: Context) -> resolution.Resolved:
    """Who signs a line of its own beneath a quotation: "— Ida Berg, mayor of Halden"."""
    signed = _SIGNED.match(passage.shown)
    if not signed or len(passage.text) > _LONGEST_SIGNATURE or passage.verbs or passage.quoted:
        return None, context
    phrase = opening(passage.shown, passage.names, signed.end(), len(passage.shown))
    if phrase is None or phrase.kind != "name" or phrase.named is None:
        return None, context
    if phrase.named.kind != "person" and " " not in phrase.named.name:
        return None, context
    speaker, context = resolution.resolve(context, passage, phrase)
    return (replace(speaker, basis="signed beneath") if speaker and speaker.person else None), context
