"""The side that a pronoun carries over from the sentence before: "it is arming", "we are ready to talk to them"."""

from __future__ import annotations

import re

from detente.attribution.targets.clauses import BREAK, FAR, OURS, Aim, Setting

_OPENING_PRONOUN = re.compile(
    r"(?:^|[.!?:“\"]\s*|\b(?:if|and|but|when)\s+|,\s+)(?P<who>they|their|its|it|he|she|his|her)\b", re.I
)
_EMPTY_IT = re.compile(
    r"it(?:['’]s| is| was| has been| will be| would be| may| might)\b(?!\s+\w+ing\b)", re.I
)
_ANY_PRONOUN = re.compile(r"\b(?:they|their|them|its?|he|his|him|she|her)\b", re.I)
_AT_THEM = re.compile(
    r"^(?:\s+to)?[^.;:]{0,24}?\b(?:on|with|to|against|from|at|towards?)\s+(?P<who>it|them|him|her)\b|^\s+(?P<whom>them|him|her)\b",
    re.I,
)


def by_pronoun(setting: Setting) -> Aim | None:
    """The rules that need no name in the sentence."""
    if setting.narrated or not _ANY_PRONOUN.search(setting.text, setting.start, setting.end):
        return None
    return (None if setting.is_speech else carried_over(setting)) or at_them(setting)


def carried_over(setting: Setting) -> Aim | None:
    """ "It is arming": a pronoun for the side spoken of in the sentence before."""
    clause = setting.text[setting.start : setting.cue.start]
    opening = list(_OPENING_PRONOUN.finditer(clause, max(0, len(clause) - FAR)))
    if not opening or setting.own is None:
        return None
    last = opening[-1]
    gap = clause[last.end() :]
    if (
        _EMPTY_IT.match(setting.text, setting.start + last.start("who"))
        or OURS.search(gap)
        or BREAK.search(gap)
    ):
        return None
    if setting.named_before:
        return None  # it may mean whoever the sentence itself has named
    return _other(setting, setting.carried(last["who"]))


def at_them(setting: Setting) -> Aim | None:
    """ "We are ready to talk to it": a pronoun as the object of the act."""
    after = _AT_THEM.match(setting.text[setting.cue.end : setting.end])
    inside = re.search(r"\b(?P<who>them|him|it)$", setting.text[setting.cue.start : setting.cue.end])
    written = (after["who"] or after["whom"]) if after else inside["who"] if inside else None
    return _other(setting, setting.carried(written)) if written else None


def _other(setting: Setting, found: Aim | None) -> Aim | None:
    return found if found and found.side != setting.own else None
