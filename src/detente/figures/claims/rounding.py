"""How exactly a figure is meant: by its digits and the words of rounding before and behind it."""

from __future__ import annotations

import re
from dataclasses import replace
from math import inf

from detente.figures.claims.claim_terms import ClaimTerms, Hedge
from detente.figures.claims.claim_years import SUMS_UP
from detente.records import Quantity

_NUMBER = re.compile(r"\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?")
# "2.4 %, well above the | 2.3 % | of 2024": the word compares another figure with it
_THE, _OF_A_YEAR = " the ", re.compile(r"(?: of gdp)? of (?:19|20)\d\d\b")
_WIDEST = 0.1  # a bare figure is never meant more loosely than to a tenth of itself


def hedge_of(before: str, after: str, table: ClaimTerms) -> Hedge | None:
    """The word of rounding right before a figure ("almost"), or right behind it ("or more").

    Args:
        before: The folded text before the figure.
        after: The folded text behind it.
        table: The words of claims, as read from the tables.

    Returns:
        How far the word lets the figure be off; None where there is none.
    """
    behind = table.after.match(after)
    if behind:
        return table.hedges[behind[1]]
    found = None if SUMS_UP.regex.search(before) else table.before.search(before)
    if found and found[0].endswith(_THE) and _OF_A_YEAR.match(after):
        return None
    return table.hedges[found[1]] if found else None


def bounds(quantity: Quantity, text: str, hedge: Hedge | None) -> tuple[float, float]:
    """What a figure can mean.

    To half its last digit, never wider than a tenth, or as its word of rounding says.

    Of a figure with a minus the words of rounding are of its size: "almost -2 %" lies above it.
    """
    if quantity.value < 0 and quantity.high is None:
        low, high = bounds(replace(quantity, value=-quantity.value), text, hedge)
        return -high, -low
    value, top = quantity.value, quantity.value if quantity.high is None else quantity.high
    room = min(_half_a_digit(quantity, text), abs(value) * _WIDEST)
    if hedge is None:
        return value - room, top + room
    low = value * hedge.low if hedge.low > -inf else -inf
    high = top * hedge.high if hedge.high < inf else inf
    if not hedge.one_sided and hedge.low < 1 < hedge.high:  # "about"
        return min(low, value - room), max(high, top + room)
    if hedge.low == hedge.high == 1:  # "exactly": to the digit after those that are said
        return value - room / 10, top + room / 10
    return low, high


def _half_a_digit(quantity: Quantity, text: str) -> float:
    """Half a unit of the last digit that was said.

    0.005 of "4.48 %", half a billion of "968 billion dollars".
    """
    written = _NUMBER.search(text, quantity.start, quantity.end)
    if written is None:
        decimals = len(f"{quantity.value:g}".partition(".")[2])
        return 0.5 * 10**-decimals if quantity.unit == "%" else quantity.value * _WIDEST
    digits = written[0].replace(" ", "")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        digits = digits.replace(",", "")
    number = float(digits.replace(",", "."))
    whole, _, decimals_written = digits.replace(",", ".").partition(".")
    last = 10.0 ** -len(decimals_written)
    if not decimals_written and quantity.unit != "%":
        last = 10.0 ** (len(whole) - len(whole.rstrip("0")))
    scale = quantity.value / number if number else 1.0
    return 0.5 * last * max(scale, 1.0)
