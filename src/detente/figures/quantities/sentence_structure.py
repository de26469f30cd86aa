"""Where the names, words, clauses and figures of a sentence lie, each found once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TypeVar

from detente.figures.figure_grammar import Pattern
from detente.figures.quantities.amount import Amount
from detente.figures.quantities.owner_candidates import Owner, is_state
from detente.figures.quantities.spans import Spans

_REACH_BEFORE = 400  # characters before a figure in which a name may own it
_REACH_BEHIND = 200
_MOST = 12  # names on each side that are weighed
_JOINT = 40  # characters between two members of a list
_PREPOSITION = 30  # characters before a name that hold its preposition

_WORD = re.compile(r"[\w'-]+")
_CLAUSE_END = Pattern(r"[;:] | \s [-–—] \s | \b {opens_a_clause} \b")
_COMPARES = Pattern(r"\b {compares_figures} \b")
# "Norland | 's and the | Sudria", "2.1 percent of GDP | , | 3.2", "5 | against | 6 billion"
_JOINED = Pattern(
    r"""(?:'s?)? (?: \s of \s (?:{output_owner}\s)? {gdp_noun} )? (?: \s? , (?:\s and)? | \s {joins_a_list} )
        \s (?:the\s)? (?:{rounding}\s)?"""
)
_PREPOSITION_BEFORE = Pattern(r"\b {stands_before_a_name} \s+ (?:{determines_a_name}\s+)? $")


T = TypeVar("T")


def _runs(items: Sequence[T], joined: Callable[[T, T], bool]) -> list[list[T]]:
    """Items in order, those that are joined to the one before them in its list."""
    runs: list[list[T]] = []
    for item in items:
        if runs and joined(runs[-1][-1], item):
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


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
        """Whether a name and a figure have the same place in two lists.

        Lists that are joined ("Norland, Sudria and Halden", "2.1, 3.2 and 4 %"), or all states of the
        sentence and all its figures of a sort, where they are as many and the states stand first.
        """
        run, place = self._figure_runs.get(amount.start, ((), 0))
        names = self._name_runs.get(len(run), [])
        at = bisect_right(names, run[0].start, key=lambda each: each[-1].end) if run else 0
        if at:
            return names[at - 1][place].side == name.side
        like, order = self._first_of_each[amount.unit]
        return 1 < len(order) == len(like) and amount in like and order[like.index(amount)] == name.side

    @cached_property
    def _first_of_each(self) -> dict[str, tuple[list[Amount], list[str]]]:
        """For each unit its figures and the states before the first of them, unless they are many."""
        found: dict[str, tuple[list[Amount], list[str]]] = {}
        for unit in {amount.unit for amount in self.amounts}:
            like = [amount for amount in self.amounts if amount.unit == unit]
            states = (each.side for each in self.named[:_MOST] if each.outright and each.end <= like[0].start)
            order = [side for side in dict.fromkeys(states) if side and is_state(side)]
            found[unit] = (like if len(like) <= _MOST else [], order)
        return found

    @cached_property
    def _figure_runs(self) -> dict[int, tuple[tuple[Amount, ...], int]]:
        """For the beginning of each figure the list it is in, and its place: "2.1, 3.2 and 4 %"."""
        runs = _runs(self.amounts, lambda a, b: a.unit == b.unit and self._joined(a.end, b.start))
        return {
            amount.start: (tuple(run), place)
            for run in runs
            if 1 < len(run) <= _MOST
            for place, amount in enumerate(run)
        }

    @cached_property
    def _name_runs(self) -> dict[int, list[tuple[Owner, ...]]]:
        """States that only small words part, by how many they are: "Norland, Sudria and Halden"."""
        states = [name for name in self.named if name.outright and is_state(name.side)]
        found: dict[int, list[tuple[Owner, ...]]] = defaultdict(list)
        for run in _runs(states, lambda a, b: a.side != b.side and self._joined(a.end, b.start)):
            found[len(run)].append(tuple(run))
        return found

    def _joined(self, low: int, high: int) -> bool:
        """Whether nothing but the joint of a list stands between two places."""
        return high - low < _JOINT and _JOINED.regex.fullmatch(self.folded, low, high) is not None

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
