"""Lines of a record of meetings that nobody says: who voted how, who came in, when the meeting rose.

Their beginnings and ends are in data/attribution/records_of_meetings.csv.
"""

from __future__ import annotations

import re

from detente.attribution.syntax.word_classes import any_form

_BEGINS = re.compile(rf"^[\[(]?{any_form('begins a line of a record')}(?!\w)")
_CLOSES = re.compile(rf"^[\[(]?{any_form('ends what was said')}(?!\w)")
_ENDS = re.compile(
    rf"""
    (?<!\w)
    (?: {any_form("ends a line of a record")}\.
      | {any_form("ends a line with a dash")}\s?(?:—|–|--)
    ) [\])]?$
    """,
    re.X,
)
_FIRST_PERSON = re.compile(rf"\b{any_form('first person')}\b")
_LONGEST = 400  # characters; lists of states that voted are longer, and stand below such a line


def is_of_the_record(text: str) -> bool:
    """Whether a paragraph of a transcript is a line of the record itself.

    Args:
        text: A paragraph.
    """
    if len(text) > _LONGEST or _FIRST_PERSON.search(text):
        return False
    return any(pattern.search(text) for pattern in (_BEGINS, _CLOSES, _ENDS))


def closes(text: str) -> bool:
    """Whether nobody goes on behind such a line: a vote, an end.

    Args:
        text: A line of the record itself.
    """
    return _CLOSES.search(text) is not None
