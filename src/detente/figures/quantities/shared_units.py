"""Numbers that leave their unit to another figure of the sentence.

"Norland spent 2.1 percent, Sudria 3.4", "35 billion dollars, up from 30 billion", "2.8 and 3.2 percent": the
unit is said once. A number takes it only where nothing that it could count follows.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.figures.figure_grammar import Pattern

_LISTED = Pattern(r" ,? \s? (?: , | \s {joins_states} ) \s (?:{rounding}\s)? ")  # "2.8 | and | 3.2 percent"
# Behind a number that counts nothing itself: the end of its clause, or a word that only goes on.
_COUNTS_NOTHING = Pattern(r" \s? (?: [,;:.)] (?!\d) | [-–—] \s | \( | $ ) | \s {behind_a_bare_number} \b ")


# "968 billion | of the alliance's | 1,474 billion dollars"
_OF, _WORD, _MOST_WORDS = re.compile(r"\sof\s"), re.compile(r"[\w'-]+\s"), 3
# "Of the | 1,474 billion dollars that the alliance spent, 35 billion came from Norland"
_WHOLE = re.compile(r"(?:^|[.;:,—-]\s)of\s(?:[\w'-]+\s){0,3}$")
_LEAD = 40  # characters before a figure that hold such words


@dataclass(frozen=True, slots=True)
class BareNumber:
    """A number without a unit: `scale` is that of its magnitude, 1 where it has none."""

    start: int
    end: int
    value: float
    scale: float
    decimal: bool


@dataclass(frozen=True, slots=True)
class Shared:
    """A bare number with the place, among the figures of its sentence, of the one whose unit it takes."""

    number: BareNumber
    figure: int
    with_scale: bool


def shared_units(
    bare: Sequence[BareNumber], figures: Sequence[tuple[int, int, str]], folded: str, end: int
) -> list[Shared]:
    """Which bare numbers take the unit of a figure.

    Args:
        bare: The numbers of a sentence that have no unit, in order.
        figures: Start, end and unit of those that have one, in order.
        folded: The folded paragraph.
        end: Where the sentence ends.

    Returns:
        The numbers that do; in a list that ends with a figure ("4.6, 9.1 and 5.0 billion dollars") they
        take its magnitude too.
    """
    shares, sums = _Kind(figures, share=True), _Kind(figures, share=False)
    found: list[Shared] = []
    wholes = _wholes(figures, folded)
    starts = {start: place for place, (start, _, _) in enumerate(figures)}
    listed: dict[int, int] = {}
    for number in reversed(bare):
        joined = _LISTED.regex.match(folded, number.end, end)
        follows = joined.end() if joined else -1
        place = starts.get(follows, listed.get(follows))
        if place is not None and _takes(number, figures[place][2]):
            listed[number.start] = place
            found.append(Shared(number, place, with_scale=True))
        elif (whole := _part_of(number, figures, starts, folded, end)) is not None or (
            number.scale > 1 and (whole := _last_before(wholes, figures, number.start)) is not None
        ):
            found.append(Shared(number, whole, with_scale=False))
        elif _COUNTS_NOTHING.regex.match(folded, number.end, end):
            kind = shares if number.scale == 1 and number.decimal else sums if number.scale > 1 else None
            place = kind.nearest(number.start) if kind else None
            if place is not None:
                found.append(Shared(number, place, with_scale=False))
    return found[::-1]


def _part_of(
    number: BareNumber,
    figures: Sequence[tuple[int, int, str]],
    starts: Mapping[int, int],
    folded: str,
    end: int,
) -> int | None:
    """The sum right behind a number with a magnitude that it is a part of."""
    places = (starts[at] for at in _ends_of_part(folded, number.end, end) if at in starts)
    place = next(places, None)
    return place if number.scale > 1 and place is not None and figures[place][2].isupper() else None


def _wholes(figures: Sequence[tuple[int, int, str]], folded: str) -> list[int]:
    """The sums that a sentence begins with as a whole: "of the 1,474 billion dollars"."""
    return [
        place
        for place, (start, _, unit) in enumerate(figures)
        if unit.isupper() and _WHOLE.search(folded, max(0, start - _LEAD), start)
    ]


def _last_before(wholes: Sequence[int], figures: Sequence[tuple[int, int, str]], at: int) -> int | None:
    """The last of some figures that begins before a place."""
    last = bisect_left(wholes, at, key=lambda place: figures[place][0])
    return wholes[last - 1] if last else None


def _ends_of_part(folded: str, at: int, end: int) -> Iterator[int]:
    """Where "of", "of the" and "of the alliance's" end behind a number."""
    found = _OF.match(folded, at, end)
    for _ in range(_MOST_WORDS + 1):
        if found is None:
            return
        yield found.end()
        found = _WORD.match(folded, found.end(), end)


def _takes(number: BareNumber, unit: str) -> bool:
    return unit.isupper() or (unit == "%" and number.scale == 1)


class _Kind:
    """The figures of a sort, shares or sums, in order: their places among all and where they end."""

    def __init__(self, figures: Sequence[tuple[int, int, str]], *, share: bool) -> None:
        alike = [
            place for place, each in enumerate(figures) if (each[2] == "%" if share else each[2].isupper())
        ]
        self._places, self._ends = alike, [figures[place][1] for place in alike]

    def nearest(self, at: int) -> int | None:
        """The last that ends at or before a place, else the first behind it."""
        before = bisect_right(self._ends, at)
        return self._places[max(0, before - 1)] if self._places else None
