"""The members of a body whom its words, or those of one of them, are for: "the allies have to spend more".

Nobody else is meant there: the body is addressed, by itself or by a member of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date

from detente.attribution.gazetteer.memberships import bodies_of
from detente.attribution.syntax.word_classes import any_form, words
from detente.attribution.targets.clause_patterns import ADDRESSED, BREAK
from detente.attribution.targets.utterances import Aim
from detente.records import Cue

_REACH = 60  # characters beside an act within which its clause names the members
_MEMBERS = re.compile(rf"\b{any_form('members of an alliance', 'members of a body')}\b")
# "its allies", "Norland's allies", "allies of Norland": somebody else's
_OF_ANOTHER = re.compile(rf"(?:\b{any_form('whose allies they are')}|['’]s?)\s+(?:[\w-]+\s+)?$", re.I)
_OF_A_PERSON = re.compile(
    rf"(?:\b(?!its\b){any_form('whose allies they are')}|['’]s?)\s+(?:[\w-]+\s+)?$", re.I
)
_THAT_THEY = re.compile(r"\bthat\s+(?:all\s+)?(?:the\s+)?$")
_BEHIND = re.compile(r"\s+(?:of|in)\s+(?!the\s+(?:alliance|union)\b)", re.I)


def own_members(text: str, start: int, end: int, cue: Cue, own: str, day: date | None) -> Aim | None:
    """The body whose members an act is for, where its clause names them and nothing else aims it.

    Args:
        text: The paragraph.
        start: Where the sentence begins.
        end: Where it ends.
        cue: The act.
        own: The side of the speaker, or of who does it.
        day: When the report came out.

    Returns:
        None where the sentence names no members, and where they may be those of several bodies, or of
        somebody else.
    """
    kindly = cue.act in words("kind act asked of members") and cue.deescalation > cue.escalation
    if not kindly and cue.act not in words("act asked of members"):
        return None
    bodies = bodies_of(own, day)
    found = next(_members_beside(text, start, end, cue, addressed=kindly, by_body=own in bodies), None)
    if found is None:
        return None
    if found in words("members of an alliance"):
        bodies &= words("alliance")
    if len(bodies) != 1:
        return None
    (body,) = bodies
    return Aim(body, None, found, "members of the speaker’s own alliance or union")


def members_told_of(text: str, start: int, end: int, cue: Cue, named: Collection[str]) -> Aim | None:
    """The alliance whose allies the narrator tells of: "The European allies | raised their spending".

    Args:
        text: The paragraph.
        start: Where the sentence begins.
        end: Where it ends.
        cue: An act of the narrator that nobody is named for.
        named: The sides that the report names.

    Returns:
        None where the report names no alliance or several, or they are somebody else's allies.
    """
    bodies = words("alliance") & set(named)
    if len(bodies) != 1 or cue.act not in words("act asked of members"):
        return None
    found = next(_members_beside(text, start, end, cue, addressed=False, by_body=False), None)
    if found is None or found not in words("members of an alliance"):
        return None
    (body,) = bodies
    return Aim(body, None, found, "members of the alliance that the report names")


def _members_beside(
    text: str, start: int, end: int, cue: Cue, *, addressed: bool, by_body: bool
) -> Iterator[str]:
    """The words for members in the clause of an act, without those that are said to be another's.
    `addressed`: a verb turns to them, or what is said is what they may do. `by_body`: the body itself says
    it, so that "its members" are its own.
    """
    of_another = _OF_A_PERSON if by_body else _OF_ANOTHER
    low, high = max(start, cue.start - _REACH), min(end, cue.end + _REACH)
    for found in _MEMBERS.finditer(text, low, high):
        between = text[found.end() : cue.start] if found.end() <= cue.start else text[cue.end : found.start()]
        lead = text[low : found.start()]
        if BREAK.search(between) or (addressed and not (ADDRESSED.search(lead) or _THAT_THEY.search(lead))):
            continue
        if not of_another.search(text, low, found.start()) and not _BEHIND.match(text, found.end()):
            yield found[0]
