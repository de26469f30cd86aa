"""On whose ground a blow falls or from which troops leave: "struck camps in a | Norlander province", "hit a
plant near | Halden", "posts in | Norland were shelled".

A place is nobody, but what is struck there is its side's. Cities count here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.attribution.gazetteer.cities import side_of_city
from detente.attribution.syntax.word_classes import any_form, words
from detente.attribution.targets.clause_patterns import ANOTHER_CLAUSE, BREAK
from detente.attribution.targets.clauses import Setting, doer_side, own_side_acts
from detente.attribution.targets.lead_words import preposition_before
from detente.attribution.targets.passives import doer_after_by, is_passive
from detente.attribution.targets.utterances import Aim

_REACH = 70  # characters beside an act that hold the place it falls on
_WINDOW = 40  # characters before a place that hold its preposition
_CAPITALISED = re.compile(r"\b[A-Z][\w’-]+(?:\s[A-Z][\w’-]+){0,2}")
# "condemned the attack in | Norland": whoever was attacked is not condemned
_SPEAKS_OF_IT = re.compile(
    rf"(?:\w+ly\s)?{any_form('verb that charges somebody', 'verb that condemns')}\b", re.I
)
_AMOUNT = re.compile(rf"(?:^|[,;:—–]\s*)(?:{any_form('before an amount of things')}\s+)?[\w-]+\s+$", re.I)
_BEGINS = re.compile(rf"(?:^|[,;:—–]\s*|\b{any_form('before a clause')}\s+)(?:the\s+)?$", re.I)


def on_whose_ground(setting: Setting) -> Aim | None:
    """The side whose ground an act falls on, where another side does it.

    Args:
        setting: An act in its sentence.
    """
    cue, said = setting.cue, setting.said
    if cue.act not in words("act that falls on a place") or _SPEAKS_OF_IT.match(setting.text, cue.start):
        return None
    if is_passive(setting) and doer_after_by(setting) is None:
        return _done_to(setting, None) if said.narrated else None
    doer = _doer(setting)
    if doer is None:
        return None
    high = min(said.end, cue.end + _REACH)
    for start, side, end in _places(setting, cue.start, high):
        gap = setting.text[cue.end : max(start, cue.end)]
        if "," in gap or BREAK.search(gap) or ANOTHER_CLAUSE.search(gap):
            return None
        lead = preposition_before(setting.text[max(said.start, start - _WINDOW) : start])
        if side not in (doer, said.own) and lead in words("preposition of a place that is struck"):
            return Aim(side, None, setting.text[start:end], "on whose ground it falls")
    return None


def suffers_by(setting: Setting) -> Aim | None:
    """ "Posts in | Norland were shelled by Sudria": whose the subject of a passive is.

    Args:
        setting: An act of the narrator in its sentence.
    """
    doer = doer_after_by(setting)
    if doer is None or not is_passive(setting):
        return None
    return _done_to(setting, doer.side)


def _doer(setting: Setting) -> str | None:
    if not setting.said.narrated:
        return setting.said.own if own_side_acts(setting) else None
    by = doer_after_by(setting)
    return by.side if by else doer_side(setting)


def _done_to(setting: Setting, doer: str | None) -> Aim | None:
    """Whose the subject of a passive is, or on whose ground it stands: the nearest before the verb."""
    cue, said, text = setting.cue, setting.said, setting.text
    low = max(said.start, cue.start - _REACH)
    for start, side, end in reversed(list(_places(setting, low, cue.end))):
        between = text[end : max(end, cue.start)]
        if "," in between or BREAK.search(between) or ANOTHER_CLAUSE.search(between):
            return None
        if side == doer or text.endswith(" and ", 0, start):
            continue  # of several who suffer it, the first
        lead = text[max(said.start, start - _WINDOW) : start]
        preposition = preposition_before(lead)
        if preposition in words("preposition of a place that is struck") or (
            preposition is None and _opens(lead)
        ):
            return Aim(side, None, text[start:end], "whom it is done to")
    return None


def _opens(lead: str) -> bool:
    """Whether a clause begins with a name, or with its amount: "two | Norlander villages"."""
    return _BEGINS.search(lead) is not None or _AMOUNT.search(lead) is not None


def _places(setting: Setting, low: int, high: int) -> Iterator[tuple[int, str, int]]:
    """The states, capitals, their adjectives and the cities named in a span, in order of place."""
    named = [
        (name.start, name.side, name.end)
        for name in setting.said.names_from(low, high)
        if name.kind not in ("person", "organisation")
    ]
    taken = {place for start, _, end in named for place in range(start, end)}
    cities = (
        (at, side, end)
        for at, side, end in _cities(setting.text, low, high)
        if not taken & set(range(at, end))
    )
    yield from sorted([*named, *cities])


def _cities(text: str, low: int, high: int) -> Iterator[tuple[int, str, int]]:
    for found in _CAPITALISED.finditer(text, low, high):
        parts = found[0].removesuffix("’s").split()
        for size in range(len(parts), 0, -1):
            name = " ".join(parts[:size])
            side = side_of_city(name)
            if side:
                yield found.start(), side, found.start() + len(name)
                break
