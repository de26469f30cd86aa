"""What a name does in a sentence that charges somebody: the one who does it, suffers it, or neither.

By the word that it hangs on and the word behind it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache

from detente.attribution.syntax.word_classes import any_form, words
from detente.attribution.targets.clause_patterns import CLAUSE_BEGINS, DETERMINED
from detente.attribution.targets.lead_words import governors, may_begin_clause, preposition_before
from detente.attribution.targets.utterances import Mention, Prepositions
from detente.text.read_once import read_once
from detente.text.word_patterns import any_of

_Reading = tuple[int, str]  # how plainly somebody does it, and the reason in words
_WINDOW = 60  # characters beside a name that say how it stands
_ACTS_FOR = re.compile(
    rf"(?:\bthe\s+)?(?:\b[a-z-]+\s+)?\b{any_form('acts for a side')}\s+(?:in|of)\s+(?:the\s+)?$", re.I
)
_DEMAND = re.compile(rf"\b{any_form('verb of a demand')}\s+{DETERMINED}$", re.I | re.X)
_DEMANDING = governors("verb of a demand")
_GRANTED = rf"\s+(?:\w+\s+)?be\s+{any_form('granted to somebody')}\b"  # "must | be allowed to vote"
_HAS_TO = rf"\s+(?:\w+ly\s+)?{any_form('duty of somebody')}\b(?!{_GRANTED})"
_DUTY = re.compile(rf"(?:\s+[A-Z]\w+)?(?:,[^,]{{0,{_WINDOW}}},)?{_HAS_TO}")
_ITS_DUTY = re.compile(rf"\s+{any_form('head that does', 'head that acts as well')}{_HAS_TO}")
_IS_GRANTED = re.compile(rf"\s+{any_form('duty of somebody')}{_GRANTED}")
_OF_A_FRIEND = re.compile(
    rf"(?:,[^,]{{0,{_WINDOW}}},)?\s+(?:to\s+{any_form('asked of a friend')}\b|for\b)"
)  # "urge | Norland to continue its efforts"
_ACTS_AS_WELL = re.compile(rf"(?:['’]s?)?\s+(?:[\w-]+\s+)?{any_form('head that acts as well')}\b")
_SAID_BY = re.compile(rf"\b{any_form('said by somebody')}\s+by\s+(?:[a-z]+\s+){{0,3}}$", re.I)
_STATES_ITS_MIND = re.compile(
    rf"""
    \s+(?:{any_form("form of be")}|remains?|ha(?:s|d)\s+been)\s+
    (?:\w+ly\s+)?{any_form("mind of a speaker")}\b
    """,
    re.X,
)
_SUFFERS = re.compile(
    rf"(?:\s?['’]s?)?(?:\s*-\s*\w+)?\s+(?:(?!and\b)[\w-]+\s+){{0,2}}?{any_form('head that suffers')}\b", re.I
)
# "Norland | was attacked", "Norlanders | have suffered"
_IS_DONE_TO = re.compile(
    rf"""
    \s+(?:\w+\s+){{0,3}}?(?:
        {any_form("form of be")}\s+(?:\w+ly\s+)?{any_form("done to somebody")}\b
      | {any_form("form of be")}\s+(?:\w+ly\s+)?{any_form("stem of a charge")}\w*ed\b
      | {any_form("suffers an act")}\b
    )
    """,
    re.X,
)
_ITS_WORDS = re.compile(
    r"(?:\s?['’]s?)?\s+(?P<words>(?:[\w-]+\s+){0,2}[\w-]+)"
)  # "Norland's | brutal aggression"
_OWNS = re.compile(r"\s?['’]s?\b")
_DEED_OF = re.compile(rf"\b{any_form('head that does')}\s+of\s+{DETERMINED}$", re.I | re.X)
_LEAVES = re.compile(
    rf"\b{any_form('leaves a place')}\b[^.;]{{0,30}}\bfrom\s+(?:.*\sof\s+)?{DETERMINED}$", re.I | re.X
)
_FROM_GROUND = re.compile(rf"\bfrom\s+(?:the\s+)?{any_form('head that suffers')}\s+of\s+(?:the\s+)?$", re.I)
_FOR_A_SIDE = re.compile(rf"\b{any_form('sides with somebody')}\s?-\s?$", re.I)
_BY = re.compile(
    rf"\bby\s+(?:(?!(?:{any_form('preposition of a side')}|and)\b)(?-i:[a-z-]+)\s+){{0,2}}?{DETERMINED}$",
    re.I | re.X,
)
_FAVOURS = re.compile(
    rf"""
    \b{any_form("favours somebody")}\s+(?:and\s+\w+\s+)?
    (?:(?:the\s+)?(?:\w+\s+(?:and\s+\w+\s+)?of|efforts\s+by)\s+)?{DETERMINED}$
    """,
    re.I | re.X,
)


@dataclass(eq=False)  # not frozen: one is made for every name of a speech
class ChargedName:
    """A name in a sentence from `low` to `high` of a text, with what it hangs on."""

    text: str
    low: int
    high: int
    name: Mention
    prepositions: Prepositions

    @read_once
    def _beside(self) -> str:
        return self.text[max(self.low, self.name.start - _WINDOW) : self.name.start]

    @read_once
    def lead(self) -> str:
        """The words before the name; before who acts for the side: "the | regime in Halden"."""
        before = self._beside.removesuffix("the ").split()[-1:]
        asked = words("preposition of a part").intersection(before) and _holds_one_who_acts(self._beside)
        acts = _ACTS_FOR.search(self._beside) if asked else None
        return self._beside[: acts.start()] if acts else self._beside

    @read_once
    def preposition(self) -> str | None:
        """The preposition that it hangs on, or who acts for it."""
        if len(self.lead) < len(self._beside):
            return preposition_before(self.lead)
        return self.prepositions.before(self.name)

    @read_once
    def suffers(self) -> bool:
        """Whether what stands behind it is what suffers: "Norland's | border"."""
        if _is_favoured(self.lead) or _IS_DONE_TO.match(self.text, self.name.end, self.high):
            return True
        if _IS_GRANTED.match(self.text, self.name.end, self.high):
            return True
        own = self.name.kind == "adjective" or _OWNS.match(self.text, self.name.end)
        return bool(own) and _SUFFERS.match(self.text, self.name.end, self.high) is not None

    @read_once
    def owns(self) -> bool:
        """Whether it is an adjective or a possessive."""
        return self.name.kind == "adjective" or _OWNS.match(self.text, self.name.end) is not None

    @read_once
    def asked(self) -> _Reading | None:
        """ "We call on | Norland to withdraw" """
        found = _DEMAND.search(self.lead) if _DEMANDING.may_govern(self.lead) else None
        if found is None or _OF_A_FRIEND.match(self.text, self.name.end, self.high):
            return None
        return 6, f"of whom it is demanded: “{' '.join(found[0].split())}”"

    @read_once
    def owes(self) -> _Reading | None:
        """ "| Norland must stop" """
        if self.preposition is not None:
            return None
        if (_ITS_DUTY if self.owns else _DUTY).match(self.text, self.name.end):
            return 5, "the side that has to act otherwise"
        return None

    @read_once
    def does_it(self) -> _Reading | None:
        """How it does what is charged, by the first rule that says so; None where nothing shows it."""
        return next((reading for rule in _DOER_RULES if (reading := rule(self))), None)

    @read_once
    def begins_clause(self) -> bool:
        """Whether a clause begins with it."""
        return may_begin_clause(self.lead) and CLAUSE_BEGINS.search(self.lead) is not None


def _asked(of: ChargedName) -> _Reading | None:
    """ "We call on | Norland to withdraw" """
    return of.asked


def _by(of: ChargedName) -> _Reading | None:
    """ "attempts by | Norland" """
    if "by" not in of.lead.lower() or not _BY.search(of.lead) or _SAID_BY.search(of.lead):
        return None
    if of.suffers and not _ACTS_AS_WELL.match(of.text, of.name.end, of.high):
        return None
    return 5, "named after “by” as who does it"


def _owes(of: ChargedName) -> _Reading | None:
    """ "| Norland must stop" """
    return of.owes


def _subject(of: ChargedName) -> _Reading | None:
    """ "| Norland blocks the port" """
    if of.preposition is not None or _STATES_ITS_MIND.match(of.text, of.name.end, of.high):
        return None
    if not of.owns and not of.suffers and of.begins_clause:
        return 4, "subject of what is charged"
    return None


def _deed(of: ChargedName) -> _Reading | None:
    """ "the actions of | Norland" """
    return (
        (5, "whose deeds are charged")
        if "of" in of.lead.lower() and not of.suffers and _DEED_OF.search(of.lead)
        else None
    )


def _its(of: ChargedName) -> _Reading | None:
    """ "| Norland's veto", "| Norlander troops" """
    if not of.owns or of.suffers:
        return None
    if _FOR_A_SIDE.search(of.lead):
        return 3, "for whom they act"
    its = _ITS_WORDS.match(of.text, of.name.end, of.high)
    return (5 if its and holds_charge(of.text, its.start("words"), its.end()) else 3), "whose it is"


def _from(of: ChargedName) -> _Reading | None:
    """ "weapons from | Norland" """
    if "from" not in of.lead.lower():
        return None
    if (of.preposition == "from" or _FROM_GROUND.search(of.lead)) and not _LEAVES.search(of.lead):
        return 3, "from where it comes"
    return None


def _free(of: ChargedName) -> _Reading | None:
    """A name that hangs on nothing."""
    return (2, "named where it is charged") if of.preposition is None and not of.suffers else None


_DOER_RULES: tuple[Callable[[ChargedName], _Reading | None], ...] = (
    _asked, _by, _owes, _subject, _deed, _its, _from, _free,
)  # fmt: skip


def charged_behind(of: ChargedName, read: Sequence[ChargedName]) -> bool:
    """Whether a charge stands between a name and the next one."""
    end = min((each.name.start for each in read if each.name.start > of.name.start), default=of.high)
    return holds_charge(of.text, of.name.end, end)


def holds_charge(text: str, low: int, high: int, kind: str = "stem of a charge") -> bool:
    """Whether a word that says that somebody does wrong stands in a span.

    Args:
        text: The paragraph.
        low: Where the span begins.
        high: Where it ends.
        kind: The class of such words, or of those that only say that somebody is worried.
    """
    lowered = text[low:high].lower()
    stems, phrases = _stems(kind)
    return stems.search(lowered) is not None or any(map(lowered.__contains__, phrases))


def _holds_one_who_acts(lead: str) -> bool:
    """Whether a word for who acts for a side stands before a name: asked before a pattern is tried."""
    lowered = lead.lower()
    return any(map(lowered.__contains__, _who_act()))


@cache
def _who_act() -> tuple[str, ...]:
    return _apart(words("acts for a side"))


def _is_favoured(lead: str) -> bool:
    """Whether these words favour the name behind them: "we stand with | Norland" """
    lowered = lead.lower()
    return any(map(lowered.__contains__, _favours())) and _FAVOURS.search(lead) is not None


@cache
def _favours() -> tuple[str, ...]:
    return _apart(words("favours somebody"))


def _apart(forms: Collection[str]) -> tuple[str, ...]:
    """The forms that hold no other of them."""
    return tuple(form for form in forms if not any(form != other and other in form for other in forms))


@cache
def _stems(kind: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Where a word begins with the stem of a charge, and the charges of several words."""
    forms = words(kind)
    stems = any_of(form for form in forms if " " not in form)
    # "aggressor", not "non-aggression"
    return re.compile(rf"\b(?<![a-z]-)(?<![a-z]--)(?:{stems})"), tuple(sorted(f for f in forms if " " in f))
