"""Who may be supplied as the other side of an act: what the act's own sentence says for and against it.

A go-between has no other side. Who names a group ("warned Western nations") means no single side. Those who
agree with each other are each other's side, those who do something else together are not. Who is sent arms
is no target of them. A side that is named within the words of the act is nearer than any that the rest of
the report names.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from detente.attribution.syntax.word_classes import any_form, words
from detente.attribution.targets.office_words import is_of_an_office
from detente.attribution.targets.utterances import Mention, Prepositions, within
from detente.attribution.targets.victims import is_victim_of
from detente.records import Cue

_BEHIND = 8  # characters behind an act that still belong to it: " in Norland"
_LEAD = 60  # characters before a name that say how it stands
_GROUND = 60  # characters between a blow and the ground that it falls on
_RIGHT_BEHIND = 9  # characters between an act and whom it is aimed at: " against "
_BETWEENS = re.compile(rf"\b{any_form('deed of a go-between')}\b", re.I)
_NAMES_SOMEBODY = re.compile(rf"^{any_form('verb that charges somebody')}\s+the\s+[A-Z]\w+s\s+of\b")
_AGREES = re.compile(rf"\b{any_form('agrees with another')}\b", re.I)
_EACH_OTHER = re.compile(rf"\b{any_form('with one another')}\b", re.I)
_ASKS = re.compile(rf"\b{any_form('asks others for it')}\b", re.I)
_REGION = any_form("region that is no side").replace("the", "[Tt]he")
_NAMES_A_GROUP = re.compile(  # "the west" of a country is none, and "the West Bank" another
    rf"\b(?:[A-Z][\w-]+\s+{any_form('states in the plural')}|{_REGION})\b"
    r"(?!\s[A-Z])"
)
_GROUP = 30  # characters that the name of a group may take
_GROUP_ACTS = 60  # characters before an act that hold the group which does it
_ON_ITS_GROUND = re.compile(
    rf"[^,;:.]*\s{any_form('on the ground of a side')}\s(?:the\s)?(?:[\w-]+\sof\s(?:the\s)?)?"
)
_MARK = re.compile(r"[,;:.]")
_AND_ANOTHER = re.compile(r"\s+and\s+(?:the\s+)?(?:[a-z]+\s+of\s+)?[A-Z]")
_ANOTHER_AND = re.compile(r"(?:^|\s)[A-Z]\w+\s+and\s+(?:the\s+)?$")
_JOINS = re.compile(r"(?P<mark>,|,?\s+and)\s+(?P<office>(?:[\w-]+\s+){0,5})")


@dataclass(frozen=True, slots=True)
class SupplyLimits:
    """What a sentence says of whom the report may supply.

    Attributes:
        partner: With whom the doer does it, so that nobody has to be supplied.
        never: Sides that it is not aimed at.
        inside: Sides named within the words of a narrated act, or right behind them.
        to_both: A third speaks kindly, most often of both whom the report is about.
        with_forces: Forces are moved, raised or used.
        faint: The act weighs little, so that the other side has to be plain.
    """

    partner: Mention | None = None
    never: frozenset[str] = frozenset()
    inside: frozenset[str] = frozenset()
    to_both: bool = False
    with_forces: bool = False
    faint: bool = False


def supply_limits(
    text: str, start: int, end: int, cue: Cue, names: Sequence[Mention], own: str
) -> SupplyLimits | None:
    """Who may be supplied for an act that no words of its sentence aim.

    Args:
        text: The paragraph.
        start: Where the sentence begins.
        end: Where it ends.
        cue: The act.
        names: The sides named in its sentence, in order of place.
        own: The side of the speaker, or of who does it.

    Returns:
        None where nobody may be supplied: for a go-between, where the words of the act name somebody
        who is not known ("accused the Southerners of") or a group ("warned Western nations"), and for what
        two do together, but not with one another.
    """
    said = text[cue.start : cue.end]
    if _BETWEENS.search(said) or _NAMES_SOMEBODY.match(said):
        return None
    if _means_a_group(text, cue) or _is_done_by_a_group(text, start, cue, names):
        return None
    never = frozenset((*_given(text, start, cue, names), *_attacked(text, start, cue, names)))
    others = _joined(text, cue, names, own)
    sides = {name.side for name in others}
    if len(sides) == 1 and _is_mutual(text, cue, end):
        return SupplyLimits(others[0], never)
    forces = cue.act in words("act with forces") and cue.escalation > cue.deescalation
    if cue.doer is None:
        kindly = cue.deescalation > cue.escalation
        if others and kindly:
            return None  # what two wish for together
        return SupplyLimits(None, never | sides, to_both=kindly, with_forces=forces)
    inside = frozenset(n.side for n in names if _is_inside(text, cue, n)) - sides - {cue.doer}
    alone = not sides and not _has_company(text, start, cue)
    found = SupplyLimits(None, never | sides, inside, with_forces=forces)
    return found if alone or inside else None


def _means_a_group(text: str, cue: Cue) -> bool:
    """Whether the words of an act, or those right behind them, name states that are no single side."""
    named = _NAMES_A_GROUP.search(text, cue.start, cue.end + _RIGHT_BEHIND + _GROUP)
    return named is not None and named.start() <= cue.end + _RIGHT_BEHIND


def _is_done_by_a_group(text: str, start: int, cue: Cue, names: Sequence[Mention]) -> bool:
    """Whether states that are no single side stand as subject of an act: "that the West was | to blame"."""
    groups = list(_NAMES_A_GROUP.finditer(text, max(start, cue.start - _GROUP_ACTS), cue.start))
    if not groups or _MARK.search(text, groups[-1].end(), cue.start):
        return False
    return not within(names, groups[-1].start(), cue.start)


def _has_company(text: str, start: int, cue: Cue) -> bool:
    """Whether the doer stands beside one whose side is not known: "Norland and the leaders of | Halden"."""
    at = text.rfind(cue.doer_words, start, cue.end)
    if at < 0 or not cue.doer_words:
        return False
    if _AND_ANOTHER.match(text, at + len(cue.doer_words)):
        return True
    low = max(start, at - _LEAD)
    # At the front of what is cut off no name begins.
    return _ANOTHER_AND.search(text[low:at], 0 if low == start else 1) is not None


def _is_mutual(text: str, cue: Cue, end: int) -> bool:
    """Whether two who do it together do it with each other: "agreed", "will not attack each other"."""
    said = text[cue.start : cue.end]
    if _AGREES.search(said) or _with_each_other(text, cue.start, end):
        return True
    return cue.act in words("act that takes both sides") and not _ASKS.search(said)


def _with_each_other(text: str, low: int, high: int) -> bool:
    places = _each_other(text)
    at = bisect_left(places, (low,))
    return at < len(places) and places[at][1] <= high


@lru_cache(maxsize=16)  # every act of a paragraph asks
def _each_other(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(found.span() for found in _EACH_OTHER.finditer(text))


def _is_inside(text: str, cue: Cue, name: Mention) -> bool:
    """Whether a side is named within the words of an act, right behind them, or as where a blow falls:
    "struck bases deep inside | Norway".
    """
    if name.start < cue.start:
        return False
    if name.end > cue.end + _BEHIND:
        gap = text[cue.end : name.start] if name.start < cue.end + _GROUND else ""
        return cue.act == "force" and name.kind != "person" and _ON_ITS_GROUND.fullmatch(gap) is not None
    return not _MARK.search(text, cue.end, max(cue.end, name.start))


def _given(text: str, start: int, cue: Cue, names: Sequence[Mention]) -> Iterator[str]:
    """ "sent missiles to | Norway" """
    if not cue.frame.endswith(" arms"):
        return
    prepositions = Prepositions(text, start)
    for name in names:
        if name.start >= cue.start and prepositions.before(name) in words("preposition of a receiver"):
            yield name.side


def _attacked(text: str, start: int, cue: Cue, names: Sequence[Mention]) -> Iterator[str]:
    """ "condemned the attack on | Norway" """
    for name in names:
        if name.start >= cue.start and is_victim_of(
            cue, text, text[max(start, name.start - _LEAD) : name.start]
        ):
            yield name.side


def _joined(text: str, cue: Cue, names: Sequence[Mention], own: str) -> list[Mention]:
    """Those who stand in one list with the doer or the speaker, before the act: "Norway, Sweden and |
    Denmark".
    """
    group: list[Mention] = []
    linked = False
    for name in (name for name in names if name.start <= cue.start):
        found = _JOINS.fullmatch(text, group[-1].end, name.start) if group else None
        if found and all(map(is_of_an_office, found["office"].split())):
            linked = linked or found["mark"] != ","
        elif linked and any(one.side == own for one in group):
            break
        else:
            group, linked = [], False
        group.append(name)
    if not linked or all(one.side != own for one in group):
        return []
    return [one for one in group if one.side not in words("observer of a dispute") | {own}]
