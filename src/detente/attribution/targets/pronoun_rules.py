"""The side that a pronoun carries over from the sentence before: "it is arming", "we are ready to talk to
them".
"""

from __future__ import annotations

import re

from detente.attribution.syntax.word_classes import any_form, words
from detente.attribution.targets.clause_patterns import BREAK, OURS
from detente.attribution.targets.clauses import FAR, Setting, doer_side
from detente.attribution.targets.utterances import Aim

_OBJECT_REACH = 80  # characters behind a cue that hold its object
_OPENING_PRONOUN = re.compile(
    rf"""
    (?:^|[.!?:“"]\s*|\b{any_form("before a pronoun that opens")}\s+|,\s+)
    (?P<who>{any_form("pronoun that opens")})\b
    """,
    re.I | re.X,
)
_EMPTY_IT = re.compile(rf"it(?:['’]s|\ {any_form('verb of an empty it')})\b(?!\s+\w+ing\b)", re.I)
_AT_THEM = re.compile(
    rf"""
      (?:\s+to)?[^.;:]{{0,24}}?\b{any_form("preposition towards a pronoun")}
      \s+(?P<who>{any_form("object pronoun")})\b
    | \s+(?P<whom>{any_form("object pronoun right behind a cue")})\b
    """,
    re.I | re.X,
)
_THE_COUNTRY = re.compile(rf"\bthe\s{any_form('word for a state')}\b")
_RIGHT_BEHIND = 24  # characters behind a cue that hold its object
_THEM_AT_END = re.compile(rf"\b(?P<who>{any_form('object pronoun that ends a cue')})$")


def by_pronoun(setting: Setting) -> Aim | None:
    """The rules that need no name in the sentence."""
    if setting.said.narrated:
        return None
    return (None if setting.is_speech else carried_over(setting)) or at_them(setting)


def carried_over(setting: Setting) -> Aim | None:
    """ "It is arming": a pronoun for the side spoken of in the sentence before."""
    said, at = setting.said, setting.cue.start
    if said.own is None or setting.named_before or not said.has_pronoun:
        return None  # it may mean somebody whom the sentence itself has named
    low = max(said.start, at - FAR - 1)
    near = setting.text[low:at]
    # At the front of what is cut off no clause begins.
    opening = list(_OPENING_PRONOUN.finditer(near, 0 if low == said.start else 1))
    if not opening:
        return None
    who = opening[-1]
    gap = near[who.end() :]
    if _EMPTY_IT.match(setting.text, low + who.start("who")) or OURS.search(gap) or BREAK.search(gap):
        return None
    return _other(setting, said.carried(who["who"]))


def at_them(setting: Setting) -> Aim | None:
    """ "We are ready to talk to it": a pronoun as the object of the act."""
    cue, text = setting.cue, setting.text
    if not setting.said.has_pronoun:
        return None
    after = _AT_THEM.match(text, cue.end, min(setting.said.end, cue.end + _OBJECT_REACH))
    inside = _THEM_AT_END.search(text, cue.start, cue.end)
    written = (after["who"] or after["whom"]) if after else inside["who"] if inside else None
    return _other(setting, setting.said.carried(written)) if written else None


def the_country(setting: Setting) -> Aim | None:
    """ "condemned the coup in Norland and | suspended the country's membership": the one state named before.

    Args:
        setting: An act in its sentence.
    """
    said, cue = setting.said, setting.cue
    found = _THE_COUNTRY.search(setting.text, cue.start, min(said.end, cue.end + _RIGHT_BEHIND))
    if found is None or cue.act in words("act of two sides"):
        return None
    doer = doer_side(setting) if said.narrated else said.own
    before = [name for name in said.names_from(said.start, found.start()) if name.side != doer]
    if len({name.side for name in before}) != 1 or before[-1].kind in ("person", "organisation"):
        return None
    return Aim(before[-1].side, None, setting.text[before[-1].start : before[-1].end], f"“{found[0]}” ← it")


def _other(setting: Setting, found: Aim | None) -> Aim | None:
    return found if found and found.side != setting.said.own else None
