"""Whose act it is: the doer after "by", in the possessive, as subject; for the narrator, whom it is done
to.
"""

from __future__ import annotations

import re

from detente.attribution.gazetteer.memberships import allied
from detente.attribution.syntax.word_classes import any_form, words
from detente.attribution.targets.clause_patterns import JOINS
from detente.attribution.targets.clauses import (
    HEAD,
    Setting,
    own_side_joins,
    subject_of,
)
from detente.attribution.targets.passives import doer_after_by, is_passive
from detente.attribution.targets.utterances import Aim, Mention

_NEAR = 8  # characters behind a cue
_OWNED = 90  # characters between an owner and what is his
_TIME = 64  # characters before a cue that may say when
_OWNS = re.compile(r"['’]s?\s+(?:(?!to\b|and\b)[\w-]+\s+){0,2}$|['’]s?\s*$")
# "Saudi Arabia faces | missile attacks": the subject suffers them.
_SUFFERS = re.compile(rf"\b(?:{any_form('suffers an act')}|defends?\ (?:it|them)sel(?:f|ves))\b")
# "has kept its mandate after a | war": when it was
_AT_THAT_TIME = re.compile(
    rf"""
    \b{any_form("preposition of a time of an event")}\s+
    (?:{any_form("determiner of an event")}\s+)?(?:[a-z]+\s+)?$
    """,
    re.X,
)
_COMES_FROM = re.compile(rf"\b{any_form('act that comes from somebody')}\s+(?:coming\s+)?from\s+(?:the\s+)?$")
_ITS_FORCES = re.compile(rf"\s+(?:[a-z-]+\s+)?{any_form('forces of a side')}\b")
# "Polish civilian casualties": they suffer it
_VICTIMS = re.compile(rf"\s+(?:[a-z]+\s+)?{any_form('those who suffer an act')}\b")
_DOES = re.compile(r"\s+(?:[a-z-]+\s+)?$")
_OWNING = words("preposition of an owner") | {None}


def done_by(setting: Setting) -> Aim | None:
    """ "struck by Y": the doer of a passive."""
    doer, cue = doer_after_by(setting), setting.cue
    if doer and setting.foreign(doer):
        return setting.found(doer, "named after “by”")
    near = setting.said.names_from(cue.start, cue.end + _NEAR + 1) if setting.escalates else ()
    for name in near:
        if setting.foreign(name) and _COMES_FROM.search(setting.said.before(name)):
            return setting.found(name, "from whom it comes")
    return None


def _hurt(setting: Setting) -> bool:
    """ "Norland's minister | was stabbed": nobody is said to do it, and who suffers it is not blamed."""
    return setting.cue.act in words("act that hurts") and is_passive(setting)


def suffered(setting: Setting) -> Aim | None:
    """In the narrator's voice the subject of a passive is the one aimed at: "X was struck by Y"."""
    doer = doer_after_by(setting)
    subject = subject_of(setting) if doer else None
    if doer and subject and subject.side != doer.side:
        return setting.found(subject, "whom it is done to")
    return None


def possessed(setting: Setting) -> Aim | None:
    """ "X's aggression", "the X withdrawal": the possessive or adjective before the cue or at its head."""
    cue = setting.cue
    if setting.escalates and _hurt(setting):
        return None
    for name in reversed(setting.said.names_from(cue.start, cue.end)):
        if setting.foreign(name) and _owns_inside(setting, name):
            return setting.found(name, "whose it is")
    for name in setting.said.before_place(cue.start, _OWNED):
        if setting.foreign(name) and _owns_before(setting, name):
            return setting.found(name, "whose it is")
    return None


def _owns_inside(setting: Setting, name: Mention) -> bool:
    """Whether the cue is a side's by a name within it."""
    cue, text = setting.cue, setting.text
    if name.start > cue.start + HEAD:
        fielded = cue.act in words("act with forces") and name.kind == "adjective"
        return (
            fielded and bool(_ITS_FORCES.match(text, name.end)) and setting.said.before(name).endswith(" of ")
        )
    owning = _OWNS.match(text, name.end, max(name.end, cue.end))
    if not owning and name.kind != "adjective" and text[name.end : name.end + 1] not in ("'", "’"):
        return False
    if setting.said.preposition(name) in ("in", "for"):
        return False
    return not (setting.escalates and _VICTIMS.match(text, name.end))


def _owns_before(setting: Setting, name: Mention) -> bool:
    """Whether the cue is a side's by a name right before it."""
    text, high = setting.text, max(name.end, setting.cue.start)
    owning = _OWNS.match(text, name.end, high)
    if not owning and not (name.kind == "adjective" and _DOES.match(text, name.end, high)):
        return False
    return setting.said.preposition(name) in _OWNING


def did(setting: Setting) -> Aim | None:
    """What another side does, reported by a voice: the subject of the act."""
    said, at = setting.said, setting.cue.start
    subject = subject_of(setting)
    if subject is None or not setting.foreign(subject):
        return None
    high = max(subject.end, at)
    if setting.escalates and (
        said.has(_SUFFERS, subject.end, high) or _SUFFERS.match(setting.text, at) or _hurt(setting)
    ):
        return None
    if setting.escalates and subject.kind == "adjective" and _VICTIMS.match(setting.text, subject.end):
        return None  # "the Norlander tragedy is a disgrace"
    if own_side_joins(setting, subject) or _spends_as_a_member(setting, subject):
        return None
    if _AT_THAT_TIME.search(setting.text, max(subject.end, high - _TIME), high):
        return None
    return setting.found(_first_of_two(setting, subject), "subject of the act")


def _spends_as_a_member(setting: Setting, subject: Mention) -> bool:
    """ "The allies and | Norland raised their spending", as the alliance's own tables show."""
    own = setting.said.own
    return (
        own is not None
        and setting.cue.act in words("act asked of members")
        and allied(own, subject.side, None)
    )


def _first_of_two(setting: Setting, subject: Mention) -> Mention:
    """ "Norway | and Sweden": the first, where it stands free and is another side too."""
    earlier = setting.said.before_place(subject.start, _OWNED)[:1]
    for first in earlier:
        if not JOINS.match(setting.text[first.end : subject.start]):
            continue
        if setting.foreign(first) and setting.said.preposition(first) is None:
            return first
    return subject
