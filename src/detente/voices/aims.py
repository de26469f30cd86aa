"""The rules that say whom one cue is aimed at within its sentence, each with its reason.

In order: whoever an accusing, calling, warning or offering verb names; the other side of "between"; whoever is spoken to as
"you"; the doer after "by"; the doer in the possessive; the subject of the act; the object after it; the one whom a condition
names; the side that a pronoun carries over. A rule that meets the speaker's own side goes on to the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from detente.voices.clauses import (
    ANOTHER_CLAUSE,
    BREAK,
    DETERMINED,
    FAR,
    HEAD,
    JOINS,
    OURS,
    Aim,
    Mention,
    Setting,
    doer_after_by,
    doer_side,
    own_side_acts,
    preposition_before,
    subject_of,
)

# Arms and money for one side are no act against it: only "against", "to deter" and the like say whom they are meant for.
_FOR_SOMEBODY = frozenset({"arms", "spending", "aid_arms"})
_POSTURE = frozenset({"posture", "mobilise", "nuclear"})
# Acts that hurt whoever stands after them: told by a voice they are aimed there only where its own side does them.
_HURTING = frozenset(
    {"force", "posture", "mobilise", "nuclear", "breach", "threat", "threshold", "tension", "warning"}
)
# Acts that part from somebody: here "from" says from whom.
_PARTING = frozenset({"cut_channels", "break_talks", "sanctions", "demand", "reduce"})
_ADDRESSING = (
    r"(?P<verb>(?:accus|blam|condemn|denounc|charg|criticis|criticiz|rebuk|prais|thank|congratulat|warn|urg|implor|ask|"
    r"press|invit|punish|remind|sanction|call|brand|label|describ|regard|consider)(?:e|es|ed|led|ing|s|d)?|demand(?:s|ed|ing)? (?:that|from|of)|"
    r"call(?:s|ed|ing)? (?:up)?on|appeal(?:s|ed|ing)? to|summon(?:s|ed|ing)?|tell|tells|told|gives?|gave|giving|"
    r"offer(?:s|ed|ing)?|say to|saying to)"
)
_ADDRESSED = re.compile(rf"\b{_ADDRESSING}\s+{DETERMINED}$", re.I)
_DIRECT = re.compile(r"^\s*" + DETERMINED + "$", re.I)
_OWNS = re.compile(r"^['’]s?\s+(?:(?!to\b|and\b)[\w-]+\s+){0,2}$|^['’]s?\s*$")
_DOES = re.compile(r"^\s+(?:[a-z-]+\s+){0,1}$")
_AGAINST = frozenset(
    "against deter deterring counter countering contain containing confront confronting".split()
)
_TOWARDS = _AGAINST | {"toward", "towards", "on", "upon", "with", "at", "to", "into", "near", "of", "threaten", "threatens", "threatening"}  # fmt: skip
_KINDLY = frozenset({"with", "to", "toward", "towards", "for", "on", "upon", "against", "of"})
# These may stand some words after the act; the others belong to whatever they stand beside.
_REACHING = frozenset({"with", "against", "toward", "towards"})
_AT_ONCE = re.compile(rf"^\s*[\w-]+\s+{DETERMINED}$", re.I)
_CHARGED_WITH = re.compile(
    r"\b(?:attack|attacks|strike|strikes|raid|raids|assault|assaults|shelling|bombing|invasion|violence|crimes?)\s+"
    r"(?:on|against|in|of|at)\s+" + DETERMINED + "$",
    re.I,
)
_CONDITION = re.compile(r"\b(?:if|unless|should|whoever|in case)\s+(?:the\s+)?$", re.I)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.I)
_YOU = re.compile(r"\byou(?:r|rs)?\b", re.I)
_SPOKEN_TO = re.compile(
    r"\b(?:people|leaders?|leadership|government|rulers|president|citizens)\s+(?:of|in)\s+(?:the\s+)?$|"
    r"\b(?:say|tell|message) to\s+" + DETERMINED + "$",
    re.I,
)
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
_FIRED = re.compile(
    r"\b(?:fir(?:e|es|ed|ing)|launch(?:es|ed|ing)?|drop(?:s|ped|ping)?|aim(?:s|ed|ing)?)\b", re.I
)
_ARMING = re.compile(
    r"\b(?:send|sent|sending|suppl|deliver|sell|sold|buy|buying|bought|purchas|provid|transfer|equip|train|donat|help|support)\w*\b",
    re.I,
)
_THAT = re.compile(r"\bthat\s+(?:the\s+)?$")
_ANSWERING = re.compile(r"\b(?:threat (?:from|of|by)|answer to|response to|because of)\s+(?:the\s+)?$", re.I)
_FRONTED = frozenset({"against", "toward", "towards", "with"})


def aim(setting: Setting) -> Aim | None:
    """Whom the cue is about or aimed at; None where the sentence does not show it."""
    if not setting.others():
        return _by_pronoun(setting)
    pair = _pair(setting)
    if pair:
        others = [name for name in pair if setting.foreign(name)]
        return setting.found(others[0], "the other side of “between”") if len(others) == 1 else None
    for rule in _NARRATED if setting.narrated else _SPOKEN if setting.is_speech else _VOICED:
        found = rule(setting)
        if found:
            return found
    return None


def _by_pronoun(setting: Setting) -> Aim | None:
    """The rules that need no name in the sentence."""
    if setting.narrated or not _ANY_PRONOUN.search(setting.text, setting.start, setting.end):
        return None
    return (None if setting.is_speech else _carried_over(setting)) or _at_them(setting)


def _pair(setting: Setting) -> tuple[Mention, Mention] | None:
    """Both sides of "between A and B", where the cue stands near it."""
    for one, two in zip(setting.names, setting.names[1:], strict=False):
        if _BETWEEN.search(setting.before(one)) and JOINS.match(setting.text[one.end : two.start]):
            gap = max(setting.cue.start - two.end, one.start - setting.cue.end)
            if gap < FAR:
                return one, two
    return None


def _addressed(setting: Setting) -> Aim | None:
    """ "accused X of", "called on X to", "warned X": the nearest whose verb stands before the cue's end."""
    for name in reversed(setting.names):
        if not setting.foreign(name):
            continue
        verb = _addressing(setting.before(name))
        if not verb or name.start - verb[1] >= setting.cue.end:
            continue
        if name.end < setting.cue.start and BREAK.search(setting.text[name.end : setting.cue.start]):
            continue
        return setting.found(name, f"stands after “{verb[0]}”")
    return None


@lru_cache(maxsize=512)  # every cue of a sentence asks it of the same names
def _addressing(lead: str) -> tuple[str, int] | None:
    """The addressing verb that ends what stands before a name, and how many characters it takes with what follows it."""
    verb = _ADDRESSED.search(lead)
    return (" ".join(verb["verb"].split()), len(verb[0])) if verb else None


def _spoken_to(setting: Setting) -> Aim | None:
    """ "People of X, you can stop this": whoever is spoken to."""
    you = _YOU.search(setting.text, setting.start, setting.end)
    if not you:
        return None
    for name in setting.names:
        if name.kind != "adjective" and setting.foreign(name) and _SPOKEN_TO.search(setting.before(name)):
            return setting.found(name, f"spoken to as “{you[0]}”")
    return None


def _done_by(setting: Setting) -> Aim | None:
    doer = doer_after_by(setting)
    return setting.found(doer, "named after “by”") if doer and setting.foreign(doer) else None


def _suffered(setting: Setting) -> Aim | None:
    """In the narrator's voice the subject of a passive is the one aimed at: "X was struck by Y"."""
    doer = doer_after_by(setting)
    subject = subject_of(setting) if doer else None
    if doer and subject and subject.side != doer.side:
        return setting.found(subject, "whom it is done to")
    return None


def _possessed(setting: Setting) -> Aim | None:
    """ "X's aggression", "the X withdrawal": the possessive or adjective before the cue or at its head."""
    for name in reversed(setting.names):
        if name.start >= setting.cue.end or not setting.foreign(name):
            continue
        gap = setting.text[name.end : max(name.end, setting.cue.start)]
        inside = setting.cue.start <= name.start <= setting.cue.start + HEAD
        if name.start > setting.cue.start + HEAD:
            continue
        owning = _OWNS.match(setting.text[name.end : setting.cue.end] if inside else gap)
        if inside and (owning or name.kind == "adjective" or setting.text[name.end : name.end + 1] in "'’"):
            if preposition_before(setting.text, setting.start, name) in ("in", "for"):
                continue
            return setting.found(name, "whose it is")
        if not inside and (owning or (name.kind == "adjective" and _DOES.match(gap))):
            preposition = preposition_before(setting.text, setting.start, name)
            if preposition is None or preposition in ("of", "to", "by", "with", "against", "about"):
                return setting.found(name, "whose it is")
    return None


def _did(setting: Setting) -> Aim | None:
    """What another side does, told by a voice: the subject of the act."""
    subject = subject_of(setting)
    if subject is None or not setting.foreign(subject):
        return None
    earlier = [name for name in setting.names if name.end <= subject.start]
    if earlier and JOINS.match(setting.text[earlier[-1].end : subject.start]):
        first = earlier[-1]
        if setting.foreign(first) and preposition_before(setting.text, setting.start, first) is None:
            subject = first
    return setting.found(subject, "subject of the act")


def _meant_against(setting: Setting) -> Aim | None:
    """Arms and money: whom they are meant to deter or answer, wherever the sentence says so after them."""
    posture = setting.cue.act in _POSTURE and own_side_acts(setting)
    if setting.cue.act not in _FOR_SOMEBODY and not posture and not _armed(setting):
        return None
    for name in setting.names:
        if name.start < setting.cue.start or not setting.foreign(name):
            continue
        if preposition_before(setting.text, setting.start, name) in _AGAINST or _ANSWERING.search(
            setting.before(name)
        ):
            return setting.found(name, "against whom they are meant")
    return None


def _armed(setting: Setting) -> bool:
    return setting.escalates and bool(_ARMING.search(setting.text, setting.cue.start, setting.cue.end))


def _fronted(setting: Setting) -> Aim | None:
    """ "Towards X the allies keep to deterrence": at the sentence's beginning."""
    for name in setting.names[:1]:
        lead = preposition_before(setting.text, setting.start, name)
        if lead in _FRONTED and name.start - setting.start < len(lead) + 6 and setting.foreign(name):
            return setting.found(name, f"stands after “{lead}”") if name.end < setting.cue.start else None
    return None


def _objects(setting: Setting) -> Iterator[tuple[Mention, str | None]]:
    """Foreign names within the cue or after it in its clause, each with the preposition it hangs on."""
    for name in setting.names:
        if name.start < setting.cue.start or name.start > setting.cue.end + FAR:
            continue
        gap = setting.text[setting.cue.end : max(name.start, setting.cue.end)]
        if BREAK.search(gap) or ANOTHER_CLAUSE.search(gap):
            return
        if _THAT.search(setting.before(name)) or (setting.narrated and name.side == doer_side(setting)):
            continue
        if setting.text[name.end :].startswith((" sanctions", " Sanctions")):
            continue  # whose they are, not whom they hit
        if setting.foreign(name):
            yield name, preposition_before(setting.text, setting.start, name)


def _object(setting: Setting) -> Aim | None:
    """Against, on, with, towards whom; or the plain object of the act."""
    if (setting.cue.act in _FOR_SOMEBODY or _armed(setting)) and not _FIRED.search(
        setting.text, setting.cue.start, setting.cue.end
    ):
        return None
    if setting.escalates and setting.cue.act in _HURTING and not own_side_acts(setting):
        return None  # whoever suffers what a third side does is not the one spoken against
    allowed = _TOWARDS if setting.escalates else _KINDLY
    for name, preposition in _objects(setting):
        gap = setting.text[setting.cue.end : max(name.start, setting.cue.end)]
        if preposition not in _REACHING and preposition is not None and gap and not _AT_ONCE.match(gap):
            continue
        if setting.cue.act == "blame" and _CHARGED_WITH.search(setting.before(name)):
            return None  # whoever was attacked is not the one blamed
        if preposition in allowed or (preposition == "from" and setting.cue.act in _PARTING):
            return setting.found(name, f"stands after “{preposition}”")
        if preposition is None and (name.start < setting.cue.end or _DIRECT.match(gap)):
            return setting.found(name, "object of the act")
        if (
            preposition in ("for", "from")
            and setting.escalates
            and re.search(
                r"\b(?:consulate|embassy|ambassador|airspace|border)\b",
                setting.text[setting.start : name.start],
                re.I,
            )
        ):
            return setting.found(name, f"stands after “{preposition}”")
    return None


def _conditioned(setting: Setting) -> Aim | None:
    """ "If X attacks, we will answer": the one whose act the condition names."""
    for name in setting.names:
        if setting.foreign(name) and _CONDITION.search(setting.before(name)):
            return setting.found(name, "whose act the condition names")
    return None


def _carried_over(setting: Setting) -> Aim | None:
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


def _at_them(setting: Setting) -> Aim | None:
    """ "We are ready to talk to it": a pronoun as the object of the act."""
    after = _AT_THEM.match(setting.text[setting.cue.end : setting.end])
    inside = re.search(r"\b(?P<who>them|him|it)$", setting.text[setting.cue.start : setting.cue.end])
    written = (after["who"] or after["whom"]) if after else inside["who"] if inside else None
    return _other(setting, setting.carried(written)) if written else None


def _other(setting: Setting, found: Aim | None) -> Aim | None:
    return found if found and found.side != setting.own else None


_Rule = Callable[[Setting], Aim | None]
_VOICED: tuple[_Rule, ...] = (
    _addressed, _spoken_to, _done_by, _meant_against, _possessed, _did, _carried_over, _object, _conditioned,
    _fronted, _at_them,
)  # fmt: skip
_SPOKEN: tuple[_Rule, ...] = (_addressed, _done_by, _meant_against, _object, _conditioned, _fronted, _at_them)
_NARRATED: tuple[_Rule, ...] = (_addressed, _suffered, _meant_against, _object, _fronted)
