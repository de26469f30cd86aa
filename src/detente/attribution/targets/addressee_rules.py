"""Whom a speech verb or a "you" addresses: "accused X of", "called on X to", "people of X, you …"."""

from __future__ import annotations

import re
from functools import lru_cache

from detente.attribution.targets.clauses import BREAK, DETERMINED, Aim, Setting

_ADDRESSING = (
    r"(?P<verb>(?:accus|blam|condemn|denounc|charg|criticis|criticiz|rebuk|prais|thank|congratulat|warn|urg|implor|ask|"
    r"press|invit|punish|remind|sanction|call|brand|label|describ|regard|consider)(?:e|es|ed|led|ing|s|d)?|demand(?:s|ed|ing)? (?:that|from|of)|"
    r"call(?:s|ed|ing)? (?:up)?on|appeal(?:s|ed|ing)? to|summon(?:s|ed|ing)?|tell|tells|told|gives?|gave|giving|"
    r"offer(?:s|ed|ing)?|say to|saying to)"
)
_ADDRESSED = re.compile(rf"\b{_ADDRESSING}\s+{DETERMINED}$", re.I)
_YOU = re.compile(r"\byou(?:r|rs)?\b", re.I)
_SPOKEN_TO = re.compile(
    r"(?:^|[,;:—–“\"(!?.]\s*|\b(?:to|and)\s+)(?:[Tt]o\s+)?(?:the\s+)?(?:[a-z]+\s+)?(?:people|leaders?|leadership|government|rulers|president|citizens)\s+(?:of|in)\s+(?:the\s+)?$|"
    r"\b(?:say|tell|message) to\s+" + DETERMINED + "$",
    re.I,
)


_KINDLY = ("give", "gave", "giving", "offer", "thank", "prais", "congratulat")


def addressed(setting: Setting) -> Aim | None:
    """ "accused X of", "called on X to", "warned X": the nearest whose verb stands before the cue's end."""
    for name in reversed(setting.names):
        if not setting.foreign(name):
            continue
        verb = _addressing(setting.before(name))
        if not verb or name.start - verb[1] >= setting.cue.end:
            continue
        if setting.escalates and verb[0].lower().startswith(_KINDLY):
            continue  # "we give Ukraine the arms to fight": not against whom
        if name.end < setting.cue.start and BREAK.search(setting.text[name.end : setting.cue.start]):
            continue
        return setting.found(name, f"stands after “{verb[0]}”")
    return None


@lru_cache(maxsize=512)  # every cue of a sentence asks it of the same names
def _addressing(lead: str) -> tuple[str, int] | None:
    """The addressing verb that ends what stands before a name, and how many characters it takes with what follows it."""
    verb = _ADDRESSED.search(lead)
    return (" ".join(verb["verb"].split()), len(verb[0])) if verb else None


def spoken_to(setting: Setting) -> Aim | None:
    """ "People of X, you can stop this": whoever is spoken to."""
    you = _YOU.search(setting.text, setting.start, setting.end)
    if not you:
        return None
    for name in setting.names:
        if name.kind != "adjective" and setting.foreign(name) and _SPOKEN_TO.search(setting.before(name)):
            return setting.found(name, f"spoken to as “{you[0]}”")
    return None
