"""What one voice, or the narrator, says in one sentence: the sides named in it, and how each name stands
there.

All that does not depend on a cue is read once for all cues of an utterance, so that a long sentence full
of names and cues costs no more than its length.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import attrgetter
from typing import NamedTuple

from detente.attribution.gazetteer.cities import side_of_city
from detente.attribution.syntax.places import place_before
from detente.attribution.syntax.word_classes import words
from detente.attribution.targets.clause_patterns import (
    ABOUT,
    ADDRESSED,
    AGAINST,
    ANSWERING,
    BEHIND_A_PLACE,
    BETWEEN,
    CLAUSE_BEGINS,
    CLOSED_AGAIN,
    CONDITION,
    DATELINE,
    HEAD_OF,
    JOINS,
    LIST_GOES_ON,
    LISTED,
    LISTED_AFTER,
    LONE_PLACE,
    RELATIVE,
    SPOKEN_TO,
    WARDED_OFF,
)
from detente.attribution.targets.lead_words import (
    Governors,
    governors,
    may_begin_clause,
    preposition_before,
)
from detente.text.read_once import read_once

_ADDRESSING = governors("verb that addresses", "stem of a verb that addresses")
_ANSWERING = governors("answers an act of another")
_CONDITION = governors("opens a condition")
_WORD = re.compile("[a-z]+")
_YOU = re.compile(r"\byou(?:r|rs)?\b", re.I)
_WINDOW = 60  # characters before a name that say how it stands
_SHORT = 400  # characters that are searched at once rather than looked up
_LIST = 120  # characters that a list before a name may take
_JOINED = 9  # characters between a name and the one joined to it by "and"
_BEGINNING = 80  # characters before a name within which its clause begins
_start_of = attrgetter("start")
_end_of = attrgetter("end")


class Mention(NamedTuple):  # made for every name, and put into sets: quicker than a dataclass
    """A side named in the text: where, which, how, where it begins with the titles before a person ("talks
    with | President Ida Berg"), and the person or body that was named, if one was.
    """

    start: int
    end: int
    side: str
    kind: str
    begins: int
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Aim:
    """A side that a cue is aimed at, the words it was read from, and how."""

    side: str
    actor: str | None
    words: str
    basis: str


@dataclass(eq=False)  # not frozen: one is made for every voice of a sentence
class Utterance:
    """The words of one voice, or of the narrator, in the sentence from `start` to `end`.

    Attributes:
        text: The paragraph.
        begins: Where what is said begins.
        names: The sides named in it, in order of place.
        own: The speaker's side.
        narrated: Nobody is quoted, so that a doer is reported rather than accused.
        first_other: Where the first name of another side ends, within what is said or not; None without one.
        prepositions: Those that the names of the sentence hang on.
        carried: Whom a pronoun means.
    """

    text: str
    start: int
    end: int
    begins: int
    names: Sequence[Mention]
    own: str | None
    narrated: bool
    first_other: int | None
    prepositions: Prepositions
    carried: Callable[[str], Aim | None]

    # --- names ------------------------------------------------------------------------------------

    def before(self, name: Mention) -> str:
        """The words that lead up to a name."""
        return self.text[max(self.start, name.begins - _WINDOW) : name.begins]

    def foreign(self, name: Mention) -> bool:
        """Whether a name is another side than the speaker's."""
        return name.side != self.own

    def found(self, name: Mention, basis: str) -> Aim:
        """A name as an aim."""
        return Aim(name.side, name.actor, self.text[name.start : name.end], basis)

    def preposition(self, name: Mention) -> str | None:
        """The preposition that a name hangs on; None where it stands free."""
        return self.prepositions.before(name)

    def names_from(self, low: int, high: int) -> Sequence[Mention]:
        """The names that begin within a span."""
        return within(self.names, low, high)

    def before_place(self, place: int, reach: int) -> Sequence[Mention]:
        """The names that end at a place or before it, the nearest first, no further away than `reach`."""
        low = bisect_left(self.names, place - reach, key=_end_of)
        return self.names[low : bisect_right(self.names, place, key=_end_of)][::-1]

    @read_once
    def has_others(self) -> bool:
        """Whether any name is another side than the speaker's."""
        return any(map(self.foreign, self.names))

    # --- what is read once for all cues -----------------------------------------------------------

    @read_once
    def opening(self) -> frozenset[Mention]:
        """The names that stand where a clause begins, with those joined to one by "and"."""
        found: set[Mention] = set()
        for at, name in enumerate(self.names):
            if self._never_opens(name):
                continue
            first = self._joined_to(at)
            begins = first in found if first else self._begins_clause(name)
            if begins:
                found.add(name)
        return frozenset(found)

    def _never_opens(self, name: Mention) -> bool:
        """ "Polish, | French and", "briefed | Berg on the talks" """
        if name.kind == "adjective" and LISTED.match(self.text, name.end):
            return True
        return name.start == self.begins > self.start and bool(ABOUT.match(self.text, name.end))

    def _joined_to(self, at: int) -> Mention | None:
        """ "hold Putin and | Russia accountable": the name that one is joined to."""
        name = self.names[at]
        low = bisect_left(self.names, name.start - _JOINED, hi=at, key=_end_of)
        first = self.names[low] if low < at and self.names[low].end < name.start else None
        return first if first and JOINS.match(self.text[first.end : name.begins]) else None

    def _begins_clause(self, name: Mention) -> bool:
        low = max(self.begins, name.start - _BEGINNING)
        lead = self.text[low : name.start]
        # At the front of what is cut off no clause begins.
        return may_begin_clause(lead) and bool(CLAUSE_BEGINS.search(lead, 0 if low == self.begins else 1))

    @read_once
    def subjects(self) -> Sequence[Mention]:
        """The names that may be the subject of a clause behind them."""
        return [name for name in self.names if self._may_be_subject(name)]

    def _may_be_subject(self, name: Mention) -> bool:
        lead = self.preposition(name)
        if (lead is None and name in self.opening) or RELATIVE.match(self.text, name.end):
            return True
        head = HEAD_OF.search(self.before(name)) if lead == "of" else None
        return head is not None and not (head[0].startswith(",") and CLOSED_AGAIN.match(self.text, name.end))

    @read_once
    def first_free(self) -> Mention | None:
        """The first name that hangs on no preposition."""
        return next((name for name in self.names if self.preposition(name) is None), None)

    @read_once
    def first_own_opening(self) -> Mention | None:
        """The first name of the speaker's own side that stands where a clause begins."""
        return next((name for name in self.names if name.side == self.own and name in self.opening), None)

    @read_once
    def addressed(self) -> Sequence[tuple[Mention, str, int]]:
        """The names of other sides behind an addressing verb, with the verb, and where it begins."""
        leads = ((name, self.before(name)) for name in self.names if self.foreign(name))
        verbs = ((name, ADDRESSED.search(lead)) for name, lead in leads if _ADDRESSING.may_govern(lead))
        return [
            (name, " ".join(verb["verb"].split()), name.begins - len(verb[0])) for name, verb in verbs if verb
        ]

    @read_once
    def spoken_to(self) -> Mention | None:
        """The first name of another side whose people are spoken to."""
        others = (name for name in self.names if name.kind != "adjective" and self.foreign(name))
        return next((name for name in others if SPOKEN_TO.search(self.before(name))), None)

    @read_once
    def opposed(self) -> Sequence[Mention]:
        """The names of other sides that something is meant against, or answers."""
        return [
            name
            for name in filter(self.foreign, self.names)
            if self.preposition(name) in AGAINST or self._answers_or_wards_off(self.before(name))
        ]

    def _answers_or_wards_off(self, lead: str) -> bool:
        """ "in answer to | Norland", "to deter a landing by | Norland" """
        if _stands_behind(ANSWERING, _ANSWERING, lead):
            return True
        return " by " in lead and WARDED_OFF.search(lead) is not None

    @read_once
    def conditional(self) -> Mention | None:
        """The first name of another side in a condition."""
        others = filter(self.foreign, self.names)
        return next((n for n in others if _stands_behind(CONDITION, _CONDITION, self.before(n))), None)

    @read_once
    def pairs(self) -> Sequence[tuple[Mention, Mention]]:
        """Both sides of each "between A and B"."""
        return [
            (one, two)
            for one, two in zip(self.names, self.names[1:], strict=False)
            if JOINS.match(self.text[one.end : two.begins]) and BETWEEN.search(self.before(one))
        ]

    # --- where patterns stand ---------------------------------------------------------------------

    def last(self, pattern: re.Pattern[str], low: int, high: int) -> int | None:
        """Where the last match of a pattern ends that lies within a span; None where none does."""
        if high - low < _SHORT:
            return max((found.end() for found in pattern.finditer(self.text, low, high)), default=None)
        places = _places(pattern, self.text, self.start, self.end)
        at = bisect_right(places, high, key=_last) - 1
        return places[at][1] if at >= 0 and places[at][0] >= low else None

    def has(self, pattern: re.Pattern[str], low: int, high: int) -> bool:
        """Whether a pattern stands within a span."""
        if high - low < _SHORT:
            return pattern.search(self.text, low, high) is not None
        places = _places(pattern, self.text, self.start, self.end)
        at = bisect_left(places, low, key=_first)
        return at < len(places) and places[at][1] <= high

    @read_once
    def words(self) -> frozenset[str]:
        """The words of the sentence in small letters: asked before a pattern is tried."""
        return _words_of(self.text, self.start, self.end)

    @read_once
    def has_pronoun(self) -> bool:
        """Whether a pronoun that may mean a side stands in the sentence."""
        return not words("pronoun of a side").isdisjoint(self.words)

    @read_once
    def you(self) -> str | None:
        """The first "you" or "your" of the sentence."""
        return _first_you(self.text, self.start, self.end)

    @read_once
    def in_first_person(self) -> bool:
        """Whether "I" or "we" stands in the sentence."""
        return not _first_person().isdisjoint(self.words)


def _stands_behind(pattern: re.Pattern[str], forms: Governors, lead: str) -> bool:
    """Whether a name stands behind a form; the pattern is tried only where its last word can stand there."""
    return forms.may_govern(lead) and pattern.search(lead) is not None


def within(names: Sequence[Mention], low: int, high: int) -> Sequence[Mention]:
    """The names that begin within a span."""
    if not names or (names[0].start >= low and names[-1].start < high):
        return names
    at = bisect_left(names, low, key=_start_of)
    return names[at : bisect_left(names, high, lo=at, key=_start_of)]


class Prepositions:
    """The prepositions that the names of one sentence hang on, each read once for all cues and voices."""

    def __init__(self, text: str, start: int) -> None:
        self._text, self._start = text, start
        self._read: dict[int, str | None] = {}

    def before(self, name: Mention) -> str | None:
        """The preposition that a name hangs on, in small letters; None where the name stands free."""
        if name.start not in self._read:
            self._read[name.start] = self._before(name)
        return self._read[name.start]

    def _before(self, name: Mention) -> str | None:
        low, high = name.begins, name.end
        lead = self._text[max(self._start, low - _WINDOW) : low]
        if found := preposition_before(lead):
            return found
        if not lead.endswith((", ", " and ", " the ")):
            return None
        if name.kind == "state" and (found := behind_a_town(self._text, lead, name)):
            return found
        listed = LISTED_AFTER.search(self._text, max(self._start, low - _LIST), low)
        if listed is None or ("," in listed[0][-6:] and not LIST_GOES_ON.match(self._text, high)):
            return None
        return listed["word"].lower()


def behind_a_town(text: str, lead: str, name: Mention) -> str | None:
    """The preposition of a town whose state stands behind it: "in Halden, | Norland"; "in" in a dateline.

    Where a sentence begins with it, the town has to be known, or no list may go on: "In Halden, | Norland,
    Sudria and others met".

    Args:
        text: The paragraph.
        lead: The characters before the name.
        name: A state.

    Returns:
        None where the state does not say where a town lies.
    """
    found = place_before(lead)
    if found is None:
        return None
    preposition, town = found
    if not preposition:
        return "in" if DATELINE.match(text, name.end) else None
    if preposition[0].isupper() and side_of_city(town) != name.side and not LONE_PLACE.match(text, name.end):
        return None
    return preposition.lower() if BEHIND_A_PLACE.match(text, name.end) else None


@lru_cache(maxsize=16)  # several voices speak in one sentence
def _words_of(text: str, start: int, end: int) -> frozenset[str]:
    return frozenset(_WORD.findall(text[start:end].lower()))


@lru_cache(maxsize=16)
def _first_you(text: str, start: int, end: int) -> str | None:
    found = _YOU.search(text, start, end)
    return found[0] if found else None


@cache
def _first_person() -> frozenset[str]:
    return frozenset(map(str.lower, words("first person")))


def _first(place: tuple[int, int]) -> int:
    return place[0]


def _last(place: tuple[int, int]) -> int:
    return place[1]


@lru_cache(maxsize=256)  # every cue of a sentence asks for the same
def _places(pattern: re.Pattern[str], text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    return tuple(found.span() for found in pattern.finditer(text, start, end))
