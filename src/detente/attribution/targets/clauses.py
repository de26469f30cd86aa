"""How a name stands in the sentence of a cue: subject, object of a preposition, doer after "by", the speaker's own side."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from detente.records import Cue

_WINDOW = 60  # characters before a name that say how it stands
HEAD = 5  # characters from a cue's beginning within which a name stands at its head
FAR = 60  # characters between a cue and a name that still belongs to it
DETERMINED = (
    r"(?:(?:the|both|all|any|its|their|our|an?|two|three|four|several|neighbouring|nearby|whole|[a-z-]+(?:al|ic|ous|ive|ing|ern|less)|"
    r"(?:government|leaders?|leadership|people|rulers|puppets|borders?|threat|port|city|cities) (?:of|in|from)|"
    r"puppets|ally|allies|partners?|neighbou?rs?|friends?)\s+){0,3}"
)
_PREPOSITION = re.compile(
    r"\b(?P<word>against|towards?|with|upon|on|at|to|into|near|of|from|for|in|by|over|between|behind|like|than|about|among|"
    r"after|before|under|inside|outside|within|across|along|around|without|via|through|beyond|including|such as|"
    r"deter|deterring|counter|countering|contain|containing|confront|confronting|threatens?|threatening)\s+"
    + DETERMINED
    + "$",
    re.I,
)
# "partners in Asia, America | and Africa": what is listed hangs on the preposition before the list.
_LISTED_AFTER = re.compile(
    r"\b(?P<word>against|with|from|in|of|to|for|across|between|including|such as|like|than|among|by)\s+(?:the\s+)?"
    r"(?:[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,2}(?:,\s+(?:the\s+)?)){0,5}"
    r"[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,2}(?:\s+and\s+|,\s+)(?:the\s+)?$"
)
_LIST_GOES_ON = re.compile(r"(?:,\s+|\s+and\s+|,\s+and\s+)(?:the\s+)?[A-Z]")
_LIST_TO = re.compile(
    r"(?:,\s+|\s+and\s+)(?:the\s+)?(?:[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,2}(?:,\s+|,?\s+and\s+)(?:the\s+)?){0,5}"
)
_TOLD_OF = re.compile(r"\s+(?:on|about|of|that)\b")
_LIST = 120  # characters that such a list may take
# "a regime that | threatens", "if he | invades": another acts, whoever speaks of it.
_ANOTHER_ACTS = re.compile(
    r"\b(?:regimes?|countr(?:y|ies)|states?|governments?|nations?|powers?|groups?|terrorists?|militants|those|neighbours?|aggressors?|"
    r"tyrants?|dictators?|leaders?|anyone|anybody)\s+(?:that|which|who)\b|"
    r"\b(?:if|when|that|because|since|after|before|how|whether)\s*(?:,[^,]{1,24},\s*)?(?:he|she|they|it)\b|[:;—–]\s*(?:he|she|they)\b",
    re.I,
)
BREAK = re.compile(
    r"[;:]\s|[.!?]\s|—|–|\bbut\b|\bwhile\b|\bwhereas\b|\balthough\b|\bbecause\b|"
    r"\b(?:and|that|if|so|when|as|what)\s+(?:we|they|it|he|she|I)\b"
)
OURS = re.compile(r"\b(?:we|I|our|us|my)\b", re.I)
JOINS = re.compile(r"^(?:['’]s?)?\s+and\s+(?:the\s+)?$")
_HEAD_OF = re.compile(
    r"(?:^|\bthat\s+|[,“\"]\s*)(?:the|any|this)?\s*"
    r"(?!invasion|attack|occupation|annexation|killing|murder|massacre|bombing|shelling|siege|blockade|deportation|starvation|arrest|oppression|abuse|violation|breach|lack|loss|war|security|future|destruction|defen[cs]e|support|people)[\w-]+ of (?:the\s+)?$",
    re.I,
)
_TITLED = r"(?:(?:the|a|an|both|president|prime minister|minister|chancellor|secretary|general|mr\.?|mrs\.?|ms\.?|leaders?|[a-z]+(?:al|ic|ous|ive|ern))\s+){0,3}"
_CLAUSE_BEGINS = re.compile(
    r"(?:^|[,;:“”\"(.!?—–]|\b(?:that|and|but|as|when|if|because|while|whereas|how|why|what|whether|since|though|although|until|"
    r"unless|should|where|than|or|today|yesterday|now|then|yet|so|still|again|claims?|only)\b)\s*"
    + _TITLED
    + "$",
    re.I,
)
_LISTED = re.compile(r"(?:,| and| or)\s")
_RELATIVE = re.compile(r"^,?\s+(?:which|who)\b")
_BY = re.compile(r"\bby\s+(?:the\s+|its\s+)?$")
ANOTHER_CLAUSE = re.compile(r"[;:]|\b(?:and|but|that|which|who|while|those)\b")


@dataclass(frozen=True, slots=True)
class Mention:
    """A side named in the text: where, which, how, and the person or body that was named, if one was."""

    start: int
    end: int
    side: str
    kind: str
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Aim:
    """A side that a cue is aimed at, the words it was read from, and how."""

    side: str
    actor: str | None
    words: str
    basis: str


@dataclass(frozen=True, slots=True)
class Setting:
    """A cue in its sentence, `start` to `end`; what is said begins at `begins`.

    `names` are the sides named in the sentence, in order; `own` is the speaker's side.
    `narrated`: nobody is quoted, so that a doer is told of rather than charged. `is_speech`: the cue is the speech verb
    itself, whose subject is the speaker. `named_before`: the sentence names another side before the cue, be it outside of what
    is said. `carried` says whom a pronoun means.
    """

    text: str
    start: int
    end: int
    begins: int
    names: Sequence[Mention]
    cue: Cue
    own: str | None
    narrated: bool
    is_speech: bool
    named_before: bool
    carried: Callable[[str], Aim | None]

    @property
    def escalates(self) -> bool:
        """Whether the cue leans to escalation."""
        return self.cue.escalation > self.cue.deescalation

    def before(self, name: Mention) -> str:
        """The words that lead up to a name."""
        return self.text[max(self.start, name.start - _WINDOW) : name.start]

    def others(self) -> bool:
        """Whether any name is another side than the speaker's."""
        return any(name.side != self.own for name in self.names)

    def found(self, name: Mention, basis: str) -> Aim:
        """A name as an aim."""
        return Aim(name.side, name.actor, self.text[name.start : name.end], basis)

    def foreign(self, name: Mention) -> bool:
        """Whether a name is another side than the speaker's."""
        return name.side != self.own


def preposition_before(text: str, start: int, name: Mention) -> str | None:
    """The preposition that a name hangs on; None where it stands free."""
    found = _preposition(text, max(start, name.start - _WINDOW), name.start)
    if found is None and text.endswith((", ", " and ", " the "), 0, name.start):
        listed = _LISTED_AFTER.search(text, max(start, name.start - _LIST), name.start)
        comma = listed and "," in listed[0][-6:]
        return (
            listed["word"].lower() if listed and (not comma or _LIST_GOES_ON.match(text, name.end)) else None
        )
    return found


@lru_cache(maxsize=512)  # every cue of a sentence asks it of the same names
def _preposition(text: str, start: int, end: int) -> str | None:
    found = _PREPOSITION.search(text[start:end])
    return found["word"].lower() if found else None


def doer_after_by(setting: Setting) -> Mention | None:
    """The doer of a passive: the first name after the cue's beginning that stands after "by"."""
    for name in setting.names:
        if setting.cue.start < name.start < setting.cue.end + FAR and _BY.search(setting.before(name)):
            between = setting.text[min(setting.cue.end, name.start) : name.start]
            return None if ANOTHER_CLAUSE.search(between) else name
    return None


def subject_of(setting: Setting) -> Mention | None:
    """The name that stands as subject of the cue's clause, whoever's side it is; None where "we" or nobody does."""
    for name in reversed(setting.names):
        if name.end > setting.cue.start:
            continue
        gap = setting.text[name.end : setting.cue.start]
        if BREAK.search(gap) or OURS.search(gap):
            return None
        lead = preposition_before(setting.text, setting.start, name)
        if (
            (lead is None and _opens(setting, name))
            or _RELATIVE.match(gap)
            or (lead == "of" and _HEAD_OF.search(setting.before(name)))
        ):
            return name
    return None


def own_side_joins(setting: Setting, name: Mention) -> bool:
    """Whether the speaker's own side stands in one list with a name: "we, Norway | and Sweden", "China, Brazil".

    What two do together and kindly is still done with the other.
    """
    return any(
        own.side == setting.own
        and own.end < name.start
        and (setting.escalates or "," in setting.text[own.end : name.start])
        and _LIST_TO.fullmatch(setting.text[own.end : name.start])
        and _opens(setting, own)
        for own in setting.names
    )


def _opens(setting: Setting, name: Mention) -> bool:
    """Whether a name stands where a clause begins, its titles and adjectives before it."""
    if name.kind == "adjective" and _LISTED.match(setting.text, name.end):
        return False
    if name.start == setting.begins > setting.start and _TOLD_OF.match(setting.text, name.end):
        return False  # "briefed | Berg on the talks"
    first = next((other for other in setting.names if other.end < name.start <= other.end + 9), None)
    if first and JOINS.match(setting.text[first.end : name.start]):
        return _opens(setting, first)  # "hold Putin and | Russia accountable"
    return bool(_CLAUSE_BEGINS.search(setting.text[setting.begins : name.start]))


def own_side_acts(setting: Setting) -> bool:
    """Whether the speaker's own side does it: "we", its name as subject, or the speaker himself."""
    if setting.narrated or setting.is_speech:
        return True
    clause = BREAK.split(setting.text[setting.begins : setting.cue.end])[-1]
    if OURS.search(clause) and not _ANOTHER_ACTS.search(clause, _last(clause)):
        return True
    said = setting.text[setting.begins : setting.cue.start]
    if OURS.search(said) and not _ANOTHER_ACTS.search(said, _last(said)):
        return True
    return any(
        name.side == setting.own and name.end <= setting.cue.end and _opens(setting, name)
        for name in setting.names
    )


def _last(said: str) -> int:
    """Where the last "we" or "our" ends."""
    return max((ours.end() for ours in OURS.finditer(said)), default=0)


def doer_side(setting: Setting) -> str | None:
    """The side that acts in a narrator's sentence: its subject, else the first that stands free."""
    subject = subject_of(setting) or next(
        (name for name in setting.names if preposition_before(setting.text, setting.start, name) is None),
        None,
    )
    return subject.side if subject and subject.start < setting.cue.start else None
