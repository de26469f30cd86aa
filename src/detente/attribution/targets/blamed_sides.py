"""Which side a speaker blames in a sentence, be there an act that counts or not.

A sentence blames where it holds a charge ("aggression", "in flagrant violation") or a demand ("we call on X
to"). Each name in it is read as the one who does it, suffers it, or neither, by the word that it hangs on and
the word behind it; the side that does it most plainly is blamed, nobody where two do. The speaker's own side
is never blamed. A sentence that names nobody who could do it goes on with the side blamed in one of the
sentences before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from detente.attribution.syntax.word_classes import any_form, words
from detente.attribution.targets.clause_patterns import CLAUSE_BEGINS, DETERMINED
from detente.attribution.targets.utterances import Mention, Prepositions

_WINDOW = 60  # characters beside a name that say how it stands
_REMEMBERED = 4  # sentences over which a blamed side is carried on
_PLAIN = 5  # of the readings below: from here on the name's place shows who does it
_DEEDS_GO_ON = 4  # sentences behind one that blames a side, in which its deeds need no charge
_WORD = re.compile(r"[a-z][a-z-]{2,}")
_FIRST = 3  # letters by which stems are looked up
_DEMAND = re.compile(rf"\b{any_form('verb of a demand')}\s+{DETERMINED}$", re.I | re.X)
_DUTY = re.compile(rf"(?:\s+[A-Z]\w+)?\s+(?:\w+ly\s+)?{any_form('duty of somebody')}\b")
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
    rf"\b{any_form('favours somebody')}\s+(?:\w+\s+(?:and\s+\w+\s+)?of\s+)?{DETERMINED}$", re.I | re.X
)
_POINTS_BACK = re.compile(rf"\b{any_form('points back')}\b", re.I)
_IN_ITS_NAME = re.compile(rf"\s+{any_form('acts in its own name')}\b")
_CAPITALS_ACT = re.compile(rf"[A-Z]\w+\s+{any_form('acts in its own name')}\b")


@dataclass(frozen=True, slots=True)
class Blame:
    """A blamed side, the words that name it and where they stand, and the reason; the words of a sentence
    before have no place (`start` is None). `plain`: its place in the sentence shows that it does it.
    """

    side: str
    actor: str | None
    words: str
    start: int | None
    end: int | None
    basis: str
    plain: bool


@dataclass(frozen=True)
class _Name:
    """A name in a sentence from `low` to `high` of a text, with what it hangs on."""

    text: str
    low: int
    high: int
    name: Mention
    prepositions: Prepositions

    @cached_property
    def lead(self) -> str:
        """The words before the name."""
        return self.text[max(self.low, self.name.start - _WINDOW) : self.name.start]

    @cached_property
    def preposition(self) -> str | None:
        """The preposition that it hangs on."""
        return self.prepositions.before(self.name)

    @cached_property
    def suffers(self) -> bool:
        """Whether what stands behind it is what suffers: "Norland's | border"."""
        if _FAVOURS.search(self.lead) or _IS_DONE_TO.match(self.text, self.name.end, self.high):
            return True
        own = self.name.kind == "adjective" or _OWNS.match(self.text, self.name.end)
        return bool(own) and _SUFFERS.match(self.text, self.name.end, self.high) is not None

    @cached_property
    def owns(self) -> bool:
        """Whether it is an adjective or a possessive."""
        return self.name.kind == "adjective" or _OWNS.match(self.text, self.name.end) is not None

    @cached_property
    def begins_clause(self) -> bool:
        """Whether a clause begins with it."""
        return (
            CLAUSE_BEGINS.search(self.text[max(self.low, self.name.start - _WINDOW) : self.name.start])
            is not None
        )


_Reading = tuple[int, str]  # how plainly somebody does it, and the reason in words


def _asked(of: _Name) -> _Reading | None:
    """ "We call on | Norland to withdraw" """
    found = _DEMAND.search(of.lead)
    return (6, f"of whom it is demanded: “{' '.join(found[0].split())}”") if found else None


def _by(of: _Name) -> _Reading | None:
    """ "attempts by | Norland" """
    if of.suffers or not _BY.search(of.lead):
        return None
    return 5, "named after “by” as who does it"


def _owes(of: _Name) -> _Reading | None:
    """ "| Norland must stop" """
    if of.preposition is None and not of.owns and _DUTY.match(of.text, of.name.end):
        return 5, "the side that has to act otherwise"
    return None


def _subject(of: _Name) -> _Reading | None:
    """ "| Norland blocks the port" """
    if of.preposition is None and not of.owns and not of.suffers and of.begins_clause:
        return 4, "subject of what is charged"
    return None


def _deed(of: _Name) -> _Reading | None:
    """ "the actions of | Norland" """
    return (5, "whose deeds are charged") if not of.suffers and _DEED_OF.search(of.lead) else None


def _its(of: _Name) -> _Reading | None:
    """ "| Norland's veto", "| Norlander troops" """
    if not of.owns or of.suffers:
        return None
    if _FOR_A_SIDE.search(of.lead):
        return 3, "for whom they act"
    its = _ITS_WORDS.match(of.text, of.name.end, of.high)
    return (5 if its and holds_charge(of.text, its.start("words"), its.end()) else 3), "whose it is"


def _from(of: _Name) -> _Reading | None:
    """ "weapons from | Norland" """
    if (of.preposition == "from" or _FROM_GROUND.search(of.lead)) and not _LEAVES.search(of.lead):
        return 3, "from where it comes"
    return None


def _free(of: _Name) -> _Reading | None:
    """A name that hangs on nothing."""
    return (2, "named where it is charged") if of.preposition is None and not of.suffers else None


_DOES: tuple[Callable[[_Name], _Reading | None], ...] = (
    _asked, _by, _owes, _subject, _deed, _its, _from, _free,
)  # fmt: skip


class BlamedSides:
    """Reads the blamed side of one sentence after another of a document, remembering the last one."""

    def __init__(self) -> None:
        self._last: Blame | None = None
        self._since = 0
        self._speaker = ""
        self._acting: Counter[str] = Counter()
        self._acting_of: dict[str, Counter[str]] = {}

    @property
    def remembers(self) -> bool:
        """Whether a sentence not far above blamed a side."""
        return self._last is not None and self._since <= _REMEMBERED

    def expect(self, speaker: str, side: str) -> None:
        """A sentence of a speaker acts in the name of a state; known before his first sentence is read.

        Args:
            speaker: Who says it.
            side: The state (`speaks_for`).
        """
        self._acting_of.setdefault(speaker, Counter())[side] += 1

    def of_speaker(self, speaker: str) -> None:
        """What was remembered of another speaker is forgotten.

        Args:
            speaker: Whose words the next sentence is.
        """
        if speaker != self._speaker:
            self._speaker, self._last = speaker, None
            self._acting = self._acting_of.get(speaker, Counter())

    def read(
        self, text: str, low: int, high: int, names: Sequence[Mention], side: str | None, charged: bool
    ) -> Blame | None:
        """Whom the sentence from `low` to `high` blames.

        Args:
            text: The paragraph.
            low: Where the sentence begins.
            high: Where it ends.
            names: The sides named in it, in order of place.
            side: The speaker's side, where it is known.
            charged: Whether a cue in it already says that somebody does wrong.
        """
        self._since += 1
        own = self._own(side)
        if not names and not self.remembers:
            return None
        forums = words("forum of states")
        others = [name for name in names if name.side not in own and name.side not in forums]
        if not others and not self.remembers:
            return None
        prepositions = Prepositions(text, low)
        charge = charged or holds_charge(text, low, high)
        read = [_Name(text, low, high, name, prepositions) for name in others]
        if not charge and not any(_asked(each) or _owes(each) for each in read):
            return self._goes_on(read)
        found = _plainest(read)
        if found:
            self._last, self._since = found, 0
            return found
        goes_on = _POINTS_BACK.search(text, low, high) is not None and all(map(_is_victim, read))
        return self._carried() if goes_on else None

    def _own(self, side: str | None) -> frozenset[str | None]:
        """The speaker's own side: the one that his words act for, where it is another than was stated."""
        if self._acting and side not in self._acting:
            return frozenset(self._acting.most_common(1)[0][0])
        return frozenset((side,))

    def _goes_on(self, read: Sequence[_Name]) -> Blame | None:
        """What the side blamed right before does further: "It blocks the port. Norland has also …"."""
        if self._last is None or self._since > _DEEDS_GO_ON:
            return None
        found = _plainest([of for of in read if of.name.side == self._last.side])
        others = any(rule(of) for of in read for rule in _DOES if of.name.side != self._last.side)
        if found is None or others:
            return None
        self._since = 0
        return found

    def _carried(self) -> Blame | None:
        """The side blamed last, where that was not long ago."""
        if self._last is None or self._since > _REMEMBERED:
            return None
        last = self._last
        basis = f"blamed in a sentence before: “{last.words}”"
        return Blame(last.side, last.actor, last.words, None, None, basis, False)


def _is_victim(of: _Name) -> bool:
    return all(rule(of) is None for rule in _DOES)


def _plainest(read: Sequence[_Name]) -> Blame | None:
    """The side that does it most plainly; None where two do as plainly, or nobody does."""
    best: dict[str, tuple[int, _Name, str]] = {}
    for of in read:
        found = next((reading for rule in _DOES if (reading := rule(of))), None)
        if found and found[0] > best.get(of.name.side, (0,))[0]:
            best[of.name.side] = (found[0], of, found[1])
    ranked = sorted(best.values(), key=lambda each: -each[0])
    if not ranked:
        return None
    alike = [each for each in ranked if each[0] == ranked[0][0]]
    if len(alike) > 1:  # "While Sudria showed restraint, Norland chose | intimidation"
        alike = [each for each in alike if _charged_behind(each[1], read)]
    if len(alike) != 1:
        return None
    strength, of, basis = alike[0]
    name, plain = of.name, strength >= _PLAIN
    return Blame(name.side, name.actor, of.text[name.start : name.end], name.start, name.end, basis, plain)


def _charged_behind(of: _Name, read: Sequence[_Name]) -> bool:
    """Whether a charge stands between a name and the next one."""
    end = min((each.name.start for each in read if each.name.start > of.name.start), default=of.high)
    return holds_charge(of.text, of.name.end, end)


def holds_charge(text: str, low: int, high: int) -> bool:
    """Whether a word that says that somebody does wrong stands in a span.

    Args:
        text: The paragraph.
        low: Where the span begins.
        high: Where it ends.
    """
    lowered = text[low:high].lower()
    by_letters, phrases = _stems()
    for word in _WORD.findall(lowered):
        stems = by_letters.get(word[:_FIRST])
        if stems and word.startswith(stems):
            return True
    return any(phrase in lowered for phrase in phrases)


@cache
def _stems() -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """The stems of charges by their first letters, and the charges of several words."""
    found: dict[str, tuple[str, ...]] = {}
    phrases = []
    for stem in sorted(words("stem of a charge")):
        if " " in stem:
            phrases.append(stem)
        else:
            found[stem[:_FIRST]] = (*found.get(stem[:_FIRST], ()), stem)
    return found, tuple(phrases)


def may_act(text: str) -> bool:
    """Whether a paragraph needs to be asked for the state in whose name its sentences act.

    Args:
        text: The paragraph.
    """
    return _CAPITALS_ACT.search(text) is not None


def speaks_for(text: str, low: int, names: Sequence[Mention]) -> str | None:
    """The state in whose name a sentence acts: "Norland condemns the attack"; None where none does.

    Args:
        text: The paragraph.
        low: Where the sentence begins.
        names: The sides named in it.
    """
    first = names[0] if names else None
    if first is None or first.kind not in ("state", "capital") or first.start - low > len("The "):
        return None
    return first.side if _IN_ITS_NAME.match(text, first.end) else None
