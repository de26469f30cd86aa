"""Those who say something together: "Berg and Holm said", in headings "Berg, Holm reject"."""

from __future__ import annotations

import re

from detente.attribution.coreference import resolution
from detente.attribution.coreference.context import Context
from detente.attribution.coreference.speaker import Speaker
from detente.attribution.mentions.names import Named
from detente.attribution.mentions.speech_verbs import Verb
from detente.attribution.syntax.noun_phrases import Phrase
from detente.attribution.syntax.passage import Passage
from detente.attribution.syntax.word_classes import any_form

_LINKS = 24  # characters before a phrase that may link it to the clause before
_JOINT = re.compile(r",?\s+and\s+(?:the\s+)?|\s*&\s*")
_JOINT_IN_HEADINGS = re.compile(r"\s*(?:,|,?\s+and|&)\s*(?:the\s+)?")
# "I told Berg, and Holm has said": one speaks
_ALONE = re.compile(rf"\b{any_form('verb of one speaker alone')}\b")
_BODIES = ("state", "organisation", "capital")
_HANGS_ON = re.compile(rf"\b{any_form('preposition that a name hangs on')}\s+(?:the\s+)?$", re.I)


def together_with(
    passage: Passage, start: int, context: Context, phrase: Phrase, verb: Verb
) -> tuple[tuple[Speaker, ...], Context]:
    """ "Berg and Holm said", in headings "Berg, Holm reject": those before the last of them, from the
    right; and what is known after them.
    """
    together: list[Speaker] = []
    shown, at, last = passage.shown, phrase.start, phrase.named
    if phrase.kind != "name" or last is None or passage.first_match(_ALONE, phrase.end, verb.start):
        return (), context
    while True:
        joint = _JOINT_IN_HEADINGS if passage.heading or together else _JOINT
        earlier = passage.name_before(at)
        if earlier is None or earlier.start < start or not joint.fullmatch(shown, earlier.end, at):
            return tuple(together), context
        body = earlier.kind in _BODIES
        if not (_body_joins(passage, start, earlier, last, at) if body else _person_joins(context, earlier)):
            return tuple(together), context
        speaker, context = resolution.name(context, passage, earlier)
        if speaker:
            together.append(speaker)
        at = earlier.start


def _body_joins(passage: Passage, start: int, earlier: Named, last: Named, at: int) -> bool:
    """ "Norway, Sweden and Denmark said", but "Finland Joins NATO, Kremlin Answers"."""
    shown = passage.shown
    if passage.heading and "and" not in shown[earlier.end : at]:
        lead = passage.words_end(earlier.start, start)
        if lead > start and shown[lead - 1] not in ";:":
            return False
    return last.kind in _BODIES and not _HANGS_ON.search(
        shown, max(start, earlier.start - _LINKS), earlier.start
    )


def _person_joins(context: Context, earlier: Named) -> bool:
    """ "Ida Berg and Bruno Holm said" """
    if earlier.kind == "person":
        return True
    return earlier.kind == "unknown" and context.full_name(earlier.name.split()[-1]) is not None
