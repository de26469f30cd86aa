"""Talks in which something is said or done: an occasion, not what a verb or a negation is about."""

from __future__ import annotations

from detente.scoring.acts import Reading
from detente.scoring.function_words import words_in
from detente.scoring.matching import Hit

MEETINGS = ("talks", "discussions")
_AT = words_in("before an occasion")


def is_occasion(reading: Reading, before: Hit, meeting: Hit) -> bool:
    """Whether talks are only where something happens: "the islands had not come up in the talks".

    Args:
        reading: Of the sentence.
        before: What might be about them: a verb, a negation.
        meeting: What might be such talks.

    Returns:
        True if they are named as "in the talks", with something else between.
    """
    thing, words, at = meeting.entry.object, reading.words, meeting.first - 2
    return (
        thing is not None
        and thing.id in MEETINGS
        and words[at + 1] == "the"
        and words[at] in _AT
        and at > before.last
    )
