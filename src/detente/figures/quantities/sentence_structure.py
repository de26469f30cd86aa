"""Where the names, words, clauses and figures of a sentence lie, each found once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from detente.figures.figure_grammar import Pattern
from detente.figures.quantities.amounts import Amount
from detente.figures.quantities.owner_candidates import Owner, is_state
from detente.figures.quantities.spans import Spans

_REACH_BEFORE = 400  # characters before a figure in which a name may own it
_REACH_BEHIND = 200
_MOST = 12  # names on each side that are weighed
_PREPOSITION = 30  # characters before a name that hold its preposition

_WORD = re.compile(r"[\w'-]+")
_CLAUSE_END = Pattern(r"[;:] | \s [-–—] \s | \b {opens_a_clause} \b")
_COMPARES = Pattern(r"\b {compares_figures} \b")
_PREPOSITION_BEFORE = Pattern(r"\b {stands_before_a_name} \s+ (?:{determines_a_name}\s+)? $")


class SentenceStructure:
    """Where the words, clauses and figures of a sentence lie, each found once."""

    def __init__(
        self, folded: str, start: int, end: int, named: Sequence[Owner], amounts: Sequence[Amount]
    ) -> None:
        self.folded, self.start, self.end = folded, start, end
        self.named, self.amounts = tuple(named), tuple(amounts)

    @cached_property
    def _words(self) -> list[int]:
        found = _WORD.finditer(self.folded, self.start, self.end)
        return [word.start() for word in found]

    @cached_property
    def _name_starts(self) -> list[int]:
        return [name.start for name in self.named]

    @cached_property
    def _figure_starts(self) -> list[int]:
        return [figure.start for figure in self.amounts]

    @cached_property
    def _clause_ends(self) -> Spans:
        return self._spans(_CLAUSE_END)

    @cached_property
    def _comparisons(self) -> Spans:
        return self._spans(_COMPARES)

    @cached_property
    def first_subject(self) -> Owner | None:
        """The first name that stands as a subject, with no preposition before it."""
        return next(filter(self._stands_alone, self.named), None)

    def before_name(self, name: Owner) -> str:
        """The words before a name that hold its preposition."""
        return self.folded[max(self.start, name.start - _PREPOSITION) : name.start]

    def near(self, low: int, high: int) -> tuple[Owner, ...]:
        """The names that may own a figure from `low` to `high`."""
        first = bisect_left(self._name_starts, low - _REACH_BEFORE)
        last = bisect_right(self._name_starts, high + _REACH_BEHIND)
        at = bisect_left(self._name_starts, low)
        return self.named[max(first, at - _MOST) : min(last, at + _MOST)]

    def words(self, low: int, high: int) -> int:
        """How many words begin between two places."""
        return bisect_left(self._words, high) - bisect_left(self._words, low)

    def names(self, low: int, high: int, side: str | None) -> int:
        """How many other sides are named between two places."""
        first, last = bisect_left(self._name_starts, low), bisect_left(self._name_starts, high)
        return len({name.side for name in self.named[first:last]} - {side})

    def figures(self, low: int, high: int, unit: str) -> int:
        """How many figures of a sort lie between two places: in one unit, or all sums."""
        first, last = bisect_left(self._figure_starts, low), bisect_left(self._figure_starts, high)
        between = self.amounts[first : min(last, first + _MOST)]
        return sum(each.unit == unit or (each.unit.isupper() and unit.isupper()) for each in between)

    def in_step(self, name: Owner, amount: Amount) -> bool:
        """Whether a name and a figure have the same place in two lists: as many states as figures, all before
        them.
        """
        like = [each for each in self.amounts[:_MOST] if each.unit == amount.unit]
        states: dict[str, int] = {}
        for each in self.named[:_MOST]:
            if each.outright and each.side and is_state(each.side) and each.end <= like[0].start:
                states.setdefault(each.side, len(states))
        if not 1 < len(states) == len(like) or amount not in like:
            return False
        return states.get(name.side or "") == like.index(amount)

    def clause_subject(self, at: int) -> Owner | None:
        """The first subject of the clause around a place; None where it names none before that."""
        begin = self._clause_ends.last_end_before(at) or self.start
        first = bisect_left(self._name_starts, begin)
        last = bisect_left(self._name_starts, at)
        return next(filter(self._stands_alone, self.named[first : min(last, first + _MOST)]), None)

    def _stands_alone(self, name: Owner) -> bool:
        """Whether a name is a subject, with no preposition before it."""
        return name.subject and name.outright and not _PREPOSITION_BEFORE.regex.search(self.before_name(name))

    def clause_ends(self, low: int, high: int) -> bool:
        """Whether a clause ends between two places."""
        return self._clause_ends.begin_in(low, high)

    def compares(self, low: int, high: int) -> bool:
        """Whether something is compared between two places."""
        return self._comparisons.begin_in(low, high)

    def _spans(self, pattern: Pattern) -> Spans:
        return Spans.of(pattern.regex.finditer(self.folded, self.start, self.end))
