"""Whom a speech verb or a "you" addresses: "accused X of", "called on X to", "people of X, you …"."""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter

from detente.attribution.syntax.word_classes import words
from detente.attribution.targets.clause_patterns import BREAK
from detente.attribution.targets.clauses import HEAD, Setting
from detente.attribution.targets.utterances import Aim, Mention

_NEAREST = 8  # of those addressed before a cue that may be meant
_KINDNESS = tuple(words("stem of a verb of kindness"))


def addressed(setting: Setting) -> Aim | None:
    """ "accused X of", "called on X to", "warned X": the nearest whose verb stands before the cue's end."""
    said, cue = setting.said, setting.cue
    low = bisect_left(said.addressed, cue.end, key=itemgetter(2))
    for name, verb, _ in reversed(said.addressed[max(0, low - _NEAREST) : low]):
        if name.end < cue.start and said.has(BREAK, name.end, cue.start):
            return None  # as it stands between the cue and every name before this one
        if setting.escalates and verb.lower().startswith(_KINDNESS):
            continue  # "we give Ukraine the arms to fight": not against whom
        if verb.lower() in words("verb of telling") and (of := _told_of(setting, name.end, name.side)):
            return setting.found(of, "subject of the act")
        return setting.found(name, f"stands after “{verb}”")
    return None


def _told_of(setting: Setting, low: int, told: str) -> Mention | None:
    """ "told the council that | Norland had threatened Sudria": the other side that the act is told of."""
    for name in setting.said.names_from(low, setting.cue.start + HEAD):
        if name.side != told and setting.foreign(name) and name in setting.said.subjects:
            return name
    return None


def spoken_to(setting: Setting) -> Aim | None:
    """ "People of X, you can stop this": those spoken to."""
    said = setting.said
    if said.you is None or said.spoken_to is None:
        return None
    return setting.found(said.spoken_to, f"spoken to as “{said.you}”")
