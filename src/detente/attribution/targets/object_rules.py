"""Against, on, with, towards whom an act is: its object, whom arms are meant to deter, the one whom a condition names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.attribution.targets.clauses import (
    ANOTHER_CLAUSE,
    BREAK,
    DETERMINED,
    FAR,
    HEAD,
    Aim,
    Mention,
    Setting,
    doer_side,
    own_side_acts,
    preposition_before,
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
_DIRECT = re.compile(r"^\s*" + DETERMINED + "$", re.I)
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
_DOING = re.compile(
    r"(?:['’]s?)?\s+(?:[a-z-]+\s+){0,2}(?:attacks?|strikes?|occupation|invasion|aggression|annexation|assaults?|offensive|raids?|shelling|bombing|"
    r"war|threats?|violence)\b"
)
_HELPING = frozenset({"reassure", "aid", "cooperation", "praise", "trust"})
_GROUND = re.compile(r"(?:['’]s?)?\s+(?:[a-z-]+\s+)?(?:flank|territory|soil|borders?|airspace|waters)\b")
_POSSESSIONS = frozenset({"posture", "mobilise", "nuclear", "arms", "spending", "aid_arms"})
_ITS_ARMS = re.compile(
    r"\s+(?:[a-z-]+\s+){0,2}(?:destroyers|troops|forces|soldiers|missiles|weapons|bombers|jets|tanks|ships|warships|aircraft|units|"
    r"battalions|personnel|bases|navy|army|military|transition|defen[cs]es?)\b",
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


def meant_against(setting: Setting) -> Aim | None:
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


def fronted(setting: Setting) -> Aim | None:
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
        if setting.text.startswith((" sanctions", " Sanctions"), name.end):
            continue  # whose they are, not whom they hit
        preposition = preposition_before(setting.text, setting.start, name)
        if (
            setting.narrated
            and setting.escalates
            and preposition not in _AGAINST
            and _DOING.match(setting.text, name.end)
        ):
            continue  # "the Russian occupation of Crimea": who does it
        if (
            setting.cue.act in _HELPING
            and preposition not in _AGAINST
            and _DOING.match(setting.text, name.end)
        ):
            continue  # "help to repel Russia's aggression": not whom it helps
        if (
            setting.cue.act in _POSSESSIONS
            and name.kind == "organisation"
            and _GROUND.match(setting.text, name.end)
        ):
            continue  # "more troops at NATO's eastern flank": whose ground it is
        if (
            setting.narrated
            and name.kind == "adjective"
            and name.start < setting.cue.start + HEAD
            and name.end <= setting.cue.end
            and preposition not in _TOWARDS
        ):
            continue  # "the Russian ambassador": whose it is
        if setting.cue.act in _POSSESSIONS and _ITS_ARMS.match(setting.text, name.end):
            continue  # "six U.S. destroyers": whose they are
        if setting.foreign(name):
            yield name, preposition


def object_of_act(setting: Setting) -> Aim | None:
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
        if preposition == "of" and setting.cue.act == "sanctions":
            continue  # "sanctions of the United Nations": whose they are
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


def conditioned(setting: Setting) -> Aim | None:
    """ "If X attacks, we will answer": the one whose act the condition names."""
    for name in setting.names:
        if setting.foreign(name) and _CONDITION.search(setting.before(name)):
            return setting.found(name, "whose act the condition names")
    return None
