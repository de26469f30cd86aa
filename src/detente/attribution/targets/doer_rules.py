"""Whose act it is: the doer after "by", in the possessive, as subject; for the narrator, whom it is done to."""

from __future__ import annotations

import re

from detente.attribution.targets.clauses import (
    HEAD,
    JOINS,
    Aim,
    Setting,
    doer_after_by,
    own_side_joins,
    preposition_before,
    subject_of,
)

_OWNS = re.compile(r"^['’]s?\s+(?:(?!to\b|and\b)[\w-]+\s+){0,2}$|^['’]s?\s*$")
# "Saudi Arabia faces | missile attacks": the subject suffers them.
_SUFFERS = re.compile(
    r"\b(?:fac(?:e|es|ed|ing)|suffer(?:s|ed|ing)?|endur(?:e|es|ed|ing)|withst(?:ands?|ood)|repel(?:s|led|ling)?|victims?|under|defends? (?:it|them)sel(?:f|ves))\b"
)
# "has kept its mandate after a | war": when it was
_AT_THAT_TIME = re.compile(
    r"\b(?:after|during|since|before|despite|amid|until)\s+(?:(?:a|an|the|this|that|these|those|its|their)\s+)?(?:[a-z]+\s+)?$"
)
_NEAR = 8  # characters behind a cue
_COMES_FROM = re.compile(
    r"\b(?:attacks?|strikes?|aggression|threats?|assaults?|raids?|shelling)\s+(?:coming\s+)?from\s+(?:the\s+)?$"
)
_FIELDED = frozenset({"posture", "mobilise", "force"})
_ITS_FORCES = re.compile(
    r"\s+(?:[a-z-]+\s+)?(?:forces|troops|soldiers|army|military|missiles|weapons|tanks)\b"
)
# "Polish civilian casualties": they suffer it
_VICTIMS = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:civilians?|casualties|victims?|children|refugees?|deaths?|losses|suffering|hostages?|prisoners?|hospitals?|homes|cities)\b"
)
_DOES = re.compile(r"^\s+(?:[a-z-]+\s+){0,1}$")


def done_by(setting: Setting) -> Aim | None:
    """ "struck by Y": the doer of a passive."""
    doer = doer_after_by(setting)
    if doer and setting.foreign(doer):
        return setting.found(doer, "named after “by”")
    for name in setting.names if setting.escalates else ():
        near = setting.cue.start <= name.start <= setting.cue.end + _NEAR
        if near and setting.foreign(name) and _COMES_FROM.search(setting.before(name)):
            return setting.found(name, "from whom it comes")
    return None


def suffered(setting: Setting) -> Aim | None:
    """In the narrator's voice the subject of a passive is the one aimed at: "X was struck by Y"."""
    doer = doer_after_by(setting)
    subject = subject_of(setting) if doer else None
    if doer and subject and subject.side != doer.side:
        return setting.found(subject, "whom it is done to")
    return None


def possessed(setting: Setting) -> Aim | None:
    """ "X's aggression", "the X withdrawal": the possessive or adjective before the cue or at its head."""
    for name in reversed(setting.names):
        if name.start >= setting.cue.end or not setting.foreign(name):
            continue
        if (
            setting.cue.act in _FIELDED
            and name.start > setting.cue.start + HEAD
            and name.kind == "adjective"
            and _ITS_FORCES.match(setting.text, name.end)
            and setting.before(name).endswith(" of ")
        ):
            return setting.found(name, "whose it is")
        gap = setting.text[name.end : max(name.end, setting.cue.start)]
        inside = setting.cue.start <= name.start <= setting.cue.start + HEAD
        if name.start > setting.cue.start + HEAD:
            continue
        owning = _OWNS.match(setting.text[name.end : setting.cue.end] if inside else gap)
        if inside and (owning or name.kind == "adjective" or setting.text[name.end : name.end + 1] in "'’"):
            if preposition_before(setting.text, setting.start, name) in ("in", "for"):
                continue
            if setting.escalates and _VICTIMS.match(setting.text, name.end):
                continue
            return setting.found(name, "whose it is")
        if not inside and (owning or (name.kind == "adjective" and _DOES.match(gap))):
            preposition = preposition_before(setting.text, setting.start, name)
            if preposition is None or preposition in ("of", "to", "by", "with", "against", "about"):
                return setting.found(name, "whose it is")
    return None


def did(setting: Setting) -> Aim | None:
    """What another side does, told by a voice: the subject of the act."""
    subject = subject_of(setting)
    if subject is None or not setting.foreign(subject):
        return None
    if setting.escalates and _SUFFERS.search(setting.text, subject.end, max(subject.end, setting.cue.start)):
        return None
    if own_side_joins(setting, subject) or _AT_THAT_TIME.search(
        setting.text, subject.end, max(subject.end, setting.cue.start)
    ):
        return None
    earlier = [name for name in setting.names if name.end <= subject.start]
    if earlier and JOINS.match(setting.text[earlier[-1].end : subject.start]):
        first = earlier[-1]
        if setting.foreign(first) and preposition_before(setting.text, setting.start, first) is None:
            subject = first
    return setting.found(subject, "subject of the act")
