"""Against, on, with, towards whom an act is: its object, whom arms are meant to deter, the one whom a
condition names.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import NamedTuple

from detente.attribution.gazetteer.memberships import allied
from detente.attribution.syntax.word_classes import any_form, words
from detente.attribution.targets.clause_patterns import AGAINST, ANOTHER_CLAUSE, BREAK, DETERMINED, JOINS
from detente.attribution.targets.clauses import (
    HEAD,
    Setting,
    doer_side,
    once_a_setting,
    own_side_acts,
    subject_of,
)
from detente.attribution.targets.passives import is_passive
from detente.attribution.targets.utterances import Aim, Mention
from detente.attribution.targets.victims import is_victim_of

_TOWARDS = AGAINST | words("towards somebody")
_KINDLY = words("kindly towards somebody")
_DIRECT = re.compile(rf"\s*{DETERMINED}$", re.I | re.X)
_PARTS_OF = re.compile(rf"\s{DETERMINED}(?<=\bof\s)(?:the\s)?", re.I | re.X)  # "struck | the ports of"
_AT_ONCE = re.compile(rf"\s*[\w-]+\s+{DETERMINED}$", re.I | re.X)
_DOING = re.compile(rf"(?:['’]s?)?\s+(?:[a-z-]+\s+){{0,2}}{any_form('hostile act')}\b")
_GROUND = re.compile(rf"(?:['’]s?)?\s+(?:[a-z-]+\s+)?{any_form('ground of a side')}\b")
_ITS_ARMS = re.compile(rf"\s+(?:[a-z-]+\s+){{0,2}}{any_form('arms of a side')}\b", re.I)
_FIRED = re.compile(rf"\b{any_form('fires arms')}\b", re.I)
_ARMING = re.compile(rf"\b{any_form('stem of a verb of arming')}\w*\b", re.I)
_GIVEN = re.compile(rf"\b{any_form('stem of a verb of arming')}\w*\s+(?:the\s+)?$", re.I)
_AS_MEDIATOR = re.compile(
    rf"\s+(?:acting\s+)?as\s+(?:(?:{any_form('article')}|its)\s+)?{any_form('goes between')}\b"
)
# "missiles | and drones against"
_JOINED_MEANS = re.compile(rf"\s+and\s+[a-z-]+\s+{any_form('against somebody')}\s+(?:the\s+)?", re.I)
_THAT = re.compile(r"\bthat\s+(?:the\s+)?$")
_DIPLOMATIC = re.compile(rf"\b{any_form('diplomatic thing')}\b", re.I)
_SANCTIONS = (" sanctions", " Sanctions")
_ASKS = re.compile(rf"{any_form('asks something from somebody')}\b", re.I)
_BLAMES = re.compile(rf"{any_form('lays blame on somebody')}\b", re.I)
_ON = re.compile(r"\son\s")
_WITH_OTHERS_DOING = re.compile(r"(?:\s[\w-]+){0,2}\s\w+ing\b")  # ", with | Norlander envoys carrying"


class _Object(NamedTuple):
    """A name within a cue or behind it in its clause, and the preposition it hangs on."""

    name: Mention
    preposition: str | None


# --- whom arms and money are meant against --------------------------------------------------------


def meant_against(setting: Setting) -> Aim | None:
    """Arms and money: whom they are meant to deter or answer, wherever the sentence says so after them."""
    posture = setting.cue.act in words("act of posture") and own_side_acts(setting)
    if setting.cue.act not in words("act for somebody") and not posture and not _armed(setting):
        return None
    opposed = setting.said.opposed
    at = bisect_left(opposed, setting.cue.start, key=attrgetter("start"))
    return setting.found(opposed[at], "against whom they are meant") if at < len(opposed) else None


@once_a_setting
def _armed(setting: Setting) -> bool:
    return setting.escalates and bool(_ARMING.search(setting.text, setting.cue.start, setting.cue.end))


def helped(setting: Setting) -> Aim | None:
    """ "supply | Norway with tanks", "missiles for | Norway": the side that is given arms suffers nothing."""
    cue, text = setting.cue, setting.text
    gives = cue.act in words("act that gives arms")
    if not gives and not (cue.act in words("act of posture") and _armed(setting)):
        return None
    if _FIRED.search(text, cue.start, cue.end):
        return None
    receives = words("preposition of a receiver") if gives else frozenset({"to"})
    for name in setting.near():
        gap = setting.behind(name)
        if BREAK.search(gap) or ANOTHER_CLAUSE.search(gap):
            return None
        if not setting.foreign(name) or _does_it(setting, _Object(name, None)) or name.kind == "adjective":
            continue
        lead = setting.said.preposition(name)
        given = lead is None and _GIVEN.search(text, cue.start, name.start)
        if lead in receives or given:
            return setting.found(name, "whom it is for")
    return None


def fronted(setting: Setting) -> Aim | None:
    """ "Towards X the allies keep to deterrence": at the sentence's beginning."""
    for name in setting.said.names[:1]:
        lead = setting.said.preposition(name)
        if lead not in words("preposition that reaches far") or not setting.foreign(name):
            return None
        if name.start - setting.said.start < len(lead or "") + 6 and name.end < setting.cue.start:
            return setting.found(name, f"stands after “{lead}”")
    return None


# --- the objects of an act ------------------------------------------------------------------------


def _in_a_clause_of_its_own(setting: Setting, of: _Object) -> bool:
    """ "says that | Norway …" """
    lead = setting.said.before(of.name)
    return "that" in lead and _THAT.search(lead) is not None


def _does_it(setting: Setting, of: _Object) -> bool:
    """In the narrator's voice: who does it."""
    return setting.said.narrated and of.name.side == doer_side(setting)


def _does_it_too(setting: Setting, of: _Object) -> bool:
    """ "Norway and | Sweden strike": joined to who does it."""
    subject = subject_of(setting) if setting.said.narrated else None
    return subject is not None and bool(JOINS.match(setting.text[subject.end : of.name.start]))


def _imposes_sanctions(setting: Setting, of: _Object) -> bool:
    """ "US sanctions": whose they are, not whom they hit."""
    return setting.text.startswith(_SANCTIONS, of.name.end)


def _attacks(setting: Setting, of: _Object) -> bool:
    """ "the Russian occupation of Crimea": who does it; "help to repel Russia's aggression": not whom it
    helps.
    """
    narrated = setting.said.narrated and setting.escalates
    if not narrated and setting.cue.act not in words("act that helps"):
        return False
    return of.preposition not in AGAINST and bool(_DOING.match(setting.text, of.name.end))


def _owns_the_ground(setting: Setting, of: _Object) -> bool:
    """ "more troops at NATO's eastern flank": whose ground it is."""
    if setting.cue.act not in words("act with arms") or of.name.kind != "organisation":
        return False
    return bool(_GROUND.match(setting.text, of.name.end))


def _describes_the_head(setting: Setting, of: _Object) -> bool:
    """ "the Russian ambassador": whose he is; "the United States embassy closed": who does it."""
    name, cue = of.name, setting.cue
    if not setting.said.narrated or name.start >= cue.start + HEAD or of.preposition in _TOWARDS:
        return False
    opens = name in setting.said.opening and not is_passive(setting)
    return name.end <= cue.end and (name.kind == "adjective" or opens)


def _owns_the_arms(setting: Setting, of: _Object) -> bool:
    """ "six U.S. destroyers": whose they are."""
    return setting.cue.act in words("act with arms") and bool(_ITS_ARMS.match(setting.text, of.name.end))


def _goes_between(setting: Setting, of: _Object) -> bool:
    """ "with Norway as the mediator": between whom they are held is another question."""
    return bool(_AS_MEDIATOR.match(setting.text, of.name.end))


def _hosts_an_ally(setting: Setting, of: _Object) -> bool:
    """ "NATO moved tanks to the border of | Estonia": on whose ground an ally's forces stand."""
    if setting.cue.act not in words("act with forces") or of.preposition not in words(
        "preposition of a host"
    ):
        return False
    own = (
        doer_side(setting) if setting.said.narrated else setting.said.own if own_side_acts(setting) else None
    )
    return own is not None and allied(own, of.name.side, None)


_NO_OBJECT: tuple[Callable[[Setting, _Object], bool], ...] = (
    _in_a_clause_of_its_own,
    _does_it,
    _does_it_too,
    _imposes_sanctions,
    _attacks,
    _owns_the_ground,
    _describes_the_head,
    _owns_the_arms,
    _goes_between,
    _hosts_an_ally,
)


def _objects(setting: Setting) -> Iterator[_Object]:
    """Foreign names within the cue or after it in its clause."""
    for name in setting.near():
        gap = setting.behind(name)
        if gap and (BREAK.search(gap) or (ANOTHER_CLAUSE.search(gap) and not _JOINED_MEANS.fullmatch(gap))):
            return
        found = _Object(name, None if _PARTS_OF.fullmatch(gap) else setting.said.preposition(name))
        if setting.foreign(name) and not any(rule(setting, found) for rule in _NO_OBJECT):
            yield found


def object_of_act(setting: Setting) -> Aim | None:
    """Against, on, with, towards whom; or the plain object of the act."""
    if _is_for_somebody(setting) or _hurts_by_another(setting):
        return None
    for found in _objects(setting):
        if _belongs_elsewhere(setting, found):
            continue
        if is_victim_of(setting.cue, setting.text, setting.said.before(found.name)):
            return None  # the one attacked is not the one blamed
        if found.preposition == "of" and _of_sanctions(setting) and not _ends_in_of(setting):
            continue  # "sanctions of the United Nations": whose they are
        if basis := _basis(setting, found):
            return setting.found(found.name, basis)
    return None


def _of_sanctions(setting: Setting) -> bool:
    cue = setting.cue
    return cue.act == "sanctions" or _SANCTIONS[0] in f" {setting.text[cue.start : cue.end].lower()}"


def _ends_in_of(setting: Setting) -> bool:
    """ "froze the assets of | two Norlander judges" """
    return setting.text.endswith(" of", setting.cue.start, setting.cue.end)


def _is_for_somebody(setting: Setting) -> bool:
    """Whether arms or money are given rather than fired."""
    if setting.cue.act not in words("act for somebody") and not _armed(setting):
        return False
    return not _FIRED.search(setting.text, setting.cue.start, setting.cue.end)


def _hurts_by_another(setting: Setting) -> bool:
    """Whether a third side does what hurts: who suffers it is not the one spoken against."""
    return setting.escalates and setting.cue.act in words("act that hurts") and not own_side_acts(setting)


def _belongs_elsewhere(setting: Setting, of: _Object) -> bool:
    """Whether words stand between the act and a preposition that belongs to what it stands beside."""
    if of.preposition is None or of.preposition in words("preposition that reaches far"):
        return False
    gap = setting.behind(of.name)
    return bool(gap) and not _AT_ONCE.match(gap)


def _basis(setting: Setting, of: _Object) -> str | None:
    """How a name is the object of the act; None where it is not."""
    preposition, cue = of.preposition, setting.cue
    if preposition is None:
        direct = of.name.start < cue.end or _DIRECT.match(setting.behind(of.name))
        return "object of the act" if direct else None
    allowed = preposition in (_TOWARDS if setting.escalates else _KINDLY)
    if preposition == "with" and setting.said.before(of.name).rstrip().endswith(", with"):
        allowed = _WITH_OTHERS_DOING.match(setting.text, of.name.end) is None
    if allowed or (preposition == "from" and _comes_from(setting)):
        return f"stands after “{preposition}”"
    of_a_post = preposition in ("for", "from") and setting.escalates
    if of_a_post and setting.said.has(_DIPLOMATIC, setting.said.start, of.name.start):
        return f"stands after “{preposition}”"
    return None


def _comes_from(setting: Setting) -> bool:
    """Whether "from" names the other side: "expelled from", "demanded an apology from"."""
    parts = setting.cue.act in words("act that parts from somebody")
    return parts or _ASKS.match(setting.text, setting.cue.start) is not None


def blamed_on(setting: Setting) -> Aim | None:
    """ "blamed the delay on | Norland", "blames it on the opening of | Norland's dam": on whom it is laid.

    Args:
        setting: An act in its sentence.
    """
    if _BLAMES.match(setting.text, setting.cue.start) is None:
        return None
    for name in setting.near():
        gap = setting.text[setting.cue.start : name.begins]
        if BREAK.search(gap) or ANOTHER_CLAUSE.search(gap):
            return None
        if setting.foreign(name) and _ON.search(gap):
            return setting.found(name, "stands after “on”")
    return None


def conditioned(setting: Setting) -> Aim | None:
    """ "If X attacks, we will answer": the one whose act the condition names."""
    name = setting.said.conditional
    return setting.found(name, "whose act the condition names") if name else None
