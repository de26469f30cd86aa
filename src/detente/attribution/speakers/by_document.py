"""What a document of somebody says by a verb that is none of speech: "The text | names four cases"."""

from __future__ import annotations

import re

from detente.attribution.coreference.bodies import document_meant
from detente.attribution.coreference.context import Context
from detente.attribution.speakers.clause_spans import trimmed
from detente.attribution.speakers.voices import voice_of
from detente.attribution.syntax.passage import Passage
from detente.attribution.syntax.word_classes import any_form
from detente.records import Voice

_HOLDS = re.compile(
    rf"""
    {any_form("definite opening")}\s+(?:\w+\s+)?
    (?P<what>{any_form("document that speaks for its issuer", "word for any document")})\s+
    (?:also\s+)?(?P<verb>{any_form("verb of a document")})\b
    """,
    re.I | re.X,
)


def tells_of_document(passage: Passage) -> bool:
    """Whether a paragraph begins with what a document holds.

    Args:
        passage: A paragraph.
    """
    return not passage.heading and _HOLDS.match(passage.shown) is not None


def by_document(passage: Passage, context: Context, start: int, end: int) -> tuple[Voice, ...]:
    """The words of whoever issued the document that a sentence begins with; empty where nobody is known.

    Args:
        passage: The paragraph.
        context: What is known at the sentence.
        start: Where it begins.
        end: Where it ends.
    """
    found = _HOLDS.match(passage.shown, start, end)
    if found is None or passage.quotations_within(start, end):
        return ()
    issuer = document_meant(context, f"the {found['what']}")
    span = trimmed(passage.text, found.start("verb"), end)
    if issuer is None or issuer.actor is None or span is None:
        return ()
    return tuple(voice_of(who, span, passage, *found.span("verb")) for who in (issuer, *issuer.beside))
