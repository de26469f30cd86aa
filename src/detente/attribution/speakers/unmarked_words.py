"""Paragraphs without quotation marks below a line that announces them: "Minister Ida Berg said:", and then
"We stand with our friends." Official news is printed so.
"""

from __future__ import annotations

import re

from detente.attribution.coreference.context import Context
from detente.attribution.coreference.speaker import Speaker
from detente.attribution.syntax.passage import Passage
from detente.attribution.syntax.word_classes import any_form
from detente.records import Voice

_FIRST_PERSON = re.compile(rf"\b{any_form('first person')}\b(?!['’]s\b)")


def unmarked_words(passage: Passage, context: Context) -> tuple[Speaker | None, tuple[Voice, ...]]:
    """Whose words a paragraph without quotation marks is, by the line above it; nobody's where it has none.

    Args:
        passage: A paragraph in which nobody was heard.
        context: What is known at it.

    Returns:
        The speaker and the voice over the whole paragraph.
    """
    who = context.expected.announced
    if who is None or passage.heading or passage.quoted or not _FIRST_PERSON.search(passage.shown):
        return None, ()
    basis = who.basis if who.basis.startswith("announced") else f"announced in a paragraph above: {who.basis}"
    voice = Voice(who.actor, who.as_written, who.side, 0, len(passage.text), "direct", basis=basis)
    return who, (voice,)
