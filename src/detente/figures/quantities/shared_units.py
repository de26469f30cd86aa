"""Numbers that leave their unit to another figure of the sentence.

"Norland spent 2.1 percent, Sudria 3.4", "35 billion dollars, up from 30 billion", "2.8 and 3.2 percent": the
unit is said once. A number takes it only where nothing that it could count follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.figures.figure_grammar import Pattern

_LISTED = Pattern(r" ,? \s? (?: , | \s {joins_states} ) \s (?:{rounding}\s)? ")  # "2.8 | and | 3.2 percent"
# Behind a number that counts nothing itself: the end of its clause, or a word that only goes on.
_COUNTS_NOTHING = Pattern(r" \s? (?: [,;:.)] (?!\d) | [-–—] \s | \( | $ ) | \s {behind_a_bare_number} \b ")


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
    found: list[Shared] = []
    starts = {start: place for place, (start, _, _) in enumerate(figures)}
    listed: dict[int, int] = {}
    for number in reversed(bare):
        joined = _LISTED.regex.match(folded, number.end, end)
        follows = joined.end() if joined else -1
        place = starts.get(follows, listed.get(follows))
        if place is not None and _takes(number, figures[place][2]):
            listed[number.start] = place
            found.append(Shared(number, place, with_scale=True))
        elif _COUNTS_NOTHING.regex.match(folded, number.end, end):
            place = _nearest(number, figures)
            if place is not None:
                found.append(Shared(number, place, with_scale=False))
    return found[::-1]


def _takes(number: BareNumber, unit: str) -> bool:
    return unit.isupper() or (unit == "%" and number.scale == 1)


def _nearest(number: BareNumber, figures: Sequence[tuple[int, int, str]]) -> int | None:
    """The figure whose unit a number can have, the last before it, else the first behind it: a share for a
    decimal, a sum for a number with a magnitude.
    """
    wants_share = number.scale == 1 and number.decimal
    if not wants_share and number.scale == 1:
        return None
    alike = [
        place
        for place, (_, _, unit) in enumerate(figures)
        if (unit == "%" if wants_share else unit.isupper())
    ]
    before = [place for place in alike if figures[place][1] <= number.start]
    return before[-1] if before else next(iter(alike), None)
