"""A sentence that goes on with what somebody said in the one before.

"Berg said that the dam held. Norland would build another.": in a report in the past tense "would" behind
reported words shows that they go on. Only where the sentence is about the speaker or the speaker's own side:
about others the narrator may speak ("The dam would be the largest …").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from detente.attribution.coreference.context import Context
from detente.attribution.speakers.clause_spans import trimmed
from detente.attribution.syntax.passage import Passage
from detente.attribution.syntax.word_classes import any_form
from detente.records import Voice

_VOICES = 200  # found last, one of which may go on
_REPORTED = any_form("auxiliary of reported words")
_WOULD = rf"(?:\s+also)?\s+{_REPORTED}\s+(?!{any_form('tells of a later time')}\b)"
_LATER = rf"(?:{any_form('tells what follows from it')}[,\s]+)?"
_OPENS = re.compile(rf"{_LATER}(?:The\s+)?")
_OWN = re.compile(
    rf"""
    {_LATER}
    (?:(?i:{any_form("subject that is the speaker")})
     | (?i:{any_form("possessive of the speaker")})\s+(?:[a-z-]+\s+){{0,2}}[a-z-]+){_WOULD}
    """,
    re.X,
)
_WOULD_AFTER = re.compile(_WOULD)


def words_go_on(
    passage: Passage, context: Context, start: int, end: int, voices: Sequence[Voice]
) -> tuple[Voice, ...]:
    """The voices of a sentence in which nobody is heard, where it goes on with the words before it.

    Args:
        passage: The paragraph.
        context: What is known at the sentence.
        start: Where it begins.
        end: Where it ends.
        voices: Those found in the paragraph so far.

    Returns:
        The voice of who spoke last in the sentence before; empty where the narrator may speak.
    """
    before = context.place.before
    if before is None or before.passage is not passage or len(before.who) != 1 or not voices:
        return ()
    last = max(voices[-_VOICES:], key=lambda voice: voice.end)
    if last.inside is not None or last.kind != "indirect" or last.end < before.end - 1:
        return ()
    if not (_OWN.match(passage.shown, start, end) or _is_own_side(passage, start, end, last)):
        return ()
    span = trimmed(passage.text, start, end)
    if span is None or passage.quotations_within(start, end):
        return ()
    basis = f"goes on with what {last.as_written} said in the sentence before"
    return (replace(last, start=span[0], end=span[1], cue_start=None, cue_end=None, basis=basis),)


def _is_own_side(passage: Passage, start: int, end: int, last: Voice) -> bool:
    """ "Norland would build another.", "Afterwards | Norland would …": the side of who spoke opens the
    sentence.
    """
    opens = _OPENS.match(passage.shown, start, end)
    begins = opens.end() if opens else start
    named = next(iter(passage.names_within(begins, begins + 1)), None)
    if named is None or named.actor is None or last.side is None or named.kind == "person":
        return False
    return named.actor.side == last.side and bool(_WOULD_AFTER.match(passage.shown, named.end, end))
